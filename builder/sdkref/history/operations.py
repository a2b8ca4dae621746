"""Two versions of one operation compared: all that a caller sends, gets and has to show."""

from msgspec.structs import replace

from sdkref.catalogue.operation import Callback, Operation
from sdkref.catalogue.views import Views
from sdkref.history.access import server_edits
from sdkref.history.bodies import request_edits, response_edits
from sdkref.history.change import Words
from sdkref.history.directions import BOTH, REQUEST, turned
from sdkref.history.pairing import shape
from sdkref.history.parameters import parameter_edits
from sdkref.history.schemas import Schemas
from sdkref.history.unit import Place, Unit


def operation_unit(
    before: Views, after: Views, old: Operation, new: Operation, direction: int = REQUEST
) -> Unit:
    """Return what is other in an operation; `direction` is that of its body, which webhooks turn round.

    Who may ask is left to `access`: most operations have it from the API as a whole.
    """
    unit = Unit()
    place = Place(directions=direction, old=old.location, new=new.location)
    _note_identity(unit, old, new, place)
    _note_contents(Schemas(before, after, unit), old, new, place)
    _note_callbacks(before, after, unit, old, new, place)
    return unit


def _note_identity(unit: Unit, old: Operation, new: Operation, place: Place) -> None:
    place = replace(place, directions=BOTH)
    if shape(old) != shape(new):
        unit.found("operation-renamed", place, old.key)
    if old.deprecated != new.deprecated:
        unit.found("deprecated" if new.deprecated else "no-longer-deprecated", place)
    if old.operation_id != new.operation_id:
        unit.found("operation-id-changed", place, old.operation_id or "none", new.operation_id or "none")
    if old.stability != new.stability:
        unit.found("stability-changed", place, old.stability or "none", new.stability or "none")


def _note_contents(schemas: Schemas, old: Operation, new: Operation, place: Place) -> None:
    parameter_edits(schemas, old, new, place)
    request_edits(schemas, old, new, place)
    response_edits(schemas, old, new, place)
    if old.servers and new.servers:
        server_edits(schemas.unit, old.servers, new.servers, replace(place, where=("servers",)))


def _note_callbacks(  # noqa: PLR0917 - two operations, and what they are compared with
    before: Views, after: Views, unit: Unit, old: Operation, new: Operation, place: Place
) -> None:
    ones = {_identity(each): each for each in old.callbacks}
    others = {_identity(each): each for each in new.callbacks}
    for key, each in others.items():
        where: Words = ("callback ", each.name)
        if key not in ones:
            there = replace(place, where=where, directions=BOTH)
            unit.found("callback-added", replace(there, new=each.operation.location or place.new))
            continue
        inner = operation_unit(before, after, ones[key].operation, each.operation, turned(place.directions))
        for (inside, edit), placed in inner.edits.items():
            unit.edits.setdefault((_joined(where, inside), edit), placed)
        for pair, directions in inner.named.items():
            unit.named[pair] = unit.named.get(pair, 0) | directions
        unit.retyped += [
            replace(one, place=replace(one.place, where=_joined(where, one.place.where)))
            for one in inner.retyped
        ]
    for key, each in ones.items():
        if key not in others:
            there = replace(place, where=("callback ", each.name), directions=BOTH)
            unit.found("callback-removed", replace(there, old=each.operation.location or place.old))


def _identity(callback: Callback) -> tuple[str, str, str]:
    return callback.name, callback.expression, callback.operation.method


def _joined(where: Words, inside: Words) -> Words:
    """Return the part of a callback that something is in."""
    return (*where, f", {inside[0]}", *inside[1:]) if inside else where
