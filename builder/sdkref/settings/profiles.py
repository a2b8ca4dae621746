"""What settings say to the profile of an SDK: `{profile: speakeasy, class: Dub, maxMethodParams: 2}`."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec
from msgspec import Struct

from sdkref.profiles.predicting import Predictor
from sdkref.profiles.predictors import ON_REQUEST, predictor, predictor_keys
from sdkref.settings.faults import Faults
from sdkref.settings.generators import Found, Told, told_settings

_PLACE = re.compile(r"(?P<fact>.*?)(?: - at `\$\.?(?P<place>[^`]*)`)?\Z", re.DOTALL)


class Chosen(Struct, frozen=True):
    """The profile of an SDK, what settings say to it, and what they may say."""

    profile: str
    options: Struct | None
    """None where nothing is predicted, and where something is wrong with them."""
    members: tuple[str, ...]


NO_PROFILE = Chosen("", None, ())


def profile_of(
    faults: Faults, pointer: str, mapping: dict[str, Any], language: str, file: Found | None = None
) -> Chosen:
    """Return the profile that an SDK names, or whose file it names; what is wrong is noted.

    What settings do not say is taken from the file.
    """
    usual = file.profile if file is not None else ""
    name: str = faults.of_type(f"{pointer}/profile", mapping.get("profile"), str, usual)
    profiles = predictor_keys()
    if name and name not in profiles:
        fact = f"there is no profile `{name}`"
        faults.add(f"{pointer}/profile", fact, f"write one of {', '.join(profiles)}, or remove it")
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
    told = _told(faults, file, language, found) if file is not None else {}
    return Chosen(name, _options(faults, pointer, mapping, found, told), members)


class Member(Struct, frozen=True):
    """What settings may say to profiles under one name."""

    name: str
    profiles: tuple[str, ...]
    schema: dict[str, Any]
    """JSON Schema of what any of them takes."""
    definitions: dict[str, Any]


def profile_members() -> Iterator[Member]:
    """Give what settings may say to the profiles that there are, each name once."""
    told: dict[str, list[tuple[str, dict[str, Any]]]] = {}
    parts: dict[str, dict[str, Any]] = {}
    for key in predictor_keys():
        if (found := predictor(key)) is not None:
            _, parts[key] = msgspec.json.schema_components(
                [found.settings], ref_template=f"#/$defs/{key}.{{name}}"
            )
            own = parts[key].pop(found.settings.__name__)
            for name, schema in own["properties"].items():
                told.setdefault(name, []).append((key, schema))
    for name, each in told.items():
        yield Member(
            name,
            tuple(key for key, _ in each),
            {
                "anyOf": [
                    schema
                    for index, (_, schema) in enumerate(each)
                    if schema not in [other for _, other in each[:index]]
                ]
            },
            {f"{key}.{part}": schema for key, _ in each for part, schema in parts[key].items()},
        )


def _members(predictor: Predictor) -> tuple[str, ...]:
    return tuple(each.encode_name for each in msgspec.structs.fields(predictor.settings))


def _told(faults: Faults, file: Found, language: str, predictor: Predictor) -> dict[str, Any]:
    """Return what a file says, as far as the profile understands it; the rest is noted."""
    kinds = {each.encode_name: each.type for each in msgspec.structs.fields(predictor.settings)}
    told = told_settings(file, language or file.language(predictor.languages), tuple(kinds))
    found = {key: each.value for key, each in told.items() if _is_understood(each, kinds[key])}
    for each in file.faults:
        faults.found += each.found
    return found


def _is_understood(told: Told, kind: Any) -> bool:
    try:
        msgspec.convert(told.value, kind)
    except msgspec.ValidationError as fault:
        fact = str(fault)
        told.faults.add(told.pointer, fact[:1].lower() + fact[1:], "see the guide of the generator")
        return False
    return True


def _options(
    faults: Faults, pointer: str, mapping: dict[str, Any], predictor: Predictor, told: Mapping[str, Any]
) -> Struct | None:
    """Return the settings of a profile; what the generator's file tells stands where they say nothing."""
    members = _members(predictor)
    # By `errors` an SDK tells its types of errors as a mapping, and a profile their namespace as a text.
    own = {
        key: value
        for key, value in mapping.items()
        if key in members and not (key == "errors" and isinstance(value, dict))
    }
    try:
        found: Struct = msgspec.convert({**told, **own}, predictor.settings)
    except msgspec.ValidationError as fault:
        match = _PLACE.match(str(fault))
        place, fact = (match["place"] or "", match["fact"]) if match else ("", str(fault))
        below = "".join(f"/{each}" for each in re.split(r"[.\[\]]+", place) if each)
        remedy = "see the settings of the profile in the guide"
        faults.add(f"{pointer}{below}", fact[:1].lower() + fact[1:], remedy)
        return None
    return found
