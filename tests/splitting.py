"""Descriptions taken apart into several files at random, as people do by hand."""

import json
from pathlib import Path
from posixpath import dirname, relpath
from typing import Any
from urllib.parse import quote

from hypothesis import strategies as st
from msgspec import Struct

from sdkref.location import escape

MAIN = "api.json"
FILES = ("schemas/Pet.json", "a b/c.json", "parts.json", "deep/er/parts.json", "ü#%.json")
_SHARED = (
    *("schemas", "parameters", "responses", "examples", "requestBodies", "headers", "links", "callbacks"),
    "securitySchemes",
)
_SCHEMAS_IN = ("schema", "items", "additionalProperties")
_COMPOSING = ("allOf", "oneOf", "anyOf", "not", "if", "enum", "const", "type", "$ref")


class Cut(Struct, frozen=True):
    """Where a value goes: to which file, whether as a whole, and whether references name its new place."""

    file: str
    whole: bool
    direct: bool


cuts = st.builds(Cut, st.sampled_from(FILES), st.booleans(), st.booleans())


def places(description: Any) -> list[tuple[str, ...]]:
    """Return the ways to all values of a description in whose place a reference may stand."""
    found: list[tuple[str, ...]] = []

    def walk(value: Any, way: tuple[str, ...]) -> None:
        if _may_be_cut(value, way):
            found.append(way)
        members: Any = enumerate(value) if isinstance(value, list) else ()
        for key, each in value.items() if isinstance(value, dict) else members:
            if key not in {"example", "default", "value", "examples"} or way in {("components",), ("paths",)}:
                walk(each, (*way, str(key)))

    walk(description, ())
    return found


def _may_be_cut(value: Any, way: tuple[str, ...]) -> bool:
    if not isinstance(value, dict) or not way:
        return False
    around = way[-2] if len(way) > 1 else ""
    if len(way) == 3 and way[0] == "components" and around in _SHARED:
        return True
    if len(way) == 2 and around in {"paths", "webhooks"}:
        return True
    if "schemas" in way[:2] or "schema" in way:
        named = around == "properties" and way[-3:-2] != ("properties",)
        return (named or way[-1] in _SCHEMAS_IN) and any(key in value for key in _COMPOSING[-2:])
    return way[-1] in {"schema", "requestBody"} or around in {"parameters", "responses"}


def split(description: Any, chosen: dict[tuple[str, ...], Cut]) -> dict[str, Any]:
    """Return the files of a description from which the values at some places were moved to others."""
    parting = _Parting(chosen)
    main = parting.moved(description, (), MAIN)
    return {MAIN: main, **parting.files}


def write(files: dict[str, Any], folder: Path) -> Path:
    """Write files to a folder; return the path of the description."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(content), encoding="utf-8")
    return folder / MAIN


class _Parting:
    def __init__(self, chosen: dict[tuple[str, ...], Cut]) -> None:
        self.files: dict[str, Any] = {}
        self.homes: dict[tuple[str, ...], tuple[str, str]] = {}
        self.chosen = chosen
        for number, (way, cut) in enumerate(chosen.items()):
            if cut.whole:
                home = (f"{dirname(cut.file)}/whole {number}.json".lstrip("/"), "")
            else:
                home = (cut.file, f"/some ~1{number}/{escape(way[-1])}")
            self.homes[way] = home

    def moved(self, value: Any, way: tuple[str, ...], file: str) -> Any:
        """Return what stands at a place of a file: the value, or a reference to where it was moved."""
        if way not in self.chosen:
            return self.inside(value, way, file)
        target, pointer = self.homes[way]
        content = self.inside(value, way, target)
        if pointer:
            group, _, name = pointer[1:].rpartition("/")
            names = self.files.setdefault(target, {})
            names.setdefault(_plain(group), {})[_plain(name)] = content
        else:
            self.files[target] = content
        return {"$ref": _reference(file, target, pointer)}

    def inside(self, value: Any, way: tuple[str, ...], file: str) -> Any:
        if isinstance(value, list):
            return [self.moved(each, (*way, str(index)), file) for index, each in enumerate(value)]
        if not isinstance(value, dict):
            return value
        changed = {}
        for key, each in value.items():
            is_reference = key in {"$ref", "operationRef"} or way[-1:] == ("mapping",)
            if is_reference and isinstance(each, str) and each.startswith("#/"):
                changed[key] = self.rewritten(each, file)
            else:
                changed[key] = self.moved(each, (*way, key), file)
        return changed

    def rewritten(self, reference: str, file: str) -> str:
        """Return a reference to a place of the description as another file writes it."""
        way = tuple(_plain(each) for each in reference.split("/")[1:])
        if way in self.chosen and self.chosen[way].direct:
            return _reference(file, *self.homes[way])
        return reference if file == MAIN else _reference(file, MAIN, reference[1:])


def _plain(token: str) -> str:
    return token.replace("~1", "/").replace("~0", "~")


def _reference(file: str, target: str, pointer: str) -> str:
    path = "" if file == target and pointer else quote(relpath(target, dirname(file) or "."))
    return f"{path}#{quote(pointer, safe='/~%')}" if pointer else path
