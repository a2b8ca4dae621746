"""OpenAPI 3.x descriptions, read into the catalogue: the document, its resources and its security."""

from sdkref.catalogue.catalogue import Catalogue, Contact, Info, License, Resource
from sdkref.catalogue.operation import Operation
from sdkref.diagnostics import Diagnostics, UnreadableError
from sdkref.documents import Document
from sdkref.location import Location
from sdkref.readers.json_schema import SchemaReader
from sdkref.readers.node import Node
from sdkref.readers.openapi_addresses import external_docs, servers
from sdkref.readers.openapi_operation import OperationReader
from sdkref.readers.openapi_security import requirements, security_schemes
from sdkref.readers.openapi_words import check_words
from sdkref.readers.references import References


def is_openapi(document: Document) -> bool:
    """Tell whether a document says that it is an OpenAPI 3 description."""
    return isinstance(document.data, dict) and str(document.data.get("openapi", "")).startswith("3.")


def read_openapi(document: Document, diagnostics: Diagnostics) -> Catalogue:
    """Return the catalogue of a description; raise `UnreadableError` when there is nothing to read."""
    root = Node(document.data, Location(document.name), diagnostics)
    if all(root.data.get(key) is None for key in ("paths", "webhooks", "components", "x-webhooks")):
        raise UnreadableError(
            f"{document.name}:1:1: the description has none of `paths`, `webhooks` and `components`; "
            "add `paths` with at least one operation"
        )
    check_words(root, "an OpenAPI description")
    root.text("openapi")  # `3.1`, a number, is reported; it is read all the same
    references = References(document, diagnostics)
    schemas = SchemaReader(references, diagnostics)
    empty = Node({}, root.location, diagnostics)
    components = root.mapping("components") or empty
    check_words(components, "`components`")
    if declared := components.mapping("schemas"):
        schemas.declare(declared)
    schemes = security_schemes(references, components)
    security = requirements(root, schemes)
    reader = OperationReader(
        references=references, schemas=schemas, schemes=schemes, security=security, servers=servers(root)
    )
    operations = reader.paths(root.mapping("paths") or empty)
    webhooks = reader.webhooks(root.mapping("webhooks") or root.mapping("x-webhooks") or empty)
    return Catalogue(
        info=_info(root),
        resources=_resources(root, operations),
        operations=tuple(operations),
        webhooks=tuple(webhooks),
        models=schemas.models,
        security_schemes=schemes,
        security=security,
        servers=reader.servers,
    )


def _info(root: Node) -> Info:
    info = root.mapping("info")
    if info is None:
        if root.data.get("info") is None:
            root.report(
                "missing",
                "the description has no `info`",
                "add `info: {title: …, version: …}`",
                root.location,
            )
        return Info(title="API", external_docs=external_docs(root))
    check_words(info, "`info`")
    title = info.text("title")
    if not title:
        info.report("missing", "the API has no title", "add `title`", info.location)
    contact = info.mapping("contact")
    licence = info.mapping("license")
    return Info(
        title=title or "API",
        version=info.text("version") or "",
        summary=info.text("summary"),
        description=info.text("description"),
        terms_of_service=info.text("termsOfService"),
        contact=Contact(name=contact.text("name"), url=contact.text("url"), email=contact.text("email"))
        if contact
        else None,
        license=License(
            name=licence.text("name") or "", identifier=licence.text("identifier"), url=licence.text("url")
        )
        if licence
        else None,
        external_docs=external_docs(root),
    )


def _resources(root: Node, operations: list[Operation]) -> tuple[Resource, ...]:
    """Return the resources that have operations: first the declared tags in their order, then the others."""
    used = dict.fromkeys(operation.resource for operation in operations)
    found: dict[str, Resource] = {}
    for tag in root.mappings("tags"):
        check_words(tag, "a tag")
        name = tag.text("name")
        if name is None:
            tag.report("missing", "the tag has no `name`", "add `name`", tag.location)
        if name is None or name not in used:
            continue
        if name in found:
            tag.report(
                "duplicate-tag", f"the tag `{name}` is declared twice", "keep one of the two", tag.location
            )
            continue
        found[name] = Resource(
            key=name,
            title=tag.text("x-displayName") or tag.text("summary") or name,
            description=tag.text("description"),
            external_docs=external_docs(tag),
            parent=tag.text("parent"),
            location=tag.location,
        )
    for name in used:
        found.setdefault(name, Resource(key=name, title=name))
    return tuple(found.values())
