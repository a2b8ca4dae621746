"""Types as OpenAPI Generator's documentation of Go spells them."""

from sdkref.catalogue.schema import Array, Boolean, Enum, Number, Object, Schema, String
from sdkref.catalogue.views import Views
from sdkref.profiles.openapi_generator.go.names import exported
from sdkref.profiles.openapi_generator.inline_names import InlineNames

_TEXTS = {"date-time": "time.Time", "binary": "*os.File"}
LOOSE = "map[string]interface{}"


class GoTypes:
    """Spells types."""

    def __init__(self, views: Views) -> None:
        self._views, self._names = views, InlineNames(views)

    def model(self, schema: Schema, own: str) -> str | None:
        """Return the name of a schema's model; None where it has none."""
        name = self._names.of(schema, own)
        return exported(name) if name is not None else None

    def of(self, schema: Schema, own: str) -> str:  # noqa: PLR0911 - a case a kind
        """Return the type of a schema; `own` is the name that it gets where it has none."""
        if (model := self.model(schema, own)) is not None:
            return model
        own = self._names.stem(schema, own)
        resolved = self._views.resolve(schema)
        match resolved:
            case String():
                return _TEXTS.get(resolved.format or "", "string")
            case Number():
                return number_type(resolved)
            case Boolean():
                return "bool"
            case Enum():
                return self.of(resolved.base, own) if isinstance(resolved.base, Number) else "string"
            case Array():
                return f"[]{self.of(resolved.items, f'{own}_inner')}"
            case Object() if self._names.is_map(schema) and resolved.additional is not None:
                return f"map[string]{self.of(resolved.additional, f'{own}_value')}"
            case Object():
                return LOOSE
            case _:
                return "interface{}"


def number_type(schema: Number) -> str:
    """Return the type of a number: 32 bits unless the description says 64."""
    if schema.integer:
        return "int64" if schema.format == "int64" else "int32"
    return "float64" if schema.format == "double" else "float32"
