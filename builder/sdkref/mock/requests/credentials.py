"""Who is asking: whether a request carries what its operation accepts as proof, in the form that it has."""

import base64
import binascii
import re
from collections.abc import Iterator, Mapping

from msgspec import Struct

from sdkref.catalogue.catalogue import SecurityScheme
from sdkref.catalogue.operation import Grant, Operation, Requirement
from sdkref.mock.exchange import Pair, Request, Violation
from sdkref.mock.requests.pairs import cookie_pairs, plus_decoded, query_pairs
from sdkref.words import one_line

_TOKEN = re.compile(r"[A-Za-z0-9\-._~+/:|=@!$%&*,;()\[\]{}#^]+\Z")
"""What a bearer token may hold: more than RFC 6750 says, less than blanks and quotes."""

_PLACES = {"header": "header", "query": "query parameter", "cookie": "cookie"}


class _Fault(Struct, frozen=True):
    """Why a scheme is not satisfied; `wrong` when something came that is not of its form."""

    scheme: str
    message: str
    wrong: bool = False


def violations(
    operation: Operation, request: Request, schemes: Mapping[str, SecurityScheme]
) -> tuple[Violation, ...]:
    """Return what is wrong with the credentials of a request: nothing, or one violation."""
    if not operation.security:
        return ()
    wrong: list[_Fault] = []
    for requirement in operation.security:
        faults = [fault for grant in requirement if (fault := _fault(grant, request, schemes)) is not None]
        if not faults:
            return ()
        wrong += [fault for fault in faults if fault.wrong]
    if wrong:
        return (
            Violation(
                code="invalid-credentials",
                where="security",
                name=wrong[0].scheme,
                message=wrong[0].message,
                declared=schemes[wrong[0].scheme].location,
            ),
        )
    first = next((grant.scheme for requirement in operation.security for grant in requirement), "")
    accepted = ", or ".join(dict.fromkeys(_words(each, schemes) for each in operation.security if each))
    return (
        Violation(
            code="missing-credentials",
            where="security",
            name=first,
            message=f"the request says nothing of who is asking; send {accepted}",
            declared=schemes[first].location if first in schemes else operation.location,
        ),
    )


def carried(
    operation: Operation, request: Request, schemes: Mapping[str, SecurityScheme]
) -> tuple[Pair, ...]:
    """Return what a request says of who is asking, by the schemes that its operation names."""
    found: dict[str, str] = {}
    for name in dict.fromkeys(grant.scheme for requirement in operation.security for grant in requirement):
        scheme = schemes.get(name)
        if scheme is None:
            continue
        text = request.header("authorization")
        said = _keys(scheme, request) if scheme.kind == "apiKey" else filter(None, (text,))
        found.update((name, plus_decoded(each) if scheme.place == "query" else each) for each in said)
    return tuple(found.items())


def _fault(grant: Grant, request: Request, schemes: Mapping[str, SecurityScheme]) -> _Fault | None:
    scheme = schemes.get(grant.scheme)
    if scheme is None or scheme.kind == "mutualTLS":
        # What is not described cannot be missed, and a certificate shows in no request.
        return None
    if scheme.kind == "apiKey":
        return _key_fault(grant.scheme, scheme, request)
    kind = (scheme.scheme or "bearer") if scheme.kind == "http" else "bearer"
    text = request.header("authorization")
    if text is None:
        return _Fault(grant.scheme, "missing")
    told = _CHECKS.get(kind, _other)(text, kind)
    return _Fault(grant.scheme, told, wrong=True) if told else None


def _key_fault(name: str, scheme: SecurityScheme, request: Request) -> _Fault | None:
    if not scheme.name:
        return None
    values = list(_keys(scheme, request))
    if not values:
        return _Fault(name, "missing")
    place = _PLACES[scheme.place or "header"]
    if not values[0].strip():
        return _Fault(
            name, f"the {place} `{one_line(scheme.name)}` is empty; write the key in it", wrong=True
        )
    bearer = values[0].lower().startswith("bearer ")
    if bearer and scheme.name.lower() != "authorization":
        message = f"the {place} `{one_line(scheme.name)}` takes the key alone; leave `Bearer` out"
        return _Fault(name, message, wrong=True)
    return None


def _keys(scheme: SecurityScheme, request: Request) -> Iterator[str]:
    """Yield the values that came where a key is expected."""
    name = scheme.name or ""
    match scheme.place:
        case "query":
            yield from (pair.raw for pair in query_pairs(request.query) if pair.name == name)
        case "cookie":
            for header, text in request.headers:
                if header == "cookie":
                    yield from (pair.raw for pair in cookie_pairs(text) if pair.name == name)
        case _:
            yield from (value for header, value in request.headers if header == name.lower())


def _bearer(text: str, kind: str) -> str:  # noqa: ARG001 - a table
    scheme, _, token = text.strip().partition(" ")
    if scheme.lower() != "bearer":
        return f"`Authorization` has the scheme `{one_line(scheme)[:40]}`; send `Bearer` and a token"
    if not token.strip():
        return "the header `Authorization` has no token after `Bearer`; write it there"
    if not _TOKEN.match(token.strip()):
        return "the token in `Authorization` has characters that no token has; send it as it was given"
    return ""


def _basic(text: str, kind: str) -> str:  # noqa: ARG001 - a table
    scheme, _, coded = text.strip().partition(" ")
    if scheme.lower() != "basic":
        return f"`Authorization` has the scheme `{one_line(scheme)[:40]}`; send `Basic`, name and password"
    try:
        plain = base64.b64decode(coded.strip(), validate=True)
    except (binascii.Error, ValueError):
        return "what stands after `Basic` is no base64; encode `name:password` so"
    return "" if b":" in plain else "what stands after `Basic` has no colon; encode `name:password`"


def _other(text: str, kind: str) -> str:
    """Check a scheme of which only the name is known; many clients send the credentials alone."""
    scheme, _, rest = text.strip().partition(" ")
    if not scheme or (scheme.lower() == kind.lower() and not rest.strip()):
        return f"the header `Authorization` has no credentials; write them after `{one_line(kind)}`"
    return ""


_CHECKS = {"bearer": _bearer, "basic": _basic}


def _words(requirement: Requirement, schemes: Mapping[str, SecurityScheme]) -> str:
    """Return in plain words what a requirement asks for."""
    said = (_scheme_words(schemes[grant.scheme]) for grant in requirement if grant.scheme in schemes)
    return " and ".join(dict.fromkeys(said))


def _scheme_words(scheme: SecurityScheme) -> str:
    match scheme.kind:
        case "apiKey":
            return f"a key in the {_PLACES[scheme.place or 'header']} `{one_line(scheme.name or '')}`"
        case "http" if scheme.scheme == "basic":
            return "name and password in the header `Authorization` (Basic)"
        case "http" if scheme.scheme not in {None, "", "bearer"}:
            return f"`{one_line(scheme.scheme or '')}` credentials in the header `Authorization`"
        case "mutualTLS":
            return "a client certificate"
        case _:
            return "a bearer token in the header `Authorization`"
