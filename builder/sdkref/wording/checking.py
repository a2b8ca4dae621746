"""The user's own words, looked at before anything is built: their keys, their forms, the values in them."""

import re
import string
import tomllib
from collections.abc import Iterator, Mapping

from sdkref.nearest_name import did_you_mean
from sdkref.wording.languages import USUAL
from sdkref.wording.texts import Text, flat, our_texts

_LINE = re.compile(r"at line (\d+), column \d+\)?$")
_FORMS = ("zero", "one", "two", "few", "many", "other")
"""CLDR's names of forms."""


def word_faults(content: str) -> Iterator[tuple[int, str, str]]:
    """Yield the line, the fact and the remedy of each fault of a file of words."""
    try:
        tables = tomllib.loads(content)
    except tomllib.TOMLDecodeError as error:
        found = _LINE.search(str(error))
        yield int(found[1]) if found else 1, f"this is no TOML ({error})", "correct the syntax there"
        return
    ours = our_texts(USUAL)
    for table, texts in tables.items():
        if not isinstance(texts, Mapping):
            yield 1, f"`{table}` stands in no table", "write it below its table, such as `[parts]`"
    for key, text in flat(tables).items():
        line = _line_of(content, key)
        if key not in ours:
            remedy = did_you_mean(key, list(ours), "see the file `en.toml` of sdkref")
            yield line, f"there is no text `{key}`", remedy
            continue
        yield from ((line, fact, remedy) for fact, remedy in _faults(key, text, ours[key]))


def values_in(text: Text) -> frozenset[str]:
    """Return the names of the values in a text; raise `ValueError` for what is no text with values."""
    forms = [text] if isinstance(text, str) else [str(each) for each in text.values()]
    return frozenset(
        name for each in forms for _, name, _, _ in string.Formatter().parse(each) if name is not None
    )


def _faults(key: str, text: Text, ours: Text) -> Iterator[tuple[str, str]]:
    """Give the fact and the remedy of each fault of one text."""
    try:
        strange = values_in(text) - values_in(ours) - ({"n"} if isinstance(ours, Mapping) else set())
    except ValueError as error:
        yield f"`{key}` is no text with values ({error})", "write braces twice, `{{` and `}}`, to show them"
        return
    if strange:
        known = ", ".join(f"`{{{each}}}`" for each in sorted(values_in(ours))) or "none"
        yield f"`{key}` has no value `{{{min(strange)}}}`", f"it has {known}"
    if isinstance(text, str):
        return
    if isinstance(ours, str):
        yield f"`{key}` has no forms", "write it as one text"
    elif "other" not in text or not set(text) <= set(_FORMS):
        yield f"the forms of `{key}` are not those of a language", 'write `{one = "…", other = "…"}`'


def _line_of(content: str, key: str) -> int:
    """Return the line of a text, near enough: that of its name below its table."""
    table, _, name = key.partition(".")
    below = False
    for number, line in enumerate(content.splitlines(), 1):
        start = line.strip()
        if start.startswith("["):
            below = start.startswith(f"[{table}]")
        elif below and re.match(rf"[\"']?{re.escape(name)}[\"']?\s*=", start):
            return number
    return 1
