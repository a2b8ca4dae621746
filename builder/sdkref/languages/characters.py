"""Characters and numbers as string and number literals spell them, without the quotes around."""

import re
from collections.abc import Callable, Mapping

from sdkref.catalogue.schema import Json

_JSON_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?\Z")
_LARGEST_EXACT = 2**53


def escaped(text: str, special: Mapping[str, str], code: Callable[[int], str]) -> str:
    """Return the text with special characters replaced, and all that cannot be printed by its code."""
    if text.isascii() and text.isprintable():
        for char in special:
            if char in text:
                break
        else:
            return text
    return "".join(special.get(char) or (char if char.isprintable() else code(ord(char))) for char in text)


def without_surrogates(text: str) -> str:
    """Return the text with lone surrogates, which no encoding can carry, replaced by U+FFFD."""
    if text.isascii():
        return text
    return "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in text)


def number_text(value: float) -> str:
    """Return a number as JSON writes it, in the source's own spelling where that is valid JSON."""
    written = getattr(value, "text", None)
    if isinstance(written, str) and _JSON_NUMBER.match(written):
        return written
    if isinstance(value, int):
        return int.__repr__(value)
    return float.__repr__(value)


def is_exact_in_double(value: Json) -> bool:
    """Return whether a program that keeps every number as a double would keep this value as it is."""
    match value:
        case dict():
            return all(map(is_exact_in_double, value.values()))
        case list():
            return all(map(is_exact_in_double, value))
        case bool():
            return True
        case int():
            try:
                return abs(value) <= _LARGEST_EXACT or float(value) == value
            except OverflowError:
                return False
        case _:
            return True
