"""The SDKs of `sdkref.yml`: `sdks: {openai-python: {language: python, install: openai==3.52.0}}`."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sdkref.location import escape
from sdkref.profile_settings import profile_of
from sdkref.sdk import LANGUAGES, Sdk
from sdkref.setting_faults import Faults

_SETTINGS = ("language", "label", "package", "profile", "install", "environment", "errors", "docs")
_KEY = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*\Z")
_PINNED = {
    "python": re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*(?:\[[A-Za-z0-9._,-]+\])?==[A-Za-z0-9.!+_-]+\Z"),
    "typescript": re.compile(r"(?:@[a-z0-9._~-]+/)?[a-z0-9][a-z0-9._~-]*@[0-9][A-Za-z0-9.+-]*\Z"),
    "go": re.compile(r"[A-Za-z0-9][A-Za-z0-9._~/-]*@v[0-9][A-Za-z0-9.+-]*\Z"),
}
"""How a requirement names one version, and nothing that a package manager would take for an option."""

_STATUS = re.compile(r"(?:[45](?:[0-9][0-9]|XX)|default)\Z")
_TYPE = re.compile(r"\*?[A-Za-z_$][A-Za-z0-9_$]*(?:\.[A-Za-z_$][A-Za-z0-9_$]*)*\Z")
"""As code writes it: `NotFoundError`, `errors.SDKError`, `*openai.Error`."""

_SHAPES = {
    "python": "openai==3.52.0",
    "typescript": "openai@7.2.0",
    "go": "github.com/openai/openai-go/v3@v3.8.1",
}


def read_sdks(faults: Faults, data: dict[str, Any], directory: Path) -> tuple[Sdk, ...]:
    """Return the SDKs of the settings; what is wrong with one is noted, and the rest of it taken.

    `directory` is that of the settings, from which folders are named.
    """
    return tuple(_sdks(faults, faults.of_type("/sdks", data.get("sdks"), dict, {}), directory))


def _sdks(faults: Faults, found: dict[str, Any], directory: Path) -> Iterator[Sdk]:
    for key, entry in found.items():
        pointer = f"/sdks/{escape(key)}"
        if not _KEY.match(key):
            faults.add(pointer, f"`{key}` is no key", "use small letters, digits and single hyphens")
            continue
        mapping = faults.of_type(pointer, entry, dict, {})
        usual = key if key in LANGUAGES else ""
        language = faults.of_type(f"{pointer}/language", mapping.get("language"), str, usual)
        docs = _docs(faults, pointer, mapping, directory)
        told = bool(docs) and not language and not usual
        if not told and (language not in LANGUAGES or (usual and language != usual)):
            wanted = usual or ", ".join(LANGUAGES)
            fact = (
                f"the SDK has no language that is known: `{language}`" if language else "it has no language"
            )
            faults.add(
                f"{pointer}/language" if language else pointer, fact, f"write `language:` and {wanted}"
            )
            continue
        chosen = profile_of(faults, pointer, mapping, language)
        faults.unknown(pointer, mapping, tuple(dict.fromkeys((*_SETTINGS, *chosen.members))))
        yield Sdk(
            key=key,
            language=language,
            label=faults.of_type(f"{pointer}/label", mapping.get("label"), str, ""),
            package=faults.of_type(f"{pointer}/package", mapping.get("package"), str, ""),
            profile=chosen.profile,
            options=chosen.options,
            install=_install(faults, pointer, mapping, language),
            environment=_environment(faults, pointer, mapping),
            errors=_errors(faults, pointer, mapping),
            docs=docs,
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
    shapes = [_PINNED[language]] if language in _PINNED else [] if language else [*_PINNED.values()]
    for each in found:
        if not shapes:
            faults.add(f"{pointer}/install", f"{language} installs nothing", "remove the setting")
        elif not any(shape.match(each) for shape in shapes):
            fact = f"`{each}` names no version of a package"
            like = " or ".join(f"`{_SHAPES[key]}`" for key in ([language] if language else _SHAPES))
            faults.add(f"{pointer}/install", fact, f"write it like {like}")
    return found


def _errors(faults: Faults, pointer: str, mapping: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    """Return what callers see of errors, by statuses as descriptions write them."""
    place = f"{pointer}/errors"
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
