"""Types of the languages themselves, which have no page however a generator links them: `list[str]`."""

import re

_WORD = re.compile(r"[A-Za-z_]\w*")
_PLAIN = re.compile(
    r"any|array|bool(?:ean)?|bytes?|char|complex\d+|date(?:time)?|decimal|dict|double|file|float\d*"
    r"|u?int(?:eger)?\d*|interface|list|long|map|nil|none|null|number|object|rune|set|str(?:ing)?|time|tuple"
    r"|undefined|unknown|void"
)
_AROUND = re.compile(r"Array|Dict|List|Map|None|Optional|Promise|Record|Set|Tuple|Union")
"""What stands around plain types; a model may have such a name where it stands alone."""


def is_plain(written: str) -> bool:
    """Tell whether a type names nothing but types of its language: `str`, `List<string>`."""
    words = _WORD.findall(written)
    return any(map(_PLAIN.fullmatch, words)) and all(
        _PLAIN.fullmatch(each) or _AROUND.fullmatch(each) for each in words
    )
