"""The profile `openapi-generator`: SDKs in TypeScript (three generators), Go and Python."""

from collections.abc import Callable, Mapping

from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.surface import Surface
from sdkref.profiles.openapi_generator.go.spelling import Go
from sdkref.profiles.openapi_generator.predictor import Spelling, predicted
from sdkref.profiles.openapi_generator.python.spelling import Python
from sdkref.profiles.openapi_generator.settings import OpenApiGeneratorSettings
from sdkref.profiles.openapi_generator.typescript.axios import Axios
from sdkref.profiles.openapi_generator.typescript.fetch import Fetch
from sdkref.profiles.openapi_generator.typescript.objects import Objects

_LANGUAGES = ("typescript", "go", "python")
_SPELLINGS: Mapping[str, Callable[[Catalogue, OpenApiGeneratorSettings], Spelling]] = {
    "go": Go,
    "python": Python,
    "typescript": Objects,
    "typescript-axios": Axios,
    "typescript-fetch": Fetch,
}
"""By generator."""


class OpenApiGenerator:
    """SDKs that OpenAPI Generator makes."""

    key = "openapi-generator"
    languages = _LANGUAGES
    settings = OpenApiGeneratorSettings

    def predict(
        self, catalogue: Catalogue, key: str, language: str, settings: OpenApiGeneratorSettings
    ) -> Surface:
        """Return the surface of an SDK."""
        spelling = _SPELLINGS[settings.generator if language == "typescript" else language]
        return predicted(catalogue, settings, spelling(catalogue, settings), key)


PROFILE = OpenApiGenerator()
