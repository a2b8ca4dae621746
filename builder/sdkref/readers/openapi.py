"""OpenAPI 3.x descriptions, read into the catalogue: the document as a whole."""

import re

from sdkref.catalogue.catalogue import Catalogue, Contact, Info, License
from sdkref.catalogue.operation import Operation
from sdkref.catalogue.schema import Hints
from sdkref.diagnostics import Diagnostics, UnreadableError
from sdkref.documents.reading import Document
from sdkref.location import Location
from sdkref.readers.generator_hints import generator_hints
from sdkref.readers.json_schema import SchemaReader
from sdkref.readers.node import Node
from sdkref.readers.openapi_addresses import external_docs, servers
from sdkref.readers.openapi_operation import OperationReader
from sdkref.readers.openapi_security import SecurityReader
from sdkref.readers.openapi_tags import declared_tags, groups, labels, report_ungrouped, resources
from sdkref.readers.openapi_words import check_words
from sdkref.readers.references import References

_NEWEST = "3.2"
_GLOBALS = "x-speakeasy-globals"
_KNOWN = re.compile(r"3\.[0-2](?![0-9])")


def is_openapi(document: Document) -> bool:
    """Tell whether a document says that it is an OpenAPI 3 description."""
    version = str(document.data.get("openapi", "")) if isinstance(document.data, dict) else ""
    return version == "3" or version.startswith("3.")


def read_openapi(document: Document, diagnostics: Diagnostics) -> Catalogue:
    """Return the catalogue of a description; raise `UnreadableError` when there is nothing to read."""
    root = Node(document.data, Location(document.name), diagnostics)
    if all(root.data.get(key) is None for key in ("paths", "webhooks", "components", "x-webhooks")):
        fact = "the description has none of `paths`, `webhooks` and `components`"
        remedy = "add `paths` with at least one operation"
        raise UnreadableError.at(root.location, "no-description", fact, remedy, line=1, column=1)
    check_words(root, "an OpenAPI description")
    _check_version(root)
    references = References(document, diagnostics)
    schemas = SchemaReader(references, diagnostics)
    empty = Node({}, root.location, diagnostics)
    components = references.mapping(root, "components") or empty
    check_words(components, "`components`")
    if declared := references.mapping(components, "schemas"):
        schemas.declare(declared)
    security = SecurityReader(references, components, "`components.securitySchemes`")
    required = security.requirements(root) or ()
    tags = declared_tags(root)
    reader = OperationReader(
        references=references, schemas=schemas, security=security, required=required, labels=labels(tags)
    )
    operations = reader.paths(references.mapping(root, "paths") or empty)
    webhooks = _webhooks(root, reader)
    known = resources(root, tags, operations)
    grouped = groups(root, known, operations)
    report_ungrouped(root, grouped, operations)
    catalogue = Catalogue(
        info=_info(root),
        resources=known,
        groups=grouped,
        operations=tuple(operations),
        webhooks=tuple(webhooks),
        models=schemas.models,
        security_schemes=security.schemes,
        security=required,
        servers=servers(root),
        hints=_hints(root, reader),
        internal_parts=schemas.internal_parts,
    )
    return schemas.settled(catalogue)


def _check_version(root: Node) -> None:
    version = root.text("openapi") or ""  # `3.1`, a number, is reported; it is read all the same
    if not _KNOWN.match(version):
        fact = f"the OpenAPI version `{version}` is not known, and is read as {_NEWEST}"
        remedy = "write the version that the description keeps to"
        root.report("unknown-version", fact, remedy, root.at("openapi"))


def _hints(root: Node, reader: OperationReader) -> Hints:
    """Return what generators are told of the whole; parameters that clients hold stand there by name."""
    held = root.data.get(_GLOBALS)
    if not isinstance(held, dict):
        return generator_hints(root)
    inner = Node(held, root.location.child(_GLOBALS), root.diagnostics)
    names = [each.name for each in reader.parameters.listed(inner)]
    told = {**dict(generator_hints(root)), _GLOBALS: {"parameters": [{"name": each} for each in names]}}
    return tuple(told.items())


def _webhooks(root: Node, reader: OperationReader) -> list[Operation]:
    """Return the webhooks; before OpenAPI 3.1 only an extension could hold them."""
    found: dict[str, Operation] = {}
    for key in ("webhooks", "x-webhooks"):
        declared = reader.references.mapping(root, key)
        for each in reader.webhooks(declared) if declared else ():
            found.setdefault(each.key, each)
    return list(found.values())


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
    return Info(
        title=title or "API",
        version=info.text("version") or "",
        summary=info.text("summary") or info.text("x-summary"),
        description=info.text("description"),
        terms_of_service=info.text("termsOfService"),
        contact=_contact(info),
        license=_license(info),
        external_docs=external_docs(root),
    )


def _contact(info: Node) -> Contact | None:
    contact = info.mapping("contact")
    if contact is None:
        return None
    check_words(contact, "`contact`")
    return Contact(name=contact.text("name"), url=contact.text("url"), email=contact.text("email"))


def _license(info: Node) -> License | None:
    """Return the license; a text names it, with a diagnostic."""
    if isinstance(alone := info.data.get("license"), str):
        fact, remedy = "`license` is a text, not a mapping", "write `{name: …}`"
        info.report("wrong-type", fact, remedy, info.at("license"))
        return License(name=alone)
    licence = info.mapping("license")
    if licence is None:
        return None
    check_words(licence, "`license`")
    identifier = licence.text("identifier") or licence.text("x-oai-license-identifier")
    return License(name=licence.text("name") or "", identifier=identifier, url=licence.text("url"))
