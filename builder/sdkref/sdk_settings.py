"""The SDKs of `sdkref.yml`: `sdks: {openai-python: {language: python, install: openai==3.52.0}}`."""

import re
from collections.abc import Iterator
from typing import Any

from sdkref.location import escape
from sdkref.sdk import Sdk
from sdkref.setting_faults import Faults

_LANGUAGES = ("typescript", "go", "python", "curl")
_KEY = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*\Z")
_PINNED = {
    "python": re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*(?:\[[A-Za-z0-9._,-]+\])?==[A-Za-z0-9.!+_-]+\Z"),
    "typescript": re.compile(r"(?:@[a-z0-9._~-]+/)?[a-z0-9][a-z0-9._~-]*@[0-9][A-Za-z0-9.+-]*\Z"),
    "go": re.compile(r"[A-Za-z0-9][A-Za-z0-9._~/-]*@v[0-9][A-Za-z0-9.+-]*\Z"),
}
"""How a requirement names one version, and nothing that a package manager would take for an option."""

_SHAPES = {
    "python": "openai==3.52.0",
    "typescript": "openai@7.2.0",
    "go": "github.com/openai/openai-go/v3@v3.8.1",
}


def read_sdks(faults: Faults, data: dict[str, Any]) -> tuple[Sdk, ...]:
    """Return the SDKs of the settings; what is wrong with one is noted, and the rest of it taken."""
    return tuple(_sdks(faults, faults.of_type("/sdks", data.get("sdks"), dict, {})))


def _sdks(faults: Faults, found: dict[str, Any]) -> Iterator[Sdk]:
    for key, entry in found.items():
        pointer = f"/sdks/{escape(key)}"
        if not _KEY.match(key):
            faults.add(pointer, f"`{key}` is no key", "use small letters, digits and single hyphens")
            continue
        mapping = faults.of_type(pointer, entry, dict, {})
        faults.unknown(pointer, mapping, ("language", "label", "package", "install", "environment"))
        usual = key if key in _LANGUAGES else ""
        language = faults.of_type(f"{pointer}/language", mapping.get("language"), str, usual)
        if language not in _LANGUAGES or (usual and language != usual):
            wanted = usual or ", ".join(_LANGUAGES)
            fact = (
                f"the SDK has no language that is known: `{language}`" if language else "it has no language"
            )
            faults.add(
                f"{pointer}/language" if language else pointer, fact, f"write `language:` and {wanted}"
            )
            continue
        yield Sdk(
            key=key,
            language=language,
            label=faults.of_type(f"{pointer}/label", mapping.get("label"), str, ""),
            package=faults.of_type(f"{pointer}/package", mapping.get("package"), str, ""),
            install=_install(faults, pointer, mapping, language),
            environment=_environment(faults, pointer, mapping),
        )


def _install(faults: Faults, pointer: str, mapping: dict[str, Any], language: str) -> tuple[str, ...]:
    """Return requirements that name one version each."""
    found = faults.texts(f"{pointer}/install", mapping.get("install"))
    shape = _PINNED.get(language)
    for each in found:
        if shape is None:
            faults.add(f"{pointer}/install", f"{language} installs nothing", "remove the setting")
        elif not shape.match(each):
            fact = f"`{each}` names no version of a package"
            faults.add(f"{pointer}/install", fact, f"write it like `{_SHAPES[language]}`")
    return found


def _environment(faults: Faults, pointer: str, mapping: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    place = f"{pointer}/environment"
    found = faults.of_type(place, mapping.get("environment"), dict, {})
    return tuple(
        (name, faults.of_type(f"{place}/{escape(name)}", value, str, "")) for name, value in found.items()
    )
