"""Models: the schemas that a description names, and those that its references lead to.

Each is read once, and every reference is a name, so that recursion ends at a name in every case.
"""

from collections import deque
from collections.abc import Callable
from typing import Any, TypeAlias

from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.schema import Anything, Reference, Schema
from sdkref.documents.measuring import measure
from sdkref.location import Location, escape, tokens
from sdkref.readers.dynamic_references import WORDS, Bindings, DynamicReferences
from sdkref.readers.model_names import Bound, ModelNames, Origin
from sdkref.readers.neighbours import Refusal
from sdkref.readers.node import Node, nearest
from sdkref.readers.references import References, Start
from sdkref.readers.renaming import renamed
from sdkref.readers.schema_words import may_be_schema

Read: TypeAlias = Callable[[Any, Location], Schema]

_NAMES_ONLY = frozenset(
    {"$ref", "$id", "$schema", "$anchor", "$dynamicAnchor", "$recursiveAnchor", "$comment"}
)
"""Words of a schema that is nothing but a reference."""
_MOST_BOUND = 200_000
"""Values of schemas that are read once more because dynamic anchors are bound in them."""
_DEEPEST_BOUND = 8
"""Schemas with bound anchors that are read inside of each other; further ones get names."""


class Models:
    """The named schemas of one description. `read` reads what stands at a place."""

    def __init__(self, references: References, read: Read) -> None:
        self.references = references
        self.schemas: dict[str, Schema] = {}
        self._read = read
        self._names = ModelNames()
        self._dynamic = DynamicReferences(references)
        self._pending: deque[tuple[str, Any, Location, Bindings]] = deque()
        """Models that are named and not yet read: a chain of references costs no depth."""
        self._led: dict[tuple[Start, str], str] = {}
        """Where a reference starts, the reference, the model that it leads to."""
        self._settled: dict[Location, tuple[Any, Location] | None] = {}
        self._bindings: Bindings = ()
        """What dynamic references mean in the schema that is being read."""
        self._bound: set[Bound] = set()
        self._spent = 0
        self._depth = 0

    def declare(self, schemas: Node) -> None:
        """Read all named schemas of a mapping, in its order.

        One that is nothing but a reference to a schema without a name is that schema.
        """
        for name in schemas.data:
            place = schemas.at(name)
            self._names.declare(name, place)
            self.schemas[name] = Anything(location=place)  # until it is read
        found = [
            (name, *self._claimed(name, value, self.schemas[name].location or schemas.at(name)))
            for name, value in schemas.data.items()
        ]
        for name, value, place in found:
            self.schemas[name] = self._read(value, place)

    def referred(self, node: Node) -> list[Schema]:
        """Return the models that a schema refers to."""
        found = [self._referred(node)] if "$ref" in node.data else []
        if self.references.identifiers.dynamic:
            found += [self._led_to(node, word) for word in WORDS if word in node.data]
        return found

    def named(self, target: Any, place: Location) -> str | None:
        """Return the model that a discriminator names, by its name or by a reference to it."""
        if isinstance(target, str) and not set("/#") & set(target):
            own = self.references.look_up(f"#/components/schemas/{escape(target)}", place)
            if not isinstance(own, Refusal) and (name := self._names.get(own[1])) is not None:
                return name
            if target in self.schemas:
                return target
            if "." not in target:
                remedy = f"correct it{nearest(target, self.schemas)}"
                self.references.broken(place, f"`{target}` is no named schema", remedy)
                return None
        found = self.references.find(target, place)
        return None if found is None else self._name(found, place, f"`{target}` leads to no schema")

    def complete(self) -> None:
        """Read what references have named, and report models that are nothing but each other's names."""
        while self._pending:
            name, value, place, self._bindings = self._pending.popleft()
            self.schemas[name] = self._read(value, place)
        self._bindings = ()
        self._break_circles()

    def settled(self, catalogue: Catalogue) -> Catalogue:
        """Return a catalogue of these models with names that do not depend on the order of reading."""
        return renamed(catalogue, self._names.final())

    def _claimed(self, name: str, value: Any, place: Location) -> tuple[Any, Location]:
        """Return what a declared schema is: what it refers to, when that has no name and nothing is added."""
        if not _is_reference(value):
            return value, place
        found = self._behind(value, place)
        if found is None or self._names.get(found[1]) is not None or not may_be_schema(found[0]):
            return value, place
        self._names.declare(name, found[1])
        return found

    def _referred(self, node: Node) -> Schema:
        """Return the model that the `$ref` of a schema leads to; what was led to before is remembered."""
        reference, place = node.data["$ref"], node.location
        binds = self.references.identifiers.dynamic and self._dynamic.binds(place)
        if binds or self._bindings or not isinstance(reference, str):
            return self._led_to(node, "$ref")
        asked = (self.references.start(place), reference)
        if (name := self._led.get(asked)) is not None:
            return Reference(name=name, location=place)
        model = self._led_to(node, "$ref")
        if isinstance(model, Reference) and "#/" in reference:  # an anchor may mean the nearest
            self._led[asked] = model.name
        return model

    def _led_to(self, node: Node, word: str) -> Schema:
        place, reference = node.at(word), node.data[word]
        if word == "$ref":
            found = self.references.find(reference, place)
        else:
            found = self._dynamic.find(reference, place, self._bindings)
        if found is None:
            return Anything(location=place)
        if self._bindings or self._dynamic.binds(place):
            behind = self._behind(*found)
            bindings = behind and self._dynamic.bound(place, behind[1], behind[0], self._bindings)
            if behind and bindings and self._affords(behind[0], Bound(behind[1], bindings), place):
                return self._generic(behind[0], Bound(behind[1], bindings), node)
        name = self._name(found, place, f"the reference `{reference}` leads to something that is no schema")
        return Anything(location=place) if name is None else Reference(name=name, location=node.location)

    def _affords(self, value: Any, key: Bound, place: Location) -> bool:
        """Tell whether a schema is read once more for what is bound in it; a finding tells when it is not."""
        if key in self._bound:
            return True
        self._spent += measure(value)[1]
        if self._spent <= _MOST_BOUND:
            return True
        fact = "generic schemas have more meanings than are shown"
        remedy = "bind fewer anchors; this reference is shown as if none was bound"
        self.references.diagnostics.report("unbound-anchor", fact, remedy, place)
        return False

    def _generic(self, value: Any, key: Bound, node: Node) -> Schema:
        """Return a schema with bound anchors: itself at its first place, from then on its name."""
        name = self._names.get(key)
        if name is None and key not in self._bound and self._depth < _DEEPEST_BOUND:
            self._bound.add(key)
            before, self._bindings = self._bindings, key.bindings
            self._depth += 1
            try:
                return self._read(value, key.place)
            finally:
                self._bindings = before
                self._depth -= 1
        self._bound.add(key)
        return Reference(name=name or self._add(value, key.place, key.bindings), location=node.location)

    def _name(self, found: tuple[Any, Location], place: Location, otherwise: str) -> str | None:
        """Return the name of the model that was found, or None with a diagnostic when it is no schema."""
        name = self._names.get(found[1])
        if name is not None:
            return name
        behind = self._behind(*found)
        if behind is None:
            return None
        name = self._names.get(behind[1])
        if name is not None:
            return name
        if not may_be_schema(behind[0]):
            self.references.broken(place, otherwise, "point it at a schema")
            return None
        return self._add(*behind)

    def _add(self, value: Any, place: Location, bindings: Bindings = ()) -> str:
        """Return the name of a schema that is to be read."""
        first = self.references.document.name
        is_schema = place.file != first and may_be_schema(self.references.neighbours.named(place.file).data)
        identifier = value.get("$id") if isinstance(value, dict) else None
        origin = Origin(
            first=first,
            identifier=identifier if isinstance(identifier, str) else None,
            within=self._names.declared(Location(place.file)) or "" if is_schema else None,
            suffix="".join(f"_{self._bound_name(each)}" for _, each in bindings),
        )
        name = self._names.make(Bound(place, bindings) if bindings else place, origin)
        self.schemas[name] = Anything(location=place)  # keeps its place in the order
        self._pending.append((name, value, place, bindings))
        return name

    def _bound_name(self, place: Location) -> str:
        """Return what a schema is called to which an anchor is bound."""
        found = self._behind(*self.references.at(place))
        place = place if found is None else found[1]
        return self._names.get(place) or (tokens(place.pointer) or ["Root"])[-1]

    def _behind(self, value: Any, place: Location) -> tuple[Any, Location] | None:
        """Return what a schema that is nothing but a reference stands for: up to one that has a name."""
        seen: dict[Location, None] = {}
        found: tuple[Any, Location] | None = (value, place)
        while found is not None and _is_reference(found[0]):
            value, place = found
            if place in self._settled:
                found = self._settled[place]
                break
            if seen and self._names.get(place) is not None:
                break
            if place in seen:
                self.references.circle(place.child("$ref"), value["$ref"])
                found = None
                break
            seen[place] = None
            found = self.references.find(value["$ref"], place.child("$ref"))
        self._settled |= dict.fromkeys(seen, found)
        return found

    def _break_circles(self) -> None:
        """Report models that are nothing but references to each other; they allow anything."""
        grounded: set[str] = set()
        for name, schema in list(self.schemas.items()):
            way, each = {name}, schema
            while isinstance(each, Reference) and each.name not in way and each.name not in grounded:
                way.add(each.name)
                each = self.schemas.get(each.name, Anything())
            if isinstance(each, Reference) and each.name not in grounded:
                first = self.schemas[each.name].location or each.location
                self.schemas[each.name] = Anything(location=first)
                if first is not None:
                    fact = f"the reference to `{each.name}` leads back to itself"
                    self.references.broken(first.child("$ref"), fact, "break the circle")
            grounded |= way


def _is_reference(value: Any) -> bool:
    """Tell a schema that is a reference and says nothing of its own."""
    return isinstance(value, dict) and isinstance(value.get("$ref"), str) and value.keys() <= _NAMES_ONLY
