"""What a file of a generator's own says to a profile: settings of ours, and where the file has them."""

from collections.abc import Callable
from typing import Any

from msgspec import Struct

LANGUAGE = "{language}"
"""In a path, the language of the SDK."""


def as_written(value: Any) -> Any:
    """Return a value as the file has it."""
    return value


class FileRow(Struct, frozen=True):
    """One setting that a file may give."""

    setting: str
    """As settings name it."""
    path: tuple[str, ...]
    """Keys from the top of the file; of several rows for one setting the first that says something counts."""
    type: type
    """Of the value in the file."""
    meaning: Callable[[Any], Any] = as_written
    """Returns the value of the setting; None where the file says nothing by it."""


class GeneratorFile(Struct, frozen=True, kw_only=True):
    """The file that a generator keeps beside the SDK that it made."""

    places: tuple[str, ...]
    """Where it stands below the root of a repository."""
    beside: str
    """A second file of the same form in its folder, which the generator itself writes."""
    rows: tuple[FileRow, ...]
