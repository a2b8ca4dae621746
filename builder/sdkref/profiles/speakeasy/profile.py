"""The profile `speakeasy`: SDKs of its second generation."""

from collections.abc import Callable

from msgspec.structs import replace

from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.surface import Surface
from sdkref.profiles.described import described
from sdkref.profiles.speakeasy.go.spelling import Go
from sdkref.profiles.speakeasy.of_description import with_globals
from sdkref.profiles.speakeasy.predictor import Spelling, predicted
from sdkref.profiles.speakeasy.python.spelling import Python
from sdkref.profiles.speakeasy.settings import SpeakeasySettings
from sdkref.profiles.speakeasy.type_names import TypeNames
from sdkref.profiles.speakeasy.typescript.spelling import TypeScript

_SPELLINGS: dict[str, Callable[[Catalogue, SpeakeasySettings, TypeNames], Spelling]] = {
    "typescript": TypeScript,
    "python": Python,
    "go": Go,
}
_USUAL = SpeakeasySettings(package="", max_method_params=0, response_format="flat")
_USUAL_OF = {"go": SpeakeasySettings(package="", max_method_params=4, response_format="envelope-http")}
"""What a new `gen.yaml` says."""


class Speakeasy:
    """SDKs that Speakeasy makes."""

    key = "speakeasy"
    languages = tuple(_SPELLINGS)
    settings = SpeakeasySettings

    def predict(self, catalogue: Catalogue, key: str, language: str, settings: SpeakeasySettings) -> Surface:
        """Return the surface of an SDK."""
        catalogue = described(catalogue, self.key, language, settings.audiences)
        usual = _USUAL_OF.get(language, _USUAL)
        most = settings.max_method_params
        settings = replace(
            settings,
            max_method_params=usual.max_method_params if most is None else most,
            response_format=settings.response_format or usual.response_format,
        )
        settings = with_globals(settings, catalogue)
        names = TypeNames(catalogue)
        spelling = _SPELLINGS[language](catalogue, settings, names)
        return predicted(catalogue, settings, spelling, key, names=names)


PROFILE = Speakeasy()
