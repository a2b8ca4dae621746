"""A catalogue as the first generation goes through it: operations, parameters and members by the alphabet."""

from msgspec import structs

from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.operation import MediaType, Operation
from sdkref.catalogue.schema import AllOf, Array, Object, Schema, Union


def alphabetical(catalogue: Catalogue) -> Catalogue:
    """Return the catalogue in the order of names."""
    return structs.replace(
        catalogue,
        operations=tuple(map(_operation, sorted(catalogue.operations, key=_operation_name))),
        models={name: _schema(catalogue.models[name]) for name in sorted(catalogue.models)},
    )


def _operation_name(operation: Operation) -> str:
    return operation.operation_id or f"{operation.method} {operation.path}"


def _operation(operation: Operation) -> Operation:
    body = operation.request_body
    parameters = [
        structs.replace(each, schema=_schema(each.schema))
        for each in sorted(operation.parameters, key=lambda each: each.name)
    ]
    return structs.replace(
        operation,
        parameters=tuple(parameters),
        request_body=structs.replace(body, content=tuple(map(_media, body.content))) if body else None,
    )


def _media(media: MediaType) -> MediaType:
    return structs.replace(media, schema=_schema(media.schema)) if media.schema is not None else media


def _schema(schema: Schema) -> Schema:
    match schema:
        case Object():
            members = sorted(schema.properties, key=lambda each: each.name)
            return structs.replace(
                schema,
                properties=tuple(structs.replace(each, schema=_schema(each.schema)) for each in members),
                additional=_schema(schema.additional) if schema.additional is not None else None,
            )
        case Array():
            return structs.replace(schema, items=_schema(schema.items))
        case AllOf():
            return structs.replace(schema, parts=tuple(map(_schema, schema.parts)))
        case Union():
            return structs.replace(schema, variants=tuple(map(_schema, schema.variants)))
        case _:
            return schema
