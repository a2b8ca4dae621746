"""Go: identifiers, types and literals, laid out as gofmt leaves them."""

from collections.abc import Sequence

from sdkref.catalogue.schema import Json
from sdkref.languages.go_layout import go_string, go_value
from sdkref.languages.language import (
    Scalar,
    ScalarKind,
    Spelling,
    Text,
    class_identifier,
    scalar_kind,
    spelled,
    value_identifier,
    wrapped,
)
from sdkref.words import camel

_WORDS = """
    break case chan const continue default defer else fallthrough for func go goto if import interface
    map package range return select struct switch type var any append bool byte cap close error false
    int len make new nil panic print string true
    """
_RESERVED = frozenset(_WORDS.split())


class Go:
    """Go 1.21 or newer."""

    key = "go"
    label = "Go"
    lexer = "go"
    aliases = frozenset({"go", "golang"})
    model_container = "map[string]any"
    client = "net/http"
    commands = "go mod init example\ngo run example.go"
    endings: tuple[str, ...] = (".go",)

    def type_name(self, name: str) -> str:
        """Return an exported type's name."""
        return class_identifier(name)

    def variable_name(self, name: str) -> str:
        """Return a variable name; reserved words get an underscore."""
        return value_identifier(name, camel, _RESERVED)

    def literal(self, value: Json, indent: int = 0, column: int = 0) -> str:
        """Return an expression that `json.Marshal` writes as the value.

        A number that no basic type holds is a `json.Number`, so that such code imports `encoding/json`.
        """
        return go_value(value, indent, column)

    def text(self, text: Text) -> str:
        """Return a string, or a concatenation when there are variables between the text."""
        return (
            " + ".join(go_string(piece) if isinstance(piece, str) else piece.code for piece in text) or '""'
        )

    def scalar(self, schema: Scalar) -> Spelling:
        """Return a basic type."""
        return _SCALARS[scalar_kind(schema)]

    def choice(self, values: Sequence[Json]) -> Spelling | None:  # noqa: ARG002 - other languages list them
        """Return None: Go has no types of listed values."""
        return None

    def listing(self, item: Spelling) -> Spelling:
        """Return `[]T`."""
        return Spelling((("[]", None), *item.parts), empty=True)

    def mapping(self, value: Spelling) -> Spelling:
        """Return `map[string]T`."""
        return wrapped("map[string]", value, "", empty=True)

    def either(self, variants: Sequence[Spelling]) -> Spelling:
        """Return the type of all variants when they agree, else `any`."""
        return variants[0] if len({each.parts for each in variants}) == 1 else _SCALARS["any"]

    def nullable(self, inner: Spelling) -> Spelling:
        """Return `*T`; what can be nil already stays as it is."""
        return inner if inner.empty else Spelling((("*", None), *inner.parts), empty=True)

    def optional(self, inner: Spelling) -> Spelling:
        """Return `*T`, as a field that may be left out is declared."""
        return self.nullable(inner)


def unreserved(name: str) -> str:
    """Return a name, with an underscore behind it where the language has that word."""
    return f"{name}_" if name in _RESERVED else name


def double_quoted(text: str) -> str:
    """Return a string in double quotes, whatever it holds."""
    return go_string(text)


def number(value: Json) -> str:
    """Return a number or a truth value."""
    return go_value(value, 0, 0)


_SCALARS: dict[ScalarKind, Spelling] = {
    "any": spelled("any", empty=True),
    "nothing": spelled("struct{}"),
    "null": spelled("any", empty=True),
    "boolean": spelled("bool"),
    "integer": spelled("int64"),
    "integer32": spelled("int32"),
    "number": spelled("float64"),
    "number32": spelled("float32"),
    "string": spelled("string"),
    "moment": spelled("time.Time"),
    "bytes": spelled("[]byte", empty=True),
}
