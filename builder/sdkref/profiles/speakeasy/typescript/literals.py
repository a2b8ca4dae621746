"""Values of examples as TypeScript that Speakeasy writes: each member and each item on a line of its own."""

from sdkref.languages.typescript import double_quoted, is_plain_key, number
from sdkref.profiles.speakeasy.settings import Casing
from sdkref.profiles.speakeasy.values import Value
from sdkref.words import camel, snake, split

_STEP = "  "


def literal(value: Value, indent: str = "", casing: Casing = "camel") -> str:  # noqa: PLR0911 - a case a kind
    """Return the expression; lines after the first begin with `indent`."""
    match value.kind:
        case "object" | "map":
            rows = [
                f"{_key(name, casing if value.kind == 'object' else None)}: "
                f"{literal(inner, indent + _STEP, casing)}"
                for name, inner in value.members
            ]
            return _block("{", rows, "}", indent)
        case "array":
            return _block("[", [literal(each, indent + _STEP, casing) for each in value.items], "]", indent)
        case "file":
            return 'await openAsBlob("example.file")'
        case "time":
            return f"new Date({double_quoted(str(value.literal))})"
        case "date":
            return f"new RFCDate({double_quoted(str(value.literal))})"
        case _ if isinstance(value.literal, str):
            return double_quoted(value.literal)
        case _:
            return number(value.literal)


def member_name(name: str, casing: Casing = "camel") -> str:
    """Return a member of the API's as the SDK spells it: `top_p` is `topP`."""
    return (snake if casing == "snake" else camel)(split(name)) or name


def _key(name: str, casing: Casing | None) -> str:
    """Return the key of a member, or without a casing that of a map."""
    spelled = member_name(name, casing) if casing is not None else name
    return spelled if casing is not None and is_plain_key(spelled) else double_quoted(name)


def _block(opening: str, rows: list[str], closing: str, indent: str) -> str:
    if not rows:
        return opening + closing
    inner = indent + _STEP
    return "".join((opening, "\n", *(f"{inner}{row},\n" for row in rows), indent, closing))
