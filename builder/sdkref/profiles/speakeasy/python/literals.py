"""Values of examples as Python that Speakeasy writes: each member and each item on a line of its own."""

import keyword
from collections.abc import Callable

from sdkref.languages.python import constant, double_quoted
from sdkref.profiles.speakeasy.values import Value
from sdkref.words import snake, split

_STEP = "    "
_SCALARS = {
    "file": 'open("example.file", "rb")',
    "time": "parse_datetime({})",
    "date": "date.fromisoformat({})",
}
IMPORTS = {"time": "from {}.utils import parse_datetime", "date": "from datetime import date"}
"""What a kind of value needs, with the place of the package."""


def no_constant(value: Value) -> str | None:  # noqa: ARG001 - where enums are their values
    """Return None: no value has a constant."""
    return None


def literal(value: Value, indent: str = "", constant_of: Callable[[Value], str | None] = no_constant) -> str:
    """Return the expression; lines after the first begin with `indent`; `constant_of` knows enums."""
    inner = indent + _STEP
    if value.kind in {"object", "map"}:
        rows = [
            f"{double_quoted(member_name(name) if value.kind == 'object' else name)}: "
            f"{literal(each, inner, constant_of)}"
            for name, each in value.members
        ]
        return _block("{", rows, "}", indent)
    if value.kind == "array":
        return _block("[", [literal(each, inner, constant_of) for each in value.items], "]", indent)
    found = constant_of(value)
    if found is not None:
        return found
    written = double_quoted(value.literal) if isinstance(value.literal, str) else constant(value.literal)
    return _SCALARS.get(value.kind, "{}").format(written)


def member_name(name: str) -> str:
    """Return a member of the API's as the SDK spells it: `topP` is `top_p`; a keyword gets an underscore."""
    spelled = snake(split(name)) or name
    return f"{spelled}_" if keyword.iskeyword(spelled) else spelled


def _block(opening: str, rows: list[str], closing: str, indent: str) -> str:
    if not rows:
        return opening + closing
    return "".join((opening, "\n", *(f"{indent}{_STEP}{row},\n" for row in rows), indent, closing))
