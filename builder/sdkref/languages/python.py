"""Python: identifiers, types and literals."""

import keyword
from collections.abc import Sequence

from sdkref.catalogue.schema import Json
from sdkref.languages.characters import escaped, number_text
from sdkref.languages.language import (
    LONGEST_CHOICE,
    MOST_VALUES,
    Scalar,
    ScalarKind,
    Spelling,
    Text,
    class_identifier,
    joined,
    scalar_kind,
    spelled,
    value_identifier,
    wrapped,
)
from sdkref.languages.layout import Layout
from sdkref.words import snake

_RESERVED = frozenset(keyword.kwlist)
_SPECIAL = {"\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_CONSTANTS = {None: "None", True: "True", False: "False"}


class Python:
    """Python 3.10 or newer, laid out as Ruff and Black do."""

    key = "python"
    label = "Python"
    lexer = "python"
    aliases = frozenset({"python", "py", "python3"})
    model_container = "dict[str, Any]"
    client = "httpx"
    commands = "pip install httpx\npython example.py"
    endings: tuple[str, ...] = (".py",)

    def type_name(self, name: str) -> str:
        """Return a class name."""
        return class_identifier(name, _RESERVED)

    def variable_name(self, name: str) -> str:
        """Return a variable name; reserved words get an underscore."""
        return value_identifier(name, snake, _RESERVED)

    def literal(self, value: Json, indent: int = 0, column: int = 0) -> str:
        """Return an expression that `ast.literal_eval` reads back as the value."""
        return _LAYOUT.write(value, indent, column)

    def text(self, text: Text) -> str:
        """Return a string, or an f-string when there are variables between the text."""
        match text:
            case [str(constant)]:
                return _string(constant)
            case []:
                return '""'
        pieces = [
            escaped(piece, _SPECIAL | {'"': '\\"', "{": "{{", "}": "}}"}, _code)
            if isinstance(piece, str)
            else f"{{{piece.code}}}"
            for piece in text
        ]
        if len(text) == 1 and not isinstance(text[0], str):
            return text[0].code
        return f'f"{"".join(pieces)}"'

    def scalar(self, schema: Scalar) -> Spelling:
        """Return a built-in type."""
        return _SCALARS[scalar_kind(schema)]

    def choice(self, values: Sequence[Json]) -> Spelling | None:
        """Return `Literal["a", "b"]`; floats and containers cannot stand in one."""
        if len(values) > MOST_VALUES or any(isinstance(value, float | dict | list) for value in values):
            return None
        text = f"Literal[{', '.join(map(_scalar, values))}]"
        return spelled(text, empty=None in values) if len(text) <= LONGEST_CHOICE else None

    def listing(self, item: Spelling) -> Spelling:
        """Return `list[T]`."""
        return wrapped("list[", item, "]")

    def mapping(self, value: Spelling) -> Spelling:
        """Return `dict[str, T]`."""
        return wrapped("dict[str, ", value, "]")

    def either(self, variants: Sequence[Spelling]) -> Spelling:
        """Return `A | B`."""
        return Spelling(joined(variants, " | "), loose=True, empty=any(each.empty for each in variants))

    def nullable(self, inner: Spelling) -> Spelling:
        """Return `T | None`."""
        return inner if inner.empty else Spelling((*inner.parts, (" | None", None)), loose=True, empty=True)

    def optional(self, inner: Spelling) -> Spelling:
        """Return `T | None`, as a field that is left out reads."""
        return self.nullable(inner)


def double_quoted(text: str) -> str:
    """Return a string in double quotes, whatever it holds."""
    return f'"{escaped(text, _SPECIAL | {chr(34): chr(92) + chr(34)}, _code)}"'


def constant(value: Json) -> str:
    """Return a number, a truth value or None."""
    return _scalar(value)


def _string(text: str) -> str:
    quote = "'" if '"' in text and "'" not in text else '"'
    return quote + escaped(text, _SPECIAL | {quote: f"\\{quote}"}, _code) + quote


def _code(point: int) -> str:
    if point < 0x100:  # noqa: PLR2004 - what two hexadecimal digits hold
        return f"\\x{point:02x}"
    return f"\\u{point:04x}" if point < 0x10000 else f"\\U{point:08x}"  # noqa: PLR2004 - what four hold


def _scalar(value: Json) -> str:
    if value is None or isinstance(value, bool):
        return _CONSTANTS[value]
    return _string(value) if isinstance(value, str) else number_text(value)


_LAYOUT = Layout(width=88, indent="    ", scalar=_scalar, key=_string)
_SCALARS: dict[ScalarKind, Spelling] = {
    "any": spelled("Any", empty=True),
    "nothing": spelled("Never"),
    "null": spelled("None", empty=True),
    "boolean": spelled("bool"),
    "integer": spelled("int"),
    "integer32": spelled("int"),
    "number": spelled("float"),
    "number32": spelled("float"),
    "string": spelled("str"),
    "moment": spelled("str"),
    "bytes": spelled("bytes"),
}
