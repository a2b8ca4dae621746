"""Rows of parameters and headers: what their schemas say, how they travel, and all their examples."""

from collections.abc import Iterable, Sequence

from msgspec import UNSET
from msgspec.structs import replace

from sdkref.catalogue.operation import Example, Header
from sdkref.catalogue.schema import Json
from sdkref.catalogue.views import Views
from sdkref.languages.language import Language
from sdkref.profiles.profile import Argument
from sdkref.projection.depth import PAGE, Depth, Side
from sdkref.projection.fields import FieldMaker
from sdkref.projection.projection import ExampleNote, Field
from sdkref.projection.travelling import header_phrases, parameter_phrases
from sdkref.words import one_line

_LONGEST_EXAMPLE = 2_000


class RowMaker:
    """Makes the rows of one catalogue in one language."""

    def __init__(self, language: Language, views: Views, fields: FieldMaker) -> None:
        self._language, self._views, self._fields = language, views, fields

    def argument(self, argument: Argument, side: Side, depth: Depth) -> Field:
        """Return the row of what a call takes."""
        parameter = argument.parameter
        row = self._fields.field(
            argument.name,
            argument.path,
            argument.schema,
            side,
            depth,
            required=argument.required,
            place=argument.place,
            description=_said(argument),
            deprecated=argument.deprecated,
            examples=_plain(parameter.examples) if parameter is not None else (),
        )
        if parameter is None:
            return row
        return self._with_more(row, parameter_phrases(parameter, self._views), parameter.examples)

    def headers(self, headers: Iterable[Header], side: Side = "response") -> tuple[Field, ...]:
        """Return the rows of the headers of an answer or of a part."""
        return tuple(self._header(each, side) for each in headers)

    def _header(self, header: Header, side: Side) -> Field:
        row = self._fields.field(
            header.name,
            header.name,
            header.schema,
            side,
            PAGE,
            required=header.required,
            description=header.description,
            deprecated=header.deprecated,
            examples=_plain(header.examples),
        )
        return self._with_more(row, header_phrases(header, self._views), header.examples)

    def _with_more(self, row: Field, phrases: tuple[str, ...], examples: Sequence[Example]) -> Field:
        named = tuple(self._note(each) for each in examples) if not _plain(examples) else ()
        if not phrases and not named:
            return row
        return replace(row, constraints=(*row.constraints, *phrases), named_examples=named)

    def _note(self, example: Example) -> ExampleNote:
        return ExampleNote(
            name=one_line(example.summary or example.name, 200),
            description=example.description or "",
            literal=self._literal(example.value) if example.value is not UNSET else "",
            serialized=example.serialized or "",
            url=example.external_value or "",
        )

    def _literal(self, value: Json) -> str:
        return one_line(self._language.literal(value), _LONGEST_EXAMPLE)


def _said(argument: Argument) -> str | None:
    """Return what is said of an argument, and why it is deprecated."""
    reason = argument.parameter.deprecation if argument.parameter is not None else None
    return "\n\n".join(filter(None, (argument.description, reason))) or None


def _plain(examples: Sequence[Example]) -> tuple[object, ...]:
    """Return the values of examples when nothing else is said of any."""
    return tuple(each.value for each in examples) if not any(map(_says_more, examples)) else ()


def _says_more(example: Example) -> bool:
    told = (example.name, example.summary, example.description, example.serialized, example.external_value)
    return any(told) or example.value is UNSET
