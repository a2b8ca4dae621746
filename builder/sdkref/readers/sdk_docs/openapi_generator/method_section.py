"""One method of a page of OpenAPI Generator: all that its section says."""

import html
import re
from itertools import chain

from msgspec import Struct

from sdkref.catalogue.surface import Argument, Loss, Method, Returned, Spot, TypePiece
from sdkref.markdown.page import MarkdownPage
from sdkref.readers.sdk_docs.openapi_generator import answers
from sdkref.readers.sdk_docs.openapi_generator.arguments import Table, argument
from sdkref.readers.sdk_docs.openapi_generator.flavours import Flavour
from sdkref.readers.sdk_docs.openapi_generator.index_table import Entry
from sdkref.readers.sdk_docs.openapi_generator.rows import rows
from sdkref.readers.sdk_docs.openapi_generator.samples import NO_SAMPLES, Samples, promised, samples
from sdkref.readers.sdk_docs.openapi_generator.sections import Numbered, Operation
from sdkref.readers.sdk_docs.openapi_generator.texts import unescaped, with_breaks, without_heading
from sdkref.readers.sdk_docs.openapi_generator.unread import losses

_HEADERS = ("HTTP request headers", "HTTP reuqest headers")
_NO_PARAMETERS = re.compile(r"This endpoint does not (?:need|have) any (?:path )?parameters?\.?\s*")
_HANDED = re.compile(r"(?:Other|Optional) parameters are passed through a .+")
_TABLES: dict[str, Table] = {
    "Parameters": Table(),
    "Path Parameters": Table(place="path"),
    "Required Parameters": Table(required=True),
    "Other Parameters": Table(),
    "Optional Parameters": Table(required=False),
}


class MethodRead(Struct, frozen=True):
    """A method that was read, the code of its section, and what else stands there."""

    method: Method
    samples: Samples
    losses: tuple[Loss, ...]


def read_method(
    page: MarkdownPage, found: Operation, accessor: tuple[str, ...], flavour: Flavour, entry: Entry | None
) -> MethodRead:
    """Return a method from its section and its entry of the index; a missing part of it stays unknown."""
    unread: dict[str, list[int]] = {}

    def lines(heading: str) -> tuple[Numbered, ...]:
        return found.sections[heading].lines if heading in found.sections else ()

    example = found.sections.get("Example")
    code = samples(page.lines, example.line + 1, example.after) if example else NO_SAMPLES
    headers = next((each for each in _HEADERS if each in found.sections), _HEADERS[0])
    kinds, unread[headers] = answers.content_types(lines(headers))
    arguments, others = _arguments(found, flavour, sends=bool(kinds.get("Content-Type")))
    gives, unread["Return type"] = answers.returned(lines("Return type"))
    needs, unread["Authorization"] = answers.schemes(lines("Authorization"))
    statuses, unread["HTTP response details"] = answers.statuses(lines("HTTP response details"))
    unread |= {"Example": code.unread, **others}
    if gives is not None and promised(found.name, code.examples):
        gives = Returned(type=gives.type, wrap="promise", raw=gives.raw)
    summary, description = _texts(page, found, flavour, entry)
    method = Method(
        accessor=accessor,
        name=found.name,
        endpoint=entry.endpoint if entry else None,
        summary=summary,
        description=description,
        signature=(TypePiece(text=html.unescape(found.signature)),) if found.signature else None,
        arguments=arguments,
        returned=gives,
        statuses=statuses if "HTTP response details" in found.sections else None,
        authorization=needs if "Authorization" in found.sections else None,
        request_types=kinds.get("Content-Type"),
        response_types=kinds.get("Accept"),
        examples=code.examples,
        spot=Spot(page.name, found.line),
    )
    lost = (losses(page, numbers, f"`### {heading}`") for heading, numbers in unread.items())
    return MethodRead(method, code, tuple(sorted(chain.from_iterable(lost))))


def _arguments(
    found: Operation, flavour: Flavour, *, sends: bool
) -> tuple[tuple[Argument, ...] | None, dict[str, list[int]]]:
    """Return the arguments of all tables, `None` without a table, and by heading the lines that are none."""
    arguments: list[Argument] = []
    unread: dict[str, list[int]] = {}
    sections = {heading: found.sections[heading] for heading in _TABLES if heading in found.sections}
    for heading, section in sections.items():
        shown, others = rows(section.lines)
        # Old tables of what is optional hold what is required once more.
        known = {each.name for each in arguments} if heading == "Optional Parameters" else set[str]()
        arguments += (
            argument(row, flavour, _TABLES[heading], sends=sends) for row in shown if row.name not in known
        )
        written = dict(section.lines)
        unread[heading] = [each for each in others if not _fixed(written[each])]
    return (tuple(arguments) if sections else None), unread


def _fixed(line: str) -> bool:
    return bool(_NO_PARAMETERS.fullmatch(line) or _HANDED.fullmatch(line))


def _texts(
    page: MarkdownPage, found: Operation, flavour: Flavour, entry: Entry | None
) -> tuple[str | None, str | None]:
    """Return summary and description; the summary is that of the index, where there is one."""
    text = page.source(found.first, found.after)
    if flavour.section_in_html:
        text = html.unescape(text)
    summary = entry.summary if entry else None
    if flavour.summary_in_section:
        first, _, rest = text.partition("\n\n")
        if entry is None:
            summary, text = unescaped(first) or None, rest
        elif _same(unescaped(first), summary):
            text = rest
    text = text.strip("\n")
    if not flavour.notes_as_written and "\n" not in text:
        text = without_heading(with_breaks(unescaped(text)), summary)
    return summary, text or None


def _same(one: str, other: str | None) -> bool:
    return other is not None and one.split() == other.split()
