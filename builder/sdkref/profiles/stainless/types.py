"""Types of what callers give, as each language spells them."""

from collections.abc import Callable

from sdkref.catalogue.schema import (
    AllOf,
    Anything,
    Array,
    Boolean,
    Enum,
    Nothing,
    Null,
    Number,
    Object,
    Schema,
    String,
    Union,
)
from sdkref.catalogue.views import Views
from sdkref.languages.language import Language, Spelling, spelled

_DEEPEST = 6


class Types:
    """Spells types in one language; `named` spells the names of models."""

    def __init__(self, views: Views, language: Language, named: Callable[[str], str]) -> None:
        self._views, self._language, self._named = views, language, named

    def of(self, schema: Schema) -> str:
        """Return the type of a schema."""
        return "".join(text for text, _ in self._spelling(schema, 0).parts)

    def _spelling(self, schema: Schema, depth: int) -> Spelling:
        resolved = self._views.resolve(schema)
        found = self._plain(schema, resolved, depth)
        return self._language.nullable(found) if resolved.nullable else found

    def _plain(self, schema: Schema, resolved: Schema, depth: int) -> Spelling:  # noqa: PLR0911 - a case a kind
        language = self._language
        match resolved:
            case Anything() | Nothing() | Null() | Boolean() | Number() | String():
                return language.scalar(resolved)
            case Enum():
                held = [each for each in resolved.values if each is not None]
                whole = [each for each in held if not isinstance(each, str)]
                usual = language.scalar(Number() if whole else String())
                return language.choice(held) or usual
            case Array():
                return language.listing(self._spelling(resolved.items, depth + 1))
        name = self._views.model_name(schema)
        if name is not None:
            return spelled(self._named(name))
        match resolved:
            case Union() if depth < _DEEPEST and len(found := self._views.variants(resolved)) > 1:
                return language.either([self._spelling(each.schema, depth + 1) for each in found])
            case Object() | AllOf() if depth < _DEEPEST:
                view = self._views.object_view(resolved)
                if not view.fields and view.additional is not None:
                    return language.mapping(self._spelling(view.additional, depth + 1))
        return spelled(language.model_container)
