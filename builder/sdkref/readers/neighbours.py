"""The files that references of a description lead to: those inside of its folder, each read once.

Nothing outside of the folder is opened, whatever a reference, a percent-encoding or a symbolic link says,
nothing but a regular file is, and no address is ever fetched. All files together keep within the limits.
"""

import os
import re
import stat
from pathlib import Path
from urllib.parse import quote, unquote

from msgspec import Struct

from sdkref.diagnostics import Diagnostics, LimitError, UnreadableError
from sdkref.documents.measuring import measure
from sdkref.documents.reading import Document, parse_document
from sdkref.readers.node import nearest

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:|//")
"""How a reference begins that is no path; one letter and a colon name a drive."""
_ABSOLUTE = re.compile(r"/|[A-Za-z]:")
_REGULAR_ONLY = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0)


class Refusal(Struct, frozen=True):
    """Why a reference is not followed: the end of a sentence that names it, and what to do."""

    fact: str
    remedy: str


class Neighbours:
    """The documents of one description: the one that was named, and those that references lead to."""

    def __init__(self, first: Document, diagnostics: Diagnostics) -> None:
        self.first, self.diagnostics = first, diagnostics
        self._folder = None if first.path is None else first.path.parent.resolve()
        self._path = None if first.path is None else first.path.resolve()
        self._names = {each.name: each for each in (*first.neighbours.values(), first)}
        self._found: dict[tuple[str, str], Document | Refusal] = {}
        self._refused: dict[Path, Refusal] = {}
        self._size = sum(each.positions.size for each in self._names.values())
        self._nodes = 0

    def named(self, name: str) -> Document:
        """Return the document of a location's file."""
        return self._names.get(name, self.first)

    def address(self, document: Document) -> str:
        """Return an address that stands for a document, so that others can be relative to it."""
        if self._folder is None or document.path is None or document is self.first:
            return f"file:///{quote(Path(document.name).name)}"
        return f"file:///{quote(document.path.relative_to(self._folder).as_posix())}"

    def find(self, written: str, holder: Document) -> Document | Refusal:
        """Return the document that a path leads to, as a reference in another document writes it."""
        asked = (holder.name, written)
        if asked not in self._found:
            try:
                self._found[asked] = self._find(unquote(written).replace("\\", "/"), holder)
            except OSError as error:
                reason = error.strerror or type(error).__name__
                self._found[asked] = Refusal(f"cannot be read ({reason})", "correct the path, or the rights")
            except RuntimeError:
                self._found[asked] = Refusal("leads in a circle of links", "make the link lead to a file")
            except ValueError:
                self._found[asked] = Refusal("is no path of a file", "correct the path")
        return self._found[asked]

    def _find(self, path: str, holder: Document) -> Document | Refusal:
        if self._folder is None or _ADDRESS.match(path) or _ABSOLUTE.match(path):
            return _no_path(path)
        place = self._folder if holder is self.first or holder.path is None else holder.path.parent
        # Before the file system is asked anything: what lies outside is not even looked for.
        wanted = Path(os.path.normpath(place / path))
        real = wanted.resolve() if wanted.is_relative_to(self._folder) else wanted
        if not real.is_relative_to(self._folder):
            remedy = "move the file into that folder, or name a description further up"
            return Refusal("leads out of the folder of the description, and is not followed", remedy)
        if real == self._path:
            return self.first
        if real in self.first.neighbours:
            return self.first.neighbours[real]
        if real not in self._refused:
            found = self._read(real, str(Path(self.first.name).parent / real.relative_to(self._folder)))
            if isinstance(found, Document):
                self.first.neighbours[real] = self._names[found.name] = found
                return found
            self._refused[real] = found
        return self._refused[real]

    def _read(self, real: Path, name: str) -> Document | Refusal:
        """Return the document of a file that has not been read."""
        try:
            kind = real.stat().st_mode
        except (FileNotFoundError, NotADirectoryError):
            self.first.absent.add(real)
            return Refusal("leads nowhere: there is no such file", f"correct the path{_nearest(real)}")
        if not stat.S_ISREG(kind):
            what = "a folder" if stat.S_ISDIR(kind) else "no regular file"
            return Refusal(f"leads to {what}", "name a file in JSON or YAML")
        limits = self.first.limits
        # A pipe or a link that was put here meanwhile is not followed, and a growing file has an end.
        with open(os.open(real, _REGULAR_ONLY), "rb") as file:  # noqa: PTH123 - pathlib takes no descriptor
            source = file.read(max(limits.size - self._size, 0) + 1)
        self._size += len(source)
        if self._size > limits.size:
            return _too_much("size", limits.size, "bytes")
        try:
            document = parse_document(source, name, self.diagnostics, limits)
        except (UnreadableError, LimitError) as error:
            found = error.findings[0]
            return Refusal(f"leads to a file that cannot be read: {found.place}: {found.fact}", found.remedy)
        self._nodes = self._nodes or sum(measure(each.data)[1] for each in self._names.values())
        self._nodes += measure(document.data)[1]
        if self._nodes > limits.nodes:
            return _too_much("nodes", limits.nodes, "values")
        document.path = real
        return document


def _no_path(written: str) -> Refusal:
    """Return why something is not looked for beside the description."""
    if _ADDRESS.match(written):
        remedy = "save what it leads to beside this file, and write the path to that"
        return Refusal("is an address, and none is ever fetched", remedy)
    if _ABSOLUTE.match(written):
        return Refusal("is an absolute path, which is not followed", "write a path relative to this file")
    return Refusal("names a file, and this text stands in none", "give the description as a file")


def _nearest(path: Path) -> str:
    """Return `; did you mean …?` for the name of a file that is not there, or nothing."""
    try:
        return nearest(path.name, (each.name for each in path.parent.iterdir()))
    except OSError:
        return ""


def _too_much(limit: str, allowed: int, unit: str) -> Refusal:
    fact = f"leads to one file too many: with it, all have more than {allowed} {unit} (the limit of {limit})"
    return Refusal(fact, f"raise it by `limits: {{{limit}: …}}` in sdkref.yml if that is meant to be so")
