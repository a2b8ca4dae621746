"""Operations of the catalogue, with all that they hold, as they stand in a catalogue file."""

from typing import Any

from msgspec import UNSET

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


def encode_operation(operation: Operation, inherited: tuple[Requirement, ...], name: str = "path") -> Encoded:
    """Return an operation.

    `inherited` is what it asks for without saying so, `name` the member that holds its path.
    """
    security = {"security": [encode_requirement(each) for each in operation.security]}
    asked = (
        {"method": operation.method, name: operation.path} if operation.method else {"call": operation.path}
    )
    return {
        **asked,
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
            servers=[encode_server(each) for each in operation.servers],
            samples=[
                {"language": each.language, **present(label=each.label), "source": each.source}
                for each in operation.samples
            ],
            callbacks=[
                {
                    "name": each.name,
                    "expression": each.expression,
                    "operation": encode_operation(each.operation, ()),
                }
                for each in operation.callbacks
            ],
            externalDocs=encode_external_docs(operation.external_docs),
        ),
        **dict(operation.hints),
    }


def _parameter(parameter: Parameter) -> Encoded:
    usual = STYLES[parameter.place]
    style, explode = parameter.style, parameter.explode
    return {
        "name": parameter.name,
        "in": parameter.place,
        **present(
            description=parameter.description,
            required=parameter.required and parameter.place != "path",
            deprecated=parameter.deprecated,
            deprecationNote=parameter.deprecation,
            internal=parameter.internal,
            style=None if style == usual else style,
            allowReserved=parameter.allow_reserved,
            allowEmptyValue=parameter.allow_empty,
        ),
        **({} if explode == (style in EXPLODED) else {"explode": explode}),
        **_typed(parameter),
        **_examples(parameter.examples),
        **dict(parameter.hints),
    }


def _typed(value: Parameter | Header) -> Encoded:
    """Return `schema`, or `content` for a value that is written as a content type."""
    schema = _schema(value.schema)
    return {"content": {value.media_type: schema}} if value.media_type is not None else schema


def _schema(schema: Schema) -> Encoded:
    encoded = encode_schema(schema)
    return {} if encoded == {} else {"schema": encoded}


def _examples(examples: tuple[Example, ...]) -> Encoded:
    """Return `example` for a single unnamed value, else `examples` by name."""
    match examples:
        case ():
            return {}
        case (Example(value=value) as only,) if value is not UNSET and only == Example(value=value):
            return {"example": value}
        case _:
            return {"examples": {each.name: _example(each) for each in examples}}


def _example(example: Example) -> Encoded:
    return {
        **present(
            summary=example.summary, description=example.description, externalValue=example.external_value
        ),
        **({} if example.value is UNSET else {"value": example.value}),
        **({} if example.serialized is None else {"serializedValue": example.serialized}),
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
        **_encodings(media.encodings, media.prefix_encodings, media.item_encoding),
    }


def _encodings(named: tuple[Encoding, ...], first: tuple[Encoding, ...], others: Encoding | None) -> Encoded:
    return {
        **present(
            encoding={each.property: _encoding(each) for each in named},
            prefixEncoding=[_encoding(each) for each in first],
        ),
        **({} if others is None else {"itemEncoding": _encoding(others)}),
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
        **_encodings(encoding.inner, encoding.prefix_encodings, encoding.item_encoding),
    }


def _headers(headers: tuple[Header, ...]) -> Encoded:
    return {
        each.name: {
            **present(
                description=each.description,
                required=each.required,
                deprecated=each.deprecated,
                explode=each.explode,
            ),
            **_typed(each),
            **_examples(each.examples),
        }
        for each in headers
    }


def _response(response: Response) -> Encoded:
    return present(
        summary=response.summary,
        description=response.description,
        headers=_headers(response.headers),
        content=_content(response.content),
        links={each.name: _link(each) for each in response.links},
    )


def _link(link: Link) -> Encoded:
    return {
        **present(
            operation=link.operation,
            reference=link.reference,
            description=link.description,
            parameters=dict(link.parameters),
            server=None if link.server is None else encode_server(link.server),
        ),
        **({} if link.request_body is UNSET else {"requestBody": link.request_body}),
    }


def encode_server(server: Server) -> Encoded:
    """Return a base address."""
    variables = {
        each.name: {
            "default": each.default,
            **present(enum=list(each.values), description=each.description),
        }
        for each in server.variables
    }
    return {
        "url": server.url,
        **present(name=server.name, description=server.description, variables=variables),
    }


def encode_requirement(requirement: Requirement) -> Encoded:
    """Return schemes that are needed together."""
    return {grant.scheme: list(grant.scopes) for grant in requirement}


def encode_external_docs(docs: ExternalDocs | None) -> Encoded | None:
    """Return a page elsewhere."""
    return None if docs is None else {"url": docs.url, **present(description=docs.description)}
