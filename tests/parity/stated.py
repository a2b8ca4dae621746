"""Example values that a description states, by the names of what they are examples of."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sdkref.catalogue.folding import fold
from sdkref.diagnostics import Diagnostics
from sdkref.documents.reading import read_document

_INSIDE = frozenset({"schema", "items", "anyOf", "oneOf", "allOf"})
"""Keys below which a schema is still about what stands above."""


def stated_values(source: Path) -> dict[str, set[str]]:
    """Return the values as code may write them, by folded names."""
    found: dict[str, set[str]] = defaultdict(set)
    for name, value in _examples(read_document(source, Diagnostics()).data, ""):
        for own, scalar in _scalars(name, value):
            found[fold(own)].update({str(scalar), str(scalar).lower()})
    return found


def _examples(value: Any, name: str) -> Iterator[tuple[str, Any]]:
    """Give each example below a value of the description, with the name of what it is an example of."""
    if isinstance(value, list):
        for each in value:
            yield from _examples(each, name)
    elif isinstance(value, dict):
        own = value["name"] if isinstance(value.get("name"), str) and "in" in value else name
        if "example" in value:
            yield own, value["example"]
        for key, each in value.items():
            yield from _examples(each, own if key in _INSIDE else str(key))


def _scalars(name: str, value: Any) -> Iterator[tuple[str, Any]]:
    """Give the scalars of an example, with the names of the members that hold them."""
    if isinstance(value, dict):
        for key, each in value.items():
            yield from _scalars(str(key), each)
    elif isinstance(value, list):
        for each in value:
            yield from _scalars(name, each)
    elif value is not None:
        yield name, value
