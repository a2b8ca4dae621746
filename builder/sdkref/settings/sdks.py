"""The SDKs of `sdkref.yml`: `sdks: {openai-python: {language: python, install: openai==3.52.0}}`."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from sdkref.location import escape
from sdkref.profiles.predictors import BUILT_IN as BUILT_IN_PREDICTORS
from sdkref.sdk import BUILT_IN, Sdk, language_keys
from sdkref.settings.faults import Faults
from sdkref.settings.generators import generator_file
from sdkref.settings.keys import TEXT, TEXTS, Either, Given, Key, Keyed, Mapping, Shape, Text, names
from sdkref.settings.profiles import profile_members, profile_of

_KEY = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*\Z")
_PINNED = {
    "python": re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*(?:\[[A-Za-z0-9._,-]+\])?==[A-Za-z0-9.!+_-]+\Z"),
    "typescript": re.compile(r"(?:@[a-z0-9._~-]+/)?[a-z0-9][a-z0-9._~-]*@[0-9][A-Za-z0-9.+-]*\Z"),
    "go": re.compile(r"[A-Za-z0-9][A-Za-z0-9._~/-]*@v[0-9][A-Za-z0-9.+-]*\Z"),
}
"""How a requirement names one version, and nothing that a package manager would take for an option."""


def _ecma(pattern: re.Pattern[str]) -> str:
    return f"^{pattern.pattern.removesuffix(chr(92) + 'Z')}$"


_STATUS = re.compile(r"(?:[45](?:[0-9][0-9]|XX)|default)\Z")
_TYPE = re.compile(r"\*?[A-Za-z_$][A-Za-z0-9_$]*(?:\.[A-Za-z_$][A-Za-z0-9_$]*)*\Z")
"""As code writes it: `NotFoundError`, `errors.SDKError`, `*openai.Error`."""

_EXAMPLES = {
    "python": "openai==3.52.0",
    "typescript": "openai@7.2.0",
    "go": "github.com/openai/openai-go/v3@v3.8.1",
}

KEYS = (
    Key(
        "language",
        "The language of its programs.",
        Text(usual=BUILT_IN),
        "needed, but for SDKs with `docs` and the keys of plain HTTP",
    ),
    Key("label", "The text of the tab; short ones fit a phone.", TEXT, "language and package"),
    Key("package", "What its programs import.", TEXT, "nothing is said of it"),
    Key("docs", "The folder of the documentation that its generator wrote.", TEXT, "none is read"),
    Key(
        "profile",
        "What generated the SDK.",
        Text(usual=tuple(BUILT_IN_PREDICTORS)),
        "nothing is known of its errors, and nothing is predicted",
    ),
    Key(
        "gen",
        "The file that its generator keeps beside it, which gives the profile its settings: `gen.yaml`.",
        TEXT,
        "that in the repository of `docs`, where `profile` is one that reads it",
    ),
    Key(
        "errors",
        "The types that callers see of errors, by status.",
        Keyed(Text(pattern=_ecma(_TYPE)), pattern=_ecma(_STATUS)),
        "those of the profile",
    ),
    Key(
        "install",
        "Packages, each with one exact version, as the package manager of the language writes them.",
        TEXTS,
        "nothing is installed",
    ),
    Key(
        "environment",
        "Variables that its programs read; `{base_url}` stands for the address of the API.",
        Keyed(TEXT),
        "none",
    ),
)
"""What settings say of any SDK; a profile takes more."""


def shape() -> Shape:
    """Return the shape of all SDKs, with what the profiles that there are take."""
    told = {each.name: each for each in profile_members()}
    more = (
        Key(name, f"Said to the profile {', '.join(each.profiles)}.", Given(each.schema, each.definitions))
        for name, each in told.items()
        if name not in names(KEYS)
    )
    shared = (
        replace(each, shape=Either((each.shape, Given(told[each.name].schema, told[each.name].definitions))))
        if each.name in told
        else each
        for each in KEYS
    )
    return Keyed(Mapping((*shared, *more)), pattern=_ecma(_KEY))


def read_sdks(faults: Faults, data: dict[str, Any], directory: Path) -> tuple[Sdk, ...]:
    """Return the SDKs of the settings; what is wrong with one is noted, and the rest of it taken.

    `directory` is that of the settings, from which folders are named.
    """
    return tuple(_sdks(faults, faults.of_type("/sdks", data.get("sdks"), dict, {}), directory))


def _sdks(faults: Faults, found: dict[str, Any], directory: Path) -> Iterator[Sdk]:
    languages = language_keys()
    for key, entry in found.items():
        pointer = f"/sdks/{escape(key)}"
        if not _KEY.match(key):
            faults.add(pointer, f"`{key}` is no key", "use small letters, digits and single hyphens")
            continue
        mapping = faults.of_type(pointer, entry, dict, {})
        usual = key if key in languages else ""
        language = faults.of_type(f"{pointer}/language", mapping.get("language"), str, usual)
        docs = _docs(faults, pointer, mapping, directory)
        file = generator_file(faults, pointer, mapping, directory, docs)
        language = language or (file.language(languages) if file is not None and "gen" in mapping else "")
        told = bool(docs) and not language and not usual
        if not told and (language not in languages or (usual and language != usual)):
            wanted = usual or ", ".join(languages)
            fact = (
                f"the SDK has no language that is known: `{language}`" if language else "it has no language"
            )
            faults.add(
                f"{pointer}/language" if language else pointer, fact, f"write `language:` and {wanted}"
            )
            every = (*names(KEYS), *(each.name for each in profile_members()))
            faults.unknown(pointer, mapping, tuple(dict.fromkeys(every)))
            continue
        chosen = profile_of(faults, pointer, mapping, language, file)
        faults.unknown(pointer, mapping, tuple(dict.fromkeys((*names(KEYS), *chosen.members))))
        yield Sdk(
            key=key,
            language=language,
            label=faults.of_type(f"{pointer}/label", mapping.get("label"), str, ""),
            package=faults.of_type(f"{pointer}/package", mapping.get("package"), str, "")
            or getattr(chosen.options, "package", ""),
            profile=chosen.profile,
            options=chosen.options,
            install=_install(faults, pointer, mapping, language),
            environment=_environment(faults, pointer, mapping),
            errors=_errors(faults, pointer, mapping, chosen.members),
            docs=docs,
            files=file.files if file is not None else (),
        )


def _docs(faults: Faults, pointer: str, mapping: dict[str, Any], directory: Path) -> Path | None:
    """Return the folder of an SDK's documentation."""
    name = faults.of_type(f"{pointer}/docs", mapping.get("docs"), str, "")
    if not name:
        return None
    folder: Path = directory / name
    if not folder.is_dir():
        faults.add(f"{pointer}/docs", f"there is no folder `{name}`", "correct the path")
        return None
    return folder


