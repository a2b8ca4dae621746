"""Any value in the place of any part of a description: the strategies, and what holds for every reader."""

import copy
import json
from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.schema import Reference, children
from sdkref.diagnostics import Diagnostics, Stop
from sdkref.documents.reading import Document, parse_document
from sdkref.location import escape

HUGE = "a number of 5,001 digits"
Way = tuple[str | int, ...]


def places(value: Any, pointer: Way = ()) -> list[Way]:
    """Return the way to every value below the root."""
    members: list[tuple[str | int, Any]] = []
    if isinstance(value, dict):
        members = list(value.items())
    elif isinstance(value, list):
        members = list(enumerate(value))
    found = [(*pointer, key) for key, _ in members]
    return found + [each for key, child in members for each in places(child, (*pointer, key))]


def words_of(sample: dict[str, Any]) -> st.SearchStrategy[str]:
    """Return the words of a description, and some others."""
    found = {str(key) for way in places(sample) for key in way} | {"$ref", "x-a", "nullable", "default"}
    return st.sampled_from(sorted(found))


def values_of(sample: dict[str, Any]) -> st.SearchStrategy[Any]:
    """Return any values, references into a description among them."""
    references = st.sampled_from(places(sample)).map(
        lambda way: {"$ref": "#" + "".join(f"/{escape(each)}" for each in way)}
    )
    scalars: st.SearchStrategy[Any] = st.none() | st.booleans() | st.integers() | st.text()
    scalars |= st.floats(allow_nan=False, allow_infinity=False)
    return st.recursive(
        scalars | references | st.sampled_from(["", "null", "1e999", "#", "/", "3.1", HUGE, -(10**400)]),
        lambda inner: (
            st.lists(inner, max_size=3) | st.dictionaries(st.text() | words_of(sample), inner, max_size=3)
        ),
        max_leaves=5,
    )


def with_value(sample: dict[str, Any], way: Way, value: Any) -> dict[str, Any]:
    """Return a description with a value in place of one of its parts."""
    data = copy.deepcopy(sample)
    inside: Any = data
    for key in way[:-1]:
        inside = inside[key]
    inside[way[-1]] = value
    return data


def check(data: dict[str, Any], read: Callable[[Document, Diagnostics], Catalogue]) -> None:
    """See that a reader goes on, that its findings have places, and that its catalogue hangs together."""
    diagnostics = Diagnostics()
    try:
        document = parse_document(_json(data).encode("utf-8", "surrogatepass"), "api.json", diagnostics)
        catalogue = read(document, diagnostics)
    except Stop as stop:
        assert stop.code in {3, 4}  # noqa: PT017 - not stopping is right as well
        return
    for found in diagnostics:
        assert found.fact
        assert found.remedy
        assert document.locate(found.location.pointer) is not None
    pending = list(catalogue.models.values())
    while pending:
        schema = pending.pop()
        pending += children(schema)
        assert not isinstance(schema, Reference) or schema.name in catalogue.models
    keys = [each.key for each in catalogue.operations]
    assert len(keys) == len(set(keys))


def _json(value: Any) -> str:
    """Return JSON, with a number of more digits than CPython writes in place of `HUGE`."""
    if isinstance(value, dict):
        members = ", ".join(f"{json.dumps(key)}: {_json(each)}" for key, each in value.items())
        return f"{{{members}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(_json, value))}]"
    return "1" + "0" * 5000 if value == HUGE else json.dumps(value)
