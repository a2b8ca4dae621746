"""What paths and operations of Swagger 2.0 take, sorted by where it goes: the body, a form, or beside it."""

from collections.abc import Iterator

from msgspec import Struct

from sdkref.diagnostics import Level
from sdkref.readers.node import Node, nearest
from sdkref.readers.swagger_draft import Draft

_PLACES = ("query", "header", "path", "formData", "body")
_NEWER_PLACES = ("cookie", "querystring")


class Input(Struct, frozen=True):
    """A parameter beside the body."""

    listed: Node
    """As it stands in its list, perhaps as a reference."""
    node: Node
    place: str


class Inputs(Struct, frozen=True):
    """What an object says that its requests take."""

    beside: tuple[Input, ...] = ()
    body: Node | None = None
    fields: dict[str, Node] = {}
    """Of a form, by name."""

    def over(self, shared: "Inputs") -> "Inputs":
        """Return the body or form of these, with what those add that hold for more operations."""
        return Inputs(self.beside, self.body or shared.body, shared.fields | self.fields)


def inputs(draft: Draft, owner: Node) -> Inputs:
    """Return what the `parameters` of a path or an operation say."""
    if "parameters" not in owner:
        return Inputs()
    beside: list[Input] = []
    body = None
    fields: dict[str, Node] = {}
    for each in _placed(draft, owner):
        if each.place == "formData":
            if name := _field_name(each.node):
                fields[name] = each.node
        elif each.place != "body":
            beside.append(each)
        elif body is None:
            body = each.node
        else:
            fact = f"there already is a body, at {body.location.pointer}"
            remedy = "keep one of the two; this one is left out"
            each.node.report("conflict", fact, remedy, each.node.location, Level.ERROR)
    return Inputs(tuple(beside), body, fields)


def place_of(node: Node) -> str | None:
    """Return where a parameter goes; None with a diagnostic when that cannot be known."""
    place = node.text("in")
    if place is None:
        remedy = f"add `in`, one of {', '.join(_PLACES)}; it is left out until then"
        node.report("missing", "the parameter has no `in`", remedy, node.location, Level.ERROR)
        return None
    if place in _PLACES:
        return place
    if place in _NEWER_PLACES:
        fact = f"`{place}` is a place of OpenAPI 3, not of Swagger 2.0"
        node.report("newer-keyword", fact, "it is read as there; write what 2.0 has", node.at("in"))
        return place
    fact = f"`{place}` is no place for a parameter"
    meant = next((each for each in _PLACES if each.lower() == place.strip().lower()), None)
    if meant is not None:
        node.report("unknown-place", fact, f"write `{meant}`, as which it is read", node.at("in"))
        return meant
    remedy = f"write one of {', '.join(_PLACES)}{nearest(place, _PLACES)}; it is left out until then"
    node.report("unknown-place", fact, remedy, node.at("in"), Level.ERROR)
    return None


def _placed(draft: Draft, owner: Node) -> Iterator[Input]:
    """Yield each parameter that can be found and placed."""
    for listed in owner.mappings("parameters"):
        node = draft.references.follow(listed)
        place = place_of(node) if node is not None else None
        if node is not None and place is not None:
            yield Input(listed, node, place)


def _field_name(field: Node) -> str | None:
    name = field.text("name")
    if not name:
        fact, remedy = "the parameter has no `name`", "add `name`; it is left out until then"
        field.report("missing", fact, remedy, field.location, Level.ERROR)
    return name
