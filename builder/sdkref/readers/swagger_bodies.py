"""Bodies of Swagger 2.0's requests: one schema for all content types, or a form of single fields."""

from typing import Any

from sdkref.catalogue.media import media_kind
from sdkref.location import Location, escape
from sdkref.readers.node import Node
from sdkref.readers.swagger_draft import Draft
from sdkref.readers.swagger_examples import body_examples, examples_of
from sdkref.readers.swagger_inputs import Inputs
from sdkref.readers.swagger_media import MediaTypes
from sdkref.readers.swagger_values import description_of, is_file, schema_of, style_of
from sdkref.readers.swagger_words import OF_SCHEMAS, kept, known

_JSON = "application/json"
_URLENCODED = "application/x-www-form-urlencoded"
_MULTIPART = "multipart/form-data"
_FORMS = frozenset({"form", "multipart"})
_WRITTEN = OF_SCHEMAS | {
    "collectionFormat", "schema", "example", "examples", "description", "in", "name", "required",
    "allowEmptyValue",
}  # fmt: skip
"""Members of a form field that are written anew, or belong to the form."""


def request_body(draft: Draft, inputs: Inputs, consumes: MediaTypes, to: str) -> dict[str, Any] | None:
    """Return the body of a request as a member for a pointer; None when the operation takes none."""
    body, fields = inputs.body, inputs.fields
    if body is None and not fields:
        return None
    first = body or next(iter(fields.values()))
    draft.note(to, first.location)
    if body is not None and fields:
        fact = "a body and form parameters exclude each other"
        remedy = "keep one of them; the form is shown as a second content type"
        other = next(iter(fields.values()))
        other.report("conflict", fact, remedy, other.location)
    content: dict[str, Any] = {}
    made: dict[str, Any] = {"content": content}
    if body is not None:
        made = {**_of_body(body), "content": content}
        for name, place in _for_body(consumes, body, form=bool(fields)).items():
            content[name] = _media(draft, body, place, f"{to}/content/{escape(name)}")
    if fields:
        required = [name for name, field in fields.items() if field.flag("required")]
        if required and body is None:
            made["required"] = True
        for name, place in _for_form(consumes, list(fields.values()), body=body is not None).items():
            content[name] = _form(draft, fields, required, place, f"{to}/content/{escape(name)}")
    if body is not None:
        body_examples(draft, body, content, f"{to}/content")
    return made


def _of_body(body: Node) -> dict[str, Any]:
    """Return the members of a body parameter that a request body has as well."""
    members = known(body, "a body parameter")
    if "schema" not in body:
        fact, remedy = "the body has no `schema`", "add `schema`"
        if "type" in body:
            fact, remedy = "the body has `type`, but no `schema`", "write them below `schema`"
        body.report("missing", fact, remedy, body.location)
    return {
        key: value
        for key, value in members.items()
        if key in {"description", "required"} or key.startswith("x-")
    }


def _media(draft: Draft, body: Node, place: Location, to: str) -> dict[str, Any]:
    """Return a body in one content type."""
    draft.note(to, place)
    if "schema" in body:
        schema = draft.schema(body.data["schema"], f"{to}/schema", body.at("schema"))
    elif "type" in body:
        schema = schema_of(draft, body, f"{to}/schema", "body")
    else:
        return {}
    return {"schema": schema}


def _for_body(consumes: MediaTypes, body: Node, *, form: bool) -> dict[str, Location]:
    """Return the content types of a body; types of forms that all operations inherit are not meant."""
    others = {
        name: place
        for name, place in consumes.places.items()
        if media_kind(name) not in _FORMS or (consumes.own and not form)
    }
    return others or consumes.places or {_JSON: body.location}


def _for_form(consumes: MediaTypes, fields: list[Node], *, body: bool) -> dict[str, Location]:
    """Return the content types of a form.

    An operation may take the same fields as JSON as well; a file can only be sent in a form.
    """
    files = any(is_file(field.data) for field in fields)
    forms = {name: place for name, place in consumes.places.items() if media_kind(name) in _FORMS}
    if not forms:
        default = _MULTIPART if files else _URLENCODED
        if consumes.places and not body:
            place = next(iter(consumes.places.values()))
            fact = "the operation has form parameters, and consumes no content type of forms"
            fields[0].report("conflict", fact, f"add `{default}` to `consumes`, as which it is read", place)
        return {default: fields[0].location}
    return forms if files or body or not consumes.own else consumes.places


def _form(
    draft: Draft, fields: dict[str, Node], required: list[str], place: Location, to: str
) -> dict[str, Any]:
    """Return the fields of a form as an object in one content type."""
    draft.note(to, place)
    draft.note(f"{to}/schema", next(iter(fields.values())).location)
    properties = {
        name: _field(draft, field, f"{to}/schema/properties/{escape(name)}") for name, field in fields.items()
    }
    schema = {"type": "object", "properties": properties, **({"required": required} if required else {})}
    styles = {name: style_of(field, "formData") for name, field in fields.items()}
    encoding = {name: style for name, style in styles.items() if style and not is_file(properties[name])}
    for name in encoding:
        draft.note(f"{to}/encoding/{escape(name)}", fields[name].location)
    return {"schema": schema, **({"encoding": encoding} if encoding else {})}


def _field(draft: Draft, field: Node, to: str) -> Any:
    """Return a form field as a property."""
    members = kept(field, "a form parameter", _WRITTEN)
    schema = schema_of(draft, field, to, "formData")
    if not isinstance(schema, dict):
        return schema
    return {**schema, **members, **description_of(field, "formData"), **examples_of(draft, field, to)}
