"""Operations of OpenAPI 3.x, with what they inherit from their path; callbacks and webhooks."""

import re
from collections.abc import Iterator
from typing import Any, Literal, TypeAlias

from msgspec.structs import replace

from sdkref.catalogue.operation import (
    Callback,
    Example,
    Operation,
    Parameter,
    Requirement,
    Response,
    Server,
)
from sdkref.catalogue.schema import Hints
from sdkref.readers.generator_hints import generator_hints, of_all_paths
from sdkref.readers.json_schema import SchemaReader
from sdkref.readers.node import Node
from sdkref.readers.openapi_addresses import external_docs, servers
from sdkref.readers.openapi_content import ContentReader
from sdkref.readers.openapi_lifecycle import deprecation, is_internal, stability
from sdkref.readers.openapi_links import LinkReader
from sdkref.readers.openapi_media import MediaReader
from sdkref.readers.openapi_parameters import ParameterReader, completed, together
from sdkref.readers.openapi_paths import PathItem, checked_path, items, path_item
from sdkref.readers.openapi_samples import answer_examples, code_samples
from sdkref.readers.openapi_security import SecurityReader
from sdkref.readers.openapi_words import check_words
from sdkref.readers.references import References

_Role: TypeAlias = Literal["path", "webhook", "callback"]
_NO_RESOURCE = re.compile(r"(v?[0-9][0-9.]*[a-z0-9]*|api|rest|\{.*\})\Z", re.IGNORECASE)


class OperationReader:
    """Reads the operations of one description."""

    def __init__(
        self,
        *,
        references: References,
        schemas: SchemaReader,
        security: SecurityReader,
        required: tuple[Requirement, ...],
        labels: frozenset[str],
    ) -> None:
        """Take what every operation asks for that says nothing else, and the tags that group none."""
        self.references, self.security = references, security
        self.required, self.labels = required, labels
        self.links = LinkReader(references)
        media = MediaReader(references, schemas)
        self.parameters = ParameterReader(references, media, self.links.operations)
        # OpenAPI 3.1 made them optional.
        needed = str(references.document.data.get("openapi")).startswith("3.0")
        self.content = ContentReader(references, media, self.links.links, needs_responses=needed)
        self._above: Hints = ()
        self._ids: dict[str, Any] = {}
        """Where each operationId stands first."""

    def paths(self, paths: Node) -> list[Operation]:
        """Return every operation of `paths`, in the order of the source."""
        seen: dict[str, str] = {}
        self._above = of_all_paths(paths)
        found = [
            PathItem(checked_path(each.name, paths, seen), each.layers, each.operations)
            for each in items(paths, self.references, extensible=True)
        ]
        for item in found:
            for method, node in item.operations:
                key = f"{method} {item.name}"
                self.links.places.setdefault(node.location, key)
                if isinstance(name := node.data.get("operationId"), str):
                    self.links.operations.setdefault(name, key)
        operations: dict[str, Operation] = {}
        for item in found:
            for operation in self._operations(item, "path"):
                if operations.setdefault(operation.key, operation) is not operation and operation.location:
                    fact, remedy = f"there is a second `{operation.key}`", "keep one of the two"
                    paths.report("duplicate-operation", fact, remedy, operation.location)
        return list(operations.values())

    def webhooks(self, webhooks: Node) -> list[Operation]:
        """Return every webhook; its name stands for the path."""
        return [
            each for item in items(webhooks, self.references) for each in self._operations(item, "webhook")
        ]

    def _operations(self, item: PathItem, role: _Role) -> Iterator[Operation]:
        shared: tuple[Parameter, ...] = ()
        for layer in reversed(item.layers):
            shared = together(shared, self.parameters.listed(layer), layer)
        for method, node in item.operations:
            yield self._operation(method, node, item, shared, role)

    def _operation(
        self, method: str, node: Node, item: PathItem, shared: tuple[Parameter, ...], role: _Role
    ) -> Operation:
        """Return one operation, with what its path and the description say for all."""
        check_words(node, "an operation")
        path, layers = item.name, item.layers
        tags = _tags(node)
        parameters = together(shared, self.parameters.listed(node), node)
        deprecated, reason = deprecation(node, self.links.operations)
        own = self.security.requirements(node)
        summary, description = _texts(node, layers)
        return Operation(
            method=method,
            path=path,
            resource=self._resource(tags) or _resource_of("" if role == "callback" else path),
            operation_id=self._operation_id(node),
            summary=summary,
            description=description,
            deprecated=deprecated,
            deprecation=reason,
            stability=stability(node, *layers),
            internal=is_internal(node) or any(map(is_internal, layers)),
            parameters=completed(path, parameters, node) if role == "path" else parameters,
            request_body=self.content.request_body(node.mapping("requestBody")),
            responses=_with_examples(self.content.responses(node), answer_examples(node)),
            security=own if own is not None else self.required if role == "path" else (),
            servers=servers(node) or _servers(layers),
            samples=code_samples(node),
            callbacks=tuple(self._callbacks(node, role)),
            external_docs=external_docs(node),
            tags=tags,
            hints=generator_hints(*reversed(layers), node, above=self._above if role == "path" else ()),
            location=node.location,
        )

    def _resource(self, tags: tuple[str, ...]) -> str:
        """Return the first tag that groups operations, else the first of all."""
        named = [each for each in tags if each.strip()]
        return next((each for each in named if each not in self.labels), named[0] if named else "")

    def _callbacks(self, operation: Node, role: _Role) -> Iterator[Callback]:
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
                item = path_item(expression, each, self.references)
                for back in self._operations(item, "callback"):
                    yield Callback(name=name, expression=expression, operation=back)

    def _operation_id(self, node: Node) -> str | None:
        name = node.text("operationId")
        if name is None:
            return None
        first = self._ids.setdefault(name, node.location)
        if first != node.location:
            where = first.pointer if first.file == node.location.file else first
            fact = f"the operationId `{name}` already stands at {where}"
            node.report("duplicate-id", fact, "give each operation its own", node.at("operationId"))
        return name


