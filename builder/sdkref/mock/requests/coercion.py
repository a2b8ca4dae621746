"""Texts that travelled, as the values that a schema says they are; what cannot be one stays text.

What comes in is a tree: texts at the ends, lists where a name came several times, mappings where members
have names. What a union or an enum makes of a text is settled by what fits.
"""

import re
from collections.abc import Mapping
from decimal import Decimal

from sdkref.catalogue.fitting import Fitting
from sdkref.catalogue.patterns import matches
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
)
from sdkref.catalogue.schema import Union as Choice
from sdkref.catalogue.views import ObjectView, Views
from sdkref.mock.requests.json_text import exact_float, exact_integer, read_json
from sdkref.mock.requests.trees import FileText, Held, Tree, bare, in_order

_INTEGER = re.compile(r"-?(0|[1-9][0-9]*)\Z")
_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?\Z")
_BOOLEANS = {"true": True, "false": False}
_DEEPEST = 60


class Coercer:
    """Makes values of the texts of one catalogue's requests."""

    def __init__(self, views: Views) -> None:
        self._views = views

    def value(self, tree: Tree, schema: Schema) -> Json:
        """Return the value of a tree by its schema."""
        return self._value(tree, schema, 0)

    def best(self, trees: list[Tree], schema: Schema) -> Json:
        """Return the first value of several trees that satisfies the schema, else the first."""
        values = [self._value(tree, schema, 0) for tree in trees[:1]]
        if len(trees) == 1 or self.fits(values[0], schema):
            return values[0]
        for tree in trees[1:]:
            value = self._value(tree, schema, 0)
            if self.fits(value, schema):
                return value
        return values[0]

    def fits(self, value: Json, schema: Schema) -> bool:
        """Say whether a value satisfies a schema."""
        return Fitting(self._views.models, "request").fits(_comparable(value), schema)

    def _value(self, tree: Tree, schema: Schema, depth: int) -> Json:
        real = self._views.resolve(schema)
        if isinstance(tree, Held) or depth > _DEEPEST:
            return bare(tree)
        if tree == "null" and not isinstance(tree, FileText) and (real.nullable or isinstance(real, Null)):
            return None
        if isinstance(real, Choice | Conditional):
            return self._first_fitting(tree, real, depth)
        match tree:
            case str():
                return self._of_text(tree, real, depth)
            case list():
                return self._of_list(tree, real, depth)
            case _:
                return self._of_mapping(tree, real, depth)

    def _first_fitting(self, tree: Tree, real: Choice | Conditional, depth: int) -> Json:
        """Return what the first fitting variant makes of a tree, else the first that makes more than text."""
        plain = bare(tree)
        other = plain
        for variant in _variants(real):
            value = self._value(tree, variant, depth + 1)
            if self.fits(value, variant) and (isinstance(real, Choice) or self.fits(value, real)):
                return value
            if other is plain and value != plain:
                other = value
        return other

    # Texts

    def _of_text(self, text: str, real: Schema, depth: int) -> Json:
        if isinstance(text, FileText) and isinstance(real, String | Anything | Nothing | Not):
            return text
        match real:
            case Array() | Object():
                return self._of_json(text, real, depth)
            case AllOf():
                return self._of_parts(text, real, depth)
            case Enum():
                return _listed(text, real)
            case Number():
                return number_of(text)
            case _:
                return _BOOLEANS.get(text, text) if isinstance(real, Boolean) else text

    def _of_json(self, text: str, real: Array | Object, depth: int) -> Json:
        """Return the list or the object that a text is as JSON; one text is a list of one, but no object."""
        kind = list if isinstance(real, Array) else dict
        value = read_json(text) if text.lstrip()[:1] in {"[", "{"} else None
        if isinstance(value, kind):
            return value
        return [self._value(text, real.items, depth + 1)] if isinstance(real, Array) else text

    def _of_parts(self, tree: Tree, real: AllOf, depth: int) -> Json:
        plain = bare(tree)
        values = [self._value(tree, part, depth + 1) for part in real.parts]
        changed = [value for value in values if value != plain]
        return next((value for value in changed if self.fits(value, real)), changed[0] if changed else plain)

    # Lists

    def _of_list(self, trees: list[Tree], real: Schema, depth: int) -> Json:
        match real:
            case Array():
                kinds = (*real.prefix, *[real.items] * max(0, len(trees) - len(real.prefix)))
                return [self._value(each, kind, depth + 1) for each, kind in zip(trees, kinds, strict=False)]
            case AllOf():
                return self._of_parts(trees, real, depth)
            case Anything() | Reference():
                return [bare(each) for each in trees]
            case _ if len(trees) == 1:
                return self._value(trees[0], real, depth + 1)
            case _:
                return [bare(each) for each in trees]

    # Mappings

    def _of_mapping(self, trees: dict[str, Tree], real: Schema, depth: int) -> Json:
        if isinstance(real, Array):
            listed = in_order(trees)
            return self._of_list(listed, real, depth) if listed is not None else bare(trees)
        view = self._views.object_view(real)
        if not view.fields and not view.unions and not isinstance(real, Object):
            listed = in_order(trees) if trees.keys() == set(map(str, range(len(trees)))) else None
            return bare(trees if listed is None else listed)
        base = {field.name: field.schema for field in view.fields}
        value = self._members(trees, base, view, real, depth)
        if not view.unions or self.fits(value, real):
            return value
        for choice in view.unions:
            for variant in choice.variants:
                more = {field.name: field.schema for field in self._views.object_view(variant).fields}
                tried = self._members(trees, base | more, view, real, depth)
                if self.fits(tried, real):
                    return tried
        return value

    def _members(
        self, trees: dict[str, Tree], kinds: Mapping[str, Schema], view: ObjectView, real: Schema, depth: int
    ) -> dict[str, Json]:
        patterns = real.pattern_properties if isinstance(real, Object) else ()
        rest = view.additional or Anything()
        return {
            name: self._value(
                tree,
                kinds.get(name) or next((each for text, each in patterns if matches(text, name)), rest),
                depth + 1,
            )
            for name, tree in trees.items()
        }


def number_of(text: str) -> Json:
    """Return the number that a text is, with all of its digits; other text as it is."""
    try:
        if _INTEGER.match(text):
            return exact_integer(text)
        return exact_float(text) if _NUMBER.match(text) else text
    except ValueError:
        return text


def _listed(text: str, real: Enum) -> Json:
    """Return the listed value that a text is; else a number where all of them are numbers."""
    number = number_of(text)
    for value in real.values:
        if value == text or (value is True and text == "true") or (value is False and text == "false"):
            return value
        if value is None and text == "null":
            return None
        if not isinstance(value, bool) and isinstance(value, int | float) and number == value:
            return value
    numeric = all(isinstance(each, int | float) and not isinstance(each, bool) for each in real.values)
    return number if numeric else text


def _variants(real: Choice | Conditional) -> tuple[Schema, ...]:
    if isinstance(real, Choice):
        return real.variants
    return tuple(each for each in (real.then, real.otherwise) if each is not None)


def _comparable(value: Json) -> Json:
    """Return a value with numbers of Python only, which is near enough to choose a variant by."""
    match value:
        case Decimal():
            return float(value)
        case dict():
            return {name: _comparable(each) for name, each in value.items()}
        case list():
            return [_comparable(each) for each in value]
        case _:
            return value
