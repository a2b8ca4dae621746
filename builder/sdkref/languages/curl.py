"""curl in a POSIX shell with bash's quoting: JSON's own words for types, shell words for values."""

from collections.abc import Sequence

from sdkref.catalogue.schema import Json
from sdkref.languages.characters import escaped, number_text, without_surrogates
from sdkref.languages.language import (
    LONGEST_CHOICE,
    LONGEST_IDENTIFIER,
    MOST_VALUES,
    Scalar,
    ScalarKind,
    Spelling,
    Text,
    joined,
    scalar_kind,
    spelled,
    value_identifier,
)
from sdkref.languages.layout import Layout
from sdkref.words import constant, one_line, shortened

_JSON_SPECIAL = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_CONSTANTS = {None: "null", True: "true", False: "false"}
_DOUBLE_QUOTED = {"\\": "\\\\", '"': '\\"', "$": "\\$", "`": "\\`"}


class Curl:
    """Commands for bash; values in JSON."""

    key = "curl"
    label = "curl"
    lexer = "bash"
    aliases = frozenset({"curl", "shell", "bash", "sh", "cli", "console", "shell + curl"})
    model_container = "object"
    client = "curl"
    commands = "sudo apt-get install curl\nbash example.sh"
    endings: tuple[str, ...] = (".sh",)

    def type_name(self, name: str) -> str:
        """Return the model's own name: JSON has no identifiers for types."""
        return shortened(one_line(name, len(name) + 1), LONGEST_IDENTIFIER) or "Model"

    def variable_name(self, name: str) -> str:
        """Return a variable name of the shell."""
        return value_identifier(name, constant)

    def literal(self, value: Json, indent: int = 0, column: int = 0) -> str:
        """Return the value as JSON."""
        return _LAYOUT.write(value, indent, column)

    def text(self, text: Text) -> str:
        """Return one word of the shell: single quotes for a constant, double quotes around variables."""
        if all(isinstance(piece, str) for piece in text):
            return quoted("".join(piece for piece in text if isinstance(piece, str)))
        words: list[str] = []
        inside = False
        for piece in text:
            if isinstance(piece, str) and not _fits_double_quotes(piece):
                words.append('"' + quoted(piece) if inside else quoted(piece))
                inside = False
                continue
            if not inside:
                words.append('"')
                inside = True
            words.append(in_double_quotes(piece) if isinstance(piece, str) else piece.code)
        return "".join(words) + ('"' if inside else "")

    def scalar(self, schema: Scalar) -> Spelling:
        """Return JSON's word for the type."""
        return _SCALARS[scalar_kind(schema)]

    def choice(self, values: Sequence[Json]) -> Spelling | None:
        """Return `"a" or "b"`."""
        if len(values) > MOST_VALUES or any(isinstance(value, dict | list) for value in values):
            return None
        text = " or ".join(map(_scalar, values))
        if len(text) > LONGEST_CHOICE:
            return None
        return spelled(text, loose=len(values) > 1, empty=None in values)

    def listing(self, item: Spelling) -> Spelling:
        """Return `array of T`."""
        return Spelling((("array of ", None), *_bracketed(item)))

    def mapping(self, value: Spelling) -> Spelling:
        """Return `map of T`."""
        return Spelling((("map of ", None), *_bracketed(value)))

    def either(self, variants: Sequence[Spelling]) -> Spelling:
        """Return `A or B`."""
        return Spelling(joined(variants, " or "), loose=True, empty=any(each.empty for each in variants))

    def nullable(self, inner: Spelling) -> Spelling:
        """Return `T or null`."""
        return inner if inner.empty else Spelling((*inner.parts, (" or null", None)), loose=True, empty=True)

    def optional(self, inner: Spelling) -> Spelling:
        """Return the type as it is: whether it must be there is told beside it."""
        return inner


def in_double_quotes(text: str) -> str:
    """Return text as it stands between double quotes; it must be printable ASCII without `!`."""
    return "".join(_DOUBLE_QUOTED.get(char, char) for char in text)


def quoted(text: str) -> str:
    """Return one word of the shell that stands for the text; NUL, which no argument can hold, is left out."""
    clean = without_surrogates(text.replace("\0", ""))
    if all(char.isprintable() or char == "\n" for char in clean):
        return "'" + clean.replace("'", "'\\''") + "'"
    special = {"\\": "\\\\", "'": "\\'", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
    return "$'" + escaped(clean, special, _shell_code) + "'"


def _fits_double_quotes(text: str) -> bool:
    # An exclamation mark between double quotes recalls history in an interactive shell.
    return text.isascii() and text.isprintable() and "!" not in text


def _shell_code(point: int) -> str:
    # Bytes in octal, because \u depends on the locale of the shell.
    return "".join(f"\\{byte:03o}" for byte in chr(point).encode())


def _bracketed(inner: Spelling) -> tuple[tuple[str, str | None], ...]:
    return (("(", None), *inner.parts, (")", None)) if inner.loose else inner.parts


def _string(text: str) -> str:
    return f'"{escaped(text, _JSON_SPECIAL, _code)}"'


def _code(point: int) -> str:
    if point < 0x10000:  # noqa: PLR2004 - what four hexadecimal digits hold
        return f"\\u{point:04x}"
    high, low = divmod(point - 0x10000, 0x400)
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"


def _scalar(value: Json) -> str:
    if value is None or isinstance(value, bool):
        return _CONSTANTS[value]
    return _string(value) if isinstance(value, str) else number_text(value)


_LAYOUT = Layout(width=80, indent="  ", scalar=_scalar, key=_string, trailing_comma=False)
_SCALARS: dict[ScalarKind, Spelling] = {
    "any": spelled("any", empty=True),
    "nothing": spelled("nothing"),
    "null": spelled("null", empty=True),
    "boolean": spelled("boolean"),
    "integer": spelled("integer"),
    "integer32": spelled("integer"),
    "number": spelled("number"),
    "number32": spelled("number"),
    "string": spelled("string"),
    "moment": spelled("string"),
    "bytes": spelled("binary"),
}
