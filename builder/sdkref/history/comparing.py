"""Two catalogues compared: what became of each operation, webhook, model and way to authenticate."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, TypeAlias

from msgspec import Struct

from sdkref.catalogue.catalogue import Catalogue, SecurityScheme
from sdkref.catalogue.operation import Operation
from sdkref.catalogue.views import Views
from sdkref.history.access import scheme_edits, security_edits, server_edits
from sdkref.history.change import Change, Comparison, Subject
from sdkref.history.directions import BOTH, REQUEST, RESPONSE
from sdkref.history.models import Models
from sdkref.history.operations import operation_unit
from sdkref.history.pairing import Paired, paired
from sdkref.history.reach import indices, reached_by
from sdkref.history.shared import take_shared
from sdkref.history.unit import Place, Unit
from sdkref.location import Location
from sdkref.words import one_line

Asked: TypeAlias = Literal["operation", "webhook"]


class _Compared(Struct, frozen=True):
    """An operation or webhook of both catalogues, and what is other in it."""

    old: Operation
    new: Operation
    unit: Unit


def compare_catalogues(old: Catalogue, new: Catalogue) -> Comparison:
    """Return all that changed from one catalogue to another; the cost is linear in their sizes."""
    before, after = Views(old.models), Views(new.models)
    operations, webhooks = paired(old.operations, new.operations), paired(old.webhooks, new.webhooks)
    asked = [
        _Compared(one, other, operation_unit(before, after, one, other)) for one, other in operations.both
    ]
    told = [
        _Compared(one, other, operation_unit(before, after, one, other, RESPONSE))
        for one, other in webhooks.both
    ]
    for each in asked:
        _security(old, new, each)
    models = Models(before, after)
    models.compare([each.unit for each in (*asked, *told)])
    kept = {pair[1] for pair in models.renamed} | before.models.keys() & after.models.keys()
    lost = before.models.keys() - kept - {pair[0] for pair in models.renamed}
    shared = take_shared({each.new.key: each.unit for each in asked})
    return Comparison(
        title=new.info.title,
        old=old.info.version,
        new=new.info.version,
        subjects=(
            *_api(old, new),
            *_schemes(old, new),
            *_operations("operation", new.operations, operations, asked),
            *_operations("webhook", new.webhooks, webhooks, told),
            *shared,
            *_models(models, (*asked, *told), new.models),
        ),
        models_added=tuple(name for name in new.models if name not in kept),
        models_removed=tuple(name for name in old.models if name in lost),
    )


def _security(old: Catalogue, new: Catalogue, compared: _Compared) -> None:
    """Note who may ask, unless the operation has that from the API as a whole, which is told once."""
    before, after = compared.old, compared.new
    if before.security == old.security and after.security == new.security:
        return
    place = Place(where=("authentication",), directions=REQUEST, old=before.location, new=after.location)
    security_edits(compared.unit, before.security, after.security, place)


def _api(old: Catalogue, new: Catalogue) -> Iterator[Subject]:
    """Yield what is other for all operations alike."""
    unit = Unit()
    server_edits(unit, old.servers, new.servers, Place(where=("servers",), directions=REQUEST))
    if old.operations and new.operations:
        security_edits(unit, old.security, new.security, Place(where=("authentication",), directions=REQUEST))
    if changes := _changes(unit):
        yield Subject(kind="api", status="changed", name=new.info.title, changes=changes)


def _schemes(old: Catalogue, new: Catalogue) -> Iterator[Subject]:
    before, after = old.security_schemes, new.security_schemes
    for name in dict.fromkeys((*after, *before)):
        one, other = before.get(name), after.get(name)
        place = Place(directions=REQUEST, old=_place(one), new=_place(other))
        if one is None or other is None:
            unit = Unit()
            unit.found("scheme-added" if one is None else "scheme-removed", place)
            yield Subject(
                kind="scheme",
                status="added" if one is None else "removed",
                name=name,
                changes=_changes(unit),
            )
        elif changes := _changes(scheme_edits(one, other, place)):
            yield Subject(kind="scheme", status="changed", name=name, changes=changes)


def _place(scheme: SecurityScheme | None) -> Location | None:
    return scheme.location if scheme is not None else None


def _operations(
    kind: Asked, order: Sequence[Operation], found: Paired, compared: Sequence[_Compared]
) -> Iterator[Subject]:
    """Yield operations or webhooks: those of the new catalogue in its order, then those that it lost."""
    pairs = {each.new.key: each for each in compared}
    for each in order:
        if each.key not in pairs:
            yield _alone(kind, "added", each)
        elif changes := _changes(pairs[each.key].unit):
            yield _changed(kind, pairs[each.key], changes)
    for each in found.removed:
        yield _alone(kind, "removed", each)


def _alone(kind: Asked, status: Literal["added", "removed"], operation: Operation) -> Subject:
    unit = Unit()
    old, new = (operation.location, None) if status == "removed" else (None, operation.location)
    unit.found(f"{kind}-{status}", Place(directions=BOTH, old=old, new=new))
    title = one_line(operation.summary or "")
    return Subject(kind=kind, status=status, name=operation.key, title=title, changes=_changes(unit))


def _changed(kind: Asked, compared: _Compared, changes: tuple[Change, ...]) -> Subject:
    rules = {each.rule for each in changes if not each.where}
    renamed, deprecated = "operation-renamed" in rules, "deprecated" in rules
    return Subject(
        kind=kind,
        status="renamed" if renamed else "deprecated" if deprecated else "changed",
        name=compared.new.key,
        before=compared.old.key if compared.old.key != compared.new.key else "",
        title=one_line(compared.new.summary or ""),
        changes=changes,
    )


def _models(models: Models, compared: Sequence[_Compared], order: Iterable[str]) -> Iterator[Subject]:
    """Yield models of both catalogues with what is other in them, and the operations that have them."""
    units = [each.unit for each in compared]
    sent = reached_by(units, models.units, REQUEST)
    received = reached_by(units, models.units, RESPONSE)
    told = {new: (old, new) for old, new in (*((name, name) for name in order), *models.renamed)}
    for name in order:
        pair = told[name]
        unit = models.units.get(pair)
        if unit is None:
            continue
        if pair[0] != name:
            unit.found("type-renamed", Place(directions=BOTH), pair[0], name)
        reached = (REQUEST if sent[pair] else 0) | (RESPONSE if received[pair] else 0)
        if changes := _changes(unit, reached):
            yield Subject(
                kind="model",
                status="renamed" if pair[0] != name else "changed",
                name=name,
                before=pair[0] if pair[0] != name else "",
                changes=changes,
                sent=tuple(compared[index].new.key for index in indices(sent[pair])),
                received=tuple(compared[index].new.key for index in indices(received[pair])),
            )


def _changes(unit: Unit, reached: int = BOTH) -> tuple[Change, ...]:
    """Return the edits of a unit as changes, those first that break somebody."""
    found = [edit.made(where, reached) for (where, _), edit in unit.edits.items()]
    return tuple(sorted(found, key=lambda each: not each.breaks))
