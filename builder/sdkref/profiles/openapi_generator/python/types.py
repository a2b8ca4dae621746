"""Types as OpenAPI Generator's documentation of Python spells them."""

from sdkref.catalogue.schema import Array, Boolean, Enum, Number, Object, Schema, String
from sdkref.catalogue.views import Views
from sdkref.profiles.openapi_generator.inline_names import InlineNames
from sdkref.profiles.openapi_generator.python.names import class_name

_TEXTS = {"date-time": "datetime", "date": "date", "binary": "bytearray", "byte": "bytearray"}


class PythonTypes:
    """Spells types."""

    def __init__(self, views: Views) -> None:
        self._views, self._names = views, InlineNames(views)

    def model(self, schema: Schema, own: str) -> str | None:
        """Return the name of a schema's model; None where it has none."""
        name = self._names.of(schema, own)
        return class_name(name) if name is not None else None

    def inner_model(self, schema: Schema, own: str) -> str | None:
        """Return the model of a schema, or of the items or the values that it holds."""
        if (found := self.model(schema, own)) is not None:
            return found
        own = self._names.stem(schema, own)
        match resolved := self._views.resolve(schema):
            case Array():
                return self.inner_model(resolved.items, f"{own}_inner")
            case Object() if self._names.is_map(schema) and resolved.additional is not None:
                return self.inner_model(resolved.additional, f"{own}_value")
            case _:
                return None

    def of(self, schema: Schema, own: str) -> str:  # noqa: PLR0911 - a case a kind
        """Return the type of a schema; `own` is the name that it gets where it has none."""
        if (model := self.model(schema, own)) is not None:
            return model
        own = self._names.stem(schema, own)
        resolved = self._views.resolve(schema)
        match resolved:
            case String():
                return _TEXTS.get(resolved.format or "", "str")
            case Number():
                return "int" if resolved.integer else "float"
            case Boolean():
                return "bool"
            case Enum():
                return self.of(resolved.base, own) if isinstance(resolved.base, Number) else "str"
            case Array():
                kind = "Set" if resolved.unique_items else "List"
                return f"{kind}[{self.of(resolved.items, f'{own}_inner')}]"
            case Object() if self._names.is_map(schema) and resolved.additional is not None:
                return f"Dict[str, {self.of(resolved.additional, f'{own}_value')}]"
            case _:
                return "object"
