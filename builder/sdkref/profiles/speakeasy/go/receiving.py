"""What samples of Speakeasy's Go do with an answer."""

from typing import Literal

from msgspec import Struct

from sdkref.catalogue.media import media_kind, preferred
from sdkref.catalogue.operation import Operation
from sdkref.catalogue.schema import Array, Reference, Schema, String, Union
from sdkref.catalogue.views import Views
from sdkref.profiles.speakeasy.answers import Answered, is_paged
from sdkref.profiles.speakeasy.go.literals import GoLiterals
from sdkref.profiles.speakeasy.go.names import exported
from sdkref.profiles.speakeasy.go.types import GoTypes
from sdkref.words import split


class Receiving(Struct, frozen=True, kw_only=True):
    """What is tested for nil, what is done then, and the variants of an answer that is one of several."""

    kind: Literal["nothing", "value", "pages", "variants", "events"]
    tested: str = "res"
    stream: str = ""
    """The field of the events."""
    variants: tuple[tuple[str, str], ...] = ()
    """Constants, and the fields that they tell of."""
    namespace: str = ""
    """Of the constants."""


def receiving(
    operation: Operation, back: Answered, views: Views, types: GoTypes, literals: GoLiterals, *, flat: bool
) -> Receiving:
    """Return how a sample receives what a method gives back."""
    good = next((each for each in operation.responses if each.status.startswith("2")), None)
    media = preferred(good.content) if good is not None else None
    schema = media.schema if media is not None else None
    events = [each for each in (good.content if good else ()) if media_kind(each.name) == "events"]
    if events:
        stream = _field(events[0].item_schema or events[0].schema)
        tested = "res" if flat else f"res.{_field(schema) if media is not events[0] else stream}"
        return Receiving(kind="events", tested=tested, stream=stream)
    if not flat:
        field = f".{_field(schema)}" if media is not None else ""
        return Receiving(kind="pages" if is_paged(operation) else "value", tested=f"res{field}")
    if back.kind == "nothing":
        return Receiving(kind="nothing")
    if is_paged(operation):
        return Receiving(kind="pages")
    resolved = views.resolve(schema) if schema is not None else None
    named = types.name(schema) if schema is not None else None
    if isinstance(resolved, Union) and named is not None:
        members = [literals.member(each.schema, resolved) for each in views.variants(resolved)]
        constants = tuple((f"{named[0]}.{named[1]}Type{each}", each) for each in members)
        return Receiving(kind="variants", variants=constants, namespace=named[0])
    return Receiving(kind="value")


def _field(schema: Schema | None) -> str:
    """Return the field of the answer that holds its body."""
    match schema:
        case Reference():
            return exported(split(schema.name))
        case None:
            return "ResponseStream"
        case String():
            return "ResponseStream" if schema.format == "binary" else "String"
        case Union():
            return "OneOf" if schema.exclusive else "AnyOf"
        case Array():
            return "Arrays"
        case _:
            return "Object"
