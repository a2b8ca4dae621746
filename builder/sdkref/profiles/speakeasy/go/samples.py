"""Samples of Speakeasy's Go."""

from collections.abc import Sequence

from msgspec import Struct

from sdkref.languages.go import double_quoted
from sdkref.profiles.speakeasy.credentials import Credential
from sdkref.profiles.speakeasy.go.literals import ONE_POINTER
from sdkref.profiles.speakeasy.go.names import field_name
from sdkref.profiles.speakeasy.go.receiving import Receiving
from sdkref.profiles.speakeasy.model_keys import NO_NAMESPACE
from sdkref.profiles.speakeasy.settings import SpeakeasySettings
from sdkref.templating.environment import code_environment

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
    is_own = credential is not None and credential.is_own
    reads = credential is not None and not is_own and bool(credential.variable)
    package = _package(settings)
    held = credential is not None and not is_own and not settings.flatten_global_security
    holder = settings.components or "components"
    own = [double_quoted(f"{settings.package}/{_place(holder)}")] if held else []
    late = ['"os"'] if credential is not None and is_own and credential.variable else []
    client = [*(['"os"'] if reads else []), *own, package, *late]
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
            options=_option(credential, settings) if credential is not None and not is_own else "",
            opens_files=opens_files,
            call=".".join(called.call),
            arguments=", ".join(("ctx", *called.arguments)),
            receiving=receiving,
        )
    )


def _is_version(step: str) -> bool:
    return step[:1] == "v" and step[1:].isdecimal()


def _place(namespace: str) -> str:
    return namespace if namespace in {"types", NO_NAMESPACE} else f"models/{namespace}"


def _package(settings: SpeakeasySettings) -> str:
    """Return the import of the package; a name that its path ends with is not written."""
    alias, path = package_alias(settings), double_quoted(settings.package)
    return path if settings.package.rpartition("/")[2] == alias else f"{alias} {path}"


def _option(credential: Credential, settings: SpeakeasySettings) -> str:
    """Return what the client is given as its key."""
    if settings.flatten_global_security:
        return _key(credential)
    pointer = "Pointer" if settings.since(ONE_POINTER) else "String"
    key = f"{package_alias(settings)}.{pointer}({_key(credential)})"
    holder = f"{settings.components or 'components'}.Security"
    return f"{holder}{{\n            {field_name(credential.scheme)}: {key},\n        }}"


def security_argument(credential: Credential, namespace: str, name: str) -> str:
    """Return the security that a method takes itself."""
    return f"{namespace}.{name}{{\n        {field_name(credential.scheme)}: {_key(credential)},\n    }}"


def _key(credential: Credential) -> str:
    """Return the key: a variable, or a placeholder."""
    variable = f"os.Getenv({double_quoted(credential.variable)})"
    return variable if credential.variable else double_quoted(credential.text)
