"""Lines of a page that no reader knows, told as losses: one for lines that follow each other."""

from collections.abc import Iterable, Iterator

from sdkref.catalogue.surface import Loss, Spot
from sdkref.markdown.page import MarkdownPage

_SHOWN = 60


def losses(page: MarkdownPage, numbers: Iterable[int], place: str) -> Iterator[Loss]:
    """Yield what the lines of these numbers hold; `place` says where they stand: "`### Parameters`"."""
    last = -1
    for number in numbers:
        if last < 0 or any(line.strip() for line in page.lines[last : number - 1]):
            text = page.lines[number - 1].strip()
            shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
            fact = f"{place}: `{shown}` is no part of what is known to stand there"
            yield Loss(Spot(page.name, number), fact)
        last = number
