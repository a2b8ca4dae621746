"""Cases for the readers of OpenAPI and Swagger: each an input and the parts of the catalogue it gives.

    === the title of a case
    components: …              the input; version, `info` and `paths` are added below it when absent
    --- models                 a part of the catalogue, in the compact notation of `shown`
    A: {String: {nullable: true}}
    --- findings               always last: every diagnostic as `line:column: code: fact; remedy`
    3:5: unknown-type: …

A part is `models`, `operations`, …, or one member of each of them: `operations.parameters`.
Run this file (`python tests/openapi_cases.py`) to write what follows the inputs anew; then read the diff.
"""

import json
import re
from pathlib import Path
from typing import Any

import msgspec
from msgspec import UNSET, Struct

from sdkref.catalogue.operation import Operation
from sdkref.catalogue.schema import Object
from sdkref.diagnostics import Diagnostics, Stop
from sdkref.documents.reading import parse_document
from sdkref.documents.scalars import scalar
from sdkref.readers.openapi import read_openapi
from sdkref.readers.swagger import read_swagger

CASES = Path(__file__).parent / "readers" / "cases" / "openapi"
SWAGGER_CASES = CASES.parent / "swagger"
WIDTH = 100
_READERS = {"openapi": (read_openapi, "openapi: 3.1.0"), "swagger": (read_swagger, "swagger: '2.0'")}
"""The reader and the version of the cases in a folder, by its name."""
_ADDED = {"info": "info: {title: T, version: '1'}", "paths": "paths: {}"}
_PLAIN = re.compile(r"[A-Za-z0-9/$_][^:#{}\[\],&*!|>'\"%@`\n]*(?<! )\Z")


class Case(Struct, frozen=True):
    """One input, and the text of each part that is expected of it, by the part's name."""

    file: Path
    title: str
    source: str
    expected: dict[str, str]

    def __str__(self) -> str:
        return f"{self.file.stem}: {self.title}"


def cases(folder: Path = CASES) -> list[Case]:
    """Return all cases of all files."""
    return [case for path in sorted(folder.glob("*.txt")) for case in cases_of(path)]


def cases_of(path: Path) -> list[Case]:
    """Return the cases of one file."""
    found = []
    for block in path.read_text(encoding="utf-8").split("=== ")[1:]:
        title, _, rest = block.partition("\n")
        source, *parts = re.split(r"^--- (?=[a-z_.]+$)", rest, flags=re.MULTILINE)
        named = (part.partition("\n") for part in parts)
        found.append(Case(path, title, source, {name: text.strip() for name, _, text in named}))
    return found


def read(case: Case) -> dict[str, str]:
    """Return the parts that a case's input really gives, as text; `findings` always among them."""
    diagnostics = Diagnostics()
    reader, version = _READERS[case.file.parent.name]
    try:
        document = parse_document(whole(case.source, version).encode(), "api.yaml", diagnostics)
        catalogue = reader(document, diagnostics)
    except Stop as stop:
        return {"findings": f"exit {stop.code}: {stop}"}
    found = diagnostics.located()
    lines = [f"{each.line}:{each.column}: {each.code}: {each.fact}; {each.remedy}" for each in found]
    parts = {name: written(part_of(catalogue, name)) for name in case.expected if name != "findings"}
    return parts | {"findings": "\n".join(lines)}


def shown(value: Any) -> Any:
    """Return a record of the catalogue as plain values: no defaults, no places, schemas by their kind.

    `{id!: String, tags: {Array: {items: {Reference: {name: Tag}}}}}` are the properties of an object, of
    which `id` is required.
    """
    match value:
        case Object(properties=properties) if properties:
            members = {f"{each.name}{'!' * each.required}": shown(each.schema) for each in properties}
            return {"Object": {"properties": members} | _fields(value, {"properties"})}
        case Struct() if value.__struct_config__.tag is not None:
            fields = _fields(value, set())
            return {type(value).__name__: fields} if fields else type(value).__name__
        case Struct():
            return _fields(value, set())
        case tuple() | list():
            return [shown(each) for each in value]
        case dict():
            return {key: shown(each) for key, each in value.items()}
        case _:
            return value


def written(value: Any, indent: int = 0) -> str:
    """Return plain values as YAML: in one line where that fits, else a line for each member."""
    flow = _flow(value)
    if len(flow) + indent <= WIDTH or not isinstance(value, dict | list) or not value:
        return flow
    margin = "\n" + " " * indent
    if isinstance(value, list):
        return margin.join(f"- {written(each, indent + 2)}" for each in value)
    lines = []
    for key, each in value.items():
        whole = len(f"{_flow(key)}: {_flow(each)}") + indent <= WIDTH or not isinstance(each, dict | list)
        lines.append(
            f"{_flow(key)}: {_flow(each)}"
            if whole
            else f"{_flow(key)}:\n{' ' * (indent + 2)}{written(each, indent + 2)}"
        )
    return margin.join(lines)


def update(path: Path) -> None:
    """Write a file's expectations anew."""
    blocks = []
    for case in cases_of(path):
        parts = "".join(f"--- {name}\n{text}\n" for name, text in read(case).items())
        blocks.append(f"=== {case.title}\n{case.source}{parts}".replace("\n\n", "\n"))
    path.write_text("\n".join(blocks), encoding="utf-8")


def whole(source: str, version: str) -> str:
    """Return an input with what every description has."""
    wanted = {version.partition(":")[0]: version} | _ADDED
    added = [line for key, line in wanted.items() if not re.search(rf"^{key}:", source, re.MULTILINE)]
    return source + "\n".join(added) + "\n"


def part_of(catalogue: Any, name: str) -> Any:
    """Return a part of a catalogue as plain values."""
    whole, _, member = name.partition(".")
    value = getattr(catalogue, whole)
    if value and isinstance(value, tuple) and isinstance(value[0], Operation):
        return {
            each.key: shown(getattr(each, member)) if member else _fields(each, {"method", "path"})
            for each in value
        }
    return shown(value)


def _fields(record: Struct, left_out: set[str]) -> dict[str, Any]:
    defaults = {field.name: field.default for field in msgspec.structs.fields(record)}
    return {
        name: shown(value)
        for name in record.__struct_fields__
        if name not in left_out | {"location"}
        and (value := getattr(record, name)) is not UNSET
        and (defaults[name] is msgspec.NODEFAULT or not _same(value, defaults[name]))
    }


def _same(value: Any, other: Any) -> bool:
    return type(value) is type(other) and bool(value == other)


def _flow(value: Any) -> str:
    match value:
        case dict():
            return "{" + ", ".join(f"{_flow(key)}: {_flow(each)}" for key, each in value.items()) + "}"
        case list():
            return f"[{', '.join(map(_flow, value))}]"
        case str() if _PLAIN.match(value) and scalar(value) == value and isinstance(scalar(value), str):
            return value
        case _:
            return json.dumps(value, ensure_ascii=False)


if __name__ == "__main__":
    for each in sorted([*CASES.glob("*.txt"), *SWAGGER_CASES.glob("*.txt")]):
        update(each)
