"""Security of OpenAPI 3.x: the declared schemes, and what an operation requires of them."""

from typing import Any

from sdkref.catalogue.catalogue import Flow, Scope, SecurityScheme
from sdkref.catalogue.operation import Grant, Requirement
from sdkref.readers.node import Node
from sdkref.readers.openapi_words import check_words
from sdkref.readers.references import References

_KINDS = frozenset({"apiKey", "http", "oauth2", "openIdConnect", "mutualTLS"})


def security_schemes(references: References, components: Node) -> dict[str, SecurityScheme]:
    """Return the declared schemes by name."""
    declared = components.mapping("securitySchemes")
    found = {name: _scheme(references, node) for name, node in declared.items()} if declared else {}
    return {name: scheme for name, scheme in found.items() if scheme is not None}


def requirements(node: Node, schemes: dict[str, SecurityScheme]) -> tuple[Requirement, ...]:
    """Return the alternatives of `security`; one that names an unknown scheme is reported and kept."""
    found = []
    for requirement in node.mappings("security"):
        for name in requirement.data:
            if name not in schemes:
                fact = f"the security scheme `{name}` is not declared"
                remedy = "declare it under `components.securitySchemes`"
                requirement.report("unknown-scheme", fact, remedy, requirement.at(name))
        found.append(tuple(Grant(name, requirement.texts(name)) for name in requirement.data))
    return tuple(found)


def _scheme(references: References, node: Node) -> SecurityScheme | None:
    followed = references.follow(node)
    if followed is None:
        return None
    kind: Any = followed.text("type")
    if kind not in _KINDS:
        fact = f"`{kind}` is no type of a security scheme" if kind else "the security scheme has no `type`"
        remedy = f"write one of {', '.join(sorted(_KINDS))}"
        followed.report("unknown-type", fact, remedy, followed.at("type"))
        return None
    check_words(followed, "a security scheme")
    place: Any = followed.text("in")
    scheme = followed.text("scheme")
    return SecurityScheme(
        kind=kind,
        description=followed.text("description"),
        name=followed.text("name"),
        place=place if place in {"header", "query", "cookie"} else None,
        scheme=scheme.lower() if scheme else None,
        bearer_format=followed.text("bearerFormat"),
        open_id_url=followed.text("openIdConnectUrl"),
        flows=_flows(followed),
        deprecated=followed.flag("deprecated"),
        location=followed.location,
    )


def _flows(scheme: Node) -> tuple[Flow, ...]:
    flows = scheme.mapping("flows")
    if flows is None:
        return ()
    return tuple(
        Flow(
            kind=kind,
            authorization_url=flow.text("authorizationUrl"),
            token_url=flow.text("tokenUrl"),
            refresh_url=flow.text("refreshUrl"),
            scopes=tuple(
                Scope(name, text if isinstance(text, str) else "")
                for name, text in (
                    flow.mapping("scopes") or Node({}, flow.location, flow.diagnostics)
                ).data.items()
            ),
        )
        for kind, flow in flows.items(extensible=True)
    )
