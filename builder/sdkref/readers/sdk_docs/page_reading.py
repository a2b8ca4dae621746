"""A page of a folder of documentation, from its bytes to what it says; what is wrong becomes a finding."""

import hashlib
import os
import stat
from pathlib import Path

from msgspec import Struct

from sdkref.diagnostics import UnreadableError
from sdkref.documents.source_text import clean, decoded
from sdkref.limits import Limits
from sdkref.markdown.page import MarkdownPage, markdown_page
from sdkref.readers.sdk_docs.dialects import DIALECTS
from sdkref.readers.sdk_docs.listed_pages import ListedPage, listed_pages
from sdkref.readers.sdk_docs.page_facts import NOTHING, PageFacts, PageFinding

_SIGNS = ("### Available Operations", "All URIs are relative to ", "<!-- UsageSnippet ", "- <code title=")
"""How lines begin that stand on pages of operations, and nowhere else."""
_REGULAR_ONLY = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0)


class ReadPage(Struct, frozen=True):
    """A page that was read: its path below the folder, the digest of its bytes, and what it says."""

    path: str
    digest: str
    """Empty for one that could not be read."""
    facts: PageFacts
    listed: tuple[ListedPage, ...] = ()
    """Pages of methods that it leads to."""


def digest_of(folder: Path, path: str, limits: Limits) -> str:
    """Return the digest of a page's bytes; empty where it cannot be read."""
    try:
        return _digest(_bytes(f"{folder}/{path}", limits))
    except OSError:
        return ""


def read_page(folder: Path, path: str, limits: Limits) -> ReadPage:
    """Return what a page says, with a finding where it cannot be read."""
    try:
        source = _bytes(f"{folder}/{path}", limits)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        finding = PageFinding(
            1, 1, "unreadable-page", f"the page cannot be read ({reason})", "correct its rights"
        )
        return ReadPage(path, "", PageFacts(dialect="", findings=(finding,)))
    digest = _digest(source)
    if len(source) > limits.page:
        finding = PageFinding(
            1,
            1,
            "large-page",
            f"the page has more than {limits.page} bytes (the limit of page), and is not read",
            f"raise it by `--limit page={_enough(folder / path, limits)}` if the page is meant to be so",
        )
        return ReadPage(path, digest, PageFacts(dialect="", findings=(finding,)))
    return _read(source, path, digest)


def page_facts(text: str, path: str) -> PageFacts:
    """Return what the text of a page says; nothing of one that is no page of a reference."""
    page = markdown_page(text, path)
    facts = next((each.read(page) for each in DIALECTS if each.knows(page)), NOTHING)
    if facts.methods or facts.models or facts.groups or facts.findings:
        return facts
    if (line := _sign(page)) and facts.about is None:
        fact = "the page looks like one of operations, and is written in no dialect that is known"
        remedy = "compare it with a page of its generator that is read"
        return PageFacts(dialect="", findings=(PageFinding(line, 1, "unknown-page", fact, remedy),))
    return facts


def _read(source: bytes, path: str, digest: str) -> ReadPage:
    try:
        text = clean(decoded(source, path).decode())
        return ReadPage(path, digest, page_facts(text, path), listed_pages(text, path))
    except UnreadableError as error:
        found = error.findings[0]
        finding = PageFinding(found.line or 1, 1, "encoding", found.fact, found.remedy)
    except Exception as error:  # noqa: BLE001 - one page that a reader trips over must not cost all others
        fact = f"the reader of the page failed ({type(error).__name__}: {error})"
        finding = PageFinding(1, 1, "failed-page", fact, "this is a fault of sdkref: report it with the page")
    return ReadPage(path, digest, PageFacts(dialect="", findings=(finding,)))


def _sign(page: MarkdownPage) -> int:
    """Return the line of the first sign of operations outside of code, 0 when there is none."""
    for block in page.blocks:
        if block.kind != "fence":
            for number in range(block.line, block.after):
                if page.lines[number - 1].startswith(_SIGNS):
                    return number
    return 0


def _bytes(path: str, limits: Limits) -> bytes:
    """Return the bytes of a file, one more than the limit where it has more."""
    # A pipe or a link that was put here meanwhile is not followed, and a growing file has an end.
    descriptor = os.open(path, _REGULAR_ONLY)
    with open(descriptor, "rb") as file:  # noqa: PTH123 - pathlib takes no descriptor
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(0, "it is no regular file")
        return file.read(limits.page + 1)


def _digest(source: bytes) -> str:
    return hashlib.sha256(source).hexdigest()


def _enough(path: Path, limits: Limits) -> int:
    """Return a limit that lets a page pass."""
    size = path.stat().st_size
    enough = 2 * limits.page
    while enough < size:
        enough *= 2
    return enough
