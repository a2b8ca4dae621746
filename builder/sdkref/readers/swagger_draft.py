"""A converted description in the making: what was taken from where, and what several places share."""

from collections import Counter
from collections.abc import Callable
from typing import Any, TypeAlias
from urllib.parse import quote

from sdkref.diagnostics import Diagnostics
from sdkref.documents.reading import Document
from sdkref.location import Location, escape, tokens
from sdkref.origins import Origins
from sdkref.readers.node import Node
from sdkref.readers.references import References
from sdkref.readers.swagger_references import Rebased

Make: TypeAlias = Callable[[Node, str], dict[str, Any]]
"""Converts an object that is to stand at a pointer of the new document."""


class Draft:
    """What all parts of a conversion share.

    Pointers named `to` are those of the new document; the place of a node is the user's own. Values keep
    their place where nothing else is noted.
    """

    def __init__(self, document: Document, diagnostics: Diagnostics) -> None:
        self.document, self.diagnostics = document, diagnostics
        self.references = References(document, diagnostics)
        self.origins = Origins(Location(document.name))
        self.components: dict[str, dict[str, Any]] = {}
        """By kind and key, as `components` of OpenAPI 3."""
        self._targets: dict[str, str] = {}
        """Pointers of schemas in the source, and where they stand now."""
        self._keys: dict[tuple[str, Location, object], str] = {}
        self._numbers: Counter[tuple[str, str]] = Counter()
        self._rebased = Rebased(document.name)

    def note(self, to: str, origin: Location) -> None:
        """Note that the value at a pointer, with all inside it, was taken from a place."""
        if origin.pointer != to or origin.file != self.document.name:
            self.origins.record(to, origin)

    def schema(self, value: Any, to: str, origin: Location) -> Any:
        """Return a schema for a pointer; references to its old place lead to the new one."""
        self.origins.record(to, origin)
        if origin.file == self.document.name:
            self._targets[origin.pointer] = to
            return value
        return self._rebased.value(value, origin.file)

    def moved(self, pointer: str) -> str:
        """Return where the value stands now that references name by its place in the source."""
        around, inside = pointer, ""
        while around:
            if around in self._targets:
                return self._targets[around] + inside
            around, _, token = around.rpartition("/")
            inside = f"/{token}{inside}"
        return pointer

    def component(self, kind: str, node: Node, make: Make, variant: object = None) -> dict[str, Any]:
        """Return a reference to an object that several places share, converted once for each variant."""
        known = (kind, node.location, variant)
        if known not in self._keys:
            made = self.components.setdefault(kind, {})
            wanted = key = (tokens(node.location.pointer) or ["root"])[-1]
            while key in made:
                self._numbers[kind, wanted] += 1
                key = f"{wanted}_{self._numbers[kind, wanted] + 1}"
            self._keys[known] = key
            made[key] = {}  # keeps its place
            made[key] = make(node, f"/components/{kind}/{escape(key)}")
        return {"$ref": f"#/components/{kind}/{quote(escape(self._keys[known]), safe='')}"}
