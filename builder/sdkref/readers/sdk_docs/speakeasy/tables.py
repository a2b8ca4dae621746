"""Tables: the rows of parameters and fields, and those of errors, from cells as they are written."""

import re
from collections.abc import Iterator

from sdkref.catalogue.surface import Argument, ErrorType, Role, plain_type
from sdkref.markdown.page import Block
from sdkref.readers.sdk_docs.cell_text import cell_text, unescaped, written_value
from sdkref.readers.sdk_docs.speakeasy.deprecations import deprecation_of, name_of
from sdkref.readers.sdk_docs.speakeasy.statuses import FAILURES, statuses
from sdkref.readers.sdk_docs.type_text import sdk_type

_REQUIRED = {
    ":heavy_check_mark:": True,
    "✅": True,
    ":heavy_minus_sign:": False,
    "\N{HEAVY MINUS SIGN}": False,
}
_NAMES = ("Parameter", "Field", "Name")
_ERRORS = ("Error Type", "Error Object")
_CODE = re.compile(r"`([^`]+)`")
_OPTIONS = frozenset({"options", "opts", "config", "retries"})
_ROLES: dict[str, Role] = {
    "request": "request",
    "requestBody": "body",
    "request_body": "body",
    "RequestBody": "body",
    "security": "security",
    "ctx": "context",
}


def is_of_errors(block: Block) -> bool:
    """Tell whether a table is one of errors."""
    return block.kind == "table" and block.rows[0][:1] != () and block.rows[0][0] in _ERRORS


def is_of_fields(block: Block) -> bool:
    """Tell whether a table is one of parameters, or of fields of a model."""
    return block.kind == "table" and "Type" in block.rows[0] and block.rows[0][0] in _NAMES


def arguments(block: Block, *, roles: bool = False, escaped: bool = False) -> tuple[Argument, ...]:
    """Return the rows of a table of parameters or fields; `roles` are told for parameters only.

    `escaped` is for MDX, where braces of an example have a backslash.
    """
    return tuple(_argument(row, line, roles, escaped) for line, row in rows(block))


def errors(block: Block) -> tuple[ErrorType, ...]:
    """Return the rows of a table of errors."""
    return tuple(_error(row, line) for line, row in rows(block))


def rows(block: Block) -> Iterator[tuple[int, dict[str, str]]]:
    """Return the rows below the head, each with its line and its cells by column.

    A row with too few cells has empty ones at its end. One with too many has pipes in a cell that should
    have been escaped: they are taken to be the description's, which alone is prose.
    """
    head = block.rows[0]
    prose = head.index("Description") if "Description" in head else len(head) - 1
    for line, cells in zip(block.row_lines[1:], block.rows[1:], strict=True):
        if (more := len(cells) - len(head)) > 0:
            cells = (*cells[:prose], " | ".join(cells[prose : prose + more + 1]), *cells[prose + more + 1 :])  # noqa: PLW2901
        yield line, dict(zip(head, (*cells, *("",) * -more), strict=False))


def _argument(row: dict[str, str], line: int, roles: bool, escaped: bool) -> Argument:  # noqa: FBT001 - private
    raw: dict[str, str] = {}
    cells = dict(row)
    name, struck = name_of(next((cells.pop(each) for each in _NAMES if each in cells), ""))
    written = sdk_type(cells.pop("Type", ""))
    if (required := _REQUIRED.get(mark := cells.pop("Required", ""))) is None and mark:
        raw["Required"] = mark
    about = cells.pop("Description", "")
    description = cell_text(about)
    if description is None and about:
        raw["Description"] = about
    deprecation = deprecation_of(description) if description and description[0] == ":" else None
    if deprecation:
        description = deprecation[1]
    example = cells.pop("Example", "")
    raw |= {column: cell for column, cell in cells.items() if cell}
    return Argument(
        name=name,
        type=written,
        required=required,
        description=description,
        example=_example(example, escaped=escaped),
        role=_role(name, plain_type(written)) if roles else "input",
        deprecated=struck or deprecation is not None,
        deprecation=deprecation[0] if deprecation else None,
        raw=raw,
        line=line,
    )


def _example(cell: str, *, escaped: bool) -> str | None:
    if code := _CODE.fullmatch(cell):
        return code[1]
    return written_value(cell) if escaped else cell_text(cell)


def _role(name: str, spelled: str) -> Role:
    if name.startswith("options.") or (
        name in _OPTIONS and spelled.endswith(("Options", "Option", "Config", "Config]"))
    ):
        return "options"
    return _ROLES.get(name, "input")


def _error(row: dict[str, str], line: int) -> ErrorType:
    cells = dict(row)
    raw: dict[str, str] = {}
    written = sdk_type(next((cells.pop(each) for each in _ERRORS if each in cells), ""))
    status = cells.pop("Status Code", "")
    found = statuses(status)
    if ", ".join(found) != status:
        raw["Status Code"] = status
    content = cells.pop("Content Type", "")
    kinds = tuple(unescaped(each.strip()) for each in content.split(",") if each.strip())
    if ", ".join(kinds) != content:
        raw["Content Type"] = content
    raw |= {column: cell for column, cell in cells.items() if cell}
    catch_all = kinds == ("*/*",) and bool(found) and set(found) <= FAILURES
    return ErrorType(
        type=written, statuses=found, content_types=kinds, catch_all=catch_all, raw=raw, line=line
    )
