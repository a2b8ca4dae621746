"""Local references (`$ref`): what they point to, each followed at most once."""

from typing import Any
from urllib.parse import unquote

from sdkref.diagnostics import Diagnostics, Level
from sdkref.documents import Document
from sdkref.location import Location, is_index, tokens
from sdkref.readers.node import Node, nearest


class References:
    """Finds the values that references of one document point to; what cannot be found is reported."""

    def __init__(self, document: Document, diagnostics: Diagnostics) -> None:
        self.document, self.diagnostics = document, diagnostics

    def find(self, reference: Any, place: Location) -> tuple[Any, Location] | None:
        """Return a value and its place, or None with a diagnostic at the reference's own place."""
        if not isinstance(reference, str):
            self.broken(
                place, "the reference is no text", "write a pointer such as #/components/schemas/Name"
            )
            return None
        if not reference.startswith("#"):
            self.broken(
                place,
                f"the reference `{reference}` leaves this file, and is not followed",
                "bundle the description into one file",
            )
            return None
        pointer = unquote(reference[1:])
        if pointer and not pointer.startswith("/"):
            self.broken(place, f"the reference `{reference}` names an anchor", "write a pointer instead: #/…")
            return None
        value = self.document.data
        for token in tokens(pointer):
            if isinstance(value, dict) and token in value:
                value = value[token]
            elif isinstance(value, list) and is_index(token, len(value)):
                value = value[int(token)]
            else:
                hint = nearest(token, value) if isinstance(value, dict) else ""
                self.broken(
                    place,
                    f"the reference `{reference}` leads nowhere: there is no `{token}`",
                    "correct it" + hint,
                )
                return None
        return value, Location(self.document.name, pointer)

    def follow(self, node: Node) -> Node | None:
        """Return the mapping that a node stands for: itself, or what its references lead to."""
        seen: set[str] = set()
        while "$ref" in node:
            place = node.at("$ref")
            found = self.find(node.data["$ref"], place)
            if found is None:
                return None
            value, target = found
            if target.pointer in seen:
                self.broken(
                    place, f"the reference `{node.data['$ref']}` leads back to itself", "break the circle"
                )
                return None
            seen.add(target.pointer)
            if not node.is_a(dict, value, "a mapping", target):
                return None
            node = Node(_beside(node.data, value), target, self.diagnostics)
        return node

    def broken(self, place: Location, fact: str, remedy: str) -> None:
        """Report a reference that cannot be used, at its own place."""
        self.diagnostics.report("broken-reference", fact, remedy, place, Level.ERROR)


def _beside(reference: dict[str, Any], target: dict[str, Any]) -> dict[str, Any]:
    """Return the target with the summary and description that may stand beside a reference (OpenAPI 3.1)."""
    over = {key: reference[key] for key in ("summary", "description") if isinstance(reference.get(key), str)}
    return {**target, **over} if over else target
