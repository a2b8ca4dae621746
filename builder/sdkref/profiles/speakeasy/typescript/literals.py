"""Values of examples as TypeScript that Speakeasy writes: each member and each item on a line of its own."""

from sdkref.languages.typescript import double_quoted, is_plain_key, number
from sdkref.profiles.speakeasy.values import Value
from sdkref.words import camel, split

_STEP = "  "


def literal(value: Value, indent: str = "") -> str:  # noqa: PLR0911 - a case a kind
    """Return the expression; lines after the first begin with `indent`."""
    match value.kind:
        case "object" | "map":
            rows = [
                f"{_key(name, plain=value.kind == 'object')}: {literal(inner, indent + _STEP)}"
                for name, inner in value.members
            ]
            return _block("{", rows, "}", indent)
        case "array":
            return _block("[", [literal(each, indent + _STEP) for each in value.items], "]", indent)
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


def member_name(name: str) -> str:
    """Return a member of the API's as the SDK spells it: `top_p` is `topP`."""
    return camel(split(name)) or name


def _key(name: str, *, plain: bool) -> str:
    spelled = member_name(name) if plain else name
    return spelled if plain and is_plain_key(spelled) else double_quoted(name)


def _block(opening: str, rows: list[str], closing: str, indent: str) -> str:
    if not rows:
        return opening + closing
    inner = indent + _STEP
    return "".join((opening, "\n", *(f"{inner}{row},\n" for row in rows), indent, closing))
