"""The profiles that predict what a generator would write, by the key that settings use."""

from functools import cache
from importlib import import_module

from sdkref.profiles.predicting import Predictor

PREDICTORS = {
    "stainless": "sdkref.profiles.stainless.profile",
    "speakeasy": "sdkref.profiles.speakeasy.profile",
    "speakeasy-2023": "sdkref.profiles.speakeasy_2023.profile",
    "openapi-generator": "sdkref.profiles.openapi_generator.profile",
}
"""The module of each, which holds it as `PROFILE`."""

ON_REQUEST = frozenset({"stainless"})
"""Profiles that predict for an SDK only when settings say more to them than the package.

They are named for the types of errors, too, where examples are snippets.
"""


@cache
def predictor(key: str) -> Predictor | None:
    """Return the profile of a key; None for one that predicts nothing."""
    if key not in PREDICTORS:
        return None
    found: Predictor = import_module(PREDICTORS[key]).PROFILE
    return found
