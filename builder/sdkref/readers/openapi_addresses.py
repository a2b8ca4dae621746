"""Addresses that a description names: servers, and pages that say more."""

from sdkref.catalogue.operation import Server, ServerVariable
from sdkref.catalogue.schema import ExternalDocs
from sdkref.readers.node import Node
from sdkref.readers.openapi_words import check_words


def external_docs(node: Node) -> ExternalDocs | None:
    """Return the page elsewhere that a node names."""
    docs = node.mapping("externalDocs")
    url = docs.text("url") if docs is not None else None
    if docs is None or url is None:
        return None
    return ExternalDocs(url=url, description=docs.text("description"))


def servers(node: Node) -> tuple[Server, ...]:
    """Return the base addresses that a document, a path or an operation declares."""
    return tuple(_server(each) for each in node.mappings("servers"))


def _server(server: Node) -> Server:
    check_words(server, "a server")
    variables = server.mapping("variables")
    return Server(
        url=server.text("url") or "/",
        description=server.text("description"),
        variables=tuple(
            ServerVariable(
                name=name,
                default=variable.text("default") or "",
                values=variable.texts("enum"),
                description=variable.text("description"),
            )
            for name, variable in (variables.items() if variables else ())
        ),
    )
