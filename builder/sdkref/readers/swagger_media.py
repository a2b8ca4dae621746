"""Content types of Swagger 2.0: `consumes` and `produces`, said once for all or by an operation."""

from msgspec import Struct

from sdkref.location import Location
from sdkref.readers.node import Node, kind, spelling


class MediaTypes(Struct, frozen=True):
    """Content types with the places that name them."""

    places: dict[str, Location]
    """By name, in order; empty when nothing is said."""
    own: bool = False
    """Whether the operation names them itself."""


def media_types(node: Node, key: str, inherited: MediaTypes | None = None) -> MediaTypes:
    """Return what `consumes` or `produces` says here, else what is inherited."""
    value = node.data.get(key)
    if value is None and inherited is not None:
        return inherited
    if isinstance(value, str):
        fact = f"`{key}` is {kind(value)}, not a list"
        node.report("wrong-type", fact, f"write a list: [{value}]", node.at(key))
        named = [(value, node.at(key))]
    else:
        node.texts(key)  # reports what is no text
        spelt = [item if isinstance(item, str) else spelling(item) for item in node.sequence(key)]
        named = [(item, node.at(key, index)) for index, item in enumerate(spelt) if item is not None]
    places: dict[str, Location] = {}
    for name, place in named:
        if name.strip():
            places.setdefault(name.strip(), place)
    return MediaTypes(places, own=inherited is not None)
