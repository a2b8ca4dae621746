"""What is said of a value beside its type and its fields, in the words of one language."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from msgspec import UNSET
from msgspec.structs import replace

from sdkref.catalogue.memo import Memo
from sdkref.catalogue.schema import Enum, Json, Not, Schema
from sdkref.languages.language import Language
from sdkref.projection.conditions import Conditions
from sdkref.projection.constraints import not_told, rules
from sdkref.projection.layers import Layer, LayerReader, Layers
from sdkref.projection.projection import Facts, Phrase, ValueNote
from sdkref.projection.types import TypeSpeller
from sdkref.wording.saying import told
from sdkref.words import split

_MOST_NAMED_VALUES = 30
"""A named enum with more values is not listed at each use, only on its own page."""


class FactMaker:
    """Says the facts of the schemas of one catalogue in one language; those of a schema are said once."""

    def __init__(self, language: Language, types: TypeSpeller, layers: LayerReader) -> None:
        self._language, self._types, self._layers = language, types, layers
        self.conditions = Conditions(types, self.literal)
        self._known = Memo(self._make)
        self._beside = Memo(self._make_beside)

    def of(self, schema: Schema) -> Facts:
        """Return what is said of a value; rules of a named model are left to its own page."""
        layers = self._layers.of(schema)
        return self._known.of(schema) if layers.spoken else layers.facts

    def beside(self, schema: Schema) -> Facts:
        """Return what is said of a model whose name is a link: limits, and the words of this use."""
        return self._beside.of(schema)

    def _make_beside(self, schema: Schema) -> Facts:
        facts, layers = self.of(schema), self._layers.of(schema)
        if not (facts.description or facts.examples or facts.deprecation or facts.default):
            return facts
        return replace(
            facts,
            default=facts.default if any(each.default is not UNSET for each in layers.own) else None,
            description=facts.description if any(each.description for each in layers.own) else "",
            deprecation=facts.deprecation if any(each.deprecation for each in layers.own) else "",
            examples=facts.examples if any(each.examples for each in layers.own) else (),
        )

    def rules(self, schema: Schema) -> tuple[Phrase, ...]:
        """Return what an opened model says besides its rows; its limits stand where it is used."""
        own = self._layers.of(schema).own
        return tuple(dict.fromkeys([*(each for layer in own for each in rules(layer)), *self._excluded(own)]))

    def literal(self, value: Json) -> str:
        """Return a value as the language writes it, over several lines when it is long."""
        return self._language.literal(value)

    def _make(self, schema: Schema) -> Facts:
        layers = self._layers.of(schema)
        spelled = "".join([text for text, _ in self._types.spelling(schema).parts])
        enum = _enum_of(layers)
        return replace(
            layers.facts,
            default=self.literal(layers.default) if layers.default is not UNSET else None,
            examples=tuple(map(self.literal, layers.examples)),
            constraints=(*not_told(layers.facts.constraints, spelled), *self._excluded(layers.own)),
            values=self._values(enum, nullable=schema.nullable) if enum is not None else (),
            listed=enum is not None and self._lists(enum, spelled),
        )

    def _excluded(self, layers: Iterable[Layer]) -> Iterator[Phrase]:
        """Give what a value must not be, where a sentence can say it."""
        for each in layers:
            if isinstance(each, Not) and (clause := self.conditions.clause(each.schema)) is not None:
                yield (told("conditions.not_allowed"), *clause)

    def _values(self, enum: Enum, *, nullable: bool) -> tuple[ValueNote, ...]:
        descriptions = enum.descriptions or ("",) * len(enum.values)
        names = enum.names or ("",) * len(enum.values)
        notes = [
            ValueNote(self.literal(value), description, name)
            for value, description, name in zip(enum.values, descriptions, names, strict=False)
        ]
        if (nullable or enum.nullable) and None not in enum.values:
            notes.append(ValueNote(self.literal(None)))
        return tuple(notes)

    def _lists(self, enum: Enum, spelled: str) -> bool:
        """Return whether the type lists the values of an enum of which no more is said."""
        if enum.names or enum.descriptions:
            return False
        choice = self._language.choice([value for value in enum.values if value is not None])
        return choice is not None and spelled.startswith("".join([text for text, _ in choice.parts]))


def _enum_of(layers: Layers) -> Enum | None:
    """Return the enum whose values are shown; the first one that stands here, else a short one of a model."""
    for each in layers.own:
        if isinstance(each, Enum):
            return each
    for each in layers.borrowed:
        if isinstance(each, Enum):
            return each if len(each.values) <= _MOST_NAMED_VALUES else None
    return None


@lru_cache(1 << 12)
def says_more(title: str, name: str) -> bool:
    """Return whether a title tells more than a name that it stands beside."""
    return bool(title) and _letters(title) != _letters(name)


def _letters(text: str) -> str:
    return "".join(split(text)).lower()
