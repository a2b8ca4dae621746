"""Names as Speakeasy's Go spells them."""

from collections.abc import Sequence

from sdkref.profiles.speakeasy.enum_words import value_words, without_leading_number
from sdkref.words import split

_INITIALISMS = frozenset({"API", "HTTP", "HTTPS", "ID", "IP", "JSON", "SQL", "UI", "URL", "UUID", "XML"})


def exported(words: Sequence[str]) -> str:
    """Return an exported name: `user_id` is `UserID`."""
    return without_leading_number("".join(map(_word, words)))


def unexported(words: Sequence[str]) -> str:
    """Return the name of an argument: `user_id` is `userID`."""
    return words[0].lower() + "".join(map(_word, words[1:])) if words else ""


def field_name(name: str) -> str:
    """Return a member of the API's as a field: `image_url` is `ImageURL`."""
    return exported(split(name)) or "Field"


def constant_name(value: object) -> str:
    """Return what a value of an enum adds to the name of the enum."""
    return exported(value_words(value))


def _word(word: str) -> str:
    return word.upper() if word.upper() in _INITIALISMS else word[:1].upper() + word[1:]
