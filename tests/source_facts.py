"""Facts: what a description says, one by one, each with where it stands and where a page must show it."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from raw_description import Description, Spot

Place: TypeAlias = tuple[str, str]
"""What a section is about: `("operation", "GET /x")`, `("model", "Pet")`, `("overview", "")` and the like."""


class Scope(Struct, frozen=True):
    """Where on the site a fact must stand."""

    place: Place
    chain: tuple[str, ...] = ()
    """Rows within each other, the outermost first, after a response's status: `("=200", "pets", "id")`."""
    loose: bool = False
    """Whether it may stand in a row further in as well: the place of a type that has no row of its own."""

    def inside(self, *names: str) -> "Scope":
        """Return the scope of a row further in."""
        return replace(self, chain=(*self.chain, *names))


class Fact(Struct, frozen=True):
    """One thing that a description says."""

    kind: str
    """How it is looked for; one of `presence.CHECKS`, or a kind that only an exception can cover."""
    value: Any
    spot: str
    """The JSON pointer."""
    scope: Scope


Walker: TypeAlias = "Callable[[Walk, Spot, Scope], Iterator[Fact]]"
"""Gives the facts of what stands at a spot."""


class Walk:
    """A walk over a description: every member of every object is a fact, leads on, or is unknown.

    `operation` says what the members of an operation mean, and `parameter` what a parameter does: they are
    what the formats differ in.
    """

    def __init__(self, description: Description, operation: Mapping[str, Walker], parameter: Walker) -> None:
        self.description, self.operation, self.parameter = description, operation, parameter
        self.visited: set[str] = set()
        """Places that references lead to."""
        self.names: dict[str, str] = {}
        """Names of schemas that stand elsewhere, and to which a named schema is a mere reference."""
        self.open: list[str] = []
        """Places of the schemas without a name that the walk is inside of, by references."""

    def members(self, spot: Spot, scope: Scope, table: Mapping[str, Walker]) -> Iterator[Fact]:
        """Give the facts of an object, member by member."""
        if not isinstance(spot.value, dict):
            yield Fact("wrong type", spot.value, spot.place, scope)
            return
        for name in spot.value:
            walker = table.get(name) or (extension if name.startswith("x-") else unknown)
            yield from walker(self, spot.at(name), scope)

    def follow(self, spot: Spot, scope: Scope) -> Iterator[tuple[Spot, list[Fact]]]:
        """Give what a spot stands for, and the facts that stand beside the reference where it is one."""
        found = self.description.followed(spot)
        if found is None:
            yield Spot({}, spot.pointer, spot.file), [Fact("broken reference", spot.value, spot.place, scope)]
            return
        if found is spot:
            yield found, []
            return
        self.visited.add(found.place)
        yield found, list(self.members(spot, scope, BESIDE_REFERENCE))

    def owner(self, spot: Spot) -> Any:
        """Return the object that a member belongs to."""
        owner: Any = self.description.files[spot.file]
        for token in spot.pointer.split("/")[1:-1]:
            step = token.replace("~1", "/").replace("~0", "~")
            owner = owner[int(step)] if isinstance(owner, list) else owner[step]
        return owner

    def leading(self, spot: Spot, scope: Scope, walker: Walker) -> Iterator[Fact]:
        """Give the facts of what a spot stands for."""
        for found, beside in self.follow(spot, scope):
            yield from walker(self, found, scope)
            yield from beside


def extension(_: Walk, spot: Spot, scope: Scope) -> Iterator[Fact]:
    """Give a vendor's extension that we do not read."""
    yield Fact("extension", spot.value, spot.place, scope)


def unknown(_: Walk, spot: Spot, scope: Scope) -> Iterator[Fact]:
    """Give a member that the format does not have."""
    yield Fact("unknown member", spot.value, spot.place, scope)


def said(kind: str) -> Walker:
    """Return the walker of a member that says one thing."""

    def give(_: Walk, spot: Spot, scope: Scope) -> Iterator[Fact]:
        if spot.value not in ("", None):
            yield Fact(kind, spot.value, spot.place, scope)

    return give


def flag(kind: str) -> Walker:
    """Return the walker of a member that says something when it is true."""

    def give(_: Walk, spot: Spot, scope: Scope) -> Iterator[Fact]:
        if spot.value is True:
            yield Fact(kind, spot.value, spot.place, scope)

    return give


def silent(_: Walk, spot: Spot, scope: Scope) -> Iterator[Fact]:
    """Give what is no text for a reader; an exception says why."""
    yield Fact("silent", spot.value, spot.place, scope)


def structure(_: Walk, __: Spot, ___: Scope) -> Iterator[Fact]:
    """Give nothing: what the member says is part of what others say."""
    return iter(())


def within(table: Mapping[str, Walker]) -> Walker:
    """Return the walker of an object with a table of its own."""

    def give(walk: Walk, spot: Spot, scope: Scope) -> Iterator[Fact]:
        yield from walk.members(spot, scope, table)

    return give


def each(walker: Walker) -> Walker:
    """Return the walker of a list, or of a mapping whose keys say nothing."""

    def give(walk: Walk, spot: Spot, scope: Scope) -> Iterator[Fact]:
        for step in steps(spot):
            yield from walker(walk, spot.at(step), scope)

    return give


def steps(spot: Spot) -> list[Any]:
    """Return the keys of a mapping or the indexes of a list; none of anything else."""
    if isinstance(spot.value, dict):
        return list(spot.value)
    return list(range(len(spot.value))) if isinstance(spot.value, list) else []


def loosely(walker: Walker) -> Walker:
    """Return a walker whose facts may stand in rows further in as well."""

    def give(walk: Walk, spot: Spot, scope: Scope) -> Iterator[Fact]:
        yield from walker(walk, spot, replace(scope, loose=True))

    return give


EXTERNAL_DOCS = within({"url": said("address"), "description": said("prose")})
BESIDE_REFERENCE: Mapping[str, Walker] = {
    "$ref": structure,
    "summary": said("prose"),
    "description": said("prose"),
}
"""Words that may stand beside a reference (OpenAPI 3.1)."""
