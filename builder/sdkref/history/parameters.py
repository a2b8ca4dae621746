"""Parameters and headers compared: those that came, those that went, and what is other in the rest."""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from sdkref.catalogue.operation import Header, Operation, Parameter
from sdkref.history.change import Words
from sdkref.history.pairing import path_names
from sdkref.history.schemas import Schemas
from sdkref.history.unit import Place
from sdkref.words import one_line


def parameter_edits(schemas: Schemas, old: Operation, new: Operation, place: Place) -> None:
    """Note what is other in the parameters of an operation."""
    before, after = _parameters(old), _parameters(new)
    _path_names(schemas, old, new, before, place)
    for key, each in after.items():
        there = replace(place, where=_where(each), new=each.location or place.new)
        if key in before:
            one = before[key]
            _parameter(schemas, one, each, replace(there, old=one.location or place.old))
        elif (earlier := _moved(each, before, after)) is not None:
            there = replace(there, old=earlier.location or place.old)
            schemas.unit.found("parameter-moved", there, earlier.place, each.place)
            _parameter(schemas, earlier, each, there)
        else:
            schemas.unit.found("required-parameter-added" if each.required else "parameter-added", there)
    for key, each in before.items():
        if key not in after and _moved(each, after, before) is None:
            there = replace(place, where=_where(each), old=each.location or place.old)
            schemas.unit.found("parameter-removed", there)


def header_edits(schemas: Schemas, old: Sequence[Header], new: Sequence[Header], place: Place) -> None:
    """Note what is other in the headers of a response."""
    before, after = ({each.name.lower(): each for each in headers} for headers in (old, new))
    for key, each in after.items():
        there = replace(place, where=_header(place, each), new=each.location or place.new)
        one = before.get(key)
        if one is None:
            schemas.unit.found("header-added", there)
            continue
        there = replace(there, old=one.location or place.old)
        if one.required != each.required:
            schemas.unit.found(f"header-became-{'required' if each.required else 'optional'}", there)
        if one.deprecated != each.deprecated:
            schemas.unit.found("deprecated" if each.deprecated else "no-longer-deprecated", there)
        schemas.compare(one.schema, each.schema, there)
    for key, each in before.items():
        if key not in after:
            there = replace(place, where=_header(place, each), old=each.location or place.old)
            schemas.unit.found("header-removed", there)


def _parameters(operation: Operation) -> dict[tuple[str, str], Parameter]:
    return {
        (each.place, each.name.lower() if each.place == "header" else each.name): each
        for each in operation.parameters
    }


def _path_names(
    schemas: Schemas,
    old: Operation,
    new: Operation,
    before: dict[tuple[str, str], Parameter],
    place: Place,
) -> None:
    """Note parameters of the path whose names alone are other, and put them under their new names."""
    names, others = path_names(old.path), path_names(new.path)
    if names == others or len(names) != len(others):
        return
    taken = {name: before.pop(("path", name), None) for name in names}
    for name, other in zip(names, others, strict=True):
        one = taken[name]
        if one is None:
            continue
        before["path", other] = one
        if name != other:
            there = replace(place, where=("path parameter ", one_line(other)), old=one.location or place.old)
            schemas.unit.found("path-parameter-renamed", there, one_line(name))


def _moved(
    each: Parameter, others: Mapping[tuple[str, str], Parameter], own: Mapping[tuple[str, str], Parameter]
) -> Parameter | None:
    """Return the parameter of the same name that travels elsewhere, when it is the only one on both sides."""
    ones = [other for key, other in others.items() if other.name == each.name and key not in own]
    mine = [other for key, other in own.items() if other.name == each.name and key not in others]
    return ones[0] if len(ones) == len(mine) == 1 else None


def _parameter(schemas: Schemas, old: Parameter, new: Parameter, place: Place) -> None:
    found = schemas.unit.found
    if old.required != new.required:
        found(f"parameter-became-{'required' if new.required else 'optional'}", place)
    if old.deprecated != new.deprecated:
        found("deprecated" if new.deprecated else "no-longer-deprecated", place)
    before, after = _written(old), _written(new)
    if old.place == new.place and before != after:
        found("serialization-changed", place, before, after)
    schemas.compare(old.schema, new.schema, place)


def _written(parameter: Parameter) -> str:
    if parameter.media_type is not None:
        return parameter.media_type
    return f"{parameter.style}, exploded" if parameter.explode else parameter.style


def _where(parameter: Parameter) -> Words:
    return f"{parameter.place} parameter ", one_line(parameter.name)


def _header(place: Place, header: Header) -> Words:
    return f"{place.where[0]}header ", one_line(header.name)
