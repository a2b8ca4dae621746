"""What operations and resources are called in headings and lists."""

import re

from sdkref.catalogue.catalogue import Resource
from sdkref.catalogue.operation import Operation
from sdkref.markdown.rendering import plain
from sdkref.words import one_line, sentence, split

_LONG = 80
"""Characters; a summary that is longer is cut after its first sentence, or after a word."""

_MARKED = re.compile(r"\]\(|`|\*\*")
"""What tells that someone wrote CommonMark where plain text is expected."""


def title_of(operation: Operation, name: str = "") -> str:
    """Return the words that an operation is listed under: its summary, else its name or its identity."""
    return own_title(operation) or one_line(name) or operation.key


def resource_title(resource: Resource) -> str:
    """Return the words that a resource is listed under: its title, else its key."""
    return one_line(resource.title) or one_line(resource.key)


def own_title(operation: Operation) -> str:
    """Return what the summary calls an operation; empty where there is none.

    Of a summary that is a text, it is the first sentence; a question at its head says nothing of the
    operation, and the words of its id say more.
    """
    summary = operation.summary or ""
    words = one_line(plain(summary) if _MARKED.search(summary) else summary, len(summary) + 1)
    if len(words) > _LONG:
        words = re.split(r"(?<=[.!?]) ", words, maxsplit=1)[0]
        if words.endswith("?") and (named := split(operation.operation_id or "")):
            words = sentence(named)
    return one_line(words, 2 * _LONG).removesuffix(".").strip()


def is_cut(operation: Operation) -> bool:
    """Whether the title leaves out something that the description does not say either."""
    summary = " ".join((operation.summary or "").split())
    return len(summary) > _LONG and summary not in " ".join((operation.description or "").split())
