"""Types as the first generation's TypeScript documentation spells them."""

from sdkref.catalogue.schema import Array, Boolean, Number, Object, Schema, String
from sdkref.catalogue.surface import SdkType, TypePiece
from sdkref.catalogue.views import Views
from sdkref.profiles.speakeasy.model_keys import model_key
from sdkref.profiles.speakeasy_2023.typescript.type_names import PathNames

_DATE = "https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Global_Objects/Date"
_TEXTS = {"date-time": TypePiece(text="Date", url=_DATE), "date": TypePiece(text="RFCDate")}
ANYTHING = (TypePiece(text="any"),)


class EarlyTypes:
    """Spells types: with their namespace on pages of operations, without it on those of models."""

    def __init__(self, views: Views, names: PathNames) -> None:
        self._views, self.names = views, names

    def of(self, schema: Schema, *, qualified: bool = True) -> SdkType:  # noqa: PLR0911 - a case a kind
        """Return the type of a schema; unions are `any`."""
        resolved = self._views.resolve(schema)
        found = self.names.qualified(schema)
        if found is not None:
            return model(*found, qualified=qualified)
        match resolved:
            case Number():
                return (TypePiece(text="number"),)
            case Boolean():
                return (TypePiece(text="boolean"),)
            case String():
                return (_TEXTS.get(resolved.format or "", TypePiece(text="string")),)
            case Array():
                return (*self.of(resolved.items, qualified=qualified), TypePiece(text="[]"))
            case Object() if not resolved.properties and resolved.additional is not None:
                value = self.of(resolved.additional, qualified=qualified)
                return (TypePiece(text="Record<string, "), *value, TypePiece(text=">"))
            case _:
                return ANYTHING


def model(namespace: str, name: str, *, qualified: bool = True) -> SdkType:
    """Return a model: `shared.Link`."""
    text = f"{namespace}.{name}" if qualified else name
    return (TypePiece(text=text, model=model_key(namespace, name)),)


def code_of(kind: SdkType) -> str:
    """Return a type as code, where models are imported by their names."""
    return "".join(each.text.rpartition(".")[2] if each.model else each.text for each in kind)
