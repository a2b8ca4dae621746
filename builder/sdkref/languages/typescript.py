"""TypeScript: identifiers, types and literals."""

import re
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
from sdkref.words import camel

_WORDS = """
    arguments await break case catch class const continue debugger default delete do else enum eval
    export extends false finally for function if implements import in instanceof interface let new null
    package private protected public return static super switch this throw true try typeof var void
    while with yield undefined
    """
_RESERVED = frozenset(_WORDS.split())
_SPECIAL = {"\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_CONSTANTS = {None: "null", True: "true", False: "false"}
_PLAIN_KEY = re.compile(r"[A-Za-z_$][A-Za-z0-9_$]*\Z")


class TypeScript:
    """TypeScript, laid out as Prettier does."""

    key = "typescript"
    label = "TypeScript"
    lexer = "typescript"
    aliases = frozenset({"typescript", "ts", "javascript", "js", "node", "node.js", "nodejs"})
    model_container = "object"
    client = "fetch"
    commands = "npm install --save-dev tsx typescript @types/node\nnpx tsx example.mts"
    endings: tuple[str, ...] = (".ts", ".mts")

    def type_name(self, name: str) -> str:
        """Return an interface's name."""
        return class_identifier(name)

    def variable_name(self, name: str) -> str:
        """Return a variable name; reserved words get an underscore."""
        return value_identifier(name, camel, _RESERVED)

    def literal(self, value: Json, indent: int = 0, column: int = 0) -> str:
        """Return an expression for the value; a number beyond 2^53 keeps its digits and reads as a double."""
        return _LAYOUT.write(value, indent, column)

    def text(self, text: Text) -> str:
        """Return a string, or a template literal when there are variables between the text."""
        match text:
            case [str(constant)]:
                return _string(constant)
            case []:
                return '""'
        if len(text) == 1 and not isinstance(text[0], str):
            return text[0].code
        special = _SPECIAL | {"`": "\\`", "$": "\\$"}
        pieces = [
            escaped(piece, special, _code) if isinstance(piece, str) else f"${{{piece.code}}}"
            for piece in text
        ]
        return f"`{''.join(pieces)}`"

    def scalar(self, schema: Scalar) -> Spelling:
        """Return a primitive type."""
        return _SCALARS[scalar_kind(schema)]

    def choice(self, values: Sequence[Json]) -> Spelling | None:
        """Return `"a" | "b"`; fractions and containers cannot be types."""
        if len(values) > MOST_VALUES or any(isinstance(value, float | dict | list) for value in values):
            return None
        text = " | ".join(map(_scalar, values))
        if len(text) > LONGEST_CHOICE:
            return None
        return spelled(text, loose=len(values) > 1, empty=None in values)

    def listing(self, item: Spelling) -> Spelling:
        """Return `T[]`, with brackets around what needs them."""
        return wrapped("(", item, ")[]") if item.loose else Spelling((*item.parts, ("[]", None)))

    def mapping(self, value: Spelling) -> Spelling:
        """Return `Record<string, T>`."""
        return wrapped("Record<string, ", value, ">")

    def either(self, variants: Sequence[Spelling]) -> Spelling:
        """Return `A | B`."""
        return Spelling(joined(variants, " | "), loose=True, empty=any(each.empty for each in variants))

    def nullable(self, inner: Spelling) -> Spelling:
        """Return `T | null`."""
        return inner if inner.empty else Spelling((*inner.parts, (" | null", None)), loose=True, empty=True)

    def optional(self, inner: Spelling) -> Spelling:
        """Return `T | undefined`; `unknown` holds that already."""
        if inner == _SCALARS["any"]:
            return inner
        return Spelling((*inner.parts, (" | undefined", None)), loose=True, empty=inner.empty)


def double_quoted(text: str) -> str:
    """Return a string in double quotes, whatever it holds."""
    return f'"{escaped(text, _SPECIAL | {chr(34): chr(92) + chr(34)}, _code)}"'


def is_plain_key(name: str) -> bool:
    """Tell whether a member needs no quotes."""
    return _PLAIN_KEY.match(name) is not None and name != "__proto__"


def number(value: Json) -> str:
    """Return a number, a truth value or null."""
    return _scalar(value)


def _string(text: str) -> str:
    quote = "'" if '"' in text and "'" not in text else '"'
    return quote + escaped(text, _SPECIAL | {quote: f"\\{quote}"}, _code) + quote


def _code(point: int) -> str:
    return f"\\u{point:04x}" if point < 0x10000 else f"\\u{{{point:x}}}"  # noqa: PLR2004 - four digits


def _scalar(value: Json) -> str:
    if value is None or isinstance(value, bool):
        return _CONSTANTS[value]
    return _string(value) if isinstance(value, str) else number_text(value)


def _key(name: str) -> str:
    if name == "__proto__":
        # Written plainly it would set the object's prototype.
        return '["__proto__"]'
    return name if _PLAIN_KEY.match(name) else _string(name)


_LAYOUT = Layout(width=80, indent="  ", scalar=_scalar, key=_key, padding=" ")
_SCALARS: dict[ScalarKind, Spelling] = {
    "any": spelled("unknown", empty=True),
    "nothing": spelled("never"),
    "null": spelled("null", empty=True),
    "boolean": spelled("boolean"),
    "integer": spelled("number"),
    "integer32": spelled("number"),
    "number": spelled("number"),
    "number32": spelled("number"),
    "string": spelled("string"),
    "moment": spelled("string"),
    "bytes": spelled("Blob"),
}
