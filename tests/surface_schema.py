"""The part of the catalogue file's schema that is about surfaces, made from their records.

`python tests/surface_schema.py` writes it into the published schema after a record has changed.
"""

import ast
import inspect
import json
import re
from pathlib import Path
from typing import Any

import msgspec

from sdkref.catalogue import surface

SCHEMA = Path(__file__).parent.parent / "builder" / "sdkref" / "catalogue.schema.json"
_PLAIN = {
    "accessor": "What leads to its methods from the client.",
    "arguments": "What the method takes.",
    "code": "Byte for byte.",
    "contentTypes": "As in `application/json`.",
    "deprecated": "Whether new code should use another.",
    "deprecation": "Why, and what takes its place.",
    "description": "CommonMark.",
    "errors": "What the caller sees of failures.",
    "examples": "Code that shows it in use.",
    "fact": "A sentence.",
    "fields": "Its members.",
    "file": "As the user named it.",
    "groups": "Its pages.",
    "headers": "What comes with it.",
    "kind": "What it shows: the method, a function that stands alone, hooks of React.",
    "language": "The word after the fence.",
    "line": "Counted from 1.",
    "losses": "What stands in the documentation and not here.",
    "method": "In capitals.",
    "methods": "In the order of the documentation.",
    "name": "As the documentation spells it.",
    "operationId": "As the description of the API has it.",
    "path": "Below the base address.",
    "raw": "What was normalised with a loss, by its column.",
    "required": "Absent where the documentation does not say.",
    "role": "What it is for.",
    "schemes": "How one authenticates.",
    "signature": "As it stands on the page.",
    "statuses": "What the API answers.",
    "summary": "A few words.",
    "text": "Without the marks of Markdown.",
    "title": "As it stands on the page.",
    "type": "As the SDK spells it.",
    "values": "Of an enumeration.",
    "variants": "Of a union.",
    "version": "Of the SDK.",
}
"""What members mean that need no docstring in the code."""
_BEGIN = '    "Surface": {'


def definitions() -> dict[str, Any]:
    """Return the definitions of all records of a surface, with what their docstrings say."""
    meanings = _meanings()
    found: dict[str, Any] = msgspec.json.schema(surface.Surface)["$defs"]
    for name, each in found.items():
        del each["title"]
        members = each["properties"]
        for member in members:
            plain = {"description": _PLAIN[member]} if member in _PLAIN else {}
            meaning = meanings.get((name, member), plain)
            members[member] = {**_tidy(members[member]), **meaning}
        if not each["required"]:
            del each["required"]
        each["patternProperties"] = {"^x-": True}
        each["additionalProperties"] = False
    return found


def _tidy(member: dict[str, Any]) -> dict[str, Any]:
    """Return a member without what a file does not need: defaults, and null, which stands for nothing."""
    kinds = [each for each in member.get("anyOf", ()) if each != {"type": "null"}]
    rest = {key: value for key, value in member.items() if key not in {"anyOf", "default"}}
    return {**kinds[0], **rest} if kinds else rest


def _meanings() -> dict[tuple[str, str], dict[str, str]]:
    """Return what stands below each member in the code, by class and member as a file spells it."""
    found = {}
    for record in ast.parse(inspect.getsource(surface)).body:
        if not isinstance(record, ast.ClassDef):
            continue
        for member, below in zip(record.body, record.body[1:], strict=False):
            match member, below:
                case (
                    ast.AnnAssign(target=ast.Name(id=name)),
                    ast.Expr(value=ast.Constant(value=str(text))),
                ):
                    spelled = re.sub("_([a-z])", lambda letter: letter[1].upper(), name)
                    found[record.name, spelled] = {"description": " ".join(text.split())}
    return found


def written(text: str) -> str:
    """Return the text of the schema with the definitions as they should be."""
    before = text[: text.index(_BEGIN)]
    lines = []
    for name, each in definitions().items():
        members = each.pop("properties")
        rows = ",\n".join(f"        {json.dumps(key)}: {json.dumps(value)}" for key, value in members.items())
        head = "".join(f"      {json.dumps(key)}: {json.dumps(value)},\n" for key, value in each.items())
        lines.append(f'    "{name}": {{\n{head}      "properties": {{\n{rows}\n      }}\n    }}')
    return before + ",\n".join(lines) + "\n  }\n}\n"


if __name__ == "__main__":
    SCHEMA.write_text(written(SCHEMA.read_text(encoding="utf-8")), encoding="utf-8")
