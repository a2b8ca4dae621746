"""The line of a directive taken apart: which section it names, and what of it is wanted.

    ::: sdkref POST /chat/completions parts=example,parameters languages=go,python

Whatever else the line holds at its end in the form `name=value` is told as an option that does not exist.
"""

import difflib
import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from sdkref.fences import fenced_code
from sdkref.output.markdown_pages import shown_in
from sdkref.output.mounting import Library, PlacedSection
from sdkref.output.selected_parts import PARTS, Selection, offered
from sdkref.visible import visible

DIRECTIVE = re.compile(
    r"^ {0,3}::: +sdkref(?: +(?P<target>\S.*?))??(?P<options>(?: +[A-Za-z_-]+=\S*)*) *$", re.MULTILINE
)
LEVELS = tuple("123456")
WHERE = "the directive ::: sdkref"
"""Stands in every message about a directive, so that it is known for one."""
OPTIONS = ("api", "level", "parts", "languages", "sdks")


class Directive(Struct, frozen=True):
    """What a line asks for."""

    target: str
    """An operation, or the key of a section; nothing where the line names none."""
    options: dict[str, str]

    @property
    def api(self) -> str | None:
        """The reference that has the section, where the line says it."""
        return self.options.get("api")

    @property
    def level(self) -> int | None:
        """The level of the heading, where the line gives one that exists."""
        level = self.options.get("level", "")
        return int(level) if level in LEVELS else None

    @property
    def selection(self) -> Selection:
        """The parts and languages that the line asks for, whether or not they exist."""
        return Selection(
            _listed(self.options.get("parts")),
            _listed(self.options.get("languages"), self.options.get("sdks")),
        )


def directive(match: re.Match[str]) -> Directive:
    """Return what a line that matched `DIRECTIVE` says."""
    return Directive(match["target"] or "", dict(each.split("=", 1) for each in match["options"].split()))


def embedded_in(markdown: str, library: Library) -> list[tuple[str, str]]:
    """Return what the directives of a page show, in the order of their lines; a section each, or a fault."""
    found = []
    for match in DIRECTIVE.finditer(markdown):
        asked = directive(match)
        match library.find(asked.target, asked.api):
            case PlacedSection() as placed:
                found.append((placed.mount.name, shown_in(placed.section)))
            case unknown:
                found.append(("", str(unknown)))
    return found


def faults(asked: Directive) -> Iterator[str]:
    """Yield what is wrong with a line by itself: fact and remedy in a sentence."""
    for name in asked.options:
        if name not in OPTIONS:
            yield f"`{visible(name)}=` is no option; {_instead(name, OPTIONS)}"
    level = asked.options.get("level")
    if level is not None and level not in LEVELS:
        yield f"`level={visible(level)}` is no level of a heading; write 1 to 6 in {WHERE}"


def possible(asked: Directive, placed: PlacedSection) -> tuple[Selection, list[str]]:
    """Return the wanted parts and languages that the section has, and what is wrong with the others.

    Where nothing is left of what is wanted, all of it is shown.
    """
    wanted = asked.selection
    if not wanted:
        return wanted, []
    has = offered(placed.section.finished())
    title = placed.section.title
    wrong = [
        *(
            f"“{visible(title)}” has no `{each}`; leave it out of {WHERE}"
            if each in PARTS
            else f"`{visible(each)}` is no part of “{visible(title)}”; {_instead(each, has.parts)}"
            for each in wanted.parts
            if each not in has.parts
        ),
        *(
            f"`{visible(each)}` is no language or SDK of “{visible(title)}”; {_instead(each, has.languages)}"
            for each in wanted.languages
            if each not in has.languages
        ),
    ]
    return (
        Selection(
            tuple(each for each in wanted.parts if each in has.parts),
            tuple(each for each in wanted.languages if each in has.languages),
        ),
        wrong,
    )


def directive_lines(text: str, line: str) -> list[int]:
    """Return the lines of a file, outside of fenced code, that are this directive, however far indented."""
    fenced = {
        number
        for block in fenced_code(text)
        for number in range(block.line, block.line + block.text.count("\n"))
    }
    return [
        number
        for number, each in enumerate(text.splitlines(), 1)
        if each.strip() == line.strip() and number not in fenced
    ]


def _listed(*values: str | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each for value in values if value for each in value.split(",") if each))


def _instead(name: str, known: Iterable[str]) -> str:
    names = tuple(known)
    near = difflib.get_close_matches(name, names, n=1)
    if near:
        return f"write `{near[0]}` in {WHERE}"
    if not names:
        return f"leave the option out of {WHERE}"
    return f"write one of {', '.join(f'`{each}`' for each in names)} in {WHERE}"
