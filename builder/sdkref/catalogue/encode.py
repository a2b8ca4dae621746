"""The catalogue as plain data, ready for JSON or YAML: the catalogue file (`catalogue.schema.json`).

Names read like OpenAPI's. What says nothing is left out: empty texts and lists, defaults, locations.
"""

from typing import Any

from msgspec import UNSET

from sdkref.catalogue.catalogue import Catalogue, Flow, Info, Resource, SecurityScheme
from sdkref.catalogue.encode_schema import Encoded, encode_schema, present
from sdkref.catalogue.operation import (
    EXPLODED,
    STYLES,
    Encoding,
    Example,
    Header,
    Link,
    MediaType,
    Operation,
    Parameter,
    RequestBody,
    Requirement,
    Response,
    Server,
)
from sdkref.catalogue.schema import ExternalDocs, Schema

VERSION = "1"


def encode_catalogue(catalogue: Catalogue) -> Encoded:
    """Return a catalogue as the content of a catalogue file."""
    return {
        "catalogue": VERSION,
        "info": _info(catalogue.info),
        **present(
            servers=[_server(each) for each in catalogue.servers],
            security=[_requirement(each) for each in catalogue.security],
            securitySchemes={name: _scheme(each) for name, each in catalogue.security_schemes.items()},
            resources={each.key: _resource(each) for each in catalogue.resources},
        ),
        "operations": [_operation(each, catalogue) for each in catalogue.operations],
        **present(
            webhooks=[_operation(each, None) for each in catalogue.webhooks],
            models={name: encode_schema(each) for name, each in catalogue.models.items()},
        ),
    }


def _info(info: Info) -> Encoded:
    contact, licence = info.contact, info.license
    return {
        "title": info.title,
        **present(
            version=info.version,
            summary=info.summary,
            description=info.description,
            termsOfService=info.terms_of_service,
            externalDocs=_external_docs(info.external_docs),
        ),
        **(
            {}
            if contact is None
            else {"contact": present(name=contact.name, url=contact.url, email=contact.email)}
        ),
        **(
            {}
            if licence is None
            else {
                "license": {"name": licence.name, **present(identifier=licence.identifier, url=licence.url)}
            }
        ),
    }


def _external_docs(docs: ExternalDocs | None) -> Encoded | None:
    return None if docs is None else {"url": docs.url, **present(description=docs.description)}


def _resource(resource: Resource) -> Encoded:
    return present(
        title=None if resource.title == resource.key else resource.title,
        description=resource.description,
        externalDocs=_external_docs(resource.external_docs),
        parent=resource.parent,
    )


def _server(server: Server) -> Encoded:
    variables = {
        each.name: {
            "default": each.default,
            **present(enum=list(each.values), description=each.description),
        }
        for each in server.variables
    }
    return {"url": server.url, **present(description=server.description, variables=variables)}


def _requirement(requirement: Requirement) -> Encoded:
    return {grant.scheme: list(grant.scopes) for grant in requirement}


def _scheme(scheme: SecurityScheme) -> Encoded:
    members = {
        "type": scheme.kind,
        "name": scheme.name,
        "in": scheme.place,
        "scheme": scheme.scheme,
        "bearerFormat": scheme.bearer_format,
        "openIdConnectUrl": scheme.open_id_url,
        "description": scheme.description,
        "flows": {flow.kind: _flow(flow) for flow in scheme.flows},
        "deprecated": scheme.deprecated,
    }
    return present(**members)


def _flow(flow: Flow) -> Encoded:
    return present(
        authorizationUrl=flow.authorization_url,
        tokenUrl=flow.token_url,
        refreshUrl=flow.refresh_url,
        scopes={scope.name: scope.description for scope in flow.scopes},
    )


