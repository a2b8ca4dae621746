"""Targets: the SDKs, or plain HTTP clients, that a site has tabs for."""

from msgspec import Struct

from sdkref.catalogue.catalogue import Catalogue
from sdkref.languages.known import LANGUAGES
from sdkref.languages.language import Language
from sdkref.profiles.known import PROFILES
from sdkref.profiles.profile import Profile
from sdkref.projection.projection import Code, TargetNote


class Target(Struct, frozen=True, kw_only=True):
    """One SDK: its language, its profile and what a site says about it."""

    key: str
    language: Language
    profile: Profile
    note: TargetNote


_INSTALL = {
    "typescript": "npm install --save-dev tsx typescript @types/node\nnpx tsx example.mts",
    "go": "go mod init example\ngo run example.go",
    "python": "pip install httpx\npython example.py",
    "curl": "sudo apt-get install curl\nbash example.sh",
}
_CLIENTS = {"typescript": "fetch", "go": "net/http", "python": "httpx", "curl": "curl"}


def targets(catalogue: Catalogue) -> tuple[Target, ...]:  # noqa: ARG001 - SDKs of the catalogue come first
    """Return the targets of a catalogue, in the order of their tabs: plain HTTP in each language."""
    return tuple(
        Target(
            key=key,
            language=language,
            profile=PROFILES["http"],
            note=TargetNote(
                key=key,
                language=key,
                label=language.label,
                install=Code(_INSTALL[key], "bash"),
                package=_CLIENTS[key],
            ),
        )
        for key, language in LANGUAGES.items()
    )
