"""Texts of a description as they stand in OpenAPI Generator's tables and comments: each on one line."""

import re

from sdkref.profiles.openapi_generator.inputs import Input

_BREAKS = re.compile(r"\r\n|[\t\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")


def on_one_line(text: str | None) -> str:
    """Return a text with a blank for each line break."""
    return _BREAKS.sub(" ", text or "")


def escaped(text: str, quotes: str) -> str:
    r"""Return a text with `\` and some quotes escaped as for a string, and no marks of comments."""
    found = text.replace("*/", "*_/").replace("/*", "/_*")
    for each in ("\\", *quotes):
        found = found.replace(each, f"\\{each}")
    return found


def told(given: Input, quotes: str) -> str | None:
    """Return what the row of an argument says; the fields of a form are escaped once too often."""
    text = on_one_line(given.description).strip()
    return (escaped(text, quotes) if given.place == "form" else text) or None


def in_comment(given: Input, quotes: str) -> str:
    """Return what a comment says of an argument: as the row, and escaped for code."""
    text = on_one_line(given.description)
    return escaped(escaped(text, quotes) if given.place == "form" else text, quotes)
