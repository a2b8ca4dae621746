"""Targets: the SDKs, or plain HTTP clients, that a site has tabs for."""

import re
import shlex
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from msgspec import Struct

from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.operation import Operation
from sdkref.catalogue.surface import Surface
from sdkref.languages.known import languages
from sdkref.languages.language import Language
from sdkref.profiles.known import PROFILES
from sdkref.profiles.profile import Profile
from sdkref.projection.projection import Code
from sdkref.projection.target_note import TargetNote
from sdkref.sdk import Sdk
from sdkref.wording.saying import told

NOT_OFFERED = told("lacking.not_offered")
"""Why a tab is empty that settings take an operation from."""


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

    def offers(self, operation: Operation) -> bool:
        """Whether settings let the tab show an operation."""
        return {self.key, self.language.key}.isdisjoint(operation.hidden_in)

    @property
    def is_written(self) -> bool:
        """Whether all its samples were written for an SDK: snippets of the user's, or its documentation."""
        return self.surface is not None or (self.sdk is not None and not self.sdk.is_language)


_ADDRESS = "{base_url}"
_VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_VERSION = re.compile(r"v[0-9]+")

_INSTALLERS = {"typescript": "npm install", "go": "go get", "python": "pip install"}


def targets(
    sdks: Sequence[Sdk] = (),
    address: str = "",
    catalogue: Catalogue | None = None,
    tabs: Sequence[str] | None = None,
) -> tuple[Target, ...]:
    """Return the targets of a site in the order of their tabs: SDKs, then plain HTTP in each language.

    `address` is that of the API, which readers have to tell an SDK that was made for another one. The
    catalogue brings SDKs along whose documentation was read; without a description it has no plain HTTP.
    `tabs` are the keys of the tabs that are wanted, in their order. Without it, a language has no plain HTTP
    where the documentation of an SDK tells how one asks in it.
    """
    found = {each.key: each for each in _targets(sdks, address, catalogue)}
    if tabs is not None and (chosen := tuple(found[key] for key in tabs if key in found)):
        return chosen
    told = {each.language.key for each in found.values() if each.surface is not None}
    return tuple(each for each in found.values() if each.is_written or each.key not in told)


def _targets(sdks: Sequence[Sdk], address: str, catalogue: Catalogue | None) -> Iterator[Target]:
    known = {each.key: each for each in sdks}
    surfaces = {each.key: each for each in catalogue.surfaces} if catalogue is not None else {}
    labels = _labels(surfaces.values(), known)
    named = [each.key for each in sdks if each.key in surfaces or not each.is_language]
    for key in dict.fromkeys((*named, *surfaces)):
        if key in surfaces:
            yield _of_surface(surfaces[key], labels[key], known.get(key), address)
        else:
            yield _of_sdk(known[key], address)
    if catalogue is None or catalogue.described:
        for key in languages():
            if key not in surfaces:
                yield _of_language(key, known.get(key))


def _labels(surfaces: Collection[Surface], known: Mapping[str, Sdk]) -> dict[str, str]:
    """Return the text of each tab: the language and the last words of the package, distinct."""
    packages = {each.key: known[each.key].package if each.key in known else "" for each in surfaces}
    packages = {
        each.key: _short(packages[each.key] or each.about.package or "") or each.key for each in surfaces
    }
    known_languages = languages()
    spoken = {each.key: known_languages[each.language].label for each in surfaces}
    labels = {key: f"{spoken[key]} · {package}" for key, package in packages.items()}
    shared = {label for label, count in Counter(labels.values()).items() if count > 1}
    return {key: f"{spoken[key]} · {key}" if label in shared else label for key, label in labels.items()}


def _short(package: str) -> str:
    """Return what tells a module of Go from others: `github.com/dubinc/dub-go/v2` is `dub-go`."""
    if "." not in package.split("/", maxsplit=1)[0]:
        return package
    steps = [each for each in package.split("/") if not _VERSION.fullmatch(each)]
    return steps[-1] if steps else package


def _of_surface(surface: Surface, label: str, sdk: Sdk | None, address: str) -> Target:
    """Return the target of an SDK whose documentation was read; settings win over what that says."""
    about = surface.about
    language = languages()[surface.language]
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
    language = languages()[key]
    return Target(
        key=key,
        language=language,
        profile=PROFILES["http"],
        note=TargetNote(
            key=key,
            language=key,
            label=sdk.label if sdk is not None and sdk.label else language.label,
            install=Code(language.commands, "bash"),
            package=language.client,
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
    language = languages()[sdk.language]
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
