"""Values of examples as the first generation's TypeScript: enums by name, files as objects."""

from collections.abc import Sequence

from sdkref.catalogue.schema import Enum, Json
from sdkref.catalogue.views import Views
from sdkref.languages.typescript import double_quoted, is_plain_key, number
from sdkref.profiles.speakeasy.typescript.literals import member_name
from sdkref.profiles.speakeasy.values import Value, json_of
from sdkref.profiles.speakeasy_2023.names import constant
from sdkref.profiles.speakeasy_2023.typescript.type_names import PathNames

_STEP = "  "


class EarlyLiterals:
    """Writes the values of samples."""

    def __init__(self, views: Views, names: PathNames) -> None:
        self._views, self._names = views, names

    def literal(self, value: Value, indent: str = "", name: str = "file") -> str:  # noqa: PLR0911 - a case a kind
        """Return the expression; lines after the first begin with `indent`, `name` is that of its member."""
        inner = indent + _STEP
        if value.variant is not None:
            return _untyped(json_of(value), indent)
        match value.kind:
            case "object":
                rows = [
                    f"{_key(member)}: {self.literal(each, inner, member)}" for member, each in value.members
                ]
                return _block("{", rows, "}", indent)
            case "map":
                rows = [f"{double_quoted(key)}: {self.literal(each, inner)}" for key, each in value.members]
                return _block("{", rows, "}", indent)
            case "array":
                return _block("[", [self.literal(each, inner, name) for each in value.items], "]", indent)
            case "file":
                content = 'content: new TextEncoder().encode("0x5fA3c1E0b7")'
                return _block("{", [content, f'{_key(name)}: "string"'], "}", indent)
            case "time":
                return f"new Date({double_quoted(str(value.literal))})"
            case "date":
                return f"new RFCDate({double_quoted(str(value.literal))})"
            case _ if (found := self.enum(value)) is not None:
                return f"{found[1]}.{constant(value.literal, initialisms=False)}"
            case _ if isinstance(value.literal, str):
                return double_quoted(value.literal)
            case _:
                return number(value.literal)

    def enum(self, value: Value) -> tuple[str, str] | None:
        """Return the namespace and the name of the enum that a value is of; None for other values."""
        if not isinstance(self._views.resolve(value.schema), Enum):
            return None
        return self._names.qualified(value.schema)


def _untyped(json: Json, indent: str) -> str:
    """Return a value of a union, which the SDK sends as it is: with the API's own names."""
    inner = indent + _STEP
    match json:
        case dict():
            rows = [f"{_plain_key(name)}: {_untyped(each, inner)}" for name, each in json.items()]
            return _block("{", rows, "}", indent)
        case list():
            return _block("[", [_untyped(each, inner) for each in json], "]", indent)
        case str():
            return double_quoted(json)
        case _:
            return number(json)


def _plain_key(name: str) -> str:
    return name if is_plain_key(name) else double_quoted(name)


def _key(name: str) -> str:
    spelled = member_name(name)
    return spelled if is_plain_key(spelled) else double_quoted(name)


def _block(opening: str, rows: Sequence[str], closing: str, indent: str) -> str:
    if not rows:
        return opening + closing
    inner = indent + _STEP
    return "".join((opening, "\n", *(f"{inner}{row},\n" for row in rows), indent, closing))
