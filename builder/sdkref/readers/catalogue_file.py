"""The catalogue's own file format (`catalogue.schema.json`), read back into the catalogue."""

import re
from collections.abc import Mapping

from msgspec.structs import replace

from sdkref.catalogue.catalogue import Catalogue, Contact, Info, License, Resource, SecurityScheme
from sdkref.catalogue.operation import (
    Callback,
    CodeSample,
    Link,
    Operation,
    Parameter,
    Requirement,
    Response,
)
from sdkref.catalogue.schema import String
from sdkref.diagnostics import Diagnostics, UnreadableError
from sdkref.documents import Document
from sdkref.location import Location
from sdkref.readers.catalogue_faults import faults
from sdkref.readers.json_schema import SchemaReader
from sdkref.readers.node import Node
from sdkref.readers.openapi_addresses import external_docs, servers
from sdkref.readers.openapi_content import ContentReader
from sdkref.readers.openapi_security import requirements, security_schemes
from sdkref.readers.references import References

_VARIABLE = re.compile(r"\{([^{}]+)\}")


def is_catalogue(document: Document) -> bool:
    """Tell whether a document says that it is a catalogue file."""
    return isinstance(document.data, dict) and "catalogue" in document.data


def read_catalogue(document: Document, diagnostics: Diagnostics) -> Catalogue:
    """Return the catalogue of a file; raise `UnreadableError` with all faults when it breaks the schema."""
    found = faults(document)
    if found:
        raise UnreadableError("\n".join(map(str, found)))
    root = Node(document.data, Location(document.name), diagnostics)
    references = References(document, diagnostics)
    schemas = SchemaReader(references, diagnostics)
    if models := root.mapping("models"):
        schemas.declare(models)
    schemes = security_schemes(references, root)
    security = requirements(root, schemes)
    reader = _OperationReader(ContentReader(references, schemas, {}), schemes, security)
    operations = tuple(reader.operation(each, "path") for each in root.mappings("operations"))
    return Catalogue(
        info=_info(root.mapping("info") or root),
        resources=_resources(root, operations),
        operations=operations,
        webhooks=tuple(
            replace(reader.operation(each, "name"), security=()) for each in root.mappings("webhooks")
        ),
        models=schemas.models,
        security_schemes=schemes,
        security=security,
        servers=servers(root),
    )


def _info(info: Node) -> Info:
    contact, licence = info.mapping("contact"), info.mapping("license")
    return Info(
        title=info.text("title") or "",
        version=info.text("version") or "",
        summary=info.text("summary"),
        description=info.text("description"),
        terms_of_service=info.text("termsOfService"),
        contact=None if contact is None else _contact(contact),
        license=None if licence is None else _license(licence),
        external_docs=external_docs(info),
    )


def _contact(contact: Node) -> Contact:
    return Contact(name=contact.text("name"), url=contact.text("url"), email=contact.text("email"))


def _license(licence: Node) -> License:
    return License(
        name=licence.text("name") or "", identifier=licence.text("identifier"), url=licence.text("url")
    )


def _resources(root: Node, operations: tuple[Operation, ...]) -> tuple[Resource, ...]:
    """Return the listed resources that have operations, then those that only operations name."""
    used = dict.fromkeys(operation.resource for operation in operations)
    listed = dict(declared.items()) if (declared := root.mapping("resources")) else {}
    found = [_resource(key, node) for key, node in listed.items() if key in used]
    return (*found, *(Resource(key=key, title=key) for key in used if key not in listed))


def _resource(key: str, node: Node) -> Resource:
    return Resource(
        key=key,
        title=node.text("title") or key,
        description=node.text("description"),
        external_docs=external_docs(node),
        parent=node.text("parent"),
        location=node.location,
    )


class _OperationReader:
    """Reads the operations of one file."""

    def __init__(
        self,
        content: ContentReader,
        schemes: Mapping[str, SecurityScheme],
        security: tuple[Requirement, ...],
    ) -> None:
        self.content, self.schemes, self.security = content, dict(schemes), security

    def operation(self, node: Node, name: str) -> Operation:
        """Return an operation whose path, or name, is the member `name`."""
        path = node.text(name) or ""
        tags = node.texts("tags")
        return Operation(
            method=node.text("method") or "",
            path=path,
            resource=node.text("resource") or (tags[0] if tags else _resource_of(path)),
            operation_id=node.text("operationId"),
            summary=node.text("summary"),
            description=node.text("description"),
            deprecated=node.flag("deprecated"),
            deprecation=node.text("deprecationNote"),
            stability=node.text("stability"),
            internal=node.flag("internal"),
            parameters=self._parameters(node, path if name == "path" else ""),
            request_body=self.content.request_body(node.mapping("requestBody")),
            responses=self._responses(node),
            security=requirements(node, self.schemes) if "security" in node else self.security,
            servers=servers(node),
            samples=tuple(_sample(each) for each in node.mappings("samples")),
            callbacks=tuple(self._callback(each) for each in node.mappings("callbacks")),
            external_docs=external_docs(node),
            tags=tags,
            location=node.location,
        )

    def _parameters(self, node: Node, path: str) -> tuple[Parameter, ...]:
        """Return the listed parameters after those of the path that are not listed."""
        listed = [found for each in node.mappings("parameters") if (found := self.content.parameter(each))]
        named = {each.name for each in listed if each.place == "path"}
        added = [
            Parameter(name=name, place="path", required=True, schema=String(), location=node.location)
            for name in dict.fromkeys(_VARIABLE.findall(path))
            if name not in named
        ]
        return (*added, *listed)

    def _responses(self, node: Node) -> tuple[Response, ...]:
        declared = node.mapping("responses")
        if declared is None:
            return ()
        return tuple(
            replace(response, links=_links(Node(declared.data[status], place, node.diagnostics)))
            for response in self.content.responses(node)
            for status, place in [(response.status, declared.at(response.status))]
        )

    def _callback(self, node: Node) -> Callback:
        inner = node.mapping("operation") or node
        return Callback(
            name=node.text("name") or "",
            expression=node.text("expression") or "",
            operation=self.operation(inner, "path"),
        )


def _links(response: Node) -> tuple[Link, ...]:
    declared = response.mapping("links")
    return tuple(
        Link(
            name=name,
            operation=node.text("operation"),
            description=node.text("description"),
            parameters=tuple(values.data.items()) if (values := node.mapping("parameters")) else (),
        )
        for name, node in (declared.items() if declared else ())
    )


def _sample(node: Node) -> CodeSample:
    return CodeSample(
        language=node.text("language") or "",
        label=node.text("label"),
        source=node.text("source") or "",
        location=node.location,
    )


def _resource_of(path: str) -> str:
    """Return the first segment of a path that is no variable."""
    segments = [each for each in path.split("/") if each and not each.startswith("{")]
    return segments[0] if segments else "default"
