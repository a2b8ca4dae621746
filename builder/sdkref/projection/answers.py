"""What comes back: answers by status, and the table of errors."""

from collections.abc import Iterator

from msgspec import UNSET

from sdkref.catalogue.media import preferred
from sdkref.catalogue.operation import Link, Operation, Response, Server
from sdkref.catalogue.schema import Json
from sdkref.projection.body_rows import BodyMaker
from sdkref.projection.depth import PAGE
from sdkref.projection.examples import BodyExamples
from sdkref.projection.expressions import words_of
from sdkref.projection.projection import Answer, Body, ErrorRow, LinkNote, Passed, ServerNote, TypeText
from sdkref.projection.rows import RowMaker
from sdkref.projection.types import TypeSpeller
from sdkref.projection.wire import scalar_text
from sdkref.wording.saying import told
from sdkref.words import one_line


class AnswerMaker:
    """Makes answers and error rows of one catalogue in one language."""

    def __init__(self, types: TypeSpeller, rows: RowMaker, bodies: BodyMaker, examples: BodyExamples) -> None:
        self._types, self._rows, self._bodies, self._examples = types, rows, bodies, examples

    def answers(self, operation: Operation) -> tuple[Answer, ...]:
        """Return the answers of an operation that are no errors, in the description's order."""
        return tuple(
            Answer(
                status=response.status,
                summary=response.summary or "",
                description=response.description,
                bodies=self._content(response),
                headers=self._rows.headers(response.headers),
                links=tuple(map(_link, response.links)),
            )
            for response in good_responses(operation)
        )

    def errors(self, operation: Operation) -> tuple[ErrorRow, ...]:
        """Return one row for each documented error."""
        good = {id(response) for response in good_responses(operation)}
        return tuple(
            ErrorRow(
                type=self._error_type(response),
                statuses=(response.status,),
                content_types=tuple(media.name for media in response.content),
                summary=response.summary or "",
                description=response.description,
                bodies=self._content(response),
                headers=self._rows.headers(response.headers),
                links=tuple(map(_link, response.links)),
            )
            for response in operation.responses
            if id(response) not in good
        )

    def _content(self, response: Response) -> tuple[Body, ...]:
        return self._bodies.bodies(response.content, "response", PAGE, self._examples.of)

    def _error_type(self, response: Response) -> TypeText:
        media = preferred(response.content)
        schema = (media.item_schema or media.schema) if media is not None else None
        return self._types.text(schema) if schema is not None else ()


def good_responses(operation: Operation) -> tuple[Response, ...]:
    """Return the responses that are no errors; `default` is one where a description names no other."""
    good = tuple(response for response in operation.responses if not response.is_error)
    return good or tuple(response for response in operation.responses if response.status == "default")


def server_note(server: Server) -> ServerNote:
    """Return a base address as pages show it."""
    return ServerNote(
        url=server.url,
        name=server.name or "",
        description=server.description or "",
        variables=server.variables,
    )


def _link(link: Link) -> LinkNote:
    return LinkNote(
        link.name,
        link.operation,
        link.description or "",
        tuple(_passed(link)),
        server_note(link.server) if link.server is not None else None,
        link.reference or "",
    )


def _passed(link: Link) -> Iterator[Passed]:
    for name, value in link.parameters:
        yield _value(name, value)
    if link.request_body is not UNSET:
        yield _value(told("expressions.the_body"), link.request_body)


def _value(name: str, value: Json) -> Passed:
    text = one_line(scalar_text(value), 2_000)
    return Passed(name, text, words_of(text) if isinstance(value, str) else "")
