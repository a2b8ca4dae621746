"""Types as Speakeasy's TypeScript documentation spells them."""

from sdkref.catalogue.schema import Array, Boolean, Enum, Number, Object, Reference, Schema, String, Union
from sdkref.catalogue.surface import SdkType, TypePiece
from sdkref.catalogue.views import Views
from sdkref.profiles.speakeasy.model_keys import model_key
from sdkref.profiles.speakeasy.type_candidates import type_text
from sdkref.profiles.speakeasy.type_names import TypeNames
from sdkref.words import pascal

_MDN = "https://developer.mozilla.org/en-US/docs/Web"
_DATE = f"{_MDN}/JavaScript/Reference/Global_Objects/Date"
_TEXTS = {"date-time": ("Date", _DATE), "date": ("RFCDate", None), "binary": ("Blob", f"{_MDN}/API/Blob")}


class TypeScriptTypes:
    """Spells types; `components` and `operations` are namespaces."""

    def __init__(self, views: Views, names: TypeNames, components: str, operations: str) -> None:
        self._views, self._names = views, names
        self.components, self.operations = components, operations

    def model(self, namespace: str, name: str, *, listed: bool = False) -> SdkType:
        """Return a model: `components.Link`, or a list of it."""
        spelled = type_text(name)
        text = f"{namespace}.{spelled}" + ("[]" if listed else "")
        return (TypePiece(text=text, model=model_key(namespace, spelled)),)

    def of(self, schema: Schema, own: str) -> SdkType:  # noqa: PLR0911 - a case a kind
        """Return the type of a schema; `own` is the name that it gets where it has none."""
        if isinstance(schema, Reference):
            return self.model(self.components, schema.name)
        resolved = self._views.resolve(schema)
        match resolved:
            case Number():
                return (TypePiece(text="number"),)
            case Boolean():
                return (TypePiece(text="boolean"),)
            case String() if resolved.format in _TEXTS:
                text, url = _TEXTS[resolved.format]
                return (TypePiece(text=text, url=url),)
            case String():
                return (TypePiece(text="string"),)
            case Array():
                inner = self.of(resolved.items, own)
                last = inner[-1]
                if last.model is not None:
                    return (*inner[:-1], TypePiece(text=f"{last.text}[]", model=last.model))
                return (*inner, TypePiece(text="[]"))
            case Object() if not resolved.properties and resolved.additional is not None:
                value = self.of(resolved.additional, own)
                return (TypePiece(text="Record<string, "), *value, TypePiece(text=">"))
            case Object() | Enum() | Union():
                return self._inline(schema, own)
            case _:
                return (TypePiece(text="any"),)

    def _inline(self, schema: Schema, own: str) -> SdkType:
        found = self._names.of(schema)
        if found is None:
            return self.model(self.operations, own)
        namespace = self.components if found.namespace == "components" else self.operations
        return self.model(namespace, pascal(found.words))
