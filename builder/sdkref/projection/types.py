"""Schemas as types of one language, with links to the models that they name."""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from sdkref.catalogue.memo import Memo
from sdkref.catalogue.schema import (
    AllOf,
    Anything,
    Array,
    Boolean,
    Conditional,
    Enum,
    Json,
    Not,
    Nothing,
    Null,
    Number,
    Object,
    Reference,
    Schema,
    String,
    Union,
)
from sdkref.catalogue.views import Views
from sdkref.languages.language import Language, Part, Spelling, spelled
from sdkref.projection.projection import TypePart, TypeText

_DEEPEST = 16
"""Unnamed types inside each other are spelled this far, then anything goes; no reader nests them deeper."""


class TypeSpeller:
    """Spells the types of one catalogue in one language; each schema is spelled once."""

    def __init__(self, language: Language, views: Views, names: Mapping[str, str]) -> None:
        self._language = language
        self._views = views
        self._names = names
        self.spelling = Memo(self._make).of
        """Returns the spelling of a schema."""

    def text(self, schema: Schema, *, required: bool = True) -> TypeText:
        """Return a type as shown, in the form for an optional field when it is not required."""
        spelling = self.spelling(schema)
        return type_text((spelling if required else self._language.optional(spelling)).parts)

    def link(self, model: str) -> TypeText:
        """Return a model's name as a link."""
        return (TypePart(self._names[model], model),)

    def links(self, models: Sequence[str]) -> TypeText:
        """Return the names of models as links with commas between."""
        parts: list[TypePart] = []
        for model in models:
            if parts:
                parts.append(TypePart(", "))
            parts.extend(self.link(model))
        return tuple(parts)

    def hides_null(self, schema: Schema, *, required: bool) -> bool:
        """Return whether null is allowed and the type does not tell it from a field that is left out."""
        if not schema.nullable or isinstance(schema, Anything | Null):
            return False
        language, told = self._language, self.spelling(schema)
        bare = self._nested(replace(schema, nullable=False), 0)
        if told.parts == bare.parts:
            return True
        return not required and language.optional(told).parts == language.optional(bare).parts

    def _make(self, schema: Schema) -> Spelling:
        return self._nested(schema, 0)

    def _nested(self, schema: Schema, depth: int) -> Spelling:
        # Not remembered: how much of it is spelled depends on how deep it stands.
        spelling = self._spell(schema, depth)
        return self._language.nullable(spelling) if schema.nullable else spelling

    def _spell(self, schema: Schema, depth: int) -> Spelling:  # noqa: PLR0911 - one answer a kind
        language = self._language
        if depth > _DEEPEST:
            return language.scalar(Anything())
        match schema:
            case Reference(name=name) if name in self._names:
                return Spelling(((self._names[name], name),))
            case Anything() | Nothing() | Null() | Boolean() | Number() | String():
                return language.scalar(schema)
            case Enum(values=values):
                return self._enum(values)
            case Array():
                return language.listing(self._items(schema, depth))
            case Object():
                return self._object(schema, depth)
            case AllOf(parts=parts):
                return self._all_of(schema, parts, depth)
            case Union(variants=variants):
                return self._union(variants, depth)
            case Reference() | Not() | Conditional():
                return language.scalar(Anything())

    def _items(self, schema: Array, depth: int) -> Spelling:
        kinds = [self._nested(each, depth + 1) for each in schema.prefix]
        if not kinds or not isinstance(schema.items, Anything | Nothing):
            kinds.append(self._nested(schema.items, depth + 1))
        return self._language.either(kinds) if len(kinds) > 1 else kinds[0]

    def _object(self, schema: Object, depth: int) -> Spelling:
        if schema.properties:
            return spelled(self._language.model_container)
        values = [each for _, each in schema.pattern_properties]
        if isinstance(schema.additional, Nothing):
            values = values or [Anything()]
        elif schema.additional is not None:
            values.append(schema.additional)
        kinds = [self._nested(each, depth + 1) for each in values or [Anything()]]
        return self._language.mapping(self._language.either(kinds) if len(kinds) > 1 else kinds[0])

    def _all_of(self, schema: AllOf, parts: tuple[Schema, ...], depth: int) -> Spelling:
        telling = [part for part in parts if not isinstance(part, Anything | Not | Conditional)]
        if len(telling) == 1:
            return self._nested(telling[0], depth + 1)
        model = _only_model(telling)
        if model is not None and model in self._names:
            return Spelling(((self._names[model], model),))
        if self._views.object_view(schema).fields:
            return spelled(self._language.model_container)
        return self._nested(telling[0], depth + 1) if telling else self._language.scalar(Anything())

    def _union(self, variants: tuple[Schema, ...], depth: int) -> Spelling:
        kinds = [self._nested(each, depth + 1) for each in variants if not isinstance(each, Null)]
        if not kinds:
            return self._language.scalar(Null())
        spelling = self._language.either(kinds) if len(kinds) > 1 else kinds[0]
        return self._language.nullable(spelling) if len(kinds) < len(variants) else spelling

    def _enum(self, values: tuple[Json, ...]) -> Spelling:
        language = self._language
        real = [value for value in values if value is not None]
        if not real:
            return language.scalar(Null())
        spelling = language.choice(real)
        if spelling is None:
            kinds = [language.scalar(schema) for schema in dict.fromkeys(map(_scalar_schema, real))]
            spelling = language.either(kinds) if len(kinds) > 1 else kinds[0]
        return language.nullable(spelling) if len(real) < len(values) else spelling


def _only_model(parts: Sequence[Schema]) -> str | None:
    """Return the model that all parts name, whose words beside the name differ."""
    names: set[str | None] = set()
    waiting = list(parts)
    while waiting:
        part = waiting.pop()
        if isinstance(part, AllOf):
            waiting += part.parts
        elif not isinstance(part, Anything):
            names.add(part.name if isinstance(part, Reference) else None)
    return names.pop() if len(names) == 1 else None


_BOOLEAN, _INTEGER, _NUMBER, _STRING, _ANYTHING = (
    Boolean(), Number(integer=True), Number(), String(), Anything(),
)  # fmt: skip


def _scalar_schema(value: Json) -> Anything | Boolean | Number | String:
    match value:
        case bool():
            return _BOOLEAN
        case int():
            return _INTEGER
        case float():
            return _NUMBER
        case str():
            return _STRING
        case _:
            return _ANYTHING


def type_text(parts: Sequence[Part]) -> TypeText:
    """Return parts for a page, neighbouring plain text joined."""
    result: list[TypePart] = []
    for text, model in parts:
        if model is None and result and result[-1].model is None:
            result[-1] = TypePart(result[-1].text + text)
        elif text:
            result.append(TypePart(text, model))
    return tuple(result)
