"""Who may ask and where: requirements, schemes and servers compared."""

from collections.abc import Iterable, Sequence

from sdkref.catalogue.catalogue import SecurityScheme
from sdkref.catalogue.operation import Requirement, Server
from sdkref.history.unit import Place, Unit
from sdkref.words import one_line

_LONGEST = 200


def security_edits(unit: Unit, old: Sequence[Requirement], new: Sequence[Requirement], place: Place) -> None:
    """Note alternatives that are no longer enough, and those that are enough now.

    One that asks for less than another of the other side is met by whoever meets that one.
    """
    before, after = old or ((),), new or ((),)
    for each in before:
        if not any(_rights(other) <= _rights(each) for other in after):
            unit.found("security-removed", place, _words(each))
    for each in after:
        if not any(_rights(other) <= _rights(each) for other in before):
            unit.found("security-added", place, "", _words(each))


def _rights(requirement: Requirement) -> frozenset[tuple[str, str]]:
    return frozenset((grant.scheme, scope) for grant in requirement for scope in ("", *grant.scopes))


def _words(requirement: Requirement) -> str:
    if not requirement:
        return "no authentication"
    return " and ".join(
        one_line(f"{grant.scheme} ({', '.join(grant.scopes)})" if grant.scopes else grant.scheme)
        for grant in requirement
    )


def server_edits(unit: Unit, old: Sequence[Server], new: Sequence[Server], place: Place) -> None:
    """Note servers that came and went, and values of their variables."""
    before, after = ({each.url: each for each in servers} for servers in (old, new))
    for url in after:
        if url not in before:
            unit.found("server-added", place, "", one_line(url, _LONGEST))
    for url, each in before.items():
        if url not in after:
            unit.found("server-removed", place, one_line(url, _LONGEST))
        else:
            _variables(unit, each, after[url], place)


def _variables(unit: Unit, old: Server, new: Server, place: Place) -> None:
    after = {each.name: each for each in new.variables}
    for each in old.variables:
        if (other := after.get(each.name)) is None:
            continue
        there = Place(
            where=("server variable ", each.name), directions=place.directions, old=place.old, new=place.new
        )
        if each.values and other.values:
            for value in unit.only_added(other.values, each.values):
                unit.found("server-value-removed", there, value)
            for value in unit.only_added(each.values, other.values):
                unit.found("server-value-added", there, "", value)
        if each.default != other.default:
            unit.found("server-default-changed", there, each.default, other.default)


def scheme_edits(old: SecurityScheme, new: SecurityScheme, place: Place) -> Unit:
    """Return what is other in one way to authenticate."""
    unit = Unit()
    before, after = _kind(old), _kind(new)
    if before != after:
        unit.found("scheme-changed", place, before, after)
    if old.deprecated != new.deprecated:
        unit.found("deprecated" if new.deprecated else "no-longer-deprecated", place)
    ones, others = list(_scopes(old)), list(_scopes(new))
    for scope in unit.only_added(others, ones):
        unit.found("scope-removed", place, scope)
    for scope in unit.only_added(ones, others):
        unit.found("scope-added", place, "", scope)
    return unit


def _kind(scheme: SecurityScheme) -> str:
    flows = sorted(each.kind for each in scheme.flows)
    place = f"{scheme.place} {scheme.name}" if scheme.kind == "apiKey" else ""
    words = [scheme.kind, scheme.scheme or "", place, scheme.open_id_url or "", *flows]
    return one_line(" ".join(each for each in words if each), _LONGEST)


def _scopes(scheme: SecurityScheme) -> Iterable[str]:
    return (scope.name for flow in scheme.flows for scope in flow.scopes)
