"""What a description tells generators of SDKs, in their extensions: names, groups, paging."""

from sdkref.catalogue.schema import Hints, Json
from sdkref.readers.node import Node

_PREFIXES = ("x-speakeasy-", "x-stainless-", "x-fern-")
_ERRORS = "x-speakeasy-errors"


def generator_hints(*nodes: Node, above: Hints = ()) -> Hints:
    """Return the extensions of generators, as they stand; what a later node says wins.

    Statuses that are raised (`x-speakeasy-errors`) are those of all nodes, unless one overrides them.
    """
    found: dict[str, Json] = dict(above)
    for node in nodes:
        for key, value in node.data.items():
            if str(key).startswith(_PREFIXES):
                found[key] = _errors(found[key], value) if key == _ERRORS and key in found else value
    return tuple(found.items())


def of_all_paths(paths: Node) -> Hints:
    """Return what `paths` says of all operations below it: the statuses that are raised."""
    return ((_ERRORS, paths.data[_ERRORS]),) if _ERRORS in paths.data else ()


def _errors(outer: Json, inner: Json) -> Json:
    own = inner if isinstance(inner, dict) else {"statusCodes": inner}
    if own.get("override") is True:
        return inner
    told = outer if isinstance(outer, dict) else {"statusCodes": outer}
    codes = [each.get("statusCodes") for each in (told, own)]
    joined = [code for each in codes if isinstance(each, list) for code in each]
    return {**told, **own, "override": told.get("override") is True, "statusCodes": joined}
