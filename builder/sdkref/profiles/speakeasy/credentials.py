"""How a sample gives its key: to the client, or to a method that has a security of its own."""

from collections import Counter

from msgspec import Struct

from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.operation import Operation, Requirement
from sdkref.profiles.speakeasy.settings import SpeakeasySettings
from sdkref.words import constant, split


class Credential(Struct, frozen=True):
    """A key: the scheme's name, and the variable or the text that samples give it."""

    scheme: str
    variable: str
    """The environment variable; empty where the key stands in the sample."""
    text: str
    """What stands there then."""
    is_own: bool = False
    """Whether the method takes it, since its scheme is none that the client knows."""


class Credentials:
    """The credential of each operation; one that asks for none is shown with the usual one.

    The client knows the schemes that the description asks for everywhere; where it does not say that, those
    that most operations ask for. With `own` a method that asks for another takes it itself.
    """

    def __init__(self, catalogue: Catalogue, settings: SpeakeasySettings, *, own: bool = True) -> None:
        self._schemes, self._settings, self._own = catalogue.security_schemes, settings, own
        asked = Counter(each for operation in catalogue.operations for each in operation.security)
        self._usual: list[Requirement] = [each for each, _ in asked.most_common(1)]
        everywhere = [*catalogue.security, *([] if any(catalogue.security) else self._usual)]
        self._known = {grant.scheme for requirement in everywhere for grant in requirement}

    def of(self, operation: Operation) -> Credential | None:
        """Return what the client or the method is given."""
        found = next((each for each in (*operation.security, *self._usual) if each), ())
        name = found[0].scheme if found else ""
        scheme = self._schemes.get(name)
        if scheme is None:
            return None
        stated = dict(scheme.hints).get("x-speakeasy-example")
        text = stated if isinstance(stated, str) else "<YOUR_BEARER_TOKEN_HERE>"
        asked = {grant.scheme for requirement in operation.security for grant in requirement}
        is_own = self._own and bool(asked) and asked.isdisjoint(self._known)
        return Credential(name, self._variable(name), text, is_own)

    def _variable(self, scheme: str) -> str:
        """Return the environment variable of a scheme's key; empty where samples have a placeholder."""
        prefix = self._settings.env_var_prefix
        return self._settings.env or (f"{prefix}_{constant(split(scheme))}" if prefix else "")
