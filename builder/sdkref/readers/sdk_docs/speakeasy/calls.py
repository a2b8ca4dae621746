"""Calls in samples: what stands between the client and the name of a method is the accessor of the method."""

import re
from functools import lru_cache

_STEP = r"(?:\s*\(\s*\))?\s*(?:\?\.|\.|->|::)\s*"
_WORD = r"[A-Za-z_][A-Za-z0-9_]*"
_STEPS = re.compile(_STEP)
_PARTS = re.compile(r"[A-Z]+(?![a-z])[0-9]*|[A-Z]?[a-z0-9]+")


def accessor_in(code: str, method: str, expected: tuple[str, ...]) -> tuple[str, ...] | None:
    """Return what leads from the client to a method in the code of a sample; None when it calls none such.

    Of several calls of that name it is the one that the page's own words (`expected`) agree with, else the
    first, since what follows handles the answer.
    """
    if method not in code:
        return None
    found = [tuple(_STEPS.split(call[1].strip())[1:-1]) for call in _calls(method).finditer(code)]
    return next((each for each in found if folded(each) == folded(expected)), found[0] if found else None)


def folded(accessor: tuple[str, ...]) -> tuple[str, ...]:
    """Return an accessor without the differences between languages."""
    return tuple(word.replace("_", "").lower() for word in accessor)


def spelled(words: tuple[str, ...], language: str) -> tuple[str, ...]:
    """Return the words of a heading, which are in PascalCase, as a language spells an accessor."""
    match language:
        case "typescript" | "java" | "php":
            return tuple(_camel(word) for word in words)
        case "python" | "ruby":
            return tuple("_".join(_PARTS.findall(word)).lower() for word in words)
        case _:
            return words


def _camel(word: str) -> str:
    first = _PARTS.match(word)
    return word if first is None else word[: first.end()].lower() + word[first.end() :]


@lru_cache(maxsize=1000)
def _calls(method: str) -> re.Pattern[str]:
    name = re.escape(method)
    return re.compile(rf"(?<![\w.>$])(\$?{_WORD}(?:{_STEP}{_WORD})*?{_STEP}{name})(?:Async)?\s*[(<]")
