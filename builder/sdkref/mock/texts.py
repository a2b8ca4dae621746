"""The bytes of a body as text."""

from sdkref.mock.body_fault import BodyFault


def text_of(data: bytes, charset: str) -> str | BodyFault:
    """Return bytes as text of an encoding, or where they are none: lines and columns begin with 1."""
    try:
        return data.decode(charset)
    except LookupError:
        return BodyFault(f"the charset `{charset[:40]}` is not known; send utf-8")
    except UnicodeDecodeError as fault:
        before = data[: fault.start]
        line, column = before.count(b"\n") + 1, fault.start - before.rfind(b"\n")
        byte = data[fault.start]
        return BodyFault(
            f"line {line}, column {column}: the byte 0x{byte:02X} is no {charset}; encode the text so"
        )
    except ValueError:
        return BodyFault(f"the body is no text of the charset `{charset[:40]}`; send utf-8")
