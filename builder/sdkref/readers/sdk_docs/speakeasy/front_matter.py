"""The front matter of a page in MDX, as far as Speakeasy writes it: lines of a key and a text."""

import re
from collections.abc import Iterator

from sdkref.catalogue.surface import Loss, Spot
from sdkref.markdown.page import MarkdownPage

_LINE = re.compile(r"""(\w+):[ \t]*(?:"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)'|(.*?))[ \t]*""")


def front_matter(page: MarkdownPage) -> dict[str, str]:
    """Return the texts of the front matter by their keys."""
    found = (_LINE.fullmatch(line.rstrip()) for line in page.front_matter.split("\n"))
    return {line[1]: _text(line) for line in found if line}


def unused(page: MarkdownPage, *texts: str | None) -> Iterator[Loss]:
    """Return as losses the lines of the front matter whose texts are none of those that were read."""
    for key, text in front_matter(page).items():
        if text not in texts:
            yield Loss(Spot(page.name, 1), f"`{key}` of the front matter is left out")


def _text(line: re.Match[str]) -> str:
    if line[2] is not None:
        return re.sub(r"\\(.)", r"\1", line[2])
    return line[3].replace("''", "'") if line[3] is not None else line[4]
