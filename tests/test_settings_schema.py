"""The JSON Schema of `sdkref.yml` says what readers of settings say: the same keys and kinds of values."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema_rs import Draft7Validator

import settings_reference
from architecture import REPOSITORY
from sdkref.diagnostics import Diagnostics, UsageError
from sdkref.documents.reading import parse_document, read_document
from sdkref.settings.config import KEYS, load_settings
from sdkref.settings.keys import (
    Anything,
    Either,
    Flag,
    Given,
    Keyed,
    Later,
    Listing,
    Mapping,
    Shape,
    Text,
    Whole,
)
from sdkref.settings.schema import settings_schema

Wrap = Callable[[Any], Any]
"""Makes a whole file of a value at some place in it."""

NAMES = {"sdks": "tea-python", "errors": "404", "operations": "GET /teas"}
"""Names of a mapping that may not be any."""
BESIDE: dict[str, dict[str, Any]] = {"sdks": {"language": "python"}}

SCHEMA = Draft7Validator(settings_schema())


def places(shape: Shape, path: str, wrap: Wrap) -> Iterator[tuple[str, Shape, Wrap]]:
    """Yield every place of a file: its path, its shape, and what makes a file of a value there."""
    match shape:
        case Later(make=make):
            yield from places(make(), path, wrap)
        case Either(shapes=shapes):
            yield path, shape, wrap
            for each in shapes:
                if isinstance(each, Mapping | Listing | Keyed):
                    yield from places(each, path, wrap)
        case Listing(of=inner):
            yield path, shape, wrap
            yield from places(inner, f"{path}[]", lambda value: wrap([value]))
        case Keyed(of=inner):
            yield path, shape, wrap
            name = NAMES.get(path.rpartition(".")[2], "name")
            yield from places(inner, f"{path}.{name}", lambda value: wrap({name: value}))
        case Mapping(keys=keys, needed=needed):
            yield path, shape, wrap
            base = {each.name: right(each.shape) for each in keys if each.name in needed}
            base |= BESIDE.get(path.partition(".")[0], {}) if path.count(".") == 1 else {}
            for key in keys:
                step = f"{path}.{key.name}" if path else key.name

                def inside(value: Any, name: str = key.name, base: dict[str, Any] = base) -> Any:
                    return wrap({**base, name: value})

                yield from places(key.shape, step, inside)
        case _:
            yield path, shape, wrap


def right(shape: Shape) -> Any:  # noqa: PLR0911 - one answer a shape
    """Return a value of a shape."""
    match shape:
        case Text(pattern=pattern):
            return "2027-01-31" if "d{4}" in pattern else "a"
        case Flag():
            return True
        case Whole(least=least):
            return least or 1
        case Either(shapes=shapes):
            return right(shapes[0])
        case Listing(of=inner):
            return [right(inner)]
        case Mapping(keys=keys, needed=needed):
            return {each.name: right(each.shape) for each in keys if each.name in needed}
        case Later(make=make):
            return right(make())
        case _:
            return {}


def accepts(shape: Shape, value: Any) -> bool:  # noqa: PLR0911 - one answer a shape
    """Return whether a shape takes a value of this kind, whatever is in it."""
    match shape:
        case Text():
            return isinstance(value, str)
        case Flag():
            return isinstance(value, bool)
        case Whole():
            return isinstance(value, int) and not isinstance(value, bool)
        case Listing():
            return isinstance(value, list)
        case Keyed() | Mapping():
            return isinstance(value, dict)
        case Either(shapes=shapes):
            return any(accepts(each, value) for each in shapes)
        case Later(make=make):
            return accepts(make(), value)
        case Given(schema=schema):
            return Draft7Validator({**schema, "$defs": settings_schema()["$defs"]}).is_valid(value)
        case Anything():
            return True


def faults(folder: Path, data: Any) -> list[str]:
    (folder / "sdkref.yml").write_text(json.dumps(data), encoding="utf-8")
    try:
        load_settings(folder)
    except UsageError as stop:
        return str(stop).splitlines()
    return []


PLACES = [(path, shape, wrap) for path, shape, wrap in places(Mapping(KEYS), "", lambda value: value)]
MAPPINGS = [(path, wrap, shape) for path, shape, wrap in PLACES if isinstance(shape, Mapping)]
WHOLE = {path: each for each in reversed(PLACES) for path in each[:1]}
OWN = [each for each in WHOLE.values() if not isinstance(each[1], Given)]
"""A place with all that may stand there, once. What profiles take is checked by them, where one is named."""


def ids(found: list[Any]) -> list[str]:
    return [each[0] or "file" for each in found]


@pytest.mark.parametrize(("path", "wrap", "shape"), MAPPINGS, ids=ids(MAPPINGS))
def test_an_unknown_key_is_told_by_both(tmp_path: Path, path: str, wrap: Wrap, shape: Mapping) -> None:
    known = shape.keys[0].name
    misspelt = known[:-1] + known[-1] * 2
    base = right(shape) | (BESIDE.get(path.partition(".")[0], {}) if path.count(".") == 1 else {})
    data = wrap({**base, misspelt: right(shape.keys[0].shape)})
    assert not SCHEMA.is_valid(data)
    told = [each for each in faults(tmp_path, data) if f"`{misspelt}` is no setting" in each]
    assert told
    assert re.match(r"sdkref\.yml:1:\d+: .*; did you mean `\w", told[0]), told


@pytest.mark.parametrize(("path", "shape", "wrap"), OWN, ids=ids(OWN))
def test_a_value_of_another_kind_is_told_by_both(tmp_path: Path, path: str, shape: Shape, wrap: Wrap) -> None:
    for value in (7.5, True, "text", 3, ["text"], {"a": "b"}):
        if accepts(shape, value) or (path == "" and not isinstance(value, dict)):
            continue
        data = wrap(value)
        assert not SCHEMA.is_valid(data), value
        assert faults(tmp_path, data), value


def test_settings_that_are_shown_are_valid() -> None:
    found = [read_document(REPOSITORY / "sdkref.yml", Diagnostics()).data]
    for page in (REPOSITORY / "docs").rglob("*.md"):
        blocks = re.findall(r"^```yaml\n(.*?)^```$", page.read_text(), re.MULTILINE | re.DOTALL)
        found += [
            parse_document(block.encode(), "sdkref.yml", Diagnostics()).data
            for block in blocks
            if re.search(r"^sources:", block, re.MULTILINE)
        ]
    assert len(found) > 8
    for data in found:
        SCHEMA.validate(data)


def test_the_published_files_are_those_of_the_code() -> None:
    remedy = "run `python tests/settings_reference.py`, and read what changed"
    assert settings_reference.SCHEMA.read_text(encoding="utf-8") == settings_reference.schema_text(), remedy
    assert settings_reference.PAGE.read_text(encoding="utf-8") == settings_reference.page_text(), remedy
