"""Security of OpenAPI 3.x: the declared schemes, and what an operation requires of them."""

from typing import Any

from sdkref.catalogue.catalogue import Flow, Scope, SecurityScheme
from sdkref.catalogue.operation import Grant, Requirement
from sdkref.location import Location, tokens
from sdkref.readers.generator_hints import generator_hints
from sdkref.readers.node import Node, kind, nearest
from sdkref.readers.openapi_words import check_words, word
from sdkref.readers.references import References

_NEEDS = {
    "apiKey": ("name", "in"),
    "http": ("scheme",),
    "oauth2": ("flows",),
    "openIdConnect": ("openIdConnectUrl",),
    "mutualTLS": (),
}
"""The types of schemes, each with the members that it cannot do without."""
_FLOWS = {
    "authorizationCode": ("authorizationUrl", "tokenUrl"),
    "clientCredentials": ("tokenUrl",),
    "implicit": ("authorizationUrl",),
    "password": ("tokenUrl",),
    "deviceAuthorization": ("deviceAuthorizationUrl", "tokenUrl"),
}
"""The flows of OAuth 2, with theirs."""
_OTHER_NAMES = {"accessCode": "authorizationCode", "application": "clientCredentials"}
"""Flows as Swagger 2.0 calls them."""
_HTTP = {"basic": "basic", "bearer": "bearer", "jwt": "bearer", "digest": "digest"}
"""Names of HTTP schemes that are written for the type by mistake."""
_PLACES = ("header", "query", "cookie")


class SecurityReader:
    """Reads the schemes that a document declares, and the requirements that name them."""

    def __init__(self, references: References, owner: Node, home: str) -> None:
        """Read `securitySchemes` of a mapping, which messages call `home`."""
        self.references, self.home = references, home
        self.schemes: dict[str, SecurityScheme] = {}
        """By name; a requirement that names a scheme by its address adds it here."""
        self._names: dict[Location, str] = {}
        declared = references.mapping(owner, "securitySchemes")
        self._unreadable = set(declared.data) if declared else set()
        """Names that are declared, and of which no more is known."""
        for name, node in declared.items() if declared else ():
            followed = references.follow(node)
            scheme = _scheme(followed) if followed is not None else None
            if scheme is None or followed is None:
                continue
            self.schemes[name] = scheme
            self._unreadable.discard(name)
            self._names[node.location] = name
            self._names.setdefault(followed.location, name)

    def requirements(self, node: Node) -> tuple[Requirement, ...] | None:
        """Return the alternatives of `security`; None when it is absent, or no list of them.

        One that names an unknown scheme is reported and kept.
        """
        value = node.data.get("security")
        if isinstance(value, dict):
            node.report(
                "wrong-type",
                "`security` is a mapping, not a list",
                "write `-` before it",
                node.at("security"),
            )
            return (self._requirement(Node(value, node.at("security"), node.diagnostics)),)
        if isinstance(value, str) and value in self.schemes:
            fact, remedy = "`security` is a text, not a list", f"write `[{{{value}: []}}]`"
            node.report("wrong-type", fact, remedy, node.at("security"))
            return ((Grant(value),),)
        if not isinstance(value, list):
            node.sequence("security")
            return None
        found = (self._alternative(node, item, index) for index, item in enumerate(value))
        return tuple(each for each in found if each is not None)

    def _alternative(self, node: Node, item: Any, index: int) -> Requirement | None:
        place = node.at("security", index)
        if isinstance(item, dict):
            return self._requirement(Node(item, place, node.diagnostics))
        remedy = f"write `{item}: []`" if isinstance(item, str) else "write the name of a scheme, and `: []`"
        node.report("wrong-type", f"this is {kind(item)}, not a mapping", remedy, place)
        if isinstance(item, str):
            return self._requirement(Node({item: []}, place, node.diagnostics))
        return None

    def _requirement(self, node: Node) -> Requirement:
        return tuple(Grant(self._name(name, node), node.texts(name)) for name in node.data)

    def _name(self, name: str, requirement: Node) -> str:
        """Return the name of the scheme that a requirement names, or gives the address of (OpenAPI 3.2)."""
        if name in self.schemes or name in self._unreadable:
            return name
        if "/" not in name and "#" not in name:
            fact = f"the security scheme `{name}` is not declared"
            remedy = f"declare it under {self.home}{nearest(name, self.schemes)}"
            requirement.report("unknown-scheme", fact, remedy, requirement.at(name))
            return name
        found = self.references.find(name, requirement.at(name))
        if found is None or not requirement.is_a(dict, found[0], "a mapping", found[1]):
            return name
        value, place = found
        if place not in self._names:
            scheme = _scheme(Node(value, place, requirement.diagnostics))
            if scheme is None:
                return name
            self._names[place] = own = self._distinct((tokens(place.pointer) or [name])[-1])
            self.schemes[own] = scheme
        return self._names[place]

    def _distinct(self, wanted: str) -> str:
        number, name = 1, wanted
        while name in self.schemes or name in self._unreadable:
            number += 1
            name = f"{wanted}_{number}"
        return name


