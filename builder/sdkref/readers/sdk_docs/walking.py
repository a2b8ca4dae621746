"""The pages of a folder of documentation: its Markdown files, in the same order everywhere.

Hidden folders and those of other people's packages are passed over, and symbolic links are not followed: what
they lead to inside of the folder is found by itself, and what lies outside is none of its pages.
"""

import os
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from sdkref.limits import Limits, check_time, limit_error

SUFFIXES = (".md", ".mdx")
FOREIGN = frozenset(
    {"__pycache__", "bower_components", "node_modules", "site-packages", "third_party", "vendor", "venv"}
)
"""Folders of packages that others wrote."""


class Found(Struct, frozen=True):
    """What a folder holds, as paths below it, and what stands in the way of reading some of it."""

    pages: tuple[str, ...]
    outward: tuple[str, ...]
    """Symbolic links that lead out of the folder."""
    closed: tuple[str, ...]
    """Folders that may not be opened."""
    nameless: tuple[str, ...]
    """Files and folders whose names are no UTF-8, written with escapes."""


def pages_of(folder: Path, name: str, limits: Limits) -> Found:
    """Return what stands in a folder; raise `LimitError` when it has more pages than the limit allows."""
    root = str(folder.resolve())
    pages, outward, closed, nameless = list[str](), list[str](), list[str](), list[str]()
    for count, (path, entry) in enumerate(_entries(root, closed), 1):
        if count > limits.files:
            raise limit_error(name, "files", limits.files, "the folder holds more pages")
        if not path.isprintable() and _escaped(path) != path:
            nameless.append(_escaped(path))
        elif entry.is_symlink():
            if _leads_out(entry.path, root):
                outward.append(path)
        elif entry.name.lower().endswith(SUFFIXES):
            pages.append(path)
    return Found(
        tuple(sorted(pages, key=_order)),
        tuple(sorted(outward)),
        tuple(sorted(map(_escaped, closed))),
        tuple(sorted(nameless)),
    )


def _entries(root: str, closed: list[str]) -> Iterator[tuple[str, "os.DirEntry[str]"]]:
    """Yield files, and links that may be pages or folders of them, with their paths below a folder."""
    waiting = [""]
    while waiting:
        check_time()
        at = waiting.pop()
        try:
            found = list(os.scandir(f"{root}/{at}"))
        except OSError:
            closed.append(at or ".")
            continue
        for entry in found:
            if entry.name.startswith(".") or entry.name in FOREIGN:
                continue
            path = f"{at}/{entry.name}" if at else entry.name
            if entry.is_dir(follow_symlinks=False):
                waiting.append(path)
            elif entry.name.lower().endswith(SUFFIXES) or _is_folder(entry):
                yield path, entry


def _is_folder(link: "os.DirEntry[str]") -> bool:
    try:
        return link.is_dir()
    except OSError:
        return False


def _leads_out(link: str, root: str) -> bool:
    try:
        return not Path(link).resolve(strict=True).is_relative_to(root)
    except (OSError, RuntimeError):
        return False


def _escaped(path: str) -> str:
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _order(path: str) -> tuple[int, list[str]]:
    """Return what brings the front page to the front, and then pages of one folder together."""
    parts = path.split("/")
    return (len(parts) > 1, parts)
