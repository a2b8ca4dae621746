"""The headers of answers: those that a response declares, and those that its status asks for."""

import re
from collections.abc import Iterator, Mapping

from msgspec import UNSET
from msgspec.structs import replace

from sdkref.catalogue.catalogue import Catalogue, SecurityScheme
from sdkref.catalogue.media import media_kind
from sdkref.catalogue.memo import Memo
from sdkref.catalogue.operation import Header, Operation
from sdkref.catalogue.schema import Json
from sdkref.catalogue.written_json import json_bytes, scalar_text
from sdkref.mock.answers.payloads import Payloads
from sdkref.mock.answers.representations import Chosen
from sdkref.mock.exchange import Answer, Pair, Request

REDIRECTED = "/__sdkref/redirected"
"""Where redirects lead: to the mock itself, since no client of an example may ask another host."""

RETRY_AFTER = "1"
"""Seconds after which a client may try again."""

AT_ONCE: tuple[Pair, ...] = (("Retry-After", "0"), ("Retry-After-Ms", "1"))
"""Clients that back off by themselves wait no longer: some take no 0 for a number of seconds, some know
seconds only."""

_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+\Z")
_UNSAFE = re.compile(r"[^ -~]")
_OURS = frozenset(
    {
        "connection",
        "content-encoding",
        "content-length",
        "content-type",
        "date",
        "keep-alive",
        "te",
        "trailer",
        "transfer-encoding",
        "upgrade",
    }
)
"""What only those who send the body can say."""

_CHALLENGES = {"basic": 'Basic realm="mock"', "bearer": 'Bearer realm="mock"'}
_WAITS = frozenset({429, 503})


class HeaderMaker:
    """Makes the headers of one catalogue's answers."""

    def __init__(self, catalogue: Catalogue, payloads: Payloads) -> None:
        self._schemes: Mapping[str, SecurityScheme] = catalogue.security_schemes
        self._payloads = payloads
        self._texts: Memo[Header, str] = Memo(self._text)

    def headers(self, operation: Operation, chosen: Chosen, request: Request) -> tuple[Pair, ...]:
        """Return the headers of an answer, but for its Content-Type."""
        found: dict[str, Pair] = {}
        for header in chosen.response.headers if chosen.response else ():
            name = header.name.lower()
            if _TOKEN.match(name) and name not in _OURS:
                found[name] = (header.name, self._texts.of(header))
        for name, value in self._by_status(operation, chosen, request, frozenset(found)):
            found[name.lower()] = (name, value)
        return tuple(found.values())

    def _by_status(
        self, operation: Operation, chosen: Chosen, request: Request, declared: frozenset[str]
    ) -> Iterator[Pair]:
        status = chosen.status
        redirects = 300 <= status < 400 and status != 304  # noqa: PLR2004 - 304 says that nothing changed
        if redirects:
            yield "Location", address(request, REDIRECTED)
        elif status == 201 and "location" in declared:  # noqa: PLR2004 - created
            yield "Location", address(request, request.path)
        if status in _WAITS:
            yield "Retry-After", RETRY_AFTER
        if status == 401 and "www-authenticate" not in declared:  # noqa: PLR2004 - not authenticated
            yield "WWW-Authenticate", self.challenge(operation)

    def challenge(self, operation: Operation | None) -> str:
        """Return how a client may say who it is: of the schemes of an operation, or of the API, the first."""
        required = operation.security if operation else ()
        wanted = [grant.scheme for requirement in required for grant in requirement]
        for name in [*wanted, *self._schemes]:
            scheme = self._schemes.get(name)
            if scheme is not None and scheme.kind == "http":
                return _CHALLENGES.get(scheme.scheme or "", _CHALLENGES["bearer"])
            if scheme is not None and scheme.kind in {"oauth2", "openIdConnect"}:
                return _CHALLENGES["bearer"]
        return 'ApiKey realm="mock"' if wanted else _CHALLENGES["bearer"]

    def _text(self, header: Header) -> str:
        declared = [example.value for example in header.examples if example.value is not UNSET]
        valid = (each for each in declared if not self._payloads.faults(each, header.schema))
        value = next(valid, UNSET)
        if value is UNSET:
            value = self._payloads.made(header.schema)[0]
        return header_text(header, value)


def header_text(header: Header, value: Json) -> str:
    """Return the value of a header in the style `simple`, or in its content type."""
    if header.media_type is not None and media_kind(header.media_type) == "json":
        text = json_bytes(value).decode()
    elif isinstance(value, dict):
        mark = "=" if header.explode else ","
        text = ",".join(f"{name}{mark}{scalar_text(each)}" for name, each in value.items())
    elif isinstance(value, list):
        text = ",".join(map(scalar_text, value))
    else:
        text = scalar_text(value)
    return header_safe(text)


def header_safe(text: str) -> str:
    """Return a text as a header may hold it: one line of ASCII."""
    return _UNSAFE.sub("", text).strip()


def tried_again_at_once(answer: Answer) -> Answer:
    """Return an error that tells its clients to try again without a pause; other answers stay as they are."""
    if answer.status < 400:  # noqa: PLR2004 - no error
        return answer
    names = {name.lower() for name, _ in AT_ONCE}
    left = (each for each in answer.headers if each[0].lower() not in names)
    return replace(answer, headers=(*left, *AT_ONCE))


def address(request: Request, target: str) -> str:
    """Return the absolute address of a path on the mock, below the prefix by which the request came."""
    return header_safe(f"{request.base or 'http://' + (request.header('host') or 'localhost')}{target}")
