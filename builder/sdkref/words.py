"""Names taken apart into words and put together again in the case that a language asks for."""

import re
import unicodedata
from collections.abc import Sequence
from hashlib import sha256

_WORD = re.compile(r"[A-Z]+(?![a-z])[0-9]*|[A-Z]?[a-z]+[0-9]*|[0-9]+")
_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "Æ": "Ae", "Ø": "O"})
_DIGEST_LENGTH = 8


def ascii_letters(text: str) -> str:
    """Return the text in ASCII: accents fall off, any other letter or digit becomes its code point in hex."""
    if text.isascii():
        return text
    plain = (
        char
        for char in unicodedata.normalize("NFKD", text.translate(_LETTERS))
        if not unicodedata.combining(char)
    )
    return "".join(
        char if char.isascii() else f" U{ord(char):x} " if char.isalnum() else " " for char in plain
    )


def split(name: str) -> list[str]:
    """Return the words of a name: `createHTTPUser_v2` has `create`, `HTTP`, `User`, `v2`."""
    return [word for run in re.split(r"[^A-Za-z0-9]+", ascii_letters(name)) for word in _split_run(run)]


def _split_run(run: str) -> list[str]:
    """Split a run of letters and digits at its humps; `OpenAPIFile` has `Open`, `API`, `File`."""
    parted = re.sub(r"([A-Z]+)([A-Z][a-z])", r"\1 \2", run)
    return _WORD.findall(parted)


def pascal(words: Sequence[str]) -> str:
    """Return `CreateUser`; a word in capitals keeps them only beside words that are not (`HTTPUser`)."""
    shouted = len(words) > 1 and _shouted(words)
    return "".join(word.capitalize() if shouted else word[:1].upper() + word[1:] for word in words)


def _shouted(words: Sequence[str]) -> bool:
    return all(word.isupper() or word.isdigit() for word in words)


def camel(words: Sequence[str]) -> str:
    """Return `createUser`."""
    if not words:
        return ""
    rest = [word.lower() for word in words[1:]] if _shouted(words) else words[1:]
    return words[0].lower() + pascal(rest)


def snake(words: Sequence[str]) -> str:
    """Return `create_user`."""
    return "_".join(words).lower()


def sentence(words: Sequence[str]) -> str:
    """Return `Create chat completion`; what is shouted stays so."""
    text = " ".join(word if len(word) > 1 and word.isupper() else word.lower() for word in words)
    return text[:1].upper() + text[1:]


def constant(words: Sequence[str]) -> str:
    """Return `CREATE_USER`."""
    return "_".join(words).upper()


def shortened(text: str, limit: int) -> str:
    """Return the text, or when it is longer than the limit its start and a digest that keeps it distinct."""
    if len(text) <= limit:
        return text
    digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGEST_LENGTH]
    return f"{text[: limit - _DIGEST_LENGTH - 1]}_{digest}"


def one_line(text: str, limit: int = 120) -> str:
    """Return the text as one printable line, cut with an ellipsis at the limit."""
    line = " ".join("".join(char if char.isprintable() else " " for char in text).split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def size_words(count: int) -> str:
    """Return a number of bytes for people: `3.2 MB`."""
    for unit, factor in (("GB", 10**9), ("MB", 10**6), ("kB", 10**3)):
        if count >= factor:
            return f"{count / factor:.1f} {unit}"
    return f"{count} bytes"
