"""Targets: the SDKs, or plain HTTP clients, that a site has tabs for."""

import re
import shlex
from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from msgspec import Struct

from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.surface import Surface
from sdkref.languages.known import LANGUAGES
from sdkref.languages.language import Language
from sdkref.profiles.known import PROFILES
from sdkref.profiles.profile import Profile
from sdkref.projection.projection import Code
from sdkref.projection.target_note import TargetNote
from sdkref.sdk import Sdk


class Target(Struct, frozen=True, kw_only=True):
    """One SDK: its language, its profile and what a site says about it."""

    key: str
    language: Language
    profile: Profile
    note: TargetNote
    sdk: Sdk | None = None
    """What settings say of it."""
    surface: Surface | None = None
    """What its documentation says."""

    @property
    def is_written(self) -> bool:
        """Whether all its samples were written for an SDK: snippets of the user's, or its documentation."""
        return self.surface is not None or (self.sdk is not None and not self.sdk.is_language)


_INSTALL = {
    "typescript": "npm install --save-dev tsx typescript @types/node\nnpx tsx example.mts",
    "go": "go mod init example\ngo run example.go",
    "python": "pip install httpx\npython example.py",
    "curl": "sudo apt-get install curl\nbash example.sh",
}
_CLIENTS = {"typescript": "fetch", "go": "net/http", "python": "httpx", "curl": "curl"}


_ADDRESS = "{base_url}"
_VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_VERSION = re.compile(r"v[0-9]+")

_INSTALLERS = {"typescript": "npm install", "go": "go get", "python": "pip install"}


def targets(
    sdks: Sequence[Sdk] = (), address: str = "", catalogue: Catalogue | None = None
) -> tuple[Target, ...]:
    """Return the targets of a site in the order of their tabs: SDKs, then plain HTTP in each language.

    `address` is that of the API, which readers have to tell an SDK that was made for another one. The
    catalogue brings SDKs along whose documentation was read; without a description it has no plain HTTP.
    """
    known = {each.key: each for each in sdks}
    surfaces = {each.key: each for each in catalogue.surfaces} if catalogue is not None else {}
    labels = _labels(surfaces.values(), known)
    named = [each.key for each in sdks if each.key in surfaces or not each.is_language]
    plain = catalogue is None or catalogue.described
    return (
        *(
            _of_surface(surfaces[key], labels[key], known.get(key), address)
            if key in surfaces
            else _of_sdk(known[key], address)
            for key in dict.fromkeys((*named, *surfaces))
        ),
        *(_of_language(key, known.get(key)) for key in LANGUAGES if plain and key not in surfaces),
    )


def _labels(surfaces: Collection[Surface], known: Mapping[str, Sdk]) -> dict[str, str]:
    """Return the text of each tab: the language and the last words of the package, distinct."""
    packages = {each.key: known[each.key].package if each.key in known else "" for each in surfaces}
    packages = {
        each.key: _short(packages[each.key] or each.about.package or "") or each.key for each in surfaces
    }
    languages = {each.key: LANGUAGES[each.language].label for each in surfaces}
    labels = {key: f"{languages[key]} · {package}" for key, package in packages.items()}
    shared = {label for label, count in Counter(labels.values()).items() if count > 1}
    return {key: f"{languages[key]} · {key}" if label in shared else label for key, label in labels.items()}


def _short(package: str) -> str:
    """Return what tells a module of Go from others: `github.com/dubinc/dub-go/v2` is `dub-go`."""
    if "." not in package.split("/", maxsplit=1)[0]:
        return package
    steps = [each for each in package.split("/") if not _VERSION.fullmatch(each)]
    return steps[-1] if steps else package


def _of_surface(surface: Surface, label: str, sdk: Sdk | None, address: str) -> Target:
    """Return the target of an SDK whose documentation was read; settings win over what that says."""
    about = surface.about
    language = LANGUAGES[surface.language]
    commands = [*_installing(sdk), *_exports(sdk, address)] if sdk is not None else []
    if about.install and (sdk is None or not sdk.install):
        commands.insert(0, about.install)
    return Target(
        key=surface.key,
        language=language,
        profile=PROFILES["http"],
        note=TargetNote(
            key=surface.key,
            language=surface.language,
            label=(sdk.label if sdk is not None else "") or label,
            install=Code("\n".join(commands), "bash") if commands else None,
            package=(sdk.package if sdk is not None else "") or about.package or "",
            documented=True,
        ),
        sdk=sdk,
        surface=surface,
    )


def _of_language(key: str, sdk: Sdk | None) -> Target:
    language = LANGUAGES[key]
    return Target(
        key=key,
        language=language,
        profile=PROFILES["http"],
        note=TargetNote(
            key=key,
            language=key,
            label=sdk.label if sdk is not None and sdk.label else language.label,
            install=Code(_INSTALL[key], "bash"),
            package=_CLIENTS[key],
        ),
        sdk=sdk,
    )


def _installing(sdk: Sdk) -> list[str]:
    """Return what installs the pinned packages."""
    installer = _INSTALLERS.get(sdk.language)
    return [f"{installer} {shlex.quote(each)}" for each in sdk.install] if installer else []


def _exports(sdk: Sdk, address: str) -> list[str]:
    """Return what tells an SDK where the API is."""
    return [
        f"export {name}={shlex.quote(value.replace(_ADDRESS, address))}"
        for name, value in sdk.environment
        if address and _ADDRESS in value and _VARIABLE.fullmatch(name)
    ]


def _of_sdk(sdk: Sdk, address: str) -> Target:
    language = LANGUAGES[sdk.language]
    commands = [*_installing(sdk), *_exports(sdk, address)]
    return Target(
        key=sdk.key,
        language=language,
        profile=PROFILES["http"],
        note=TargetNote(
            key=sdk.key,
            language=sdk.language,
            label=sdk.label or f"{language.label} · {sdk.package or sdk.key}",
            install=Code("\n".join(commands), "bash") if commands else None,
            package=sdk.package,
        ),
        sdk=sdk,
    )