def _scheme(node: Node) -> SecurityScheme | None:
    written = node.text("type")
    found, scheme = _kind(written, node.text("scheme"))
    if found is None or found != written:
        fact = (
            f"`{written}` is no type of a security scheme" if written else "the security scheme has no `type`"
        )
        choices = f"write one of {', '.join(sorted(_NEEDS))}"
        remedy = f"write `{found}`" if found else f"{choices}{nearest(written or '', _NEEDS)}"
        node.report("unknown-type", fact, remedy, node.at("type"))
    if found is None:
        return None
    check_words(node, "a security scheme")
    place: Any = node.text("in")
    if found == "apiKey" and place is not None and place not in _PLACES:
        fact = f"`{place}` is no place for an API key"
        remedy = f"write one of {', '.join(_PLACES)}{nearest(place, _PLACES)}"
        node.report("unknown-place", fact, remedy, node.at("in"))
    for key in _NEEDS[found]:
        if node.data.get(key) is None and not (key == "scheme" and scheme):
            node.report("missing", f"the security scheme has no `{key}`", f"add `{key}`", node.location)
    return SecurityScheme(
        kind=found,
        description=node.text("description"),
        name=node.text("name"),
        place=place if place in _PLACES else None,
        scheme=scheme.lower() if scheme else None,
        bearer_format=node.text("bearerFormat"),
        open_id_url=node.text("openIdConnectUrl"),
        oauth_metadata_url=node.text("oauth2MetadataUrl"),
        flows=_flows(node),
        deprecated=node.flag(word(node, "deprecated")),
        hints=generator_hints(node),
        location=node.location,
    )


def _kind(written: str | None, scheme: str | None) -> tuple[Any, str | None]:
    """Return the type that is meant, None where that cannot be said, and the HTTP scheme."""
    if written in _NEEDS or written is None:
        return written, scheme
    plain = written.lower()
    if plain in _HTTP:
        return "http", scheme or _HTTP[plain]
    return next((each for each in _NEEDS if each.lower() == plain), None), scheme


def _flows(scheme: Node) -> tuple[Flow, ...]:
    flows = scheme.mapping("flows")
    if flows is None:
        return ()
    device = word(flows, "deviceAuthorization")
    known = [(kind, node) for kind, node in flows.items() if not kind.startswith("x-") or kind == device]
    return tuple(_flow("deviceAuthorization" if kind == device else kind, node) for kind, node in known)


def _flow(written: str, flow: Node) -> Flow:
    check_words(flow, "a flow")
    name = _OTHER_NAMES.get(written, written)
    if written not in _FLOWS:
        remedy = f"write `{name}`" if name != written else f"write one of {', '.join(_FLOWS)}"
        fact = f"`{written}` is no flow of OAuth 2"
        flow.report("unknown-flow", fact, f"{remedy}{nearest(written, _FLOWS)}", flow.location)
    device = word(flow, "deviceAuthorizationUrl")
    for key in _FLOWS.get(name, ()):
        if flow.data.get(device if key == "deviceAuthorizationUrl" else key) is None:
            flow.report("missing", f"the flow has no `{key}`", f"add `{key}`", flow.location)
    return Flow(
        kind=name,
        authorization_url=flow.text("authorizationUrl"),
        token_url=flow.text("tokenUrl"),
        refresh_url=flow.text("refreshUrl"),
        device_authorization_url=flow.text(device),
        scopes=_scopes(flow),
    )


def _scopes(flow: Node) -> tuple[Scope, ...]:
    """Return the scopes of a flow; a list names them without descriptions, and is reported."""
    if isinstance(flow.data.get("scopes"), list):
        fact, remedy = "`scopes` is a list, not a mapping", "write each with its description after a colon"
        flow.report("wrong-type", fact, remedy, flow.at("scopes"))
        return tuple(map(Scope, flow.texts("scopes")))
    scopes = flow.mapping("scopes")
    named = [
        name
        for name, text in (scopes.data.items() if scopes else ())
        if isinstance(text, str) or name[:2] != "x-"
    ]
    return tuple(Scope(name, scopes.text(name) or "") for name in named) if scopes else ()
