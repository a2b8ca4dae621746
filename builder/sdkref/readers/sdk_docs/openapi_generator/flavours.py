"""Which of OpenAPI Generator's generators wrote a page, and what of its habits a reader has to know."""

import re
from collections.abc import Iterable

from msgspec import Struct

FAMILY = "openapi-generator"
"""The dialect of a page that does not show its generator."""


class Flavour(Struct, frozen=True):
    """One generator."""

    dialect: str
    summary_in_section: bool = False
    """Whether the summary stands in the section of an operation as well, before its description."""
    section_in_html: bool = False
    """Whether the texts of a section are escaped for HTML, as those of cells are."""
    notes_as_written: bool = False
    """Whether the description of an operation is that of the API, not put onto one line."""
    body_without_default: bool = False
    """Whether every argument has a default in its notes (`undefined` if none), and only the body has not."""
    unmarked: bool | None = True
    """Whether an argument without a mark is required; `None` where arguments are not marked at all."""
    empty_unmarked: bool | None = True
    """The same of an argument whose notes are empty."""


_TYPESCRIPT = Flavour(f"{FAMILY}-typescript", body_without_default=True, empty_unmarked=None)
_AXIOS = Flavour(f"{FAMILY}-typescript-axios", body_without_default=True, empty_unmarked=None)
_FETCH = Flavour(
    f"{FAMILY}-typescript-fetch", summary_in_section=True, section_in_html=True, body_without_default=True
)
_GO = Flavour(
    f"{FAMILY}-go", summary_in_section=True, notes_as_written=True, unmarked=None, empty_unmarked=None
)
_PYTHON = Flavour(f"{FAMILY}-python", summary_in_section=True, notes_as_written=True)
_UNKNOWN = Flavour(FAMILY, unmarked=None, empty_unmarked=None)

_BY_FENCE = {"```go": _GO, "```golang": _GO, "```python": _PYTHON, "```ts": _FETCH}
_FENCE_OF_EXAMPLE = 12
"""Lines below a heading `### Example` at most until its code begins."""
_GO_INDEX = re.compile(r"\| \*\*[A-Z][a-z]+\*\* /")
_SHORT_LINK = re.compile(r"\|?\s*\[\*\*\w+\*\*\]\(#")
_SNAKE = re.compile(r"#+ \*\*[a-z0-9]+(?:_[a-z0-9]+)+\*\*")
_PLAIN = re.compile(r"## [a-z]\w*\s*")


def flavour_of(lines: Iterable[str]) -> Flavour:
    """Return the generator of a page of operations: by its code, else by how headings and index look."""
    lines = list(lines)
    for number, line in enumerate(lines):
        if line.rstrip() != "### Example":
            continue
        for fence in lines[number + 1 : number + _FENCE_OF_EXAMPLE]:
            mark = fence.rstrip()
            if mark in _BY_FENCE:
                return _BY_FENCE[mark]
            if mark == "```typescript":
                return _TYPESCRIPT if any("createConfiguration(" in each for each in lines) else _AXIOS
    return _by_looks(lines)


def _by_looks(lines: list[str]) -> Flavour:
    title = next((line for line in lines if line.startswith("# ")), "")
    if title.startswith("# \\") or any(_GO_INDEX.search(line) for line in lines):
        return _GO
    if any(_SNAKE.match(line) for line in lines):
        return _PYTHON
    if title.startswith("# ."):
        return _TYPESCRIPT
    if any(_SHORT_LINK.match(line) for line in lines):
        return _AXIOS
    return _FETCH if any(_PLAIN.fullmatch(line) for line in lines) else _UNKNOWN
