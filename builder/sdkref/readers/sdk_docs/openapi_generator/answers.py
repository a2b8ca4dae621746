"""What a method gives back, sends, accepts and needs, from the fixed sections of OpenAPI Generator's pages.

Each function returns what its section says, and the numbers of the lines that it could not read.
"""

import re
from collections.abc import Iterable

from sdkref.catalogue.surface import Argument, Returned, Status
from sdkref.readers.sdk_docs.cell_text import plain_text
from sdkref.readers.sdk_docs.openapi_generator.texts import restored
from sdkref.readers.sdk_docs.openapi_generator.type_cells import cell_type

Lines = Iterable[tuple[int, str]]

_NOTHING = re.compile(r"(?:`?void`?\s*|\*\*void\*\*\s*)?\(?empty response body\)?", re.IGNORECASE)
_SCHEME = re.compile(r"\[((?:[^\[\]\\]|\\.)+)\]\([^()]*\)")
_TYPES = re.compile(r"\s*[-*] \*\*(Content-Type|Accept)\*\*:(.*)")
_ROW = re.compile(r"\|?\s*\*\*([0-9]{1,3}|[1-5]XX|default)\*\*\s*\|(.*)", re.IGNORECASE)
_STATUS_HEAD = re.compile(r"\|?\s*Status code\s*\|.*|\|?[\s:]*-[\s|:-]*")
_BREAK = re.compile(r"<br\s*/?>")
_HEADER = re.compile(r"\*\s*(\S+)\s+-(?:\s+(.*))?")


def returned(lines: Lines) -> tuple[Returned | None, list[int]]:
    """Read `### Return type`."""
    found: Returned | None = None
    unread: list[int] = []
    for number, line in lines:
        text = line.strip()
        if found is not None:
            unread.append(number)
        elif _NOTHING.fullmatch(text):
            found = Returned(raw=text)
        else:
            found = Returned(type=cell_type(text), raw=text)
    return found, unread


def schemes(lines: Lines) -> tuple[tuple[str, ...], list[int]]:
    """Read `### Authorization`: the names of its schemes."""
    found: list[str] = []
    unread: list[int] = []
    for number, line in lines:
        found += (plain_text(each) for each in _SCHEME.findall(line))
        rest = _SCHEME.sub("", line).replace("No authorization required", "").strip(" ,.")
        if rest:
            unread.append(number)
    return tuple(found), unread


def content_types(lines: Lines) -> tuple[dict[str, tuple[str, ...]], list[int]]:
    """Read `### HTTP request headers`: content types by `Content-Type` and `Accept`."""
    found: dict[str, tuple[str, ...]] = {}
    unread: list[int] = []
    for number, line in lines:
        if row := _TYPES.fullmatch(line):
            kinds = (each.strip().strip("`") for each in row[2].split(","))
            found[row[1]] = tuple(each for each in kinds if each and each != "Not defined")
        else:
            unread.append(number)
    return found, unread


def statuses(lines: Lines) -> tuple[tuple[Status, ...], list[int]]:
    """Read `### HTTP response details`."""
    found: list[Status] = []
    unread: list[int] = []
    for number, line in lines:
        if row := _ROW.fullmatch(line):
            found.append(_status(row[1], row[2].rstrip().removesuffix("|"), number))
        elif not _STATUS_HEAD.fullmatch(line):
            unread.append(number)
    return tuple(found), unread


def _status(written: str, rest: str, line: int) -> Status:
    description, _, headers = rest.rpartition("|") if "|" in rest else (rest, "", "")
    raw = {"Status code": f"**{written}**"} if written == "0" else {}
    if headers.strip() not in {"", "-"}:
        raw["Response headers"] = headers.strip()
    return Status(
        status="default" if written == "0" else written.upper() if written[0].isdigit() else written.lower(),
        description=restored(description.strip()),
        headers=tuple(_headers(headers, line)),
        raw=raw,
    )


def _headers(cell: str, line: int) -> Iterable[Argument]:
    for written in _BREAK.split(cell):
        if found := _HEADER.fullmatch(written.strip()):
            description = restored((found[2] or "").strip())
            yield Argument(name=plain_text(found[1]), description=description, place="header", line=line)
