"""What settings say to the profile of an SDK: `{profile: speakeasy, class: Dub, maxMethodParams: 2}`."""

import re
from typing import Any

import msgspec
from msgspec import Struct

from sdkref.profiles.predicting import Predictor
from sdkref.profiles.predictors import ON_REQUEST, PREDICTORS, predictor
from sdkref.setting_faults import Faults

PROFILES = tuple(PREDICTORS)
"""Profiles that settings may name."""
_PLACE = re.compile(r"(?P<fact>.*?)(?: - at `\$\.?(?P<place>[^`]*)`)?\Z", re.DOTALL)


class Chosen(Struct, frozen=True):
    """The profile of an SDK, what settings say to it, and what they may say."""

    profile: str
    options: Struct | None
    """None where nothing is predicted, and where something is wrong with them."""
    members: tuple[str, ...]


NO_PROFILE = Chosen("", None, ())


def profile_of(faults: Faults, pointer: str, mapping: dict[str, Any], language: str) -> Chosen:
    """Return the profile that an SDK names; what is wrong is noted."""
    name: str = faults.of_type(f"{pointer}/profile", mapping.get("profile"), str, "")
    if name and name not in PROFILES:
        fact = f"there is no profile `{name}`"
        faults.add(f"{pointer}/profile", fact, f"write one of {', '.join(PROFILES)}, or remove it")
        return NO_PROFILE
    found = predictor(name)
    if found is None:
        return Chosen(name, None, ())
    if language and language not in found.languages:
        fact = f"the profile `{name}` makes no SDK in {language}"
        faults.add(f"{pointer}/profile", fact, f"its languages are {', '.join(found.languages)}")
        return NO_PROFILE
    members = _members(found)
    if name in ON_REQUEST and mapping.keys().isdisjoint({*members} - {"package"}):
        return Chosen(name, None, members)
    return Chosen(name, _options(faults, pointer, mapping, found), members)


def _members(predictor: Predictor) -> tuple[str, ...]:
    return tuple(each.encode_name for each in msgspec.structs.fields(predictor.settings))


def _options(faults: Faults, pointer: str, mapping: dict[str, Any], predictor: Predictor) -> Struct | None:
    members = _members(predictor)
    try:
        found: Struct = msgspec.convert(
            {key: value for key, value in mapping.items() if key in members}, predictor.settings
        )
    except msgspec.ValidationError as fault:
        told = _PLACE.match(str(fault))
        place, fact = (told["place"] or "", told["fact"]) if told else ("", str(fault))
        below = "".join(f"/{each}" for each in re.split(r"[.\[\]]+", place) if each)
        remedy = "see the settings of the profile in the guide"
        faults.add(f"{pointer}{below}", fact[:1].lower() + fact[1:], remedy)
        return None
    return found
