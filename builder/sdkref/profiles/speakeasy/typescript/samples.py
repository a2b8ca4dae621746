"""Samples of Speakeasy's TypeScript: the method of the client, and the function that stands alone."""

from collections.abc import Sequence

from msgspec import Struct

from sdkref.languages.typescript import double_quoted
from sdkref.profiles.speakeasy.credentials import Credential
from sdkref.profiles.speakeasy.settings import SpeakeasySettings
from sdkref.profiles.speakeasy.typescript.literals import literal, member_name
from sdkref.profiles.speakeasy.values import Value, kinds
from sdkref.templating.environment import code_environment
from sdkref.words import camel, split

_NO_COMMENTS = "1.500"
"""From here samples do without comments on what to do next."""
_CHECKS_OK = "1.555"
"""From here the function that stands alone is tested by `if (res.ok)`."""


class Called(Struct, frozen=True, kw_only=True):
    """One use of a method: what leads to it, its arguments, and what comes back."""

    accessor: Sequence[str]
    method: str
    arguments: Sequence[Value]
    """Behind the security of the method, if it has one of its own."""
    credential: Credential | None
    returns: bool
    each: str
    """What it goes through: `page`, `event`, or nothing."""


def usage(called: Called, settings: SpeakeasySettings) -> str:
    """Return the sample of the method."""
    return _rendered(called, settings, "")


def standalone(called: Called, settings: SpeakeasySettings) -> str:
    """Return the sample of the function that stands alone."""
    return _rendered(called, settings, function_name(called.accessor, called.method))


def function_name(accessor: Sequence[str], method: str) -> str:
    """Return the name of the function: `linksCreateMany`."""
    return camel([word for step in (*accessor, method) for word in split(step)])


def _rendered(called: Called, settings: SpeakeasySettings, function: str) -> str:
    used = frozenset().union(*map(kinds, called.arguments))
    values = [literal(each, "  ", settings.model_property_casing) for each in called.arguments]
    credential = called.credential
    is_own = credential is not None and credential.is_own
    own = [f"{{\n    {_key(credential)},\n  }}"] if credential is not None and is_own else []
    arguments = ", ".join((*own, *values))
    package = settings.package
    options = _options(credential, settings) if credential is not None and not is_own else ""
    return (
        code_environment()
        .get_template("calls/speakeasy/typescript.jinja")
        .render(
            client_class=f"{settings.client}Core" if function else settings.client,
            client_module=double_quoted(f"{package}/core.js" if function else package),
            types_module=double_quoted(f"{package}/types"),
            function=function,
            function_module=double_quoted(f"{package}/funcs/{function}.js"),
            opens_files="file" in used,
            dates="date" in used,
            instance=camel(split(settings.client)),
            options=options,
            call=".".join((*called.accessor, called.method)),
            arguments=arguments,
            further=f", {arguments}" if arguments else "",
            returns=called.returns,
            each=called.each,
            handles=not settings.since(_NO_COMMENTS),
            checks_ok=settings.since(_CHECKS_OK),
        )
    )


def _options(credential: Credential, settings: SpeakeasySettings) -> str:
    """Return the options of the client."""
    if settings.flatten_global_security:
        return f"{{\n  {_key(credential)},\n}}"
    return f"{{\n  security: {{\n    {_key(credential)},\n  }},\n}}"


def _key(credential: Credential) -> str:
    """Return the option of the client that holds the key."""
    variable = f'process.env[{double_quoted(credential.variable)}] ?? ""'
    key = variable if credential.variable else double_quoted(credential.text)
    return f"{member_name(credential.scheme)}: {key}"
