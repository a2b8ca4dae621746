"""Samples of Speakeasy's Python."""

from collections.abc import Iterator, Sequence

from sdkref.languages.python import double_quoted
from sdkref.profiles.speakeasy.credentials import Credential
from sdkref.profiles.speakeasy.example_arguments import Given
from sdkref.profiles.speakeasy.model_keys import NO_NAMESPACE
from sdkref.profiles.speakeasy.python.enums import EnumConstants
from sdkref.profiles.speakeasy.python.literals import IMPORTS, literal, member_name
from sdkref.profiles.speakeasy.settings import SpeakeasySettings
from sdkref.profiles.speakeasy.values import kinds
from sdkref.templating.environment import code_environment
from sdkref.words import snake, split


def usage(
    call: Sequence[str],
    given: Sequence[Given],
    credential: Credential | None,
    settings: SpeakeasySettings,
    constants: EnumConstants,
    *,
    security: str,
    returns: bool,
    each: str,
) -> str:
    """Return the sample of a method that `call` leads to.

    `security` is the type of a security of its own, `each` what it goes through: `page`, `event`, or nothing.
    """
    package = settings.package.replace("-", "_")
    used = frozenset[str]().union(*(kinds(one.value) for one in given))
    arguments = [f"{_name(one)}={literal(one.value, '    ', constants.of)}" for one in given]
    is_own = credential is not None and credential.is_own
    if credential is not None and is_own:
        constants.used[constants.operations] = None
        arguments.insert(
            0, f"security={constants.operations}.{security}(\n        {_key(credential)},\n    )"
        )
    held = credential is not None and not is_own and not settings.flatten_global_security
    namespaces = [*([settings.components or "components"] if held else []), *constants.used]
    imports = list(_imports(package, settings.client, namespaces))
    imports += [line.format(package) for kind, line in IMPORTS.items() if kind in used]
    if credential is not None and credential.variable:
        imports.append("import os")
    shown = credential is not None and not is_own
    options = f"\n    {_option(credential, settings)},\n" if credential is not None and shown else ""
    return (
        code_environment()
        .get_template("calls/speakeasy/python.jinja")
        .render(
            imports=imports,
            client=settings.client,
            options=options,
            instance=instance_name(settings.client, package),
            assigned="res = " if returns else "",
            call=".".join(call),
            arguments=", ".join(arguments),
            each=each,
            returns=returns,
        )
    )


def instance_name(client: str, package: str) -> str:
    """Return the variable of the client: its class, or its initials where the package is called so."""
    words = split(client)
    name = snake(words)
    return f"{''.join(each[:1] for each in words).lower()}_client" if name == package else name


def _name(given: Given) -> str:
    return "request" if given.input is None or given.is_whole else member_name(given.input.name)


def _imports(package: str, client: str, namespaces: Sequence[str]) -> Iterator[str]:
    """Give the lines that import the client and namespaces of models."""
    flat = NO_NAMESPACE in namespaces
    yield f"from {package} import {client}{f', {NO_NAMESPACE}' if flat else ''}"
    if others := [each for each in dict.fromkeys(namespaces) if each != NO_NAMESPACE]:
        yield f"from {package}.models import {', '.join(others)}"


def _option(credential: Credential, settings: SpeakeasySettings) -> str:
    """Return the argument of the client that holds the key."""
    if settings.flatten_global_security:
        return _key(credential)
    namespace = settings.components or "components"
    return f"security={namespace}.Security(\n        {_key(credential)},\n    )"


def _key(credential: Credential) -> str:
    variable = f'os.getenv({double_quoted(credential.variable)}, "")'
    key = variable if credential.variable else double_quoted(credential.text)
    return f"{member_name(credential.scheme)}={key}"
