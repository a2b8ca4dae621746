"""Examples that the documentation of an SDK shows, byte for byte, and the names that a reader sees."""

from collections.abc import Iterable, Iterator

from sdkref.catalogue.surface import Method, UsageExample
from sdkref.projection.projection import Code, Sample
from sdkref.projection.shown_examples import distinct_name
from sdkref.words import one_line

_KINDS = {"usage": "", "standalone": "Standalone function", "react-hooks": "React hooks"}
_LEXERS = {"ts": "typescript", "js": "javascript", "py": "python", "golang": "go", "sh": "bash"}
_ORDER = tuple(_KINDS)


def surface_samples(
    methods: Iterable[Method], lexer: str, taken: Iterable[str] = ()
) -> Iterator[tuple[Sample, UsageExample]]:
    """Give the examples of the methods of one operation, each with what it was read from.

    Those of a further method carry its call. `lexer` is for a fence without a language; `taken` are the
    names of what stands before them.
    """
    names = set(taken)
    for number, method in enumerate(methods):
        call = method.call if number else ""
        for each in sorted(method.examples, key=lambda one: _ORDER.index(one.kind)):
            yield (
                Sample(
                    name=distinct_name(_name(each, call), names),
                    code=sample_code(each, lexer),
                    generated=False,
                ),
                each,
            )


def sample_code(example: UsageExample, lexer: str) -> Code:
    """Return the code of an example in the language that its fence names."""
    return Code(example.code, lexer_of(example.language, lexer))


def lexer_of(language: str | None, usual: str) -> str:
    """Return what highlights code behind a fence that names a language."""
    word = (language or "").strip().lower()
    return _LEXERS.get(word, word) or usual


def _name(example: UsageExample, call: str) -> str:
    parts = [_KINDS[example.kind], one_line(example.name or "", 60), call]
    return ": ".join(filter(None, parts)) or "Default"
