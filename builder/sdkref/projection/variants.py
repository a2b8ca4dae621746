"""The alternatives of a union: how many of them hold, what each is called, and the step of an id for each."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from hashlib import blake2b

from msgspec import Struct
from msgspec.structs import replace

from sdkref.catalogue.encode_schema import encode_schema
from sdkref.catalogue.schema import (
    Array,
    Boolean,
    Discriminator,
    Enum,
    Json,
    Null,
    Number,
    Object,
    Schema,
    String,
    Union,
)
from sdkref.catalogue.tags import implied_tag
from sdkref.catalogue.views import Views
from sdkref.languages.language import Language
from sdkref.projection.constraints import listed, with_commas
from sdkref.projection.layers import LayerReader
from sdkref.projection.projection import Phrase, TypePart, Words
from sdkref.projection.types import TypeSpeller
from sdkref.projection.wire import compact_json
from sdkref.wording.saying import told
from sdkref.words import one_line

_MOST_NAMES = 3
"""Names of members that tell an alternative from others."""
_DISJOINT = (Boolean, Number, String, Array, Object)
"""Kinds of which no value has two: then it does not matter how many variants may hold."""


class Alternative(Struct, frozen=True, gc=False):
    """One variant: its schema, the model that it is, and what it is called."""

    schema: Schema
    model: str | None
    label: Words
    key: str
    title: str = ""
    """The title that it is called by."""


class Alternatives:
    """Names the alternatives of the unions of one catalogue in one language."""

    def __init__(self, language: Language, views: Views, types: TypeSpeller, layers: LayerReader) -> None:
        self._language, self._views, self._types, self._layers = language, views, types, layers

    def of(self, union: Union) -> list[Alternative]:
        """Return the variants of a union, and the models that only its discriminator names."""
        models = [self._views.model_name(each) for each in union.variants]
        tags = self._tags(union.discriminator, models)
        found = [
            self._unnamed(variant) if model is None else self._named(variant, model, tags)
            for variant, model in zip(union.variants, models, strict=True)
            if not (isinstance(variant, Null) and not variant.description)
        ]
        return [*self._told_apart(found), *self._others(tags, models)]

    def of_base(self, discriminator: Discriminator) -> list[Alternative]:
        """Return the models that a base may be."""
        return list(self._others(self._tags(discriminator, ()), ()))

    def _others(self, tags: Mapping[str, Words], known: Sequence[str | None]) -> Iterator[Alternative]:
        for model in tags:
            if model in self._views.models and model not in known:
                yield self._named(self._views.models[model], model, tags)

    def _tags(self, discriminator: Discriminator | None, models: Sequence[str | None]) -> dict[str, Words]:
        """Return for each model the values of the property that mean it."""
        if discriminator is None:
            return {}
        tags: dict[str, list[str | TypePart]] = {}
        for value, model in discriminator.mapping:
            tags.setdefault(model, []).append(TypePart(self._language.literal(value)))
        for each in models:
            if each is not None and each not in tags:
                implied = implied_tag(each, discriminator.property, self._views.models)
                tags[each] = [TypePart(self._language.literal(implied))]
        if discriminator.default is not None:
            tags.setdefault(discriminator.default, []).append(told("variants.other_value"))
        return {model: tuple(with_commas(values)) for model, values in tags.items()}

    def _named(self, schema: Schema, model: str, tags: Mapping[str, Words]) -> Alternative:
        label: Words = self._types.link(model)
        if model in tags:
            label = (*label, " (", *tags[model], ")")
        return Alternative(schema, model, label, model)

    def _unnamed(self, schema: Schema) -> Alternative:
        title = self._layers.of(schema).facts.title
        if title:
            fields = self._views.object_view(schema).fields
            called: Words = (title,) if fields else (f"{title} (", *self._types.text(schema), ")")
            return Alternative(schema, None, called, title, title)
        constants = list(self._constants(schema))
        if constants:
            literal = self._language.literal
            label = ", ".join(f"{one_line(name)}: {literal(value)}" for name, value in constants)
            key = ", ".join(f"{name}: {compact_json(value)}" for name, value in constants)
            return Alternative(schema, None, (TypePart(label),), key)
        members = self._members(schema)
        if members and schema == Object(also_required=members, location=schema.location):
            return Alternative(schema, None, (), f"with-{'-'.join(members)}")  # its facts say it all
        kind = type(schema).__name__.lower()
        key = f"{kind}-{digest(','.join(sorted(members)))}" if members else kind
        return Alternative(schema, None, self._types.text(schema), key)

    def _constants(self, schema: Schema) -> Iterator[tuple[str, Json]]:
        """Give the members that have but one value: they tell a variant apart."""
        for field in self._views.object_view(schema).fields:
            match self._views.resolve(field.schema):
                case Enum(values=(only,)):
                    yield field.name, only

    def _members(self, schema: Schema) -> tuple[str, ...]:
        """Return the names that a variant speaks of, required ones first."""
        fields = self._views.object_view(schema).fields
        parts = (each for each in self._layers.of(schema).own if isinstance(each, Object))
        names = [field.name for field in fields if field.required]
        names += [name for each in parts for name in each.also_required]
        return tuple(dict.fromkeys([*names, *(field.name for field in fields)]))

    def _told_apart(self, found: Sequence[Alternative]) -> Iterator[Alternative]:
        """Give the alternatives with labels and keys that differ, as far as their schemas do."""
        labels = Counter(each.label for each in found)
        keys = Counter(each.key for each in found)
        shared = {
            label: set.intersection(
                *(set(self._members(each.schema)) for each in found if each.label == label)
            )
            for label, count in labels.items()
            if count > 1
        }
        for each in found:
            label, key = each.label, each.key
            if label and label in shared and each.model is None:
                own = [name for name in self._members(each.schema) if name not in shared[label]]
                if own:
                    label = (*label, told("variants.with"), *listed(own[:_MOST_NAMES]))
            if keys[key] > 1:
                key = f"{key}~{digest(canonical(each.schema))}"
            yield replace(each, label=label, key=key)


def lead_of(union: Union) -> Phrase:
    """Return how many variants hold: `Exactly one of`."""
    kinds = [type(each) for each in union.variants if not isinstance(each, Null)]
    if len(kinds) == len(set(kinds)) and all(kind in _DISJOINT for kind in kinds):
        words = told("facts.one_of")
    else:
        words = told("variants.exactly_one" if union.exclusive else "variants.at_least_one")
    return words if union.discriminator is None else told_by(words, union.discriminator)


def told_by(words: str, discriminator: Discriminator) -> Phrase:
    """Return the words with the member that tells alternatives apart."""
    return (
        told("variants.told_by", words=words),
        TypePart(discriminator.property),
        told("variants.says_which"),
    )


def canonical(schema: Schema) -> str:
    """Return what a schema says as JSON, wherever it stands."""
    return compact_json(encode_schema(schema))


def digest(text: str) -> str:
    """Return a few digits that stand for a text in an id."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=3).hexdigest()
