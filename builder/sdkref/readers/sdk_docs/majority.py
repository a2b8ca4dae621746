"""The language and the dialect of a documentation as a whole: those that most of its pages are written in."""

from collections import Counter
from collections.abc import Sequence

from sdkref.readers.sdk_docs.page_facts import PageFacts
from sdkref.readers.sdk_docs.page_reading import ReadPage

LANGUAGES = ("typescript", "go", "python")


def language_of(dialect: str) -> str:
    """Return the language that a dialect's name holds; empty when it holds none."""
    return next((each for each in dialect.split("-") if each in LANGUAGES), "")


def dialect_of(pages: Sequence[ReadPage]) -> str:
    """Return the dialect of most methods, of most models where there is no method; with a language if any.

    Of equally many it is the first in the order of the pages.
    """
    shown, silent = Counter[str](), Counter[str]()
    for page in pages:
        facts = page.facts
        if facts.dialect:
            (shown if language_of(facts.dialect) else silent)[facts.dialect] += _weight(facts)
    (dialect, _), *_ = (shown or silent).most_common() or [("", 0)]
    return dialect


def differs(facts: PageFacts, dialect: str) -> bool:
    """Tell whether a page is of another dialect than the whole; one that shows no language may be of any."""
    return bool(facts.dialect and _weight(facts) and facts.dialect not in {dialect, *_parents(dialect)})


def _weight(facts: PageFacts) -> int:
    return 10_000 * len(facts.methods) + len(facts.models)


def _parents(dialect: str) -> list[str]:
    """Return the names of a dialect without its last words: `openapi-generator-go` is `openapi-generator`."""
    words = dialect.split("-")
    return ["-".join(words[:size]) for size in range(1, len(words))]
