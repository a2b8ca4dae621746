"""Types as Speakeasy's Python documentation spells them."""

from sdkref.catalogue.schema import Array, Boolean, Enum, Number, Object, Reference, Schema, String, Union
from sdkref.catalogue.surface import SdkType, TypePiece
from sdkref.catalogue.views import Views
from sdkref.profiles.speakeasy.model_keys import model_key
from sdkref.profiles.speakeasy.type_candidates import type_text
from sdkref.profiles.speakeasy.type_names import TypeNames
from sdkref.words import pascal

_LIBRARY = "https://docs.python.org/3/library/datetime.html"
_TEXTS = {
    "date-time": TypePiece(text="datetime", url=f"{_LIBRARY}#datetime-objects"),
    "date": TypePiece(text="datetime", url=f"{_LIBRARY}#date-objects"),
}


class PythonTypes:
    """Spells types; `components` and `operations` are namespaces."""

    def __init__(self, views: Views, names: TypeNames, components: str, operations: str) -> None:
        self._views, self._names = views, names
        self.components, self.operations = components, operations

    def model(self, namespace: str, name: str) -> SdkType:
        """Return a model: `components.Link`."""
        spelled = type_text(name)
        return (TypePiece(text=f"{namespace}.{spelled}", model=model_key(namespace, spelled)),)

    def held(self, schema: Schema, own: str, *, required: bool) -> SdkType:
        """Return the type of a member: `Optional[…]`, `Nullable[…]` or both; lists have neither."""
        resolved = self._views.resolve(schema)
        if isinstance(resolved, Array) or _is_map(resolved):
            return self.of(schema, own)
        wrappers = {(False, False): "Optional", (True, True): "Nullable", (False, True): "OptionalNullable"}
        wrapper = wrappers.get((required, resolved.nullable))
        kind = self.of(schema, own)
        return around(f"{wrapper}[", kind, "]") if wrapper else kind

    def of(self, schema: Schema, own: str) -> SdkType:  # noqa: PLR0911 - a case a kind
        """Return the type of a schema; `own` is the name that it gets where it has none."""
        resolved = self._views.resolve(schema)
        if isinstance(schema, Reference) and not _is_map(resolved):
            return self.model(self.components, schema.name)
        match resolved:
            case Number():
                return (TypePiece(text="int" if resolved.integer else "float"),)
            case Boolean():
                return (TypePiece(text="bool"),)
            case String():
                return (_TEXTS.get(resolved.format or "", TypePiece(text="str")),)
            case Array():
                return around("List[", self.of(resolved.items, own), "]")
            case Object(additional=held) if held is not None and _is_map(resolved):
                return around("Dict[str, ", self.of(held, own), "]")
            case Object() | Enum() | Union():
                return self._inline(schema, own)
            case _:
                return (TypePiece(text="Any"),)

    def _inline(self, schema: Schema, own: str) -> SdkType:
        found = self._names.of(schema)
        if found is None:
            return self.model(self.operations, own)
        namespace = self.components if found.namespace == "components" else self.operations
        return self.model(namespace, pascal(found.words))


def _is_map(schema: Schema) -> bool:
    return isinstance(schema, Object) and not schema.properties and schema.additional is not None


def around(before: str, inner: SdkType, after: str) -> SdkType:
    """Return a type in another; a link grows by what is around it."""
    if len(inner) == 1:
        piece = inner[0]
        return (TypePiece(text=f"{before}{piece.text}{after}", model=piece.model, url=piece.url),)
    return (TypePiece(text=before), *inner, TypePiece(text=after))
