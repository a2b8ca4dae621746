"""What comes back: answers by status, and the table of errors."""

from collections.abc import Iterable

from sdkref.catalogue.media import preferred
from sdkref.catalogue.operation import Header, Link, MediaType, Operation, Response
from sdkref.catalogue.views import Views
from sdkref.projection.examples import BodyExamples
from sdkref.projection.fields import PAGE, FieldMaker
from sdkref.projection.projection import Answer, Body, ErrorRow, Field, LinkNote, Sample, TypeText
from sdkref.projection.types import TypeSpeller


class AnswerMaker:
    """Makes answers and error rows of one catalogue in one language."""

    def __init__(self, views: Views, types: TypeSpeller, fields: FieldMaker, examples: BodyExamples) -> None:
        self._views, self._types, self._fields, self._examples = views, types, fields, examples

    def answers(self, operation: Operation) -> tuple[Answer, ...]:
        """Return the answers of an operation that are no errors, in the description's order."""
        return tuple(
            Answer(
                status=response.status,
                description=response.description,
                bodies=tuple(map(self._body, response.content)),
                headers=self.headers(response.headers),
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
                description=response.description,
                headers=self.headers(response.headers),
                examples=self._error_examples(response),
            )
            for response in operation.responses
            if id(response) not in good
        )

    def headers(self, headers: Iterable[Header]) -> tuple[Field, ...]:
        """Return the rows of response headers."""
        return tuple(
            self._fields.field(
                header.name, header.name, header.schema, "response", PAGE,
                required=header.required,
                description=header.description,
                deprecated=header.deprecated,
            )
            for header in headers
        )  # fmt: skip

    def _body(self, media: MediaType) -> Body:
        schema = media.item_schema or media.schema
        unnamed = schema is not None and self._views.model_name(schema) is None
        return Body(
            media_type=media.name,
            type=self._types.text(schema) if schema is not None else (),
            groups=self._fields.groups(schema, "response", PAGE) if schema is not None and unnamed else (),
            examples=self._examples.of(media),
            streamed=self._examples.is_streamed(media),
        )

    def _error_type(self, response: Response) -> TypeText:
        media = preferred(response.content)
        schema = (media.item_schema or media.schema) if media is not None else None
        return self._types.text(schema) if schema is not None else ()

    def _error_examples(self, response: Response) -> tuple[Sample, ...]:
        media = preferred(response.content)
        return self._examples.of(media) if media is not None else ()


def good_responses(operation: Operation) -> tuple[Response, ...]:
    """Return the responses that are no errors; `default` is one where a description names no other."""
    good = tuple(response for response in operation.responses if not response.is_error)
    return good or tuple(response for response in operation.responses if response.status == "default")


def _link(link: Link) -> LinkNote:
    return LinkNote(link.name, link.operation, link.description or "")
