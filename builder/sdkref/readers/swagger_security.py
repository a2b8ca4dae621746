"""Security schemes of Swagger 2.0 as OpenAPI 3 has them."""

from typing import Any

from sdkref.diagnostics import Level
from sdkref.location import escape
from sdkref.readers.node import Node, nearest
from sdkref.readers.swagger_draft import Draft
from sdkref.readers.swagger_words import kept

_TYPES = ("basic", "apiKey", "oauth2")
_NEWER_TYPES = ("http", "openIdConnect", "mutualTLS")
_FLOWS = {
    "implicit": "implicit",
    "password": "password",
    "application": "clientCredentials",
    "accessCode": "authorizationCode",
}
_OF_FLOW = ("authorizationUrl", "tokenUrl", "scopes")


def security_schemes(draft: Draft, root: Node, to: str) -> dict[str, Any]:
    """Return the declared schemes by name, those left out whose type is not known."""
    declared = root.mapping("securityDefinitions")
    found = {}
    for name, node in declared.items() if declared else ():
        followed = draft.references.follow(node)
        scheme = _scheme(draft, followed, f"{to}/{escape(name)}") if followed is not None else None
        if scheme is not None:
            found[name] = scheme
    return found


def _scheme(draft: Draft, node: Node, to: str) -> dict[str, Any] | None:
    kind = node.text("type")
    if kind not in (*_TYPES, *_NEWER_TYPES):
        fact = f"`{kind}` is no type of a security scheme" if kind else "the security scheme has no `type`"
        remedy = f"write one of {', '.join(_TYPES)}{nearest(kind or '', _TYPES)}"
        place = node.at("type") if kind else node.location
        node.report("unknown-type", fact, remedy, place, Level.ERROR)
        return None
    draft.note(to, node.location)
    members = kept(node, "a security scheme", frozenset({"flow", *_OF_FLOW}))
    if kind in _NEWER_TYPES:
        fact = f"`{kind}` is a type of OpenAPI 3, not of a security scheme of Swagger 2.0"
        node.report("newer-keyword", fact, "it is read as there; write what 2.0 has", node.at("type"))
    if kind == "basic":
        return {**members, "type": "http", "scheme": "basic"}
    if kind == "oauth2" and "flows" not in members:
        return {**members, "flows": _flows(draft, node, f"{to}/flows")}
    return members


def _flows(draft: Draft, node: Node, to: str) -> dict[str, Any]:
    """Return the one flow of a scheme."""
    flow = node.text("flow")
    if flow not in {*_FLOWS, *_FLOWS.values()}:
        fact = f"`{flow}` is no flow of OAuth 2" if flow else "the security scheme has no `flow`"
        remedy = f"write one of {', '.join(_FLOWS)}{nearest(flow or '', _FLOWS)}"
        node.report("unknown-flow", fact, remedy, node.at("flow") if flow else node.location, Level.ERROR)
        return {}
    now = _FLOWS.get(flow or "", flow or "")
    if flow not in _FLOWS:
        old = next(each for each, newer in _FLOWS.items() if newer == flow)
        fact = f"`{flow}` is a flow of OpenAPI 3, not of Swagger 2.0"
        node.report("newer-keyword", fact, f"write `{old}`, as which it is read", node.at("flow"))
    draft.note(f"{to}/{now}", node.location)
    return {now: {key: node.data[key] for key in _OF_FLOW if key in node.data}}
