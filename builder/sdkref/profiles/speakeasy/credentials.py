"""How the client of a sample is given its key."""

from collections import Counter

from msgspec import Struct

from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.operation import Operation, Requirement
from sdkref.profiles.speakeasy.settings import SpeakeasySettings


class Credential(Struct, frozen=True):
    """An option of the client: the scheme's name, and the variable or the text that samples give it."""

    scheme: str
    variable: str
    """The environment variable; empty where the key stands in the sample."""
    text: str
    """What stands there then."""


class Credentials:
    """The credential of each operation; one that asks for none is shown with the usual one."""

    def __init__(self, catalogue: Catalogue, settings: SpeakeasySettings) -> None:
        self._schemes, self._settings = catalogue.security_schemes, settings
        asked = Counter(each for operation in catalogue.operations for each in operation.security)
        self._usual: list[Requirement] = [each for each, _ in asked.most_common(1)]

    def of(self, operation: Operation) -> Credential | None:
        """Return what the client is given."""
        found = next((each for each in (*operation.security, *self._usual) if each), ())
        scheme = self._schemes.get(found[0].scheme) if found else None
        if scheme is None:
            return None
        stated = dict(scheme.hints).get("x-speakeasy-example")
        text = stated if isinstance(stated, str) else "<YOUR_BEARER_TOKEN_HERE>"
        return Credential(found[0].scheme, self._settings.env, text)
