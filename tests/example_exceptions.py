"""The examples that are known not to run, or to differ between languages, and how a run bears that out."""

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Literal, TypeAlias

import msgspec
from msgspec import Struct

from sdkref.examples.example import Example

LANGUAGES = ("curl", "python", "typescript", "go")
"""In the order in which they run, the quick ones first."""

Kind: TypeAlias = Literal["fails", "differs"]


class Exceptional(Struct, frozen=True, forbid_unknown_fields=True):
    """An entry of the list."""

    description: str
    operation: str
    kind: Kind
    reason: str
    example: str | None = None
    languages: tuple[str, ...] = LANGUAGES

    def covers(self, example: Example, kind: Kind) -> bool:
        """Return whether it is about an example."""
        return (
            self.kind == kind
            and self.operation == example.operation
            and self.example in {None, example.name}
            and example.language in self.languages
        )


def read_exceptions(path: Path) -> tuple[Exceptional, ...]:
    """Return the list of a file; raises `msgspec.ValidationError` where it is none."""
    return msgspec.yaml.decode(path.read_bytes(), type=tuple[Exceptional, ...])


def unexpected(
    known: Sequence[Exceptional], kind: Kind, ran: Collection[Example], met: Collection[Example]
) -> Iterator[str]:
    """Give what a run shows that the list does not say, and what the list says without need.

    `met` are those of the examples that ran which failed, or differ.
    """
    for each in met:
        if not any(entry.covers(each, kind) for entry in known):
            yield f"new: {each.id} {kind}"
    for entry in known:
        for language in entry.languages:
            about = [each for each in ran if each.language == language and entry.covers(each, kind)]
            if about and not any(each in met for each in about):
                yield f"no longer: {entry.operation} {kind} in {language}; take it out of the list"