def _install(faults: Faults, pointer: str, mapping: dict[str, Any], language: str) -> tuple[str, ...]:
    """Return requirements that name one version each."""
    found = faults.texts(f"{pointer}/install", mapping.get("install"))
    if language and language not in BUILT_IN:
        return found  # how packages of other languages are written is for their runner to say
    shapes = [_PINNED[language]] if language in _PINNED else [] if language else [*_PINNED.values()]
    for each in found:
        if not shapes:
            faults.add(f"{pointer}/install", f"{language} installs nothing", "remove the setting")
        elif not any(shape.match(each) for shape in shapes):
            fact = f"`{each}` names no version of a package"
            like = " or ".join(f"`{_EXAMPLES[key]}`" for key in ([language] if language else _EXAMPLES))
            faults.add(f"{pointer}/install", fact, f"write it like {like}")
    return found


def _errors(
    faults: Faults, pointer: str, mapping: dict[str, Any], members: tuple[str, ...]
) -> tuple[tuple[str, str], ...]:
    """Return what callers see of errors, by statuses as descriptions write them."""
    place = f"{pointer}/errors"
    if "errors" in members and isinstance(mapping.get("errors"), str):
        return ()  # the namespace of a profile
    found = faults.of_type(place, mapping.get("errors"), dict, {})
    return tuple(_known_errors(faults, place, found))


def _known_errors(faults: Faults, place: str, found: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for status, name in found.items():
        pointer = f"{place}/{escape(status)}"
        if not _STATUS.match(status):
            faults.add(pointer, f"`{status}` is no status of an error", "write one like 404, 4XX or default")
        elif not isinstance(name, str) or not _TYPE.match(name):
            fact = f"what stands for `{status}` is no name of a type"
            faults.add(pointer, fact, "write it like `NotFoundError`")
        else:
            yield status, name


def _environment(faults: Faults, pointer: str, mapping: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    place = f"{pointer}/environment"
    found = faults.of_type(place, mapping.get("environment"), dict, {})
    return tuple(
        (name, faults.of_type(f"{place}/{escape(name)}", value, str, "")) for name, value in found.items()
    )
