"""References (`$ref`): what they point to, in the description itself and in the files beside it."""

from typing import Any, TypeAlias
from urllib.parse import quote, unquote

from sdkref.diagnostics import Diagnostics, Level
from sdkref.documents.reading import Document
from sdkref.location import Location, escape, is_index, tokens
from sdkref.readers.identifiers import Identifiers, joined
from sdkref.readers.neighbours import Neighbours, Refusal
from sdkref.readers.node import Node, nearest

Start: TypeAlias = Location | str
_LONGEST = 120
"""Characters of a reference that a message shows."""
_MOST_DETOURS = 40
"""References that may have to be followed within the pointer of another."""


class References:
    """Finds the values that references of one description point to; what cannot be found is reported."""

    def __init__(self, document: Document, diagnostics: Diagnostics) -> None:
        self.document, self.diagnostics = document, diagnostics
        self.neighbours = Neighbours(document, diagnostics)
        self.identifiers = Identifiers()
        self._found: dict[tuple[Start, str], tuple[Any, Location]] = {}
        """What was found, by resource and reference."""
        for each in (document, *document.neighbours.values()):
            self.identifiers.add(each, self.neighbours.address(each))

    def find(self, reference: Any, place: Location) -> tuple[Any, Location] | None:
        """Return a value and its place, or None with a diagnostic at the reference's own place."""
        if not isinstance(reference, str):
            self.broken(
                place, "the reference is no text", "write a pointer such as #/components/schemas/Name"
            )
            return None
        found = self.look_up(reference, place)
        if isinstance(found, Refusal) and not set("#/.:") & set(reference):
            found = self._by_name(reference, place, found)
        if isinstance(found, Refusal):
            self.broken(place, f"the reference {_shown(reference)} {found.fact}", found.remedy)
            return None
        return found

    def look_up(self, reference: str, place: Location, detours: int = 0) -> tuple[Any, Location] | Refusal:
        """Return what a reference at a place leads to and where that stands, or why it leads nowhere."""
        start = self.start(place)
        known = self._found.get((start, reference))
        if known is not None:
            return known
        path, _, fragment = reference.partition("#")
        resource = self._resource(path, self.resource(place)) if path else self.resource(place)
        if isinstance(resource, Refusal):
            return resource
        found = self._inside(resource, unquote(fragment), place, detours)
        if not isinstance(found, Refusal) and fragment[:1] in {"", "/"}:  # an anchor may mean the nearest
            self._found[start, reference] = found
        return found

    def at(self, place: Location) -> tuple[Any, Location]:
        """Return the value at a place that exists."""
        value = self.neighbours.named(place.file).data
        for token in tokens(place.pointer):
            value = value[int(token)] if isinstance(value, list) else value[token]
        return value, place

    def resource(self, place: Location) -> Location:
        """Return the document or the schema with an `$id` from which references at a place start."""
        return self.identifiers.resource(place) or Location(place.file)

    def start(self, place: Location) -> Start:
        """Return what tells apart where references start: the file, if nothing in it has an `$id`."""
        return self.identifiers.resource(place) or place.file

    def follow(self, node: Node) -> Node | None:
        """Return the mapping that a node stands for: itself, or what its references lead to."""
        seen: set[Location] = set()
        while "$ref" in node:
            place = node.at("$ref")
            found = self.find(node.data["$ref"], place)
            if found is None:
                return None
            value, target = found
            if target in seen:
                self.circle(place, node.data["$ref"])
                return None
            seen.add(target)
            if not node.is_a(dict, value, "a mapping", target):
                return None
            node = Node(_beside(node.data, value), target, self.diagnostics)
        return node

    def mapping(self, owner: Node, key: str) -> Node | None:
        """Return a member that OpenAPI has no reference for; one is followed all the same, and reported."""
        node = owner.mapping(key)
        if node is None or "$ref" not in node:
            return node
        fact = f"OpenAPI has no reference in the place of `{key}`; it is followed all the same"
        node.report(
            "misplaced-reference", fact, f"write `{key}` out, with references inside", node.at("$ref")
        )
        return self.follow(node)

    def plain(self, node: Node) -> tuple[Start, str] | None:
        """Return what tells the target of a node apart that is a reference and nothing beside it."""
        reference = node.data.get("$ref")
        if not isinstance(reference, str) or len(node.data) > 1:
            return None
        return self.start(node.location), reference

    def broken(self, place: Location, fact: str, remedy: str) -> None:
        """Report a reference that cannot be used, at its own place."""
        self.diagnostics.report("broken-reference", fact, remedy, place, Level.ERROR)

    def circle(self, place: Location, reference: str) -> None:
        """Report a reference that leads to nothing but itself."""
        self.broken(place, f"the reference {_shown(reference)} leads back to itself", "break the circle")

    def _by_name(self, name: str, place: Location, otherwise: Refusal) -> tuple[Any, Location] | Refusal:
        """Return the schema of that name, with a diagnostic; a name alone is a path."""
        for around in ("#/components/schemas/", "#/definitions/"):
            found = self.look_up(around + quote(escape(name)), place)
            if not isinstance(found, Refusal):
                fact, remedy = f"the reference `{name}` is a name alone", f"write `{around}{name}`"
                self.diagnostics.report("broken-reference", fact, remedy, place)
                return found
        return otherwise

    def _resource(self, path: str, start: Location) -> Location | Refusal:
        """Return the document or the schema with an `$id` that the address of a reference names."""
        holder = self.neighbours.named(start.file)
        address = joined(self.identifiers.address(start) or self.neighbours.address(holder), path)
        if (known := self.identifiers.at(address)) is not None:
            return known
        found = self.neighbours.find(path, holder)
        # Where a document has an address, those below the same folder stand for the files beside it.
        own = self.identifiers.address(Location(holder.name)) or ""
        folder = own[: own.rfind("/") + 1]
        if isinstance(found, Refusal) and folder and address.startswith(folder):
            beside = self.neighbours.find(address.removeprefix(folder), holder)
            found = found if isinstance(beside, Refusal) else beside
        if isinstance(found, Refusal):
            return found
        self.identifiers.add(found, self.neighbours.address(found))
        return Location(found.name)

    def _inside(
        self, resource: Location, fragment: str, place: Location, detours: int
    ) -> tuple[Any, Location] | Refusal:
        """Return what a fragment names inside of a document or of a schema with an `$id`."""
        document = self.neighbours.named(resource.file)
        if fragment and not fragment.startswith("/"):
            near = place if self.resource(place) == resource else resource
            pointer = self.identifiers.anchor(fragment, document, near)
            if pointer is None:
                fact = f"leads nowhere: there is no anchor `{fragment}`"
                return Refusal(fact, "write a pointer such as #/components/schemas/Name")
            return self._at(document, pointer, detours)
        if document.moved is not None and not resource.pointer:
            fragment = document.moved(fragment)
        found = self._at(document, resource.pointer + fragment, detours)
        if not isinstance(found, Refusal):
            return found
        others = [fragment] if resource.pointer else []
        others += [resource.pointer] if fragment == "/" else []
        for each in others:
            if not isinstance(other := self._at(document, each, detours), Refusal):
                return other
        return found

    def _at(self, document: Document, pointer: str, detours: int) -> tuple[Any, Location] | Refusal:
        """Return the value at a pointer; where a reference stands on the way, the way goes on behind it."""
        value = document.data
        if "~" not in pointer:  # as most are, so that the pointer needs no other spelling
            for token in pointer.split("/")[1:]:
                if type(value) is not dict or token not in value:
                    break
                value = value[token]
            else:
                return value, Location(document.name, pointer)
        return self._step_by_step(document, pointer, detours)

    def _step_by_step(self, document: Document, pointer: str, detours: int) -> tuple[Any, Location] | Refusal:
        value, start, steps = document.data, Location(document.name), list[str | int]()
        for token in tokens(pointer):
            while isinstance(value, dict) and token not in value and isinstance(value.get("$ref"), str):
                if detours == _MOST_DETOURS:
                    fact = "leads through too many other references, or back to itself"
                    return Refusal(fact, "name directly what it leads to")
                detours += 1
                behind = self.look_up(value["$ref"], start.child(*steps, "$ref"), detours)
                if isinstance(behind, Refusal):
                    return behind
                (value, start), steps = behind, []
            if isinstance(value, dict) and token in value:
                value = value[token]
                steps.append(token)
            elif isinstance(value, list) and is_index(token, len(value)):
                value = value[int(token)]
                steps.append(int(token))
            else:
                hint = nearest(token, value) if isinstance(value, dict) else ""
                return Refusal(f"leads nowhere: there is no `{token}`", f"correct it{hint}")
        return value, start.child(*steps)


def _beside(reference: dict[str, Any], target: dict[str, Any]) -> dict[str, Any]:
    """Return the target with the summary and description that may stand beside a reference (OpenAPI 3.1)."""
    over = {key: reference[key] for key in ("summary", "description") if isinstance(reference.get(key), str)}
    return {**target, **over} if over else target


def _shown(reference: str) -> str:
    return f"`{reference}`" if len(reference) <= _LONGEST else f"`{reference[:_LONGEST]}…`"
