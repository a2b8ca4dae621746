"""The user's own templates, looked at before anything is built: their names, their syntax, their blocks."""

import difflib
import re
from collections.abc import Collection, Iterator
from pathlib import Path

from jinja2 import Environment, TemplateSyntaxError, nodes

from sdkref.diagnostics import Diagnostic, Level, UsageError
from sdkref.location import Location
from sdkref.nearest_name import did_you_mean
from sdkref.templating.environment import OURS, TEMPLATES
from sdkref.wording.checking import word_faults
from sdkref.wording.texts import THEIRS

VERSION = 1
"""Of what templates may rely on: it grows when a block or a variable goes, or means something else."""

_FOLDERS = ("pages/", "calls/")
_WRITTEN_FOR = re.compile(r"\A\s*\{#-?\s*sdkref templates (\d{1,9})\b")
_SYNTAX = Environment(trim_blocks=True, lstrip_blocks=True, autoescape=True)


def check_templates(folder: Path) -> None:
    """Raise `UsageError` with all that is wrong with the templates of a folder."""
    ours = {each.relative_to(TEMPLATES).as_posix() for each in TEMPLATES.rglob("*") if each.is_file()}
    found = []
    for file in sorted(each for each in folder.rglob("*") if each.is_file()):
        path = file.relative_to(folder).as_posix()
        found += [
            Diagnostic("template", fact, remedy, Location(str(file)), Level.ERROR, line, 1)
            for line, fact, remedy in _faults(file, path, ours)
        ]
    if found:
        raise UsageError(*found)


def blocks_of(name: str) -> tuple[str, ...]:
    """Return the blocks of a template of ours, in their order."""
    tree = _SYNTAX.parse((TEMPLATES / name).read_text(encoding="utf-8"))
    return tuple(each.name for each in tree.find_all(nodes.Block))


def _faults(file: Path, path: str, ours: Collection[str]) -> Iterator[tuple[int, str, str]]:
    """Give the line, the fact and the remedy of each fault of a file."""
    if path.startswith(_FOLDERS) and path not in ours and not file.name.startswith((".", "_")):
        close = difflib.get_close_matches(path, sorted(ours), n=1)
        meant = f"did you mean `{close[0]}`? " if close else ""
        yield 1, f"there is no template `{path}`", f"{meant}Begin the name of one of your own with _"
    try:
        text = file.read_text(encoding="utf-8")
        if path.startswith(f"{THEIRS}/") and path.endswith(".toml"):
            yield from word_faults(text)
            return
        tree = _SYNTAX.parse(text)
    except UnicodeDecodeError:
        yield 1, "the file is not UTF-8", "save it as UTF-8"
        return
    except TemplateSyntaxError as error:
        fact = " ".join((error.message or "the syntax is wrong").split()).removesuffix(".")
        yield error.lineno, fact, "correct the syntax of Jinja there"
        return
    written = _WRITTEN_FOR.match(text)
    if written is not None and int(written[1]) != VERSION:
        fact = f"the template was written for version {written[1]} of templates, and this is {VERSION}"
        yield 1, fact, "compare it with the reference of templates, then change the number"
    for each in tree.find_all(nodes.Extends):
        yield from _of_parent(each, tree, ours)


def _of_parent(
    extends: nodes.Extends, tree: nodes.Template, ours: Collection[str]
) -> Iterator[tuple[int, str, str]]:
    parent = extends.template.value if isinstance(extends.template, nodes.Const) else ""
    if not parent.startswith(OURS):
        return
    name = parent.removeprefix(OURS)
    if name not in ours:
        close = difflib.get_close_matches(name, sorted(ours), n=1)
        remedy = f"did you mean `{OURS}{close[0]}`?" if close else f"write `{OURS}pages/…`"
        yield extends.lineno, f"there is no template `{parent}`", remedy
        return
    known = blocks_of(name)
    inner = {one.name for each in tree.find_all(nodes.Block) for one in each.find_all(nodes.Block)}
    for block in tree.find_all(nodes.Block):
        if block.name not in known and block.name not in inner:
            remedy = did_you_mean(block.name, known, f"it has {', '.join(known) or 'none'}")
            yield block.lineno, f"`{parent}` has no block `{block.name}`", remedy
