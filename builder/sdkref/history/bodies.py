"""Request bodies and responses compared, each content type with the one of its name."""

from collections.abc import Sequence

from msgspec.structs import replace

from sdkref.catalogue.operation import Encoding, MediaType, Operation
from sdkref.history.directions import turned
from sdkref.history.parameters import header_edits
from sdkref.history.schemas import Schemas
from sdkref.history.unit import Place

REQUEST_BODY = ("request body",)


def request_edits(schemas: Schemas, old: Operation, new: Operation, place: Place) -> None:
    """Note what is other in the body that an operation takes."""
    before, after = old.request_body, new.request_body
    place = replace(
        place,
        where=REQUEST_BODY,
        old=(before and before.location) or place.old,
        new=(after and after.location) or place.new,
    )
    match before, after:
        case None, None:
            pass
        case None, _:
            required = after is not None and after.required
            schemas.unit.found("required-body-added" if required else "body-added", place)
        case _, None:
            schemas.unit.found("body-removed", place)
        case _:
            if before.required != after.required:
                schemas.unit.found(f"body-became-{'required' if after.required else 'optional'}", place)
            _contents(schemas, before.content, after.content, place)


def response_edits(schemas: Schemas, old: Operation, new: Operation, place: Place) -> None:
    """Note what is other in the responses of an operation; these travel the other way."""
    place = replace(place, directions=turned(place.directions))
    before, after = ({each.status: each for each in one.responses} for one in (old, new))
    for status, each in after.items():
        there = replace(place, where=("response ", status), new=each.location or place.new)
        one = before.get(status)
        if one is None:
            schemas.unit.found("response-added", replace(there, where=("responses",)), "", status)
            continue
        there = replace(there, old=one.location or place.old)
        _contents(schemas, one.content, each.content, there)
        header_edits(schemas, one.headers, each.headers, replace(there, where=(f"response {status}, ",)))
    for status, each in before.items():
        if status not in after:
            rule = "error-response-removed" if each.is_error else "success-response-removed"
            there = replace(place, where=("responses",), old=each.location or place.old)
            schemas.unit.found(rule, there, status)


def _contents(schemas: Schemas, old: Sequence[MediaType], new: Sequence[MediaType], place: Place) -> None:
    before, after = ({each.name.lower(): each for each in content} for content in (old, new))
    for name, each in after.items():
        one = before.get(name)
        if one is None:
            schemas.unit.found("content-type-added", place, "", each.name)
            continue
        if one.schema is not None and each.schema is not None:
            schemas.compare(one.schema, each.schema, place)
        if one.item_schema is not None and each.item_schema is not None:
            schemas.compare(one.item_schema, each.item_schema, replace(place, at=place.inside("[]")))
        _encodings(schemas, one.encodings, each.encodings, place)
    for name, each in before.items():
        if name not in after:
            schemas.unit.found("content-type-removed", place, each.name)


def _encodings(schemas: Schemas, old: Sequence[Encoding], new: Sequence[Encoding], place: Place) -> None:
    before, after = ({each.property: _written(each) for each in one} for one in (old, new))
    for name in before.keys() & after.keys():
        if before[name] != after[name]:
            there = replace(place, at=place.inside(name))
            schemas.unit.found("serialization-changed", there, before[name], after[name])


def _written(encoding: Encoding) -> str:
    exploded = ", exploded" if encoding.explode else ""
    return (encoding.content_type or encoding.style or "usual") + exploded
