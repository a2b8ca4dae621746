"""The bytes of a body as text."""

import codecs

from sdkref.mock.requests.body_fault import BodyFault

_NO_CHARSETS = frozenset(
    [
        "idna",
        "mbcs",
        "oem",
        "palmos",
        "punycode",
        "raw-unicode-escape",
        "undefined",
        "unicode-escape",
        "utf-7",
    ]
)
"""What Python knows by a name besides: no charsets, and some take very long."""


def _is_known(charset: str) -> bool:
    try:
        found = codecs.lookup(charset)
    except (LookupError, ValueError):
        return False
    # Others turn bytes into bytes, as hex does, and say so by an attribute that is not public.
    return found.name not in _NO_CHARSETS and getattr(found, "_is_text_encoding", True)


def text_of(data: bytes, charset: str) -> str | BodyFault:
    """Return bytes as text of an encoding, or where they are none: lines and columns begin with 1."""
    if not _is_known(charset):
        return BodyFault(f"the charset `{charset[:40]}` is not known; send utf-8")
    try:
        return data.decode(charset)
    except UnicodeDecodeError as fault:
        before = data[: fault.start]
        line, column = before.count(b"\n") + 1, fault.start - before.rfind(b"\n")
        byte = data[fault.start]
        return BodyFault(
            f"line {line}, column {column}: the byte 0x{byte:02X} is no {charset}; encode the text so"
        )
    except ValueError:
        return BodyFault(f"the body is no text of the charset `{charset[:40]}`; send utf-8")
