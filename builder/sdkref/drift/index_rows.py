"""Arguments as an index of methods tells them: names alone, and all that is given by name as one."""

from collections.abc import Sequence

from msgspec.structs import replace

from sdkref.catalogue.surface import Argument, Method, TypePiece


def is_index(method: Method) -> bool:
    """Tell whether a method was read from an index, which shows neither examples nor errors."""
    return not method.examples and method.errors is None and method.statuses is None


def as_index(arguments: Sequence[Argument] | None) -> tuple[Argument, ...]:
    """Return predicted arguments as an index would tell them."""
    given = [replace(each, description=None, example=None) for each in arguments or ()]
    if any(each.role == "context" for each in given):
        return tuple(given)
    path = [replace(each, type=()) for each in given if each.place == "path"]
    params = Argument(name="**params", type=(TypePiece(text="params"),), role="request")
    return (*path, params) if len(path) < len(given) else tuple(path)
