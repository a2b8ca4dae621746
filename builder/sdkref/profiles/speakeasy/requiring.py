"""Which members must be given."""

from msgspec import UNSET

from sdkref.catalogue.schema import Boolean, Enum, Number, String
from sdkref.catalogue.views import FieldView, Views


def must_be_given(field: FieldView, views: Views) -> bool:
    """Tell whether a member is required; a scalar with a default may be left out nevertheless."""
    resolved = views.resolve(field.schema)
    fills_itself = isinstance(resolved, Boolean | Enum | Number | String) and resolved.default is not UNSET
    return field.required and not fills_itself
