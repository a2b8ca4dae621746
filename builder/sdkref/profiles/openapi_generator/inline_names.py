"""Names of models: those of the description, and those that OpenAPI Generator gives to what has none."""

from sdkref.catalogue.schema import AllOf, Array, Enum, Nothing, Object, Schema, Union
from sdkref.catalogue.views import Views


class InlineNames:
    """Tells which schemas are models of their own."""

    def __init__(self, views: Views) -> None:
        self._views = views

    def of(self, schema: Schema, own: str) -> str | None:
        """Return the name of a schema's model, `own` where it is one without a name; None for no model."""
        resolved = self._views.resolve(schema)
        whole = isinstance(resolved, AllOf | Union) or (
            isinstance(resolved, Object) and bool(resolved.properties)
        )
        name = self._views.model_name(schema)
        if name is None:
            return own if whole else None
        # Other named schemas are only other names of scalars, lists and maps.
        closed = isinstance(resolved, Object) and isinstance(resolved.additional, Nothing)
        return name if whole or closed or isinstance(resolved, Enum) or self._holds_itself(schema) else None

    def stem(self, schema: Schema, own: str) -> str:
        """Return what the names of unnamed models inside a list or a map begin with."""
        return self._views.model_name(schema) or own

    def is_map(self, schema: Schema) -> bool:
        """Tell whether a schema is an object whose members have any names."""
        resolved = self._views.resolve(schema)
        return isinstance(resolved, Object) and not resolved.properties and _held(resolved) is not None

    def _holds_itself(self, schema: Schema) -> bool:
        """Tell whether a list or a map is one of itself: only by its name it has a type."""
        seen: set[str] = set()
        inner: Schema | None = schema
        while inner is not None:
            name = self._views.model_name(inner)
            if name is not None and name in seen:
                return True
            seen |= {name} if name is not None else set()
            inner = _held(self._views.resolve(inner))
        return False


def _held(schema: Schema) -> Schema | None:
    """Return what a list or a map without members holds."""
    match schema:
        case Array():
            return schema.items
        case Object() if not schema.properties and not isinstance(schema.additional, Nothing):
            return schema.additional
        case _:
            return None
