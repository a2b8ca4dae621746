"""JSON values as Go expressions, aligned as gofmt aligns them."""

from math import exp, log

from sdkref.catalogue.schema import Json
from sdkref.languages.characters import escaped, number_text, without_surrogates
from sdkref.languages.language import Expression

_WIDTH = 80
_TAB = 4
"""Columns that a tab counts for when the width of a line is judged."""
_SPECIAL = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_CONSTANTS = {None: "nil", True: "true", False: "false"}
_MAP = "map[string]any"

# gofmt (go/printer, exprList): keys up to this size always align; beyond it only while a key is not
# this many times longer or shorter than the geometric mean of those before it.
_SMALL = 40
_RATIO = 2.5


def go_string(text: str) -> str:
    """Return an interpreted string literal; lone surrogates, which Go has no way to write, become U+FFFD."""
    return f'"{escaped(without_surrogates(text), _SPECIAL, _code)}"'


def go_value(value: Json, indent: int, column: int) -> str:
    """Return an expression for a value; long ones go over several lines."""
    return _value(value, indent, column, elided=False)


def _value(value: Json, indent: int, column: int, *, elided: bool) -> str:
    line = _inline(value, _WIDTH - column, elided=elided)
    if line is not None:
        return line
    if isinstance(value, dict):
        opening = "{" if elided else _MAP + "{"
        lines = _aligned([(go_string(key), each) for key, each in value.items()], indent + 1)
    else:
        kind = _list_type(value)
        opening = kind + "{"
        start = (indent + 1) * _TAB
        lines = [_value(each, indent + 1, start, elided=kind.endswith(_MAP)) for each in value]
    tabs = "\t" * (indent + 1)
    body = "".join(f"{tabs}{line},\n" for line in lines)
    return f"{opening}\n{body}{tabs[1:]}}}"


def _aligned(members: list[tuple[str, Json]], indent: int) -> list[str]:
    """Return the lines `key: value`, the values of neighbouring one-line members under each other."""
    start = indent * _TAB
    values = [_value(each, indent, start + len(key) + 2, elided=False) for key, each in members]
    lines: list[str] = []
    section: list[tuple[str, str]] = []
    previous, total, count = 0, 0.0, 0
    for (key, _), text in zip(members, values, strict=True):
        size = 0 if "\n" in text else len(key.encode())
        if not (previous and size and _align(previous, size, total, count)):
            lines += _padded(section)
            section, total, count = [], 0.0, 0
        section.append((key, text))
        if size:
            total, count = total + log(size), count + 1
        previous = size
    return lines + _padded(section)


def _align(previous: int, size: int, total: float, count: int) -> bool:
    if count == 0 or (previous <= _SMALL and size <= _SMALL):
        return True
    ratio = size / exp(total / count)
    return _RATIO * ratio > 1 and ratio < _RATIO


def _padded(section: list[tuple[str, str]]) -> list[str]:
    width = max((len(key) for key, _ in section), default=0) + 2
    return [f"{key}:".ljust(width) + text for key, text in section]


def _inline(value: Json, room: int, *, elided: bool = False) -> str | None:
    """Return the value on one line, or None when it is no scalar and needs more room."""
    match value:
        case Expression(code=code):
            return code
        case dict():
            pieces = [(f"{go_string(key)}: ", each) for key, each in value.items()]
            opening, inner = ("" if elided else _MAP), False
        case list():
            pieces = [("", each) for each in value]
            opening = _list_type(value)
            inner = opening.endswith(_MAP)
        case _:
            return _scalar(value)
    texts: list[str] = []
    room -= len(opening) + 2
    for name, each in pieces:
        text = _inline(each, room - len(name), elided=inner)
        room -= len(name) + len(text or "") + 2
        if text is None or room < -2:  # noqa: PLR2004 - the last member has no comma and space
            return None
        texts.append(name + text)
    return f"{opening}{{{', '.join(texts)}}}"


def _list_type(items: list[Json]) -> str:
    if items and all(isinstance(each, str) for each in items):
        return "[]string"
    if items and all(isinstance(each, dict) for each in items):
        return f"[]{_MAP}"
    return "[]any"


def _scalar(value: Json) -> str:
    if value is None or isinstance(value, bool):
        return _CONSTANTS[value]
    if isinstance(value, str):
        return go_string(value)
    text = number_text(value)
    # Go's constant -0.0 is 0, and an integer constant must fit `int`.
    fits = -(2**63) <= value < 2**63 if isinstance(value, int) else value != 0 or not text.startswith("-")
    return text if fits and not _is_octal(text) else f"json.Number({go_string(text)})"


def _is_octal(text: str) -> bool:
    return len(text) > 1 and text.lstrip("-").startswith("0") and text.lstrip("-").isdigit() and text != "0"


def _code(point: int) -> str:
    return f"\\u{point:04x}" if point < 0x10000 else f"\\U{point:08x}"  # noqa: PLR2004 - what four hold
