"""The profile `stainless`: SDKs in Python, TypeScript and Go."""

from collections.abc import Callable, Mapping

from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.surface import Surface
from sdkref.profiles.described import described
from sdkref.profiles.stainless.go import Go
from sdkref.profiles.stainless.predictor import Spelling, predicted
from sdkref.profiles.stainless.python import Python
from sdkref.profiles.stainless.settings import StainlessSettings
from sdkref.profiles.stainless.typescript import TypeScript

_SPELLINGS: Mapping[str, Callable[[Catalogue, StainlessSettings], Spelling]] = {
    "python": Python,
    "typescript": TypeScript,
    "go": Go,
}


class Stainless:
    """SDKs that Stainless makes."""

    key = "stainless"
    languages = tuple(_SPELLINGS)
    settings = StainlessSettings

    def predict(self, catalogue: Catalogue, key: str, language: str, settings: StainlessSettings) -> Surface:
        """Return the surface of an SDK."""
        catalogue = described(catalogue, self.key, language, settings.audiences)
        return predicted(catalogue, settings, _SPELLINGS[language](catalogue, settings), key)


PROFILE = Stainless()