def _texts(node: Node, layers: tuple[Node, ...]) -> tuple[str | None, str | None]:
    """Return summary and description of an operation; those of its path are for all its operations."""
    summary, description = node.text("summary"), node.text("description")
    shared = [each.text("summary") for each in layers]
    heading = next(filter(None, shared), None)
    about = next(filter(None, (each.text("description") for each in layers)), None)
    more = [heading] if heading and summary and heading != summary else []
    more += [about] if about and about != description else []
    return summary or heading, "\n\n".join(filter(None, (description, *more))) or None


def _servers(layers: tuple[Node, ...]) -> tuple[Server, ...]:
    return next(filter(None, map(servers, layers)), ())


def _tags(node: Node) -> tuple[str, ...]:
    """Return the tags of an operation; one that is written out as a mapping is taken by its name."""
    listed = node.data.get("tags")
    if not isinstance(listed, list) or not any(isinstance(each, dict) for each in listed):
        return node.texts("tags")
    names = []
    for index, each in enumerate(listed):
        if isinstance(each, dict) and isinstance(each.get("name"), str):
            fact, remedy = "this is a mapping, not the name of a tag", f"write `{each['name']}` alone"
            node.report("wrong-type", fact, remedy, node.at("tags", index))
            names.append(each["name"])
        elif node.is_a(str, each, "a text", node.at("tags", index)):
            names.append(each)
    return tuple(names)


def _resource_of(path: str) -> str:
    """Return the first segment of a path that names a thing: not a version, `api` or a variable."""
    plain = path.partition("#")[0].partition("?")[0]
    segments = [each for each in plain.split("/") if each and not _NO_RESOURCE.match(each)]
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
