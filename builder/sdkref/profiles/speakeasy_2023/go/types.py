"""Types as the first generation's Go documentation spells them."""

from sdkref.catalogue.schema import Schema
from sdkref.catalogue.surface import SdkType, TypePiece
from sdkref.profiles.speakeasy.go.types import GoTypes


class EarlyGoTypes(GoTypes):
    """Spells types as later, but for what may be anything, and for what is required and may be null."""

    def is_pointer(self, schema: Schema, *, required: bool) -> bool:
        """Tell whether a member is a pointer."""
        return not required and super().is_pointer(schema, required=False)

    def of(self, schema: Schema) -> SdkType:
        """Return the type of a schema."""
        found = super().of(schema)
        is_anything = len(found) == 1 and found[0].text == "any"
        return (TypePiece(text="interface{}"),) if is_anything else found
