"""How a caller proves who is asking: in words, and as parts of a request."""

from collections.abc import Sequence
from typing import Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from sdkref.catalogue.catalogue import Catalogue, Scope, SecurityScheme
from sdkref.catalogue.operation import Operation, Requirement
from sdkref.projection.credentials import Authorization, SchemeUse
from sdkref.projection.environment import scheme_variables
from sdkref.wording.saying import told
from sdkref.words import one_line


class Secret(Struct, frozen=True):
    """A value that is read from an environment variable."""

    variable: str


Value: TypeAlias = tuple[str | Secret, ...]
"""Text put together from constant parts and secrets."""


class Credential(Struct, frozen=True, kw_only=True):
    """One secret as it travels: in a header, in the query, as a cookie, or as name and password."""

    place: Literal["header", "query", "cookie", "basic"]
    name: str = ""
    secrets: tuple[Secret, ...]
    """Name and password for `basic`, else one."""
    prefix: str = ""
    """Stands before the secret: `Bearer `."""


class Authority:
    """What a catalogue's security schemes mean for its operations."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._schemes = catalogue.security_schemes
        self._variables = scheme_variables(catalogue)

    def alternatives(self, operation: Operation) -> tuple[Authorization, ...]:
        """Return the alternatives of an operation, in the description's order."""
        return self.ways(operation.security)

    def ways(self, requirements: Sequence[Requirement]) -> tuple[Authorization, ...]:
        """Return what each of some requirements asks for."""
        return tuple(
            Authorization(schemes=tuple(self._use(grant.scheme, grant.scopes) for grant in requirement))
            for requirement in requirements
        )

    def credentials(self, operation: Operation) -> tuple[Credential, ...]:
        """Return what a sample presents: the first alternative that a request alone can carry."""
        for requirement in operation.security:
            if requirement and (found := self._credentials(requirement)):
                return found
        return ()

    def headers(self, operation: Operation) -> tuple[tuple[str, str, bool], ...]:
        """Return the headers that carry an operation's keys: name, plain words, if it is the only way."""
        found: dict[str, list[str]] = {}
        for grant in (grant for requirement in operation.security for grant in requirement):
            scheme = self._schemes.get(grant.scheme)
            header = _header(scheme) if scheme is not None else None
            if scheme is not None and header is not None:
                words = found.setdefault(header, [])
                if summary(scheme) not in words:
                    words.append(summary(scheme))
        return tuple(
            (name, _either(words), all(self._uses(each, name) for each in operation.security))
            for name, words in found.items()
        )

    def _uses(self, requirement: Requirement, name: str) -> bool:
        schemes = (self._schemes.get(grant.scheme) for grant in requirement)
        return any(scheme is not None and _header(scheme) == name for scheme in schemes)

    def _credentials(self, requirement: Requirement) -> tuple[Credential, ...]:
        found = []
        for grant in requirement:
            scheme = self._schemes.get(grant.scheme)
            credential = _credential(scheme, self._variables[grant.scheme]) if scheme else None
            if credential is None:
                return ()
            found.append(credential)
        return tuple(found)

    def _use(self, key: str, scopes: tuple[str, ...]) -> SchemeUse:
        scheme = self._schemes.get(key)
        if scheme is None:
            return SchemeUse(
                scheme=key,
                summary=told("authorization.undefined", name=one_line(key)),
                scopes=tuple(map(Scope, scopes)),
            )
        said = {scope.name: scope for flow in scheme.flows for scope in flow.scopes if scope.description}
        return SchemeUse(
            scheme=key,
            summary=summary(scheme),
            variable=" and ".join(self._variables[key]) or None,
            scopes=tuple(said.get(name, Scope(name)) for name in scopes),
        )


def _either(words: Sequence[str]) -> str:
    """Return ways of which one is enough."""
    said, *others = words
    for each in others:
        said = told("authorization.either", one=said, other=each)
    return said


def _header(scheme: SecurityScheme) -> str | None:
    match scheme.kind:
        case "mutualTLS":
            return None
        case "apiKey":
            return scheme.name if (scheme.place or "header") == "header" else None
        case _:
            return "Authorization"


def summary(scheme: SecurityScheme) -> str:
    """Return in plain words how a scheme travels."""
    match scheme.kind:
        case "apiKey":
            place = told(f"authorization.{scheme.place or 'header'}")
            name = one_line(scheme.name or "")
            if not name:
                return told("authorization.api_key_unnamed", place=place)
            return told("authorization.api_key", place=place, name=name)
        case "http":
            known = _HTTP.get(scheme.scheme or "")
            name = one_line(scheme.scheme or "")
            return (
                told(known or "authorization.http_unnamed")
                if known or not name
                else told("authorization.http", scheme=name)
            )
        case "oauth2":
            return told("authorization.oauth2")
        case "openIdConnect":
            return told("authorization.open_id")
        case "mutualTLS":
            return told("authorization.certificate")


def without_variables(alternatives: Sequence[Authorization]) -> tuple[Authorization, ...]:
    """Return what must be presented, without what programs of plain HTTP read it from."""
    return tuple(
        Authorization(schemes=tuple(replace(use, variable=None) for use in each.schemes))
        for each in alternatives
    )


_HTTP = {
    "bearer": "authorization.bearer",
    "basic": "authorization.basic",
}


def _credential(scheme: SecurityScheme, variables: Sequence[str]) -> Credential | None:
    """Return what to send for a scheme; None when no request can carry it."""
    secrets = tuple(map(Secret, variables))
    match scheme.kind, scheme.scheme:
        case "mutualTLS", _:
            return None
        case "apiKey", _:
            if not scheme.name:
                return None
            return Credential(place=scheme.place or "header", name=scheme.name, secrets=secrets)
        case "http", "basic":
            return Credential(place="basic", secrets=secrets)
        case "http", name if name and name != "bearer":
            return Credential(place="header", name="Authorization", secrets=secrets)
        case _:
            return Credential(place="header", name="Authorization", secrets=secrets, prefix="Bearer ")
