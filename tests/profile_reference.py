"""The settings of profiles as sections of a page, made of the records that hold them."""

import ast
import inspect
import textwrap
from collections.abc import Iterator
from typing import Any

import msgspec
from msgspec import NODEFAULT, Struct
from msgspec.structs import FieldInfo, fields

from sdkref.profiles.predictors import BUILT_IN, predictor

WORDS = {
    "string": "text",
    "integer": "number",
    "boolean": "`true` or `false`",
    "array": "list",
    "object": "mapping",
}


def profile_sections() -> Iterator[str]:
    """Yield the lines of a section for each profile of ours."""
    for key in BUILT_IN:
        known = predictor(key)
        if known is None:
            continue
        said = _said(known.settings)
        yield from (f"## `sdks.NAME` with `profile: {key}`", "")
        yield from ("| key | value | what it is for | without it |", "| --- | --- | --- | --- |")
        for each in fields(known.settings):
            about = said.get(each.name, "")
            yield f"| `{each.encode_name}` | {_value(each)} | {about} | {_default(each)} |"
        yield ""


def _said(record: type[Struct]) -> dict[str, str]:
    """Return what is said below each member of a record, and of those that it extends."""
    found: dict[str, str] = {}
    for each in reversed(record.__mro__):
        if each is Struct or not issubclass(each, Struct):
            continue
        body = ast.parse(textwrap.dedent(inspect.getsource(each))).body[0]
        assert isinstance(body, ast.ClassDef)
        for member, text in zip(body.body, body.body[1:], strict=False):
            if isinstance(member, ast.AnnAssign) and isinstance(text, ast.Expr):
                assert isinstance(member.target, ast.Name)
                words = ast.literal_eval(text.value)
                found[member.target.id] = " ".join(words.split()).replace("|", "\\|")
    return found


def _value(member: FieldInfo) -> str:
    (schema,), definitions = msgspec.json.schema_components([member.type])
    options = [each for each in schema.get("anyOf", [schema]) if each.get("type") != "null"]
    return " or ".join(dict.fromkeys(_kind(each, definitions) for each in options))


def _kind(schema: dict[str, Any], definitions: dict[str, Any]) -> str:
    if "enum" in schema:
        return ", ".join(f"`{each}`" for each in schema["enum"])
    return WORDS[schema.get("type") or definitions[schema["$ref"].rpartition("/")[2]]["type"]]


def _default(member: FieldInfo) -> str:
    if member.required:
        return "needed"
    value = member.default_factory() if member.default is NODEFAULT else member.default
    match value:
        case bool():
            return f"`{str(value).lower()}`"
        case str() | int() if value != "":
            return f"`{value}`"
        case {} if value:
            return ", ".join(f"`{each}`" for each in value)
        case _:
            return ""
