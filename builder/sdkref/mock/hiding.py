"""Secrets of a request, hidden from whoever reads what was asked: values of headers and of the query."""

import re
from collections.abc import Iterable

from sdkref.catalogue.catalogue import Catalogue
from sdkref.mock.exchange import Exchange, Pair
from sdkref.mock.requests.pairs import plus_decoded

HIDDEN = "…"

_TELLING = re.compile(r"auth|cookie|credential|key\Z|passw|secret|session|sign|token", re.IGNORECASE)
"""What is in the names of those that hold secrets, whether the description says so or not."""


def secret_names(catalogues: Iterable[Catalogue]) -> frozenset[str]:
    """Return the names, in lower case, under which keys travel that the descriptions speak of."""
    schemes = (each for catalogue in catalogues for each in catalogue.security_schemes.values())
    return frozenset(each.name.lower() for each in schemes if each.kind == "apiKey" and each.name)


class Hiding:
    """Hides the secrets of the APIs of one mock."""

    def __init__(self, names: frozenset[str]) -> None:
        self._names = names

    def headers(self, exchange: Exchange) -> list[Pair]:
        """Return the headers of a request without their secrets."""
        return [(name, HIDDEN if self._hides(name) else text) for name, text in exchange.request.headers]

    def query(self, exchange: Exchange) -> str:
        """Return the query of a request, as it travelled, without its secrets."""
        return "&".join(map(self._pair, exchange.request.query.split("&")))

    def _pair(self, piece: str) -> str:
        name, equals, _ = piece.partition("=")
        return f"{name}={HIDDEN}" if equals and self._hides(plus_decoded(name)) else piece

    def _hides(self, name: str) -> bool:
        return name.lower() in self._names or _TELLING.search(name) is not None


NO_NAMES = Hiding(frozenset())
"""Hides what is plainly secret, whatever a description says."""