def _operation(operation: Operation, catalogue: Catalogue | None) -> Encoded:
    """Return an operation; without a catalogue it is one that the API calls, with a name for a path."""
    inherited = () if catalogue is None else catalogue.security
    security = {"security": [_requirement(each) for each in operation.security]}
    return {
        "method": operation.method,
        "name" if catalogue is None else "path": operation.path,
        "resource": operation.resource,
        **present(
            operationId=operation.operation_id,
            summary=operation.summary,
            description=operation.description,
            deprecated=operation.deprecated,
            deprecationNote=operation.deprecation,
            stability=operation.stability,
            internal=operation.internal,
            tags=list(operation.tags),
            parameters=[_parameter(each) for each in operation.parameters],
        ),
        **({} if operation.request_body is None else {"requestBody": _body(operation.request_body)}),
        **present(responses={each.status: _response(each) for each in operation.responses}),
        **(security if operation.security != inherited else {}),
        **present(
            servers=[_server(each) for each in operation.servers],
            samples=[
                {"language": each.language, **present(label=each.label), "source": each.source}
                for each in operation.samples
            ],
            callbacks=[
                {
                    "name": each.name,
                    "expression": each.expression,
                    "operation": _operation(each.operation, catalogue),
                }
                for each in operation.callbacks
            ],
            externalDocs=_external_docs(operation.external_docs),
        ),
    }


def _parameter(parameter: Parameter) -> Encoded:
    usual = STYLES[parameter.place]
    style, explode = parameter.style, parameter.explode
    schema = _schema(parameter.schema)
    return {
        "name": parameter.name,
        "in": parameter.place,
        **present(
            description=parameter.description,
            required=parameter.required and parameter.place != "path",
            deprecated=parameter.deprecated,
            style=None if style == usual else style,
            allowReserved=parameter.allow_reserved,
        ),
        **({} if explode == (style in EXPLODED) else {"explode": explode}),
        **({"content": {parameter.media_type: schema}} if parameter.media_type else schema),
        **_examples(parameter.examples),
    }


def _schema(schema: Schema) -> Encoded:
    encoded = encode_schema(schema)
    return {} if encoded == {} else {"schema": encoded}


def _examples(examples: tuple[Example, ...]) -> Encoded:
    """Return `example` for a single unnamed value, else `examples` by name."""
    match examples:
        case ():
            return {}
        case (Example(name="", summary=None, description=None, external_value=None, value=value),) if (
            value is not UNSET
        ):
            return {"example": value}
        case _:
            return {"examples": {each.name: _example(each) for each in examples}}


def _example(example: Example) -> Encoded:
    return {
        **present(
            summary=example.summary, description=example.description, externalValue=example.external_value
        ),
        **({} if example.value is UNSET else {"value": example.value}),
    }


def _body(body: RequestBody) -> Encoded:
    return {
        **present(description=body.description, required=body.required),
        "content": _content(body.content),
    }


def _content(content: tuple[MediaType, ...]) -> Encoded:
    return {each.name: _media(each) for each in content}


def _media(media: MediaType) -> Encoded:
    items: Any = None if media.item_schema is None else encode_schema(media.item_schema)
    return {
        **({} if media.schema is None else {"schema": encode_schema(media.schema)}),
        **({} if items is None else {"itemSchema": items}),
        **_examples(media.examples),
        **present(encoding={each.property: _encoding(each) for each in media.encodings}),
    }


def _encoding(encoding: Encoding) -> Encoded:
    return {
        **present(
            contentType=encoding.content_type,
            style=encoding.style,
            allowReserved=encoding.allow_reserved,
            headers=_headers(encoding.headers),
        ),
        **({} if encoding.explode is None else {"explode": encoding.explode}),
    }


def _headers(headers: tuple[Header, ...]) -> Encoded:
    return {
        each.name: {
            **present(
                description=each.description,
                required=each.required,
                deprecated=each.deprecated,
            ),
            **_schema(each.schema),
        }
        for each in headers
    }


def _response(response: Response) -> Encoded:
    return present(
        description=response.description,
        headers=_headers(response.headers),
        content=_content(response.content),
        links={each.name: _link(each) for each in response.links},
    )


def _link(link: Link) -> Encoded:
    return present(operation=link.operation, description=link.description, parameters=dict(link.parameters))
