"""Differences between what two sides say of one operation."""

from collections.abc import Container, Iterator, Mapping

from msgspec import Struct

from sdkref.catalogue.folding import fold
from sdkref.drift.place import Place
from sdkref.drift.said import Error, Fold, Input, Said


class Drift(Struct, frozen=True):
    """One thing that two sides say differently: a kind of finding, and the fact."""

    code: str
    fact: str
    here: Place
    """Where the SDK says it, or its method where it says nothing."""
    there: Place
    """Where the other side does."""


def differences(wanted: Said, found: Said) -> Iterator[Drift]:
    """Give what `found`, an SDK, says otherwise than `wanted`, the description or an SDK named before it."""
    yield from _inputs(wanted, found)
    yield from _errors(wanted, found)
    if None not in {wanted.deprecated, found.deprecated} and wanted.deprecated != found.deprecated:
        yes, no = (wanted, found) if wanted.deprecated else (found, wanted)
        fact = f"it is deprecated in {yes.side} and not in {no.side}"
        yield Drift("drift-deprecated", fact, found.place, wanted.place)


def _inputs(wanted: Said, found: Said) -> Iterator[Drift]:
    ours = _opened(wanted.inputs, _known(found.inputs))
    theirs = _opened(found.inputs, _known(wanted.inputs))
    for name, one in ours.items():
        other = theirs.get(name)
        if other is not None:
            yield from _of_input(wanted.side, one, found.side, other)
        elif found.whole and not one.deprecated:
            fact = f"`{one.name}` of {wanted.side} is missing"
            yield Drift("drift-parameter", fact, found.place, one.place)
    if wanted.whole:
        for name, other in theirs.items():
            if name not in ours:
                fact = f"`{other.name}` is not in {wanted.side}"
                yield Drift("drift-parameter", fact, other.place, wanted.place)


def _known(inputs: Mapping[Fold, Input]) -> set[Fold]:
    """Return the names of inputs and of the members of objects among them, which may be opened."""
    return {*inputs, *(fold(inner.name) for each in inputs.values() for inner in each.members)}


def _opened(inputs: Mapping[Fold, Input], known: Container[Fold]) -> dict[Fold, Input]:
    """Return inputs with the members of an object in its place, where the other side knows no such object."""
    return {
        fold(inner.name): inner
        for name, each in inputs.items()
        for inner in (each.members if each.members and name not in known else (each,))
    }


def _of_input(side: str, one: Input, sdk: str, other: Input) -> Iterator[Drift]:
    if None not in {one.required, other.required} and one.required != other.required:
        words = ("required", "optional") if one.required else ("optional", "required")
        fact = f"`{other.name}` is {words[1]}, and {words[0]} in {side}"
        yield Drift("drift-required", fact, other.place, one.place)
    if None not in {one.deprecated, other.deprecated} and one.deprecated != other.deprecated:
        yes, no = (side, sdk) if one.deprecated else (sdk, side)
        fact = f"`{other.name}` is deprecated in {yes} and not in {no}"
        yield Drift("drift-deprecated", fact, other.place, one.place)


def _errors(wanted: Said, found: Said) -> Iterator[Drift]:
    """Compare errors by status, and the types of those that both sides name."""
    if wanted.errors is None or found.errors is None:
        return
    ours, theirs = _by_status(wanted.errors), _by_status(found.errors)
    for status in sorted(ours.keys() - theirs.keys()):
        fact = f"the error {status} of {wanted.side} is missing"
        yield Drift("drift-error", fact, found.place, ours[status].place)
    for status in sorted(theirs.keys() - ours.keys()):
        fact = f"the error {status} is not in {wanted.side}"
        yield Drift("drift-error", fact, theirs[status].place, wanted.place)
    for status in sorted(ours.keys() & theirs.keys()):
        one, other = ours[status], theirs[status]
        if one.type and other.type and _alike(one.type) != _alike(other.type):
            fact = f"the error {status} is `{other.type}`, and `{one.type}` in {wanted.side}"
            yield Drift("drift-error", fact, other.place, one.place)


def _by_status(errors: tuple[Error, ...]) -> dict[str, Error]:
    return {each.status: each for each in errors}


def _alike(name: str) -> str:
    """Return the name of an error without what SDKs put behind it."""
    return fold(name).removesuffix("responsebody").removesuffix("error").removesuffix("exception")
