"""Differences between what two sides say of one operation."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from sdkref.catalogue.folding import fold
from sdkref.drift.said import Error, Fold, Input, Said


class Drift(Struct, frozen=True):
    """One thing that two sides say differently: a kind of finding, and the fact."""

    code: str
    fact: str


def differences(wanted: Said, found: Said) -> Iterator[Drift]:
    """Give what `found`, an SDK, says otherwise than `wanted`, the description or an SDK named before it."""
    yield from _inputs(wanted, found)
    yield from _errors(wanted, found)
    if None not in {wanted.deprecated, found.deprecated} and wanted.deprecated != found.deprecated:
        yes, no = (wanted, found) if wanted.deprecated else (found, wanted)
        yield Drift("drift-deprecated", f"it is deprecated in {yes.side} and not in {no.side}")


def _inputs(wanted: Said, found: Said) -> Iterator[Drift]:
    ours, theirs = _opened(wanted.inputs, found.inputs), _opened(found.inputs, wanted.inputs)
    for name, one in ours.items():
        other = theirs.get(name)
        if other is not None:
            yield from _of_input(wanted.side, one, found.side, other)
        elif found.whole and not one.deprecated:
            yield Drift("drift-parameter", f"`{one.name}` of {wanted.side} is missing{_at(one.place)}")
    if wanted.whole:
        for name, other in theirs.items():
            if name not in ours:
                yield Drift("drift-parameter", f"`{other.name}` is not in {wanted.side}{_at(other.place)}")


def _opened(inputs: Mapping[Fold, Input], known: Mapping[Fold, Input]) -> dict[Fold, Input]:
    """Return inputs with the members of an object in its place, where the other side knows no such object."""
    return {
        fold(inner.name): inner
        for name, each in inputs.items()
        for inner in (each.members if each.members and name not in known else (each,))
    }


def _of_input(side: str, one: Input, sdk: str, other: Input) -> Iterator[Drift]:
    if None not in {one.required, other.required} and one.required != other.required:
        words = ("required", "optional") if one.required else ("optional", "required")
        fact = f"`{other.name}` is {words[1]}, and {words[0]} in {side}{_at(one.place)}"
        yield Drift("drift-required", fact)
    if None not in {one.deprecated, other.deprecated} and one.deprecated != other.deprecated:
        yes, no = (side, sdk) if one.deprecated else (sdk, side)
        yield Drift("drift-deprecated", f"`{other.name}` is deprecated in {yes} and not in {no}")


def _errors(wanted: Said, found: Said) -> Iterator[Drift]:
    """Compare errors by status, and the types of those that both sides name."""
    if wanted.errors is None or found.errors is None:
        return
    ours, theirs = _by_status(wanted.errors), _by_status(found.errors)
    for status in sorted(ours.keys() - theirs.keys()):
        yield Drift("drift-error", f"the error {status} of {wanted.side} is missing")
    for status in sorted(theirs.keys() - ours.keys()):
        yield Drift("drift-error", f"the error {status} is not in {wanted.side}")
    for status in sorted(ours.keys() & theirs.keys()):
        one, other = ours[status], theirs[status]
        if one and other and _alike(one) != _alike(other):
            yield Drift("drift-error", f"the error {status} is `{other}`, and `{one}` in {wanted.side}")


def _by_status(errors: tuple[Error, ...]) -> dict[str, str]:
    return {each.status: each.type for each in errors}


def _alike(name: str) -> str:
    """Return the name of an error without what SDKs put behind it."""
    return fold(name).removesuffix("responsebody").removesuffix("error").removesuffix("exception")


def _at(place: str) -> str:
    return f" ({place})" if place else ""
