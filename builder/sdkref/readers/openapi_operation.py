"""Path items of OpenAPI 3.x: operations with what they inherit from their path, callbacks and webhooks."""

import re
from collections.abc import Iterator

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
from sdkref.readers.references import References

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
_PATH_ITEM = frozenset({*METHODS, "$ref", "summary", "description", "servers", "parameters"})
_OPERATION = frozenset(
    {
        "tags", "summary", "description", "externalDocs", "operationId", "parameters", "requestBody",
        "responses", "callbacks", "deprecated", "security", "servers",
    }
)  # fmt: skip
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
        items = [(path, item) for path, node in paths.items() if (item := self.references.follow(node))]
        for path, item in items:
            for method in METHODS:
                operation = item.data.get(method)
                if isinstance(operation, dict) and isinstance(name := operation.get("operationId"), str):
                    self.content.operation_keys.setdefault(name, f"{method.upper()} {path}")
        return [operation for path, item in items for operation in self.path_item(path, item)]

    def webhooks(self, webhooks: Node) -> list[Operation]:
        """Return every webhook; its name stands for the path."""
        items = [(name, item) for name, node in webhooks.items() if (item := self.references.follow(node))]
        return [
            replace(each, security=())
            for name, item in items
            for each in self.path_item(name, item, hook=True)
        ]

    def path_item(self, path: str, item: Node, *, hook: bool = False) -> Iterator[Operation]:
        """Return the operations of one path."""
        item.known(_PATH_ITEM, "a path")
        shared = self.parameters(item)
        for method in item.data:
            if method in METHODS and (node := item.mapping(method)) is not None:
                yield self.operation(method.upper(), path, node, item, shared, hook=hook)

    def operation(
        self, method: str, path: str, node: Node, item: Node, shared: list[Parameter], *, hook: bool
    ) -> Operation:
        """Return one operation, with what its path and the description say for all."""
        node.known(_OPERATION, "an operation")
        tags = node.texts("tags")
        parameters = _overriding(shared, self.parameters(node))
        return Operation(
            method=method,
            path=path,
            resource=tags[0] if tags else _resource_of(path),
            operation_id=self._operation_id(node),
            summary=node.text("summary") or item.text("summary"),
            description=node.text("description") or item.text("description"),
            deprecated=node.flag("deprecated"),
            deprecation=node.text("x-deprecated-description") or node.text("x-deprecation-reason"),
            stability="beta" if node.data.get("x-beta") is True else node.text("x-stability"),
            internal=node.flag("x-internal") or item.flag("x-internal"),
            parameters=parameters if hook else self._declared(path, parameters, node),
            request_body=self.content.request_body(node.mapping("requestBody")),
            responses=_with_examples(self.content.responses(node), answer_examples(node)),
            security=requirements(node, self.schemes) if "security" in node else self.security,
            servers=servers(node) or servers(item),
            samples=code_samples(node),
            callbacks=tuple(self.callbacks(node)),
            external_docs=external_docs(node),
            tags=tags,
            location=node.location,
        )

    def parameters(self, owner: Node) -> list[Parameter]:
        """Return the parameters that a path or an operation lists."""
        return [found for each in owner.mappings("parameters") if (found := self.content.parameter(each))]

    def callbacks(self, operation: Node) -> Iterator[Callback]:
        """Return the requests that the API sends back because of an operation."""
        declared = operation.mapping("callbacks")
        for name, node in declared.items() if declared else ():
            expressions = self.references.follow(node)
            for expression, each in expressions.items() if expressions else ():
                item = self.references.follow(each)
                for back in self.path_item(expression, item, hook=True) if item else ():
                    yield Callback(name=name, expression=expression, operation=back)

    def _operation_id(self, node: Node) -> str | None:
        name = node.text("operationId")
        if name is None:
            return None
        if name in self._ids:
            fact = f"the operationId `{name}` already stands at {self._ids[name]}"
            node.report("duplicate-id", fact, "give each operation its own", node.at("operationId"))
        self._ids.setdefault(name, node.location.pointer)
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
