"""Types as Speakeasy's Go documentation spells them."""

from sdkref.catalogue.schema import Array, Boolean, Enum, Number, Object, Reference, Schema, String, Union
from sdkref.catalogue.surface import SdkType, TypePiece
from sdkref.catalogue.views import Views
from sdkref.profiles.speakeasy.go.names import exported
from sdkref.profiles.speakeasy.model_keys import model_key
from sdkref.profiles.speakeasy.type_names import TypeNames
from sdkref.words import split

_TEXTS = {
    "date-time": TypePiece(text="time.Time", url="https://pkg.go.dev/time#Time"),
    "date": TypePiece(text="types.Date"),
}
_NUMBERS = {"int32": "int", "float": "float32"}


class GoTypes:
    """Spells types; `components` and `operations` are namespaces."""

    def __init__(self, views: Views, names: TypeNames, components: str, operations: str) -> None:
        self._views, self._names = views, names
        self._namespaces = {"components": components, "operations": operations}

    def model(self, namespace: str, name: str) -> SdkType:
        """Return a model: `components.Link`."""
        spelled = exported(split(name)) or "Model"
        return (TypePiece(text=f"{namespace}.{spelled}", model=model_key(namespace, spelled)),)

    def name(self, schema: Schema) -> tuple[str, str] | None:
        """Return the namespace and the name of a schema's type; None where it has none.

        A model that is a scalar, a list or a map stands for what it is.
        """
        resolved = self._views.resolve(schema)
        if isinstance(schema, Reference) and (
            isinstance(resolved, String | Number | Boolean | Array) or _is_map(resolved)
        ):
            return None
        found = self._names.of(schema)
        return (self._namespaces[found.namespace], exported(found.words)) if found is not None else None

    def held(self, schema: Schema, *, required: bool) -> SdkType:
        """Return the type of a member: a pointer where it may be left out or null."""
        kind = self.of(schema)
        return around("*", kind) if self.is_pointer(schema, required=required) else kind

    def is_pointer(self, schema: Schema, *, required: bool) -> bool:
        """Tell whether a member is a pointer; lists and maps may be nil, unions hold null themselves."""
        resolved = self._views.resolve(schema)
        if isinstance(resolved, Array):
            return False
        if isinstance(resolved, Union) and self.name(schema) is not None:
            return not required
        usual = isinstance(resolved, String | Number | Boolean | Enum | Union)
        return (not required or resolved.nullable) and (usual or self.name(schema) is not None)

    def of(self, schema: Schema) -> SdkType:  # noqa: PLR0911 - a case a kind
        """Return the type of a schema."""
        resolved = self._views.resolve(schema)
        match resolved:
            case Number():
                usual = "int64" if resolved.integer else "float64"
                return (TypePiece(text=_NUMBERS.get(resolved.format or "", usual)),)
            case Boolean():
                return (TypePiece(text="bool"),)
            case String():
                found = self.name(schema)
                return self.model(*found) if found else (_TEXTS.get(resolved.format or "", _STRING),)
            case Array():
                return around("[]", self.of(resolved.items))
            case Object(additional=held) if held is not None and _is_map(resolved):
                return around("map[string]", self.of(held))
            case Union() if all(type(each) is String for each in resolved.variants):
                return (_STRING,)
            case _:
                found = self.name(schema)
                return self.model(*found) if found is not None else (TypePiece(text="any"),)


_STRING = TypePiece(text="string")


def _is_map(schema: Schema) -> bool:
    return isinstance(schema, Object) and not schema.properties and schema.additional is not None


def around(before: str, inner: SdkType) -> SdkType:
    """Return a type after something; a link grows by what is before it."""
    piece = inner[0]
    if len(inner) == 1:
        return (TypePiece(text=f"{before}{piece.text}", model=piece.model, url=piece.url),)
    return (TypePiece(text=before), *inner)
