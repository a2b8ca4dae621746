"""The profiles that there are, by the key that settings use."""

from sdkref.profiles.http import Http
from sdkref.profiles.profile import Profile

PROFILES: dict[str, Profile] = {profile.key: profile for profile in (Http(),)}
