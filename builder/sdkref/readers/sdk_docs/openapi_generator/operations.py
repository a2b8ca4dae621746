"""Pages of operations that OpenAPI Generator wrote: one class of methods each (`docs/ChatApi.md`)."""

import html
import re
from collections.abc import Iterator, Sequence
from itertools import chain

from msgspec.structs import replace

from sdkref.catalogue.surface import About, Method, MethodGroup, Spot
from sdkref.markdown.page import MarkdownPage
from sdkref.readers.sdk_docs.openapi_generator.flavours import flavour_of
from sdkref.readers.sdk_docs.openapi_generator.index_table import Entry, index
from sdkref.readers.sdk_docs.openapi_generator.method_section import MethodRead, read_method
from sdkref.readers.sdk_docs.openapi_generator.samples import about
from sdkref.readers.sdk_docs.openapi_generator.sections import contents, operations
from sdkref.readers.sdk_docs.openapi_generator.unread import losses
from sdkref.readers.sdk_docs.page_facts import PageFacts, PageFinding

_BASE = re.compile(r"All URIs are relative to \*(.+?)\*\s*")
_TITLE = re.compile(r"# (\S+)\s*")
_CLASSES = re.compile(r"\|?\s*Class \| Method \| HTTP request")
_PARTS = re.compile(r"[.\\]")
r"""What stands around the module of a class: `# orchard.TreesApi`, `# \TreesApi`."""


def knows(page: MarkdownPage) -> bool:
    """Tell whether a page is one of operations: titled with a class, and all of one address.

    A README has the address and the index of all classes.
    """
    if _TITLE.fullmatch(page.lines[_title(page) - 1]) is None:
        return False
    return any(map(_BASE.fullmatch, page.lines)) and not any(map(_CLASSES.match, page.lines))


def read(page: MarkdownPage) -> PageFacts:
    """Return the methods of a page, and what its code tells of the SDK."""
    title, end = _title(page), len(page.lines) + 1
    base, server = _base(page)
    flavour = flavour_of(page.lines)
    name = _PARTS.split(page.lines[title - 1].removeprefix("# ").strip())[-1]
    # Which operations there are is known from the index, and where the index ends from the first of these.
    found = operations(page, index(contents(page, base + 1, end))[0])
    entries, unread = index(contents(page, base + 1, found[0].line if found else end))
    reads = [read_method(page, each, (name,), flavour, entries.get(each.name)) for each in found]
    told = {each.name for each in found}
    left_out = {each: entry for each, entry in entries.items() if each not in told}
    return PageFacts(
        dialect=flavour.dialect,
        groups=(
            MethodGroup(
                accessor=(name,),
                title=name,
                description=page.source(title + 1, base) or None,
                spot=Spot(page.name, title),
            ),
        ),
        methods=(
            *(each.method for each in reads),
            *(_of_index(page, name, each, entry) for each, entry in left_out.items()),
        ),
        about=replace(_about(reads), server=server),
        losses=(*losses(page, unread, "the index"), *chain.from_iterable(each.losses for each in reads)),
        findings=tuple(_findings(reads, entries, left_out)),
    )


def _title(page: MarkdownPage) -> int:
    """Return the first line that says something."""
    return next((number for number, line in enumerate(page.lines, 1) if line.strip()), 1)


def _base(page: MarkdownPage) -> tuple[int, str]:
    """Return the address that paths are below, after its line."""
    found = ((number, _BASE.fullmatch(line)) for number, line in enumerate(page.lines, 1))
    return next((number, html.unescape(matched[1])) for number, matched in found if matched)


def _of_index(page: MarkdownPage, group: str, name: str, entry: Entry) -> Method:
    """Return a method of which only the index tells."""
    spot = Spot(page.name, entry.line)
    return Method(accessor=(group,), name=name, endpoint=entry.endpoint, summary=entry.summary, spot=spot)


def _about(reads: Sequence[MethodRead]) -> About:
    codes = chain.from_iterable(each.samples.examples for each in reads)
    return about(codes, chain.from_iterable(each.samples.schemes for each in reads))


def _findings(
    reads: Sequence[MethodRead], entries: dict[str, Entry], left_out: dict[str, Entry]
) -> Iterator[PageFinding]:
    for each in reads:
        name, line = each.method.name, each.method.spot.line
        if name not in entries:
            fact = f"`{name}` is not in the index of its page, so that its HTTP method and path are unknown"
            remedy = "generate the page anew, or add its row to the index"
            yield PageFinding(line, 1, "missing-endpoint", fact, remedy)
        yield from each.samples.findings
    for name, entry in left_out.items():
        fact = f"the index has `{name}`, and the page has no section of it"
        remedy = "generate the page anew: it may have been cut off"
        yield PageFinding(entry.line, 1, "missing-section", fact, remedy)
