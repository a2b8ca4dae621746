"""What a request says in terms of its operation: the values of parameters and body."""

from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.views import Views
from sdkref.mock.exchange import Match, Reading, Request
from sdkref.mock.requests.bodies import BodyReader
from sdkref.mock.requests.coercion import Coercer
from sdkref.mock.requests.parameters import ParameterReader


class Reader:
    """Reads the requests for one catalogue's operations."""

    def __init__(self, catalogue: Catalogue) -> None:
        views = Views(catalogue.models)
        coercer = Coercer(views)
        self._parameters = ParameterReader(catalogue, views, coercer)
        self._bodies = BodyReader(views, coercer)

    def read(self, request: Request, match: Match) -> Reading:
        """Return what a request says, and what of it cannot be read, is missing or is unknown."""
        parameters = self._parameters.read(request, match)
        body = self._bodies.read(request, match.operation)
        return Reading(
            operation=match.operation,
            parameters=parameters.values,
            media=body.media,
            body=body.value,
            files=body.files,
            violations=(*parameters.violations, *body.violations),
        )
