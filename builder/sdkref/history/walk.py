"""What parts of schemas are compared with: who compares what stands inside, and who notes what is found."""

from typing import Protocol

from sdkref.catalogue.encode_schema import encode_schema
from sdkref.catalogue.schema import Schema
from sdkref.catalogue.views import Views
from sdkref.history.unit import Place, Unit


class Walk(Protocol):
    """Compares two schemas of an old and a new catalogue, and notes in a unit what it finds."""

    before: Views
    after: Views
    unit: Unit

    def compare(self, old: Schema, new: Schema, place: Place) -> None:
        """Compare the values of a place."""


def is_other(old: Schema | None, new: Schema | None) -> bool:
    """Tell whether two schemas say different things, wherever they stand."""
    if old is None or new is None:
        return old is not new
    return encode_schema(old) != encode_schema(new)
