"""Directives in example code: comments that say how it is run, and which of its lines a page leaves out.

One stands on a line of its own, as a comment of the language: `# sdkref: …` or `// sdkref: …`.

| words | meaning |
| --- | --- |
| `skip because REASON` | It is not run; `skip until 2027-01-31 because REASON` holds up to that day. |
| `compile only` | It is checked as its language does, and not run. |
| `prints TEXT` | A line that it has to print; one directive for each, in order. |
| `for POST /stays` | The operation that it is for, where its place does not say. |
| `file plans/floor.pdf as floor.pdf` | A file beside it that it finds in its folder; `as` is optional. |
| `hide`, `show` | The lines between are run, and the page leaves them out. |
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from msgspec import Struct

_LINE = re.compile(r"\s*(?:#|//)\s*sdkref:\s*(.*?)\s*\Z")
_SKIP = re.compile(r"(?:until\s+(\S+)\s+)?because\s+(\S.*)\Z")
_FILE = re.compile(r"(\S+)(?:\s+as\s+(\S+))?\Z")
_OPERATION = re.compile(r"([A-Z]+)\s+(/\S*)\Z")


class Directives(Struct, frozen=True, kw_only=True):
    """What an example says of how it is run."""

    skip: str = ""
    """Why it is not run; empty when it is."""
    until: date | None = None
    """The last day on which it may be skipped; None for always."""
    compile_only: bool = False
    output: str | None = None
    """What it has to print; None when that does not matter."""
    operation: str = ""
    """`METHOD /path`, where the example says what it is for."""
    files: tuple[tuple[str, str], ...] = ()
    """Files that it needs: the path beside the example, and the name in its folder."""


NO_DIRECTIVES = Directives()


class Fault(Struct, frozen=True):
    """A directive that means nothing: the line, counted from 1, what is wrong and what to do."""

    line: int
    fact: str
    remedy: str


class Directed(Struct, frozen=True):
    """Example code taken apart."""

    shown: str
    """What a page shows."""
    directives: Directives
    faults: tuple[Fault, ...] = ()


class _Reading:
    """What was read of one example."""

    def __init__(self) -> None:
        self.found: dict[str, Any] = {}
        self.hidden = False

    def skip(self, words: str) -> str | None:
        match = _SKIP.match(words)
        if match is None:
            return "write `skip because …`, or `skip until 2027-01-31 because …`"
        if match[1]:
            try:
                self.found["until"] = date.fromisoformat(match[1])
            except ValueError:
                return f"write the day as year, month and day: 2027-01-31, not `{match[1]}`"
        self.found["skip"] = match[2]
        return None

    def compile(self, words: str) -> str | None:
        self.found["compile_only"] = True
        return None if words == "only" else "write `compile only`"

    def prints(self, words: str) -> str | None:
        self.found["output"] = f"{self.found.get('output', '')}{words}\n"
        return None

    def operation(self, words: str) -> str | None:
        match = _OPERATION.match(words)
        if match is None:
            return "write method and path: `for POST /stays`"
        self.found["operation"] = f"{match[1]} {match[2]}"
        return None

    def file(self, words: str) -> str | None:
        match = _FILE.match(words)
        if match is None:
            return "write `file PATH` or `file PATH as NAME`"
        name = match[2] or match[1].rpartition("/")[2]
        if name.startswith("/") or "\\" in name or {"", ".", ".."} & {*name.split("/")}:
            return "name a file in the folder of the example: `file PATH as plans/floor.pdf`"
        self.found["files"] = (*self.found.get("files", ()), (match[1], name))
        return None

    def hide(self, words: str) -> str | None:
        self.hidden = True
        return "write `hide` alone" if words else None

    def show(self, words: str) -> str | None:
        self.hidden = False
        return "write `show` alone" if words else None


_WORDS: Mapping[str, Callable[[_Reading, str], str | None]] = {
    "skip": _Reading.skip,
    "compile": _Reading.compile,
    "prints": _Reading.prints,
    "for": _Reading.operation,
    "file": _Reading.file,
    "hide": _Reading.hide,
    "show": _Reading.show,
}


def read_directives(text: str) -> Directed:
    """Return example code without its directives and hidden lines, and what they say."""
    if "sdkref:" not in text:
        return Directed(text, NO_DIRECTIVES)
    reading = _Reading()
    shown: list[str] = []
    faults: list[Fault] = []
    for number, line in enumerate(text.splitlines(keepends=True), 1):
        match = _LINE.match(line)
        if match is None:
            if not reading.hidden:
                shown.append(line)
            continue
        word, _, rest = match[1].partition(" ")
        read = _WORDS.get(word)
        remedy = read(reading, rest.strip()) if read else f"the directives are {', '.join(_WORDS)}"
        if remedy is not None:
            faults.append(Fault(number, f"`{match[1]}` is no directive", remedy))
    if reading.hidden:
        faults.append(Fault(number, "lines are hidden up to the end", "end them with `sdkref: show`"))
    return Directed("".join(shown).lstrip("\n"), Directives(**reading.found), tuple(faults))
