"""The bytes of a source as clean text, for everything behind this door.

Text that is not allowed in HTML or in a program (control characters other than tab and newline, lone
surrogates) is replaced by U+FFFD here, and a carriage return by a newline, once.
"""

import re
from typing import Any

from sdkref.diagnostics import UnreadableError
from sdkref.location import Location

_LINE_END = re.compile(r"\r\n?")
_UNCLEAN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_ESCAPE = re.compile(rb"\\(?:(u00[01]|u007[fF]|u[dD][89a-fA-F]|U|x[017]|[bfrave0])|.)")
"""An escape of JSON or YAML; the group tells one that may stand for a character that is not allowed."""
_CLEAN_BYTES = bytes({*range(256)} - {*range(0x20)} - {0x7F} | {0x09, 0x0A})
_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))


def decoded(source: bytes, name: str) -> bytes:
    """Return the text as UTF-8 with line feeds only and without a byte order mark."""
    mark, codec = next((each for each in _MARKS if source.startswith(each[0])), (b"", "utf-8"))
    body = source[len(mark) :]
    try:
        other = "" if codec == "utf-8" and body.isascii() else body.decode(codec)
    except UnicodeDecodeError as error:
        line = body.count(b"\n", 0, error.start) + 1
        fact = f"byte {error.start + len(mark)} is not {codec.upper()}"
        raise UnreadableError.at(
            Location(name), "encoding", fact, "save the file as UTF-8", line=line
        ) from None
    text = body if codec == "utf-8" else other.encode()
    if b"\0" in text:
        line = text.count(b"\n", 0, text.index(b"\0")) + 1
        fact = "the file holds NUL bytes"
        raise UnreadableError.at(Location(name), "encoding", fact, "save it as UTF-8 text", line=line)
    if b"\r" in text:
        text = text.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return text


def cleaned(data: Any, text: bytes) -> Any:
    """Return a value cleaned, and untouched when its text shows that nothing in it needs that."""
    unclean = text.translate(None, _CLEAN_BYTES) or any(found[1] for found in _ESCAPE.finditer(text))
    return clean(data) if unclean else data


def clean(value: Any) -> Any:
    """Return a value whose texts hold no characters that no page and no program may hold."""
    match value:
        case str():
            if not _UNCLEAN.search(value):
                return value
            return _UNCLEAN.sub("\ufffd", _LINE_END.sub("\n", value))
        case dict():
            return {clean(key): clean(each) for key, each in value.items()}
        case list():
            return [clean(each) for each in value]
        case _:
            return value
