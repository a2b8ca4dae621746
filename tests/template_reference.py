"""The reference of templates: what each is for, its blocks, and the variables that it may use.

`python tests/template_reference.py` writes `docs/reference/templates.md` anew.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, meta, nodes

from architecture import REPOSITORY
from sdkref.templating.environment import TEMPLATES
from sdkref.templating.user_templates import VERSION, blocks_of

PAGE = REPOSITORY / "docs" / "reference" / "templates.md"

HEAD = f"""\
# Templates

All templates, with their blocks and the variables that each may use: version {VERSION}. This page is made of
the templates themselves. The guide says [how one writes a template](../guide/templates.md).

A variable may hold text, HTML that is finished, a list or a record. What is text is escaped where it is put
in. The version grows when a block or a variable goes, or comes to mean something else; the
changelog of sdkref says so. More may come without that.
"""
_SYNTAX = Environment(autoescape=True)
_ABOUT = re.compile(r"\A\{#-?\s*(.+?)\s*-?#\}", re.DOTALL)


def page_text() -> str:
    """Return the page."""
    return "\n".join([HEAD, *_chapter("Pages", "pages"), *_chapter("Samples", "calls")])


def _chapter(title: str, folder: str) -> Iterator[str]:
    yield from (
        f"## {title}",
        "",
        "| template | what it is | blocks | variables |",
        "| --- | --- | --- | --- |",
    )
    for path in sorted((TEMPLATES / folder).rglob("*.jinja")):
        yield _row(path)
    yield ""


def _row(path: Path) -> str:
    name = path.relative_to(TEMPLATES).as_posix()
    text = path.read_text(encoding="utf-8")
    said = _about(name, text).replace("|", "&#124;")
    return f"| `{name}` | {said} | {_codes(blocks_of(name))} | {_codes(_variables(text))} |"


def _about(name: str, text: str) -> str:
    """Return what a template is: the first sentence of its comment, or what its name says of a sample."""
    if (found := _ABOUT.match(text)) is not None:
        return re.split(r"(?<=\.)\s", " ".join(found[1].split()), maxsplit=1)[0]
    *_, profile, file = name.split("/")
    stem = file.removesuffix(".jinja")
    if profile != "calls":
        return f"A program with an SDK of the profile `{profile.replace('_', '-')}`"
    return "A server that receives a webhook" if stem.startswith("receive_") else "A program of plain HTTP"


def _variables(text: str) -> list[str]:
    tree = _SYNTAX.parse(text)
    imported = {each.target for each in tree.find_all(nodes.Import)}
    for each in tree.find_all(nodes.FromImport):
        imported |= {name if isinstance(name, str) else name[1] for name in each.names}
    own = {each.name for each in tree.find_all(nodes.Macro)}
    own |= {
        each.target.name for each in tree.find_all(nodes.AssignBlock) if isinstance(each.target, nodes.Name)
    }
    return sorted(meta.find_undeclared_variables(tree) - imported - own - {"say"})


def _codes(names: Iterator[str] | list[str] | tuple[str, ...]) -> str:
    return ", ".join(f"`{each}`" for each in names)


if __name__ == "__main__":
    PAGE.write_text(page_text(), encoding="utf-8")
