"""A description as a generator of SDKs sees it: without what it leaves out, and with the names it is told.

Names stand among the hints (`told_names`); models that are called otherwise are so already.
"""

from collections.abc import Iterable
from functools import cache
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.operation import Operation, Parameter
from sdkref.catalogue.schema import (
    Anything,
    Boolean,
    Discriminator,
    Hints,
    Notes,
    Number,
    Property,
    Reference,
    Schema,
    String,
)
from sdkref.profiles.kept_items import Kept
from sdkref.profiles.told_names import GROUP, METHOD, NAME, TYPE
from sdkref.profiles.vocabularies import Vocabulary, vocabulary

Record = TypeVar("Record", bound=Struct)
_OVERRIDE = "x-speakeasy-name-override"
_INNER = frozenset({
    "parameters", "request_body", "responses", "callbacks", "operation", "content", "headers", "schema",
    "item_schema", "properties", "additional", "pattern_properties", "property_names", "dependent_schemas",
    "unevaluated", "discriminator", "items", "prefix", "contains", "parts", "variants", "condition", "then",
    "otherwise", "base", "content_schema",
})  # fmt: skip
"""Fields of records in which schemas and parameters may stand."""


def described(
    catalogue: Catalogue, generator: str, language: str, audiences: Iterable[str] = ()
) -> Catalogue:
    """Return the catalogue as a generator sees it; with `audiences`, what is for others is left out too."""
    words = vocabulary(generator)
    renamed = {
        name: found
        for name, schema in catalogue.models.items()
        if schema.hints and (found := words.type(dict(schema.hints), language)) is not None
    }
    kept = Kept(generator=generator, language=language, audiences=frozenset(audiences))
    seeing = _Seeing(words, kept, renamed)
    operations = tuple(seeing.operation(each) for each in catalogue.operations if kept.has_operation(each))
    models = {renamed.get(name, name): seeing.of(each) for name, each in catalogue.models.items()}
    return replace(catalogue, operations=operations, models=models)


class _Seeing:
    """One pass over the records of a catalogue; what several places share stays shared."""

    def __init__(self, words: Vocabulary, kept: Kept, renamed: dict[str, str]) -> None:
        self._words, self._kept, self._renamed = words, kept, renamed
        self._language = kept.language
        self._done: dict[int, tuple[Struct, Struct]] = {}
        """By identity: a record, which is held so that its identity stays its own, and what it became."""

    def operation(self, operation: Operation) -> Operation:
        """Return an operation with its names."""
        told = dict(operation.hints)
        method, group = self._words.method(told, self._language), self._words.group(told, self._language)
        hints = _with(operation.hints, {METHOD: method, GROUP: group})
        return _documented(replace(self.of(operation), hints=hints), self._language)

    def of(self, record: Record) -> Record:
        """Return what a record becomes; itself where nothing in it is told otherwise."""
        if id(record) not in self._done:
            self._done[id(record)] = record, self._seen(record)
        found: Any = self._done[id(record)][1]
        return found  # type: ignore[no-any-return] # what becomes of a record is of its type

    def _seen(self, record: Struct) -> Struct:
        if isinstance(record, Discriminator):
            mapping = tuple((value, self._renamed.get(name, name)) for value, name in record.mapping)
            return replace(record, mapping=mapping) if mapping != record.mapping else record
        changes = {
            field: new
            for field in _inner(type(record))
            if (new := self._value(value := getattr(record, field))) is not value
        }
        found = replace(record, **changes) if changes else record
        match found:
            case Reference() if found.name in self._renamed:
                return self._schema(replace(found, name=self._renamed[found.name]))
            case Property() if found.schema.hints:
                return replace(found, schema=self._member(found.schema))
            case Parameter() if found.hints or found.schema.hints:
                return self._parameter(found)
            case Notes() if found.hints:
                return self._schema(found)
        return found

    def _schema(self, schema: Notes) -> Notes:
        told = dict(schema.hints)
        if told.get("x-speakeasy-type-override") == "any" and self._kept.generator == "speakeasy":
            return Anything(description=schema.description, location=schema.location, hints=schema.hints)
        hints = _with(schema.hints, {TYPE: self._words.type(told, self._language)})
        return _documented(replace(schema, hints=hints), self._language)

    def _parameter(self, parameter: Parameter) -> Parameter:
        told = {**dict(parameter.schema.hints), **dict(parameter.hints)}
        hints = _with(parameter.hints, {NAME: self._words.parameter(told, self._language)})
        return _documented(replace(parameter, hints=hints), self._language)

    def _member(self, schema: Schema) -> Schema:
        """Return the schema of a member; one word of Speakeasy's names the class where there is one."""
        told = dict(schema.hints)
        is_plain = isinstance(schema, Reference | String | Number | Boolean) or _OVERRIDE not in told
        name = self._words.member(told, self._language) if is_plain else None
        return replace(schema, hints=_with(schema.hints, {NAME: name})) if name else schema

    def _value(self, value: Any) -> Any:
        if isinstance(value, Struct):
            return self.of(value)
        if isinstance(value, tuple):
            items = tuple(self._value(each) for each in value if self._kept.has_item(each))
            same = len(items) == len(value) and all(new is old for new, old in zip(items, value, strict=True))
            return value if same else items
        return value


@cache
def _inner(kind: type[Struct]) -> tuple[str, ...]:
    return tuple(each for each in kind.__struct_fields__ if each in _INNER)


def _with(hints: Hints, names: dict[str, str | None]) -> Hints:
    return (*hints, *((key, name) for key, name in names.items() if name))


def _documented(record: Record, language: str) -> Record:
    """Return a record with what is said of it for one language (`x-speakeasy-docs`)."""
    told: Any = next(
        (value for key, value in getattr(record, "hints", ()) if key == "x-speakeasy-docs"), None
    )
    own = told.get(language) if isinstance(told, dict) else None
    if not isinstance(own, dict):
        return record
    fields = [each for each in ("summary", "description") if each in record.__struct_fields__]
    return replace(record, **{each: own[each] for each in fields if isinstance(own.get(each), str)})
