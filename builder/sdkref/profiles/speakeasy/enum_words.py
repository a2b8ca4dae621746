"""What values of enums are called in code: `24h` is `TwentyFourh`, `/v1/files` is `RootV1Files`."""

import re

from sdkref.catalogue.schema import Enum

_WORD = re.compile(r"\d+[a-z]*\d*|[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
"""Letters after digits belong to them: `24h`, `1024x1024`."""
_SIGNS = {"/": "Root", "+": "Plus", "*": "Wildcard", "<": "LessThan", ">": "GreaterThan"}
_UNITS = (
    *("Zero", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven"),
    *("Twelve", "Thirteen", "Fourteen", "Fifteen", "Sixteen", "Seventeen", "Eighteen", "Nineteen"),
)
_TENS = ("", "", "Twenty", "Thirty", "Forty", "Fifty", "Sixty", "Seventy", "Eighty", "Ninety")
_MOST_DIGITS = 15
"""Longer numbers stay as they are, behind a word."""
_SIZES = ((1_000_000, "Million"), (1000, "Thousand"), (100, "Hundred"))


def value_words(value: object) -> list[str]:
    """Return the words of a value; a sign in front is one."""
    text = str(value)
    sign = "Minus" if re.match(r"-\d", text) else _SIGNS.get(text[:1], "")
    return [*([sign] if sign else []), *_WORD.findall(text)] or ["Unknown"]


def told_value(value: str, enum: Enum) -> str:
    """Return what a description calls a value (`x-speakeasy-enums`), or the value itself."""
    names = dict(zip(enum.values, enum.names, strict=False))
    return names.get(value) or value


def without_leading_number(name: str) -> str:
    """Return a name whose leading number is in words, since no name begins with a digit."""
    digits = re.match(r"\d+", name)
    if digits and digits.end() > _MOST_DIGITS:
        return f"Number{name}"
    return f"{_spoken(int(digits[0]))}{name[digits.end() :]}" if digits else name


def _spoken(number: int) -> str:
    if number < len(_UNITS):
        return _UNITS[number]
    for size, name in _SIZES:
        if number >= size:
            rest = f"And{_spoken(number % size)}" if number % size else ""
            return f"{_spoken(number // size)}{name}{rest}"
    return _TENS[number // 10] + (_UNITS[number % 10] if number % 10 else "")
