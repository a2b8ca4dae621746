"""Surfaces joined to the operations of a catalogue: which method of an SDK is which operation.

A method that is none of the operations becomes an operation of its own, to which the methods of later
surfaces may be joined.
"""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.joined_models import with_models
from sdkref.catalogue.joined_operations import Entry, OperationIndex
from sdkref.catalogue.joined_resources import Resources
from sdkref.catalogue.operation import Operation
from sdkref.catalogue.surface import Method, Surface


class Unjoined(Struct, frozen=True):
    """A method that is no operation of the description."""

    surface: Surface
    method: Method


def joined(catalogue: Catalogue, surfaces: Sequence[Surface]) -> Catalogue:
    """Return the catalogue with surfaces whose methods and models name its operations and models.

    Operations and models that only surfaces know are added to it.
    """
    if not surfaces:
        return catalogue
    index = OperationIndex(catalogue)
    placed = [
        [index.place(number, method) for method in surface.methods] for number, surface in enumerate(surfaces)
    ]
    resources = Resources(catalogue, surfaces)
    _name_entries(index.entries)
    added = [_operation(each, surfaces, resources) for each in index.entries if each.operation is None]
    with_methods = tuple(
        replace(
            surface,
            methods=tuple(
                replace(method, operation=entry.key, joined_by=reason)
                for method, (entry, reason) in zip(surface.methods, found, strict=True)
            ),
        )
        for surface, found in zip(surfaces, placed, strict=True)
    )
    whole = replace(
        catalogue,
        operations=(*catalogue.operations, *added),
        resources=resources.used_by(added),
    )
    return with_models(whole, with_methods)


def unjoined(catalogue: Catalogue) -> Iterator[Unjoined]:
    """Give the methods that no operation of the description is, in the order of the surfaces."""
    for surface in catalogue.surfaces:
        for method in surface.methods:
            if method.joined_by == "alone":
                yield Unjoined(surface, method)


def _name_entries(entries: Iterable[Entry]) -> None:
    """Give each operation that only surfaces know a key of its own.

    Where another has the same method and path, the call stands behind them as a fragment, which is not sent.
    """
    taken = {each.key for each in entries if each.operation is not None}
    for each in entries:
        if each.operation is not None:
            continue
        call = each.methods[0][1].call
        wanted = f"{each.endpoint.method} {each.endpoint.path}" if each.endpoint else call
        for number in range(len(taken) + 2):
            mark = (f"#{call}" if each.endpoint else "") + (f"~{number}" if number > 1 else "")
            key = f"{wanted}{mark}" if number else wanted
            if key not in taken:
                break
        taken.add(key)
        each.key = key


def _operation(entry: Entry, surfaces: Sequence[Surface], resources: Resources) -> Operation:
    """Return an operation that only surfaces know, with what the first that says something says."""
    methods = [method for _, method in entry.methods]
    method, path = entry.key.split(" ", 1) if entry.endpoint else ("", entry.key)
    first_surface, first = entry.methods[0]
    return Operation(
        method=method,
        path=path,
        resource=resources.of(surfaces[first_surface], first),
        operation_id=entry.operation_id,
        summary=next((each.summary for each in methods if each.summary), None),
        description=next(filter(None, map(_description, methods)), None),
        deprecated=all(each.deprecated for each in methods),
        deprecation=next((each.deprecation for each in methods if each.deprecation), None)
        if all(each.deprecated for each in methods)
        else None,
    )


def _description(method: Method) -> str | None:
    """Return what a method is for, where that is more than its summary."""
    said = method.description or ""
    return None if said.split() == (method.summary or "").split() else said
