"""What a predicting profile does: from a description and settings, the surface of an SDK."""

from typing import Any, Protocol

from msgspec import Struct

from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.surface import Surface


class Predictor(Protocol):
    """One generator of SDKs."""

    key: str
    """As settings name it: `speakeasy`."""
    languages: tuple[str, ...]

    @property
    def settings(self) -> type[Struct]:
        """Return what settings may say beside what they say of any SDK; `package` is among it."""
        ...

    def predict(self, catalogue: Catalogue, key: str, language: str, settings: Any) -> Surface:
        """Return what the documentation of an SDK would say of the API; `settings` are of the type above."""
        ...
