"""Cases for the readers of SDK documentation: each a page and all that it says, or what puts it aside.

    === api.md: the title of a case        the page's path below its folder, and what the case is about
    # Chat                                 the page; its first line is line 1
    --- facts                              always last: the facts of the page, defaults left out
    dialect: stainless-python

A type is one text: `[CompletionPage](openai.types.CompletionPage)` leads to a model or an address.
Run this file (`python tests/sdk_docs_cases.py FOLDER`) to write the facts of a folder of cases anew; then
read the diff.
"""

import sys
from pathlib import Path
from typing import Any

import msgspec
import yaml
from msgspec import Struct

from sdkref.readers.sdk_docs.page_reading import page_facts

CASES = Path(__file__).parent / "sdk_docs" / "cases"
_PIECE = {"text", "url", "model"}


class PageCase(Struct, frozen=True):
    """A page, and the text of what is expected of it."""

    file: Path
    path: str
    title: str
    page: str
    facts: str

    def __str__(self) -> str:
        return f"{self.file.stem}: {self.title}"


def page_cases(dialect: str) -> list[PageCase]:
    """Return all cases of a dialect."""
    return [case for path in sorted((CASES / dialect).glob("*.txt")) for case in _cases_of(path)]


def shown(case: PageCase) -> str:
    """Return what a page says, as cases write it."""
    facts = _compact(msgspec.to_builtins(page_facts(case.page, case.path)))
    return yaml.safe_dump(facts, sort_keys=False, width=110, allow_unicode=True)


def _cases_of(path: Path) -> list[PageCase]:
    found = []
    for block in path.read_text(encoding="utf-8").split("=== ")[1:]:
        head, _, rest = block.partition("\n")
        page, _, facts = rest.partition("--- facts\n")
        name, _, title = head.partition(": ")
        found.append(PageCase(path, name, title, page, facts))
    return found


def _compact(value: Any) -> Any:
    """Return facts with types as one text, and places as their line."""
    match value:
        case dict() if value.keys() == {"file", "line"} or value.keys() == {"file"}:
            return value.get("line", 1)
        case dict():
            return {key: _compact(each) for key, each in value.items()}
        case [dict() as first, *_] if "text" in first and first.keys() <= _PIECE:
            return "".join(map(_piece, value))
        case list() | tuple():
            return [_compact(each) for each in value]
        case _:
            return value


def _piece(piece: dict[str, str]) -> str:
    target = piece.get("model") or piece.get("url")
    return f"[{piece['text']}]({target})" if target else piece["text"]


def _rewrite(folder: Path) -> None:
    for path in sorted(folder.glob("*.txt")):
        blocks = (
            f"=== {each.path}: {each.title}\n{each.page}--- facts\n{shown(each)}\n"
            for each in _cases_of(path)
        )
        path.write_text("".join(blocks).rstrip("\n") + "\n", encoding="utf-8")


if __name__ == "__main__":
    _rewrite(CASES / sys.argv[1])
