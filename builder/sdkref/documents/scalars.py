"""Plain scalars of JSON and YAML 1.2 as values, with the spelling kept where a number would lose it.

Null, booleans and numbers are read by the JSON schema of YAML 1.2; all else is text, so that `NO`,
`2020-09-14` and `22:22` stay what the author wrote. A number whose spelling would be lost (`1.10`, `0777`)
keeps it in its `text`.
"""

import re
from typing import Any

from msgspec import Raw

LONGEST_INTEGER = 4_300
"""CPython refuses to turn more digits than this into an integer; a longer number stays text."""
_INTEGER = re.compile(r"[-+]?[0-9]+\Z")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\Z")
_JSON_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?\Z")
_CONSTANTS: dict[str, bool | None] = {"": None, "~": None, "null": None, "Null": None, "NULL": None}
_CONSTANTS |= {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}


class WrittenInt(int):
    """A whole number that remembers how it was written."""

    text: str


class WrittenFloat(float):
    """A number that remembers how it was written."""

    text: str


def json_number(number: Any) -> Raw:
    """Return a number as it was written, or as JSON writes it: what msgspec asks its encoder's hook for."""
    if not isinstance(number, WrittenInt | WrittenFloat):
        raise NotImplementedError(f"{type(number).__name__} is no value of JSON")
    plain = int.__repr__(number) if isinstance(number, int) else float.__repr__(number)
    return Raw((number.text if _JSON_NUMBER.match(number.text) else plain).encode())


def scalar(text: str) -> str | float | bool | None:
    """Return the value of a plain scalar."""
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if not text[-1].isdigit() and text[-1] != ".":
        return text
    if _INTEGER.match(text):
        return integer(text)
    if _FLOAT.match(text):
        return floating(text)
    return text


def integer(text: str) -> int | str:
    """Return a whole number, with its spelling when that is not the usual one; text when it is too long."""
    if len(text) >= LONGEST_INTEGER:
        return text
    value = int(text)
    if str(value) == text:
        return value
    written = WrittenInt(value)
    written.text = text
    return written


def floating(text: str) -> float | str:
    """Return a number, with its spelling when that is not the usual one; text when it is out of range."""
    value = float(text)
    if value in {float("inf"), float("-inf")}:
        return text
    if repr(value) == text:
        return value
    written = WrittenFloat(value)
    written.text = text
    return written
