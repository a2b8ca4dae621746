"""The catalogue's own file format (`catalogue.schema.json`), read back into the catalogue."""

import re
from collections.abc import Container

import msgspec
from msgspec import UNSET
from msgspec.structs import replace

from sdkref.catalogue.catalogue import Catalogue, Contact, Info, License, Resource, ResourceGroup
from sdkref.catalogue.operation import (
    Callback,
    CodeSample,
    Link,
    Operation,
    Parameter,
    Requirement,
)
from sdkref.catalogue.schema import String
from sdkref.catalogue.surface import Surface
from sdkref.diagnostics import Diagnostics, UnreadableError
from sdkref.documents.reading import Document
from sdkref.location import Location
from sdkref.readers.catalogue_faults import faults
from sdkref.readers.generator_hints import generator_hints
from sdkref.readers.json_schema import SchemaReader
from sdkref.readers.node import Node
from sdkref.readers.openapi_addresses import external_docs, server, servers
from sdkref.readers.openapi_content import ContentReader
from sdkref.readers.openapi_media import MediaReader
from sdkref.readers.openapi_parameters import ParameterReader
from sdkref.readers.openapi_security import SecurityReader
from sdkref.readers.references import References

_VARIABLE = re.compile(r"\{([^{}]+)\}")
_OF_PARAMETERS = frozenset({"deprecationNote", "internal"})
"""Words of parameters that OpenAPI does not have."""


def is_catalogue(document: Document) -> bool:
    """Tell whether a document says that it is a catalogue file."""
    return isinstance(document.data, dict) and "catalogue" in document.data


def read_catalogue(document: Document, diagnostics: Diagnostics) -> Catalogue:
    """Return the catalogue of a file; raise `UnreadableError` with all faults when it breaks the schema."""
    found = faults(document)
    if found:
        raise UnreadableError(*found)
    root = Node(document.data, Location(document.name), diagnostics)
    references = References(document, diagnostics)
    schemas = SchemaReader(references, diagnostics)
    if models := root.mapping("models"):
        schemas.declare(models)
    security = SecurityReader(references, root, "`securitySchemes`")
    required = security.requirements(root) or ()
    reader = _OperationReader(references, MediaReader(references, schemas), security)
    surfaces = msgspec.convert(root.data.get("surfaces") or (), tuple[Surface, ...])
    told = {each.operation for surface in surfaces for each in surface.methods if each.joined_by == "alone"}
    operations = tuple(reader.asked(each, required, told) for each in root.mappings("operations"))
    catalogue = Catalogue(
        info=_info(root.mapping("info") or root),
        resources=_resources(root, operations),
        groups=_groups(root),
        operations=operations,
        webhooks=tuple(reader.operation(each, "name") for each in root.mappings("webhooks")),
        models=schemas.models,
        security_schemes=security.schemes,
        security=required,
        servers=servers(root),
        surfaces=surfaces,
        hints=generator_hints(root),
        described=root.data.get("described") is not False,
        internal_parts=schemas.internal_parts,
    )
    return schemas.settled(catalogue)


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
    """Return the listed resources, then those that only operations name."""
    listed = dict(declared.items()) if (declared := root.mapping("resources")) else {}
    used = dict.fromkeys(operation.resource for operation in operations)
    found = [_resource(key, node) for key, node in listed.items()]
    return (*found, *(Resource(key=key, title=key) for key in used if key not in listed))


def _resource(key: str, node: Node) -> Resource:
    return Resource(
        key=key,
        title=node.text("title") or key,
        summary=node.text("summary"),
        description=node.text("description"),
        external_docs=external_docs(node),
        parent=node.text("parent"),
        role=node.text("role"),
        location=node.location,
    )


def _groups(root: Node) -> tuple[ResourceGroup, ...]:
    return tuple(
        ResourceGroup(node.text("title") or "", node.texts("resources")) for node in root.mappings("groups")
    )


class _OperationReader:
    """Reads the operations of one file."""

    def __init__(self, references: References, media: MediaReader, security: SecurityReader) -> None:
        self.content = ContentReader(references, media, _links)
        self.parameters = ParameterReader(references, media, {}, besides=_OF_PARAMETERS)
        self.security = security

    def asked(self, node: Node, required: tuple[Requirement, ...], told: Container[str] = ()) -> Operation:
        """Return an operation of the API; `required` is what it asks for when it says nothing itself.

        `told` are operations that only SDKs tell of: what these do not list is not known.
        """
        found = self.operation(node, "path")
        if found.key in told:
            return found
        return replace(
            found,
            parameters=_completed(found),
            security=found.security if node.data.get("security") is not None else required,
        )

    def operation(self, node: Node, name: str) -> Operation:
        """Return an operation as it stands, whose path, or name, is the member `name`."""
        path = node.text(name) or node.text("call") or ""
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
            parameters=self._parameters(node),
            request_body=self.content.request_body(node.mapping("requestBody")),
            responses=self.content.responses(node) if "responses" in node else (),
            security=self.security.requirements(node) or (),
            servers=servers(node),
            samples=tuple(_sample(each) for each in node.mappings("samples")),
            callbacks=tuple(self._callback(each) for each in node.mappings("callbacks")),
            external_docs=external_docs(node),
            tags=tags,
            hints=generator_hints(node),
            location=node.location,
        )

    def _parameters(self, node: Node) -> tuple[Parameter, ...]:
        listed = (_parameter(each, self.parameters.parameter(each)) for each in node.mappings("parameters"))
        return tuple(each for each in listed if each is not None)

    def _callback(self, node: Node) -> Callback:
        inner = node.mapping("operation") or node
        return Callback(
            name=node.text("name") or "",
            expression=node.text("expression") or "",
            operation=self.operation(inner, "path"),
        )


def _completed(operation: Operation) -> tuple[Parameter, ...]:
    """Return the parameters of an operation after those of its path that are not listed."""
    named = {each.name for each in operation.parameters if each.place == "path"}
    path = operation.path.partition("#")[0].partition("?")[0]
    added = (
        Parameter(name=name, place="path", required=True, schema=String(), location=operation.location)
        for name in dict.fromkeys(_VARIABLE.findall(path))
        if name not in named
    )
    return (*added, *operation.parameters)


def _parameter(node: Node, read: Parameter | None) -> Parameter | None:
    """Return a parameter with what this format says in words of its own."""
    if read is None or node.data.keys().isdisjoint(_OF_PARAMETERS):
        return read
    return replace(read, deprecation=node.text("deprecationNote"), internal=node.flag("internal"))


def _links(response: Node) -> tuple[Link, ...]:
    declared = response.mapping("links")
    return tuple(
        Link(
            name=name,
            operation=node.text("operation"),
            reference=node.text("reference"),
            description=node.text("description"),
            parameters=tuple(values.data.items()) if (values := node.mapping("parameters")) else (),
            request_body=node.data.get("requestBody", UNSET),
            server=server(host) if (host := node.mapping("server")) else None,
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
