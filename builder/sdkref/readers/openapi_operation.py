"""Path items of OpenAPI 3.x: operations with what they inherit from their path, callbacks and webhooks."""

import re
from collections.abc import Iterator
from typing import Literal, TypeAlias

from msgspec.structs import replace

from sdkref.catalogue.catalogue import SecurityScheme
from sdkref.catalogue.operation import (
    Callback,
    Example,
    Operation,
    Parameter,
    Requirement,
    Response,
    Server,
)
from sdkref.catalogue.schema import String
from sdkref.readers.json_schema import SchemaReader
from sdkref.readers.node import Node
from sdkref.readers.openapi_addresses import external_docs, servers
from sdkref.readers.openapi_content import ContentReader
from sdkref.readers.openapi_samples import answer_examples, code_samples
from sdkref.readers.openapi_security import requirements
from sdkref.readers.openapi_words import METHODS, check_words
from sdkref.readers.references import References

_Role: TypeAlias = Literal["path", "webhook", "callback"]
_VARIABLE = re.compile(r"\{([^{}]+)\}")
_NO_RESOURCE = re.compile(r"(v?[0-9][0-9.]*[a-z0-9]*|api|rest|\{.*\})\Z", re.IGNORECASE)


class OperationReader:
    """Reads the operations of one description."""

    def __init__(
        self,
        *,
        references: References,
        schemas: SchemaReader,
        schemes: dict[str, SecurityScheme],
        security: tuple[Requirement, ...],
        servers: tuple[Server, ...],
    ) -> None:
        self.references, self.schemes = references, schemes
        self.security, self.servers = security, servers
        self.content = ContentReader(references, schemas, {})
        self._ids: dict[str, str] = {}

    def paths(self, paths: Node) -> list[Operation]:
        """Return every operation of `paths`, in the order of the source."""
        items = [(path, item) for path, node in paths.items(extensible=True) for item in self._items(node)]
        for path, item in items:
            for method in METHODS:
                operation = item.data.get(method)
                if isinstance(operation, dict) and isinstance(name := operation.get("operationId"), str):
                    self.content.operation_keys.setdefault(name, f"{method.upper()} {path}")
        found: dict[str, Operation] = {}
        for path, item in items:
            for operation in self.path_item(path, item, "path"):
                found.setdefault(operation.key, operation)
        return list(found.values())

    def webhooks(self, webhooks: Node) -> list[Operation]:
        """Return every webhook; its name stands for the path."""
        return [
            replace(each, security=())
            for name, node in webhooks.items()
            for item in self._items(node)
            for each in self.path_item(name, item, "webhook")
        ]

    def _items(self, node: Node) -> Iterator[Node]:
        """Return the path items that a node stands for: itself, and what it refers to."""
        if "$ref" not in node:
            yield node
            return
        if not node.data.keys().isdisjoint(METHODS):
            own = {key: value for key, value in node.data.items() if key != "$ref"}
            yield Node(own, node.location, node.diagnostics)
        if (target := self.references.follow(node)) is not None:
            yield target

    def path_item(self, path: str, item: Node, role: _Role) -> Iterator[Operation]:
        """Return the operations of one path."""
        check_words(item, "a path")
        shared = self.parameters(item)
        for method in item.data:
            if method not in METHODS:
                continue
            if (node := item.mapping(method)) is not None:
                yield self.operation(method.upper(), path, node, item, shared, role=role)
            elif item.data[method] is None:
                item.wrong(method, "a mapping")

    def operation(
        self, method: str, path: str, node: Node, item: Node, shared: list[Parameter], *, role: _Role
    ) -> Operation:
        """Return one operation, with what its path and the description say for all."""
        check_words(node, "an operation")
        tags = node.texts("tags")
        parameters = _overriding(shared, self.parameters(node))
        return Operation(
            method=method,
            path=path,
            resource=next(filter(str.strip, tags), "") or _resource_of("" if role == "callback" else path),
            operation_id=self._operation_id(node),
            summary=node.text("summary") or item.text("summary"),
            description=node.text("description") or item.text("description"),
            deprecated=node.flag("deprecated"),
            deprecation=node.text("x-deprecated-description") or node.text("x-deprecation-reason"),
            stability="beta" if node.data.get("x-beta") is True else node.text("x-stability"),
            internal=node.flag("x-internal") or item.flag("x-internal"),
            parameters=self._declared(path, parameters, node) if role == "path" else parameters,
            request_body=self.content.request_body(node.mapping("requestBody")),
            responses=_with_examples(self.content.responses(node), answer_examples(node)),
            security=own if (own := self._security(node)) is not None else self.security,
            servers=servers(node) or servers(item),
            samples=code_samples(node),
            callbacks=tuple(self.callbacks(node, role)),
            external_docs=external_docs(node),
            tags=tags,
            location=node.location,
        )

    def parameters(self, owner: Node) -> list[Parameter]:
        """Return the parameters that a path or an operation lists."""
        return [found for each in owner.mappings("parameters") if (found := self.content.parameter(each))]

    def callbacks(self, operation: Node, role: _Role) -> Iterator[Callback]:
        """Return the requests that the API sends back because of an operation.

        Callbacks that a callback declares in turn are not read: they may lead back to itself.
        """
        declared = operation.mapping("callbacks")
        if role == "callback" and declared is not None:
            fact = "this operation is a callback, and the callbacks that it declares are left out"
            operation.report("nested-callback", fact, "declare them elsewhere", operation.at("callbacks"))
            return
        for name, node in declared.items() if declared else ():
            expressions = self.references.follow(node)
            for expression, each in expressions.items(extensible=True) if expressions else ():
                for item in self._items(each):
                    for back in self.path_item(expression, item, "callback"):
                        yield Callback(name=name, expression=expression, operation=back)

    def _security(self, operation: Node) -> tuple[Requirement, ...] | None:
        """Return an operation's own requirements, or None when it has none that can be read."""
        own = requirements(operation, self.schemes)
        return own if isinstance(operation.data.get("security"), list) else None

    def _operation_id(self, node: Node) -> str | None:
        name = node.text("operationId")
        if name is None:
            return None
        first = self._ids.setdefault(name, node.location.pointer)
        if first != node.location.pointer:
            fact = f"the operationId `{name}` already stands at {first}"
            node.report("duplicate-id", fact, "give each operation its own", node.at("operationId"))
        return name

    def _declared(self, path: str, parameters: tuple[Parameter, ...], node: Node) -> tuple[Parameter, ...]:
        """Return the parameters with those of the path that nobody declared; those it lacks are reported."""
        named = {each.name for each in parameters if each.place == "path"}
        in_path = dict.fromkeys(_VARIABLE.findall(path))
        missing = [name for name in in_path if name not in named]
        for name in missing:
            fact, remedy = (
                f"the path holds {{{name}}}, which no parameter declares",
                "declare it with `in: path`",
            )
            node.report("undeclared-parameter", fact, remedy, node.location)
        for each in parameters:
            if each.place == "path" and each.name not in in_path and each.location:
                fact = f"the path parameter `{each.name}` does not stand in the path {path}"
                node.report("unused-parameter", fact, "write it into the path, or remove it", each.location)
        added = [
            Parameter(name=name, place="path", required=True, schema=String(), location=node.location)
            for name in missing
        ]
        return (*added, *parameters)


def _overriding(shared: list[Parameter], own: list[Parameter]) -> tuple[Parameter, ...]:
    """Return a path's parameters and an operation's own, which win by name and place."""
    merged = {(each.name, each.place): each for each in shared}
    merged.update({(each.name, each.place): each for each in own})
    return tuple(merged.values())


def _resource_of(path: str) -> str:
    """Return the first segment of a path that names a thing: not a version, `api` or a variable."""
    segments = [each for each in path.split("/") if each and not _NO_RESOURCE.match(each)]
    return segments[0] if segments else "default"


def _with_examples(responses: tuple[Response, ...], examples: tuple[Example, ...]) -> tuple[Response, ...]:
    """Return the responses with examples given to the first JSON success that has none of its own."""
    for index, response in enumerate(responses):
        if response.is_error or not examples:
            continue
        for position, media in enumerate(response.content):
            if "json" in media.name and not media.examples:
                content = list(response.content)
                content[position] = replace(media, examples=examples)
                changed = replace(response, content=tuple(content))
                return (*responses[:index], changed, *responses[index + 1 :])
    return responses
