"""Schemas as conditions in words: what `if` and `not` ask for, where a sentence can say it."""

from collections.abc import Callable, Sequence
from typing import TypeAlias

from msgspec import UNSET

from sdkref.catalogue.schema import (
    AllOf,
    Anything,
    Array,
    Boolean,
    Enum,
    Json,
    Not,
    Null,
    Number,
    Object,
    Reference,
    Schema,
    String,
    Union,
)
from sdkref.projection.constraints import code, is_free, limits, listed, not_told
from sdkref.projection.projection import TypePart
from sdkref.projection.types import TypeSpeller
from sdkref.wording.saying import told

Clause: TypeAlias = tuple[str | TypePart, ...]

_LONGEST = 24
"""Pieces of a sentence; a longer condition is shown as rows."""


class Conditions:
    """Says conditions of one catalogue with the types and values of one language."""

    def __init__(self, types: TypeSpeller, literal: Callable[[Json], str]) -> None:
        self._types = types
        self._literal = literal

    def clause(self, schema: Schema) -> Clause | None:
        """Return a sentence without its `if`: `kind` is `"cat"`; None for what only rows can show."""
        said = self._of(schema, ())
        return said if said is not None and len(said) <= _LONGEST else None

    def _of(self, schema: Schema, subject: Clause) -> Clause | None:  # noqa: PLR0911 - a case a kind
        if _has_notes(schema):
            return None
        match schema:
            case Enum(base=None, descriptions=()):
                return (
                    *(subject or (told("conditions.it"),)),
                    told("conditions.is"),
                    *self._either(schema.values),
                )
            case Not(schema=inner):
                return self._not(inner, subject)
            case Object():
                return self._object(schema, subject)
            case AllOf(parts=parts):
                return self._joined(parts, subject, told("conditions.and"))
            case Union(variants=parts, discriminator=None):
                return self._joined(parts, subject, told("conditions.or"))
            case Reference() | Number() | String(content_schema=None) | Boolean() | Null():
                return self._type(schema, subject)
            case Array(prefix=(), contains=None, unevaluated=None) if is_free(schema.items):
                return self._type(schema, subject)
            case _:
                return None

    def _type(self, schema: Schema, subject: Clause) -> Clause:
        text = self._types.text(schema)
        said: list[str | TypePart] = [*(subject or (told("conditions.it"),)), told("conditions.is"), *text]
        mark = " ("
        for phrase in not_told(tuple(limits(schema)), "".join(part.text for part in text)):
            said += [mark, *((phrase,) if isinstance(phrase, str) else phrase)]
            mark = ", "
        return (*said, ")") if mark == ", " else tuple(said)

    def _not(self, inner: Schema, subject: Clause) -> Clause | None:
        match inner:
            case Enum(base=None, descriptions=()) if not _has_notes(inner):
                return (
                    *(subject or (told("conditions.it"),)),
                    told("conditions.is_not"),
                    *self._either(inner.values),
                )
            case Object(also_required=(name,)) if inner == Object(
                also_required=(name,), location=inner.location
            ):
                return (code(name), told("conditions.is_not_given"))
            case _:
                return None

    def _object(self, schema: Object, subject: Clause) -> Clause | None:
        sayable = Object(
            properties=schema.properties, also_required=schema.also_required, location=schema.location
        )
        if schema != sayable or subject or not (schema.properties or schema.also_required):
            return None
        clauses: list[Clause | None] = [
            (code(each.name), told("conditions.is_given"))
            if each.required and is_free(each.schema)
            else self._of(each.schema, (code(each.name),))
            for each in schema.properties
            if each.required or not is_free(each.schema)
        ]
        if schema.also_required:
            verb = told("conditions.given", len(schema.also_required))
            clauses.append((*listed(schema.also_required), verb))
        return _join(clauses, told("conditions.and"))

    def _joined(self, parts: Sequence[Schema], subject: Clause, word: str) -> Clause | None:
        if any(isinstance(each, AllOf | Union) for each in parts):
            return None  # "and" beside "or" would leave open which binds
        return _join([self._of(each, subject) for each in parts], word)

    def _either(self, values: Sequence[Json]) -> Clause:
        pieces: list[str | TypePart] = []
        for index, value in enumerate(values):
            if index:
                pieces.append(told("conditions.or") if index == len(values) - 1 else ", ")
            pieces.append(code(self._literal(value)))
        return tuple(pieces)


def _join(clauses: Sequence[Clause | None], word: str) -> Clause | None:
    if not clauses or any(each is None for each in clauses):
        return None
    pieces: list[str | TypePart] = []
    for clause in clauses:
        if pieces:
            pieces.append(word)
        pieces += clause or ()
    return tuple(pieces)


def _has_notes(schema: Schema) -> bool:
    """Return whether a schema is described, which a sentence could not repeat."""
    return bool(
        schema.title
        or schema.description
        or schema.default is not UNSET
        or schema.examples
        or schema.external_docs
        or (schema.nullable and not isinstance(schema, Anything))
        or schema.deprecated
    )
