"""What a description tells generators of SDKs, in their extensions: names, groups, paging."""

from sdkref.catalogue.schema import Hints
from sdkref.readers.node import Node

_PREFIXES = ("x-speakeasy-", "x-stainless-", "x-fern-")


def generator_hints(*nodes: Node) -> Hints:
    """Return the extensions of generators, as they stand; what a later node says wins."""
    found = {
        key: value for node in nodes for key, value in node.data.items() if str(key).startswith(_PREFIXES)
    }
    return tuple(found.items())
