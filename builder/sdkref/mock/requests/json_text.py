"""JSON as it is sent: strict about what it is, exact about numbers, and with the place of what is wrong."""

import json
import re
from decimal import Decimal, InvalidOperation
from typing import Any, NoReturn

from msgspec import Struct

from sdkref.catalogue.schema import Json
from sdkref.mock.plain import DEEPEST, MOST_VALUES, TooDeepError, plain

LONGEST_NUMBER = 4_000
"""Characters of a number: nobody means a longer one, and CPython turns it into no text."""

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]', re.DOTALL)
_HALF = re.compile(r"\\u[dD][89a-fA-F]")


_MARKED = "a byte order mark stands before the value"
_TOO_DEEP = f"the values are nested too deep: more than {DEEPEST} levels"


class JsonFault(Struct, frozen=True):
    """Why a text is no JSON, and where: lines and columns begin with 1."""

    fact: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"line {self.line}, column {self.column}: {self.fact}"


class _RepeatedError(ValueError):
    """An object has a member twice; the name is the argument."""


def read_json(text: str) -> Json | JsonFault:
    """Return the value of a JSON text, or what is wrong with it: repeated members are, and text behind it."""
    try:
        value = _decoded(text)
        if text.count("[") + text.count("{") > DEEPEST or text.count(",") >= MOST_VALUES:
            plain(value)
    except _RepeatedError as fault:
        return _repeated(text, str(fault))
    except json.JSONDecodeError as fault:
        words = _MARKED if text.startswith("\ufeff") else _in_words(fault.msg)
        return JsonFault(words, fault.lineno, fault.colno)
    except (RecursionError, TooDeepError):
        return JsonFault(_TOO_DEEP, 1, 1)
    except ValueError as fault:
        return JsonFault(str(fault), 1, 1)
    half = _HALF.search(text)
    if half is not None and not _is_whole(value):
        return _at(text, half.start(), "half of a surrogate pair stands for no character")
    return value


def exact_integer(text: str) -> int:
    """Return a whole number with all of its digits; raise `ValueError` for one that is too long."""
    if len(text) > LONGEST_NUMBER:
        raise ValueError(f"a number has more than {LONGEST_NUMBER:,} characters")
    return int(text)


def exact_float(text: str) -> float | Decimal:
    """Return a number as a float where that is exactly what was written, else as a decimal.

    Raises `ValueError` for one that is too long, or whose exponent is.
    """
    if len(text) > LONGEST_NUMBER:
        raise ValueError(f"a number has more than {LONGEST_NUMBER:,} characters")
    value = float(text)
    if repr(value) == text:
        return value
    try:
        exact = Decimal(text)
    except InvalidOperation as fault:
        raise ValueError(f"the exponent of `{text[:40]}` is too long") from fault
    return value if exact == Decimal(repr(value)) else exact


def _members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) < len(pairs):
        seen: set[str] = set()
        for name, _ in pairs:
            if name in seen:
                raise _RepeatedError(name)
            seen.add(name)
    return members


def _no_number(text: str) -> NoReturn:
    raise ValueError(f"`{text}` is no number of JSON")


_DECODER = json.JSONDecoder(object_pairs_hook=_members, parse_float=exact_float, parse_constant=_no_number)
_EXACT_DECODER = json.JSONDecoder(
    object_pairs_hook=_members, parse_float=exact_float, parse_int=exact_integer, parse_constant=_no_number
)


def _decoded(text: str) -> Json:
    try:
        return _DECODER.decode(text)
    except (_RepeatedError, json.JSONDecodeError):
        raise
    except ValueError:
        return _EXACT_DECODER.decode(text)  # slower, and knows integers of any length


def _repeated(text: str, name: str) -> JsonFault:
    """Return the fault of a repeated member, at the place where an object has it again."""
    stack: list[set[str] | None] = []
    previous = ""
    for token in _TOKEN.finditer(text):
        mark = token[0]
        if mark in "{[":
            stack.append(set() if mark == "{" else None)
        elif mark in "}]":
            stack.pop()
        elif mark[0] == '"' and previous in {"{", ","} and stack and (names := stack[-1]) is not None:
            member = json.loads(mark)
            if member in names and member == name:
                return _at(text, token.start(), f"the member `{name}` stands here again")
            names.add(member)
        previous = mark
    return JsonFault(f"the member `{name}` stands twice in an object", 1, 1)


def _at(text: str, position: int, fact: str) -> JsonFault:
    before = text[:position]
    return JsonFault(fact, before.count("\n") + 1, position - (before.rfind("\n") + 1) + 1)


def _in_words(message: str) -> str:
    words = {
        "Extra data": "more text stands behind the value",
        "Expecting value": "a value is missing or is no JSON",
        "Unterminated string starting at": "a text that begins here does not end",
    }
    return words.get(message, message[:1].lower() + message[1:])


def _is_whole(value: Json) -> bool:
    """Return whether all texts of a value can be encoded."""
    match value:
        case str():
            return value.isascii() or not any("\ud800" <= char <= "\udfff" for char in value)
        case dict():
            return all(_is_whole(name) and _is_whole(each) for name, each in value.items())
        case list():
            return all(map(_is_whole, value))
        case _:
            return True
