"""Samples of Speakeasy's Go."""

from collections.abc import Sequence

from msgspec import Struct

from sdkref.languages.go import double_quoted
from sdkref.profiles.speakeasy.credentials import Credential
from sdkref.profiles.speakeasy.go.receiving import Receiving
from sdkref.profiles.speakeasy.settings import SpeakeasySettings
from sdkref.templating import code_environment

_CONTEXT_FIRST = "1.456"
"""From here the context is made before the client."""


def package_alias(settings: SpeakeasySettings) -> str:
    """Return the name under which samples import the package: the end of its path, without hyphens."""
    steps = [each for each in settings.package.split("/") if not _is_version(each)]
    return settings.alias or (steps[-1].replace("-", "").replace(".", "") if steps else "sdk")


class Called(Struct, frozen=True, kw_only=True):
    """One use of a method: what leads to it, its arguments, and what comes back."""

    call: Sequence[str]
    arguments: Sequence[str]
    namespaces: Sequence[str]
    """Those of the arguments, in order."""
    credential: Credential | None
    receiving: Receiving
    opens_files: bool


def usage(called: Called, settings: SpeakeasySettings) -> str:
    """Return the sample of a method."""
    first = settings.since(_CONTEXT_FIRST)
    credential, receiving, opens_files = called.credential, called.receiving, called.opens_files
    reads = credential is not None and bool(credential.variable)
    package = f"{package_alias(settings)} {double_quoted(settings.package)}"
    client = ['"os"', package] if reads else [package]
    imports = ['"context"', *client] if first else [*client, *(['"os"'] if opens_files else []), '"context"']
    imports += ['"os"'] if first and opens_files else []
    needed = [*called.namespaces, *([receiving.namespace] if receiving.namespace else [])]
    imports += [double_quoted(f"{settings.package}/{_place(each)}") for each in needed]
    return (
        code_environment()
        .get_template("calls/speakeasy/go.jinja")
        .render(
            imports=dict.fromkeys((*imports, '"log"')),
            context_first=first,
            alias=package_alias(settings),
            options=_key(credential) if credential is not None else "",
            opens_files=opens_files,
            call=".".join(called.call),
            arguments=", ".join(("ctx", *called.arguments)),
            receiving=receiving,
        )
    )


def _is_version(step: str) -> bool:
    return step[:1] == "v" and step[1:].isdecimal()


def _place(namespace: str) -> str:
    return namespace if namespace == "types" else f"models/{namespace}"


def _key(credential: Credential) -> str:
    """Return what the client is given as its key."""
    variable = f"os.Getenv({double_quoted(credential.variable)})"
    return variable if credential.variable else double_quoted(credential.text)
