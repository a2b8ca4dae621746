"""Types as the generators of TypeScript spell them."""

from collections.abc import Mapping

from sdkref.catalogue.schema import Array, Boolean, Enum, Json, Number, Object, Schema, String
from sdkref.catalogue.views import Views
from sdkref.languages.typescript import number
from sdkref.profiles.openapi_generator.inline_names import InlineNames
from sdkref.profiles.openapi_generator.names import camelized
from sdkref.profiles.openapi_generator.single_quotes import single_quoted


class TypeScriptTypes:
    """Spells types; `texts` are the types of strings of a format, `anything` and `loose` of what is open."""

    def __init__(
        self, views: Views, texts: Mapping[str, str], *, anything: str, loose: str = "object"
    ) -> None:
        self._views, self._names = views, InlineNames(views)
        self._texts, self._anything, self._loose = texts, anything, loose

    def model(self, schema: Schema, own: str) -> str | None:
        """Return the name of a schema's model; None where it has none."""
        name = self._names.of(schema, own)
        return camelized(name) if name is not None else None

    def of(self, schema: Schema, own: str) -> str:  # noqa: PLR0911 - a case a kind
        """Return the type of a schema; `own` is the name that it gets where it has none."""
        if (model := self.model(schema, own)) is not None:
            return model
        own = self._names.stem(schema, own)
        resolved = self._views.resolve(schema)
        match resolved:
            case String():
                return self._texts.get(resolved.format or "", "string")
            case Number():
                return "number"
            case Boolean():
                return "boolean"
            case Enum():
                return self._choice(resolved)
            case Array():
                kind = "Set" if resolved.unique_items else "Array"
                return f"{kind}<{self._inner(resolved.items, f'{own}_inner')}>"
            case Object() if self._names.is_map(schema) and resolved.additional is not None:
                return f"{{ [key: string]: {self._inner(resolved.additional, f'{own}_value')}; }}"
            case Object():
                return self._loose
            case _:
                return self._anything

    def _choice(self, listed: Enum) -> str:
        """Return the values that are allowed; where some are no scalars, whatever."""
        values = [each for each in listed.values if each is not None]
        if not values or any(isinstance(each, dict | list) for each in values):
            return self._anything
        return " | ".join(map(_constant, values))

    def _inner(self, schema: Schema, own: str) -> str:
        """Return the type of an item or a value."""
        text = self.of(schema, own)
        return f"{text} | null" if self._views.resolve(schema).nullable else text


def _constant(value: Json) -> str:
    return single_quoted(value) if isinstance(value, str) else number(value)
