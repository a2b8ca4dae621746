"""Where a fact was read: a file and a JSON pointer (RFC 6901) into it.

Line and column are not kept: a document finds them again when a message needs them
(`documents.Document.locate`), so that records stay small and a clean run never pays for positions.
"""

from msgspec import Struct

_MOST_DIGITS = 9
"""Digits of a sequence index in a pointer; no longer one can exist."""


class Location(Struct, frozen=True, order=True, rename={"file": "\x7ffile", "pointer": "\x7fpointer"}):
    """A place in a source: the file as the user named it, and the pointer to a value in it.

    Encoded, its members have names that no description can hold, so that places can be told from values.
    """

    file: str
    pointer: str = ""

    def child(self, *keys: str | int) -> "Location":
        """Return the place of a value below this one, by mapping keys and sequence indices."""
        pointer = self.pointer
        for key in keys:
            text = key if key.__class__ is str else str(key)
            if "~" in text or "/" in text:  # as few do, of the many that are asked about
                text = escape(text)
            pointer += f"/{text}"
        return Location(self.file, pointer)

    def __str__(self) -> str:
        return f"{self.file}#{self.pointer}"


def escape(key: str | int) -> str:
    """Return one pointer token with `~` and `/` escaped as RFC 6901 asks."""
    return str(key).replace("~", "~0").replace("/", "~1")


def tokens(pointer: str) -> list[str]:
    """Return the unescaped tokens of a pointer; the empty pointer has none."""
    return [token.replace("~1", "/").replace("~0", "~") for token in pointer.split("/")[1:]]


def is_index(token: str, length: int) -> bool:
    """Tell whether a token of a pointer names an item of a sequence of that length."""
    return len(token) <= _MOST_DIGITS and token.isascii() and token.isdecimal() and int(token) < length
