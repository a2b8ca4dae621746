"""Names of models: those of the description, and those that OpenAPI Generator gives to what has none."""

from sdkref.catalogue.schema import AllOf, Nothing, Object, Schema, Union
from sdkref.catalogue.views import Views


class InlineNames:
    """Tells which schemas are models of their own."""

    def __init__(self, views: Views) -> None:
        self._views = views

    def of(self, schema: Schema, own: str) -> str | None:
        """Return the name of a schema's model, `own` where it is one without a name; None for no model."""
        name = self._views.model_name(schema)
        if name is not None:
            return name if self._is_model(schema) else None
        return own if self._is_inline(schema) else None

    def is_map(self, schema: Schema) -> bool:
        """Tell whether a schema is an object whose members have any names."""
        resolved = self._views.resolve(schema)
        return isinstance(resolved, Object) and not resolved.properties and _open(resolved)

    def _is_model(self, schema: Schema) -> bool:
        """Tell whether a named schema is a model, or only another name of a scalar, a list or a map."""
        match resolved := self._views.resolve(schema):
            case Object():
                return bool(resolved.properties) or isinstance(resolved.additional, Nothing)
            case AllOf() | Union():
                return True
            case _:
                return type(resolved).__name__ == "Enum"

    def _is_inline(self, schema: Schema) -> bool:
        match resolved := self._views.resolve(schema):
            case Object():
                return bool(resolved.properties)
            case AllOf() | Union():
                return True
            case _:
                return False


def _open(schema: Object) -> bool:
    return schema.additional is not None and not isinstance(schema.additional, Nothing)
