"""Which examples are wanted, by language, name and place; and what was meant where there are none such."""

import difflib
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec import Struct

from sdkref.diagnostics import UsageError
from sdkref.examples.example import Example
from sdkref.languages.known import languages


class Wanted(Struct, frozen=True, kw_only=True):
    """Which examples are tried."""

    languages: tuple[str, ...] = ()
    """Languages or keys of SDKs; empty for all."""
    patterns: tuple[str, ...] = ()
    """Parts of names of examples, in which `*` stands for any text; empty for all."""
    places: tuple[Path, ...] = ()
    """Files or folders in which examples stand; empty for all."""
    errors: bool = True
    """Whether documented errors are met as well."""

    def has(self, example: Example) -> bool:
        """Return whether an example is wanted."""
        if self.languages and not {example.language, example.target} & {*self.languages}:
            return False
        if self.places and not any(_is_inside(example, each) for each in self.places):
            return False
        return not self.patterns or any(_holds(example.id, each) for each in self.patterns)


def check_wanted(wanted: Wanted, examples: Sequence[Example], tabs: Iterable[str]) -> None:
    """Raise `UsageError` when a language or a pattern chooses nothing, with those that may be meant."""
    known = sorted({*languages(), *tabs})
    for each in wanted.languages:
        if each not in known:
            close = _close(each, known) or f"known are {', '.join(known)}"
            raise UsageError(f"there is no language or SDK `{each}`; {close}")
    ids = [each.id for each in examples]
    for each in wanted.patterns:
        if not any(_holds(name, each) for name in ids):
            close = _close(each, ids) or (f"a name is like `{ids[0]}`" if ids else "there are no examples")
            raise UsageError(f"no example has a name that holds `{each}`; {close}")
    if ids and not any(map(wanted.has, examples)):
        raise UsageError("no example is all of what --only and --language ask for; ask for less at once")


def _close(word: str, known: Sequence[str]) -> str:
    close = difflib.get_close_matches(word, known, n=3, cutoff=0.5)
    return f"did you mean {' or '.join(f'`{each}`' for each in close)}?" if close else ""


def _holds(name: str, pattern: str) -> bool:
    return re.search(".*".join(map(re.escape, pattern.split("*"))), name) is not None


def _is_inside(example: Example, place: Path) -> bool:
    return Path(example.source).resolve().is_relative_to(place.resolve())
