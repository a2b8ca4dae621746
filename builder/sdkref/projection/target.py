"""Targets: the SDKs, or plain HTTP clients, that a site has tabs for."""

import re
import shlex
from collections.abc import Sequence

from msgspec import Struct

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

    @property
    def is_written(self) -> bool:
        """Whether all its samples are snippets of the user's."""
        return self.sdk is not None and not self.sdk.is_language


_INSTALL = {
    "typescript": "npm install --save-dev tsx typescript @types/node\nnpx tsx example.mts",
    "go": "go mod init example\ngo run example.go",
    "python": "pip install httpx\npython example.py",
    "curl": "sudo apt-get install curl\nbash example.sh",
}
_CLIENTS = {"typescript": "fetch", "go": "net/http", "python": "httpx", "curl": "curl"}


_ADDRESS = "{base_url}"
_VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")

_INSTALLERS = {"typescript": "npm install", "go": "go get", "python": "pip install"}


def targets(sdks: Sequence[Sdk] = (), address: str = "") -> tuple[Target, ...]:
    """Return the targets of a site in the order of their tabs: SDKs, then plain HTTP in each language.

    `address` is that of the API, which readers have to tell an SDK that was made for another one.
    """
    known = {each.key: each for each in sdks}
    return (
        *(_of_sdk(each, address) for each in sdks if not each.is_language),
        *(_of_language(key, known.get(key)) for key in LANGUAGES),
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


def _of_sdk(sdk: Sdk, address: str) -> Target:
    language = LANGUAGES[sdk.language]
    installer = _INSTALLERS.get(sdk.language)
    commands = [f"{installer} {shlex.quote(each)}" for each in sdk.install] if installer else []
    commands += [
        f"export {name}={shlex.quote(value.replace(_ADDRESS, address))}"
        for name, value in sdk.environment
        if address and _ADDRESS in value and _VARIABLE.fullmatch(name)
    ]
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
