"""One operation in a language without an SDK, laid out as SDK documentation usually is, below its heading."""

from collections.abc import Callable, Iterator, Sequence

from sdkref.catalogue.operation import Operation
from sdkref.catalogue.surface import Endpoint, Method, SdkType, TypePiece, UsageExample
from sdkref.projection.projection import Answer, ErrorRow, OperationProjection
from sdkref.twins.cells import code_cell, code_span, compact_table, escaped, piped, prose_cell
from sdkref.twins.nested import nested
from sdkref.twins.plain_rows import Row, parameter_rows, sdk_type_of
from sdkref.twins.speakeasy_method import samples

METHOD_LEVEL = 2
_MARKS = {True: "✅", False: "\N{HEAVY MINUS SIGN}", None: ""}

Spelled = Callable[[SdkType], str]
"""Writes a type as Markdown of one line."""


def plain_section(operation: Operation, shown: OperationProjection, spelled: Spelled) -> str:
    """Return what stands below the heading of an operation."""
    parts = [code_span(operation.key)]
    if operation.deprecated:
        parts.append(f"> :warning: **DEPRECATED**{_reason(shown.deprecation or operation.deprecation or '')}")
    parts += [
        nested(each, METHOD_LEVEL + 1)
        for each in (operation.description, shown.description)
        if each and each.strip()
    ]
    parts += samples(_sampled(operation, shown))
    body = operation.request_body
    rows = parameter_rows(shown.parameters, shown.bodies, required=body is not None and body.required)
    if rows:
        parts.append(f"### Parameters\n\n{row_table(rows, spelled, 'Parameter')}")
    parts.append("\n\n".join(_response(shown.answers, spelled)))
    if shown.errors:
        parts.append(f"### Errors\n\n{_errors(shown.errors, spelled)}")
    return "\n\n".join(parts)


def row_table(rows: Sequence[Row], spelled: Spelled, kind: str) -> str:
    """Return the table of parameters or fields; it has no column in which nothing stands."""
    placed = any(row.place for row in rows)
    exemplified = any(row.argument.example for row in rows)
    head = [
        kind,
        *(["In"] if placed else []),
        "Type",
        "Required",
        "Description",
        *(["Example"] if exemplified else []),
    ]
    return compact_table(head, [_cells(row, spelled, placed=placed, exemplified=exemplified) for row in rows])


def _cells(row: Row, spelled: Spelled, *, placed: bool, exemplified: bool) -> list[str]:
    each = row.argument
    name = code_cell(each.name)
    about = each.description
    if each.deprecated and each.deprecation:
        reason = " ".join(each.deprecation.split())
        about = f"Deprecated: {reason}\n\n{about}" if about else f"Deprecated: {reason}"
    return [
        f"~~{name}~~" if each.deprecated else name,
        *([piped(row.place)] if placed else []),
        piped(spelled(each.type)),
        _MARKS[each.required],
        prose_cell(about) if about else "",
        *([code_cell(each.example) if each.example else ""] if exemplified else []),
    ]


def _response(answers: Sequence[Answer], spelled: Spelled) -> Iterator[str]:
    """Yield the type of what comes back, and a line for each status and content type."""
    pieces: list[TypePiece] = []
    for written in dict.fromkeys(body.type for each in answers for body in each.bodies if body.type):
        pieces += [*([TypePiece(text=" | ")] if pieces else []), *sdk_type_of(written)]
    yield f"### Response\n\n**{spelled(tuple(pieces)) if pieces else 'None'}**"
    lines = [line for each in answers for line in _answer(each)]
    if lines:
        yield "\n".join(lines)


def _answer(answer: Answer) -> Iterator[str]:
    about = " ".join((answer.description or answer.summary).split())
    status = code_span(answer.status) if answer.status else "Success"
    kinds = [
        f"{code_span(body.media_type)}{' (stream)' if body.streamed else ''}"
        for body in answer.bodies
        if body.media_type
    ]
    line = " ".join([f"* {status}", ", ".join(kinds)]).rstrip()
    yield f"{line}: {escaped(about)}" if about else line
    if answer.headers:
        yield f"    * Headers: {', '.join(code_span(each.name) for each in answer.headers)}"


def _errors(errors: Sequence[ErrorRow], spelled: Spelled) -> str:
    head = ["Error Type", "Status Code", "Content Type", "Description"]
    told = any(each.description or each.summary for each in errors)
    rows = [
        [
            piped(spelled(sdk_type_of(each.type))),
            escaped(", ".join(each.statuses)),
            escaped(", ".join(each.content_types)),
            *(
                [prose_cell(each.description or each.summary) if each.description or each.summary else ""]
                if told
                else []
            ),
        ]
        for each in errors
    ]
    return compact_table(head if told else head[:3], rows)


def _sampled(operation: Operation, shown: OperationProjection) -> Method:
    """Return the samples as those of a method, with what says which operation it is."""
    programs = [each for each in shown.samples if each.code.text]
    return Method(
        name=operation.key,
        endpoint=Endpoint(operation.method, operation.path) if operation.method else None,
        operation_id=operation.operation_id,
        examples=tuple(
            UsageExample(
                name=each.name if len(programs) > 1 else None, language=each.code.lexer, code=each.code.text
            )
            for each in programs
        ),
    )


def _reason(text: str) -> str:
    words = " ".join(text.split())
    return f": {words}" if words else ""
