"""The profiles that predict what a generator would write, by the key that settings use."""

from functools import cache
from importlib import import_module

from sdkref.extensions import PROFILES, loaded, offered
from sdkref.profiles.predicting import Predictor

BUILT_IN = {
    "stainless": "sdkref.profiles.stainless.profile",
    "speakeasy": "sdkref.profiles.speakeasy.profile",
    "speakeasy-2023": "sdkref.profiles.speakeasy_2023.profile",
    "openapi-generator": "sdkref.profiles.openapi_generator.profile",
}
"""The module of each of ours, which holds it as `PROFILE`; packages offer others."""

ON_REQUEST = frozenset({"stainless"})
"""Profiles that predict for an SDK only when settings say more to them than the package.

They are named for the types of errors, too, where examples are snippets.
"""
_MEMBERS = ("key", "languages", "settings", "predict")


def predictor_keys() -> tuple[str, ...]:
    """Return the keys of all profiles that predict: ours, and those of packages."""
    return (*BUILT_IN, *(name for name in offered(PROFILES) if name not in BUILT_IN))


@cache
def predictor(key: str) -> Predictor | None:
    """Return the profile of a key, None for one that predicts nothing.

    Raises `UsageError` when a package offers it and it cannot be loaded.
    """
    if key in BUILT_IN:
        built_in: Predictor = import_module(BUILT_IN[key]).PROFILE
        return built_in
    if key not in offered(PROFILES):
        return None
    packaged: Predictor = loaded(PROFILES, key, _MEMBERS)
    return packaged
