"""The environment variable that clients read their key from."""

from sdkref.catalogue.catalogue import Catalogue
from sdkref.profiles.stainless.settings import StainlessSettings
from sdkref.words import constant, split


def key_variable(catalogue: Catalogue, settings: StainlessSettings, package: str) -> str:
    """Return its name; empty where nothing asks for a key."""
    if not any(grant for each in catalogue.operations for way in each.security for grant in way):
        return ""
    return settings.env or f"{constant(split(package))}_API_KEY"
