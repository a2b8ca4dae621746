"""Addresses that a description names: servers, and pages that say more."""

import re

from sdkref.catalogue.operation import Server, ServerVariable
from sdkref.catalogue.schema import ExternalDocs
from sdkref.location import Location
from sdkref.readers.node import Node, kind, nearest
from sdkref.readers.openapi_words import check_words, word

_VARIABLE = re.compile(r"\{([^{}]*)\}")


def external_docs(node: Node) -> ExternalDocs | None:
    """Return the page elsewhere that a node names."""
    alone = node.data.get("externalDocs")
    if isinstance(alone, str):
        fact = "`externalDocs` is a text, not a mapping"
        node.report("wrong-type", fact, "write `{url: …}`", node.at("externalDocs"))
        return ExternalDocs(url=alone)
    docs = node.mapping("externalDocs")
    if docs is None:
        return None
    check_words(docs, "`externalDocs`")
    url = docs.text("url")
    if url is None:
        docs.report("missing", "`externalDocs` has no `url`", "add `url`", docs.location)
        return None
    return ExternalDocs(url=url, description=docs.text("description"))


def servers(node: Node) -> tuple[Server, ...]:
    """Return the base addresses that a document, a path or an operation declares."""
    value = node.data.get("servers")
    if value is None:
        return ()
    if isinstance(value, str) and "/" in value:
        node.report("wrong-type", "`servers` is a text, not a list", "write `[{url: …}]`", node.at("servers"))
        return (Server(url=value),)
    if isinstance(value, list):
        found = (_item(node, item, node.at("servers", index)) for index, item in enumerate(value))
        return tuple(each for each in found if each is not None)
    return tuple(map(server, node.mappings("servers", "url")))


def _item(node: Node, item: object, place: Location) -> Server | None:
    match item:
        case dict():
            return server(Node(item, place, node.diagnostics))
        case str():
            node.report("wrong-type", "this is a text, not a server", "write `{url: …}`", place)
            return Server(url=item)
        case _:
            node.report("wrong-type", f"this is {kind(item)}, not a server", "write `{url: …}`", place)
            return None


def server(node: Node) -> Server:
    """Return one base address."""
    check_words(node, "a server")
    url = node.text("url")
    if url is None:
        node.report("missing", "the server has no `url`", "add `url`; it is `/` until then", node.location)
    variables = node.mapping("variables")
    found = (
        tuple(_variable(name, each) for name, each in variables.items(extensible=True)) if variables else ()
    )
    if url is not None:
        _compare(url, found, node)
    return Server(
        url=url or "/",
        name=node.text(word(node, "name")),
        description=node.text("description"),
        variables=found,
    )


def _variable(name: str, variable: Node) -> ServerVariable:
    check_words(variable, "a variable of a server")
    values = variable.texts("enum")
    default = variable.text("default")
    if default is None:
        fact = f"the variable `{name}` has no `default`"
        meanwhile = f"; `{values[0]}` stands in until then" if values else ""
        variable.report("missing", fact, f"add `default`{meanwhile}", variable.location)
    elif values and default not in values:
        fact = f"the default of the variable `{name}` is none of its values"
        remedy = f"write one of them{nearest(default, values)}"
        variable.report("wrong-default", fact, remedy, variable.at("default"))
    return ServerVariable(
        name=name,
        default=default if default is not None else values[0] if values else "",
        values=values,
        description=variable.text("description"),
    )


def _compare(url: str, variables: tuple[ServerVariable, ...], node: Node) -> None:
    """Report variables that stand in the URL only, and those that do not stand in it."""
    declared = [each.name for each in variables]
    written = dict.fromkeys(_VARIABLE.findall(url))
    for name in written:
        if name not in declared:
            fact = f"the URL holds {{{name}}}, which `variables` does not declare"
            remedy = f"declare it with a `default`{nearest(name, declared)}"
            node.report("undeclared-variable", fact, remedy, node.at("url"))
    for name in declared:
        if name not in written:
            fact = f"the variable `{name}` does not stand in the URL"
            remedy = f"write {{{name}}} into it, or remove the variable{nearest(name, written)}"
            node.report("unused-variable", fact, remedy, node.at("variables", name))
