"""The texts of a language, read from its file: `en.toml`, and over it the language's own and the user's."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TypeAlias

from sdkref.wording.languages import USUAL, base_of

Text: TypeAlias = "str | Mapping[str, str]"
"""A text, or its forms for numbers; `{name}` in it stands for a value."""

OURS = Path(__file__).parent
THEIRS = "words"
"""The folder of further words within the user's templates: `words/fr.toml`."""


def texts_of(language: str, folder: Path | None = None) -> dict[str, Text]:
    """Return the texts of a language by their keys: `{"parts.errors": "Errors"}`.

    What neither the language nor the user's `folder` of templates says is said in English.
    """
    found = dict(our_texts(USUAL))
    names = dict.fromkeys((base_of(language), language.replace("_", "-").lower()))
    for each in names:
        found |= our_texts(each)
    for each in names if folder is not None else ():
        file = folder / THEIRS / f"{each}.toml" if folder is not None else None
        if file is not None and file.is_file():
            found |= flat(tomllib.loads(file.read_text(encoding="utf-8")))
    return found


@cache
def our_texts(language: str) -> Mapping[str, Text]:
    """Return what our own file of a language says; nothing where there is no such file."""
    file = OURS / f"{language}.toml"
    if not (language.isalpha() and file.is_file()):
        return {}
    return flat(tomllib.loads(file.read_text(encoding="utf-8")))


def our_languages() -> list[str]:
    """Return the languages that we have a file of."""
    return sorted(each.stem for each in OURS.glob("*.toml"))


def flat(tables: Mapping[str, object]) -> dict[str, Text]:
    """Return the texts of a file's tables by `table.name`."""
    return {
        f"{table}.{name}": text if isinstance(text, Mapping) else str(text)
        for table, texts in tables.items()
        if isinstance(texts, Mapping)
        for name, text in texts.items()
    }


USUAL_TEXTS = our_texts(USUAL)
"""What is said in English."""
