"""Names of the values of enums, as the first generation spelled them."""

import re
from collections.abc import Sequence

from sdkref.profiles.speakeasy.go.names import exported


def constant(value: object, *, initialisms: bool) -> str:
    """Return the name of a value: `1024x1024` is `OneThousandAndTwentyFourx1024`, `gpt-4-32k` `Gpt432k`."""
    words = [each for each in re.split(r"[^A-Za-z0-9]+", str(value)) if each]
    name = exported(words) if initialisms else _plain(words)
    return name or "Unknown"


def _plain(words: Sequence[str]) -> str:
    """Return `JsonObject`; a leading number is in words, since no name begins with a digit."""
    name = "".join(each[:1].upper() + each[1:] for each in words)
    digits = re.match(r"\d+", name)
    return exported([digits[0]]) + name[digits.end() :] if digits else name
