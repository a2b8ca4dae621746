"""The profile `speakeasy-2023`: SDKs of Speakeasy's first generation, in TypeScript and Go."""

from collections.abc import Callable
from typing import Protocol

from msgspec.structs import replace

from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.surface import Surface
from sdkref.profiles.described import described
from sdkref.profiles.speakeasy.of_description import with_globals
from sdkref.profiles.speakeasy.predictor import Spelling, predicted
from sdkref.profiles.speakeasy.settings import SpeakeasySettings
from sdkref.profiles.speakeasy.type_names import TypeNames
from sdkref.profiles.speakeasy_2023.alphabetical import alphabetical
from sdkref.profiles.speakeasy_2023.choosing import EarlyChooser
from sdkref.profiles.speakeasy_2023.envelopes import EnvelopeSpelling, envelopes
from sdkref.profiles.speakeasy_2023.go.places import below_pkg
from sdkref.profiles.speakeasy_2023.go.spelling import EarlyGo
from sdkref.profiles.speakeasy_2023.settings import HAS_ERRORS, EarlySettings, knobs
from sdkref.profiles.speakeasy_2023.typescript.spelling import EarlyTypeScript


class _EarlySpelling(Spelling, EnvelopeSpelling, Protocol):
    chooser: EarlyChooser

    @property
    def names(self) -> TypeNames: ...


_SPELLINGS: dict[str, Callable[[Catalogue, SpeakeasySettings], _EarlySpelling]] = {
    "typescript": EarlyTypeScript,
    "go": EarlyGo,
}


class Speakeasy2023:
    """SDKs that Speakeasy made in 2023."""

    key = "speakeasy-2023"
    languages = tuple(_SPELLINGS)
    settings = EarlySettings

    def predict(self, catalogue: Catalogue, key: str, language: str, settings: EarlySettings) -> Surface:
        """Return the surface of an SDK; old pages say nothing of errors."""
        shared = with_globals(knobs(settings, language), catalogue)
        sorted_catalogue = alphabetical(described(catalogue, "speakeasy", language, settings.audiences))
        spelling = _SPELLINGS[language](sorted_catalogue, shared)
        surface = predicted(
            sorted_catalogue,
            shared,
            spelling,
            key,
            spelling.chooser,
            names=spelling.names,
            own_security=False,
        )
        models = {**surface.models, **envelopes(sorted_catalogue.operations, spelling)}
        methods = surface.methods
        if not shared.since(HAS_ERRORS):
            methods = tuple(replace(each, errors=None) for each in methods)
        found = replace(surface, models=models, methods=methods)
        return below_pkg(found) if language == "go" else found


PROFILE = Speakeasy2023()
