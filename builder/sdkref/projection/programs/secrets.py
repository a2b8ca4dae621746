"""The variables in which a program keeps the secrets that it reads from its environment."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from sdkref.languages.language import Language, Variable
from sdkref.projection.authorization import Secret, Value
from sdkref.projection.calls import Call

_WORDS = """
    base_url baseUrl baseURL query form body payload request response answer chunk client line lines scanner
    data err url http os log content reader decoder httpx sys json fetch process console done value received
    file header part name strings fmt bytes io bufio multipart textproto form main addFile addPart received
"""
_TAKEN = frozenset(_WORDS.split())
"""What the templates call things of their own."""


class SecretVariable(Struct, frozen=True):
    """A secret: its variable in the program, and the environment variable."""

    name: str
    variable: str


def secrets_of(call: Call) -> tuple[Secret, ...]:
    """Return the secrets of a call in the order of their use, each once."""
    found: dict[Secret, None] = dict.fromkeys(each.secret for each in call.query_secrets)
    found |= dict.fromkeys(call.basic or ())
    for header in call.headers:
        found |= dict.fromkeys(piece for piece in header.value if isinstance(piece, Secret))
    return tuple(found)


def secret_names(call: Call, language: Language) -> dict[Secret, str]:
    """Return a variable name for each secret: that of its environment variable without the API's prefix."""
    prefix = call.base_variable.removesuffix("BASE_URL")
    names: dict[Secret, str] = {}
    for secret in secrets_of(call):
        name = language.variable_name(secret.variable.removeprefix(prefix).lower())
        while name in _TAKEN or name in names.values():
            name += "_"
        names[secret] = name
    return names


def declared(names: Mapping[Secret, str]) -> list[SecretVariable]:
    """Return the secrets for a template to read from the environment."""
    return [SecretVariable(name, secret.variable) for secret, name in names.items()]


def pieces(value: Value | Iterable[str | Secret], names: Mapping[Secret, str]) -> list[str | Variable]:
    """Return a value with variables in the place of its secrets."""
    return [piece if isinstance(piece, str) else Variable(names[piece]) for piece in value]
