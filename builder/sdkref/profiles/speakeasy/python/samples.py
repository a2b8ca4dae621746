"""Samples of Speakeasy's Python."""

from collections.abc import Sequence

from sdkref.languages.python import double_quoted
from sdkref.profiles.speakeasy.credentials import Credential
from sdkref.profiles.speakeasy.example_arguments import Given
from sdkref.profiles.speakeasy.python.enums import EnumConstants
from sdkref.profiles.speakeasy.python.literals import IMPORTS, literal, member_name, no_constant
from sdkref.profiles.speakeasy.settings import SpeakeasySettings
from sdkref.profiles.speakeasy.values import kinds
from sdkref.templating import code_environment
from sdkref.words import snake, split


def usage(
    call: Sequence[str],
    given: Sequence[Given],
    credential: Credential | None,
    settings: SpeakeasySettings,
    constants: EnumConstants,
    *,
    returns: bool,
    pages: bool,
) -> str:
    """Return the sample of a method that `call` leads to."""
    package = settings.package.replace("-", "_")
    used = frozenset[str]().union(*(kinds(each.value) for each in given))
    constant_of = no_constant if settings.enum_format == "union" else constants.of
    arguments = [f"{_name(each)}={literal(each.value, '    ', constant_of)}" for each in given]
    imports = [f"from {package} import {settings.client}"]
    imports += [f"from {package}.models import {', '.join(constants.used)}"] if constants.used else []
    imports += [line.format(package) for kind, line in IMPORTS.items() if kind in used]
    if credential is not None and credential.variable:
        imports.append("import os")
    options = f"\n    {_key(credential)},\n" if credential is not None else ""
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
            pages=pages,
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


def _key(credential: Credential) -> str:
    variable = f'os.getenv({double_quoted(credential.variable)}, "")'
    key = variable if credential.variable else double_quoted(credential.text)
    return f"{member_name(credential.scheme)}={key}"
