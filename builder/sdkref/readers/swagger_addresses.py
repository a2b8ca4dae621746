"""Addresses of Swagger 2.0: schemes, host and base path, as servers of OpenAPI 3."""

import re
from typing import Any

from msgspec import Struct

from sdkref.diagnostics import Level
from sdkref.location import Location
from sdkref.readers.node import Node, nearest
from sdkref.readers.swagger_draft import Draft

_SCHEMES = ("http", "https", "ws", "wss")
_IN_HOST = re.compile(r"(?:([A-Za-z][A-Za-z0-9+.-]*):)?//")


class Addresses(Struct, frozen=True):
    """Where the API is, and by which schemes it is reached."""

    host: str
    """Empty when the description does not say."""
    path: str
    schemes: tuple[str, ...]
    place: Location
    """Where they are said."""

    def servers(self, draft: Draft, to: str, schemes: tuple[str, ...]) -> list[dict[str, Any]]:
        """Return a server for each scheme, as a list for a pointer."""
        found = self._servers(schemes)
        for pointer in (to, *(f"{to}/{index}{url}" for index in range(len(found)) for url in ("", "/url"))):
            draft.note(pointer, self.place)
        return found

    def of(self, draft: Draft, operation: Node, to: str) -> list[dict[str, Any]]:
        """Return the servers of an operation whose schemes are not those of all."""
        own = schemes_of(operation)
        return self.servers(draft, to, own) if own and set(own) != set(self.schemes) else []

    def _servers(self, schemes: tuple[str, ...]) -> list[dict[str, Any]]:
        """Return a server for each scheme; without a host, the schemes are said in words."""
        if self.host:
            address = f"{self.host}{self.path}"
            assumed = {"url": f"https://{address}", "description": "No scheme is named; https is assumed."}
            return [{"url": f"{each}://{address}"} for each in schemes] or [assumed]
        if not (self.path or schemes):
            return []
        words = {"description": f"Reached over {' or '.join(schemes)}."} if schemes else {}
        return [{"url": self.path or "/", **words}]


def addresses_of(root: Node, operations: list[Node]) -> Addresses:
    """Return the addresses of a description."""
    host, path = root.text("host") or "", root.text("basePath") or ""
    if mark := _IN_HOST.match(host):
        remedy = f"write `{host[mark.end() :]}`, and the scheme in `schemes`"
        root.report("wrong-address", f"`{host}` is an address, not a host", remedy, root.at("host"))
        host = host[mark.end() :]
    if path and not path.startswith("/"):
        remedy = f"write `/{path}`, as which it is read"
        root.report("wrong-address", f"`{path}` does not begin with a slash", remedy, root.at("basePath"))
        path = f"/{path}"
    schemes = schemes_of(root)
    if not schemes and mark and mark[1] in _SCHEMES:
        schemes = (mark[1],)
    place = next((root.at(key) for key in ("host", "basePath", "schemes") if key in root), root.location)
    return Addresses(host.rstrip("/"), path.rstrip("/"), schemes or _common(operations), place)


def schemes_of(node: Node) -> tuple[str, ...]:
    """Return the schemes that an object names."""
    written = node.data.get("schemes")
    if isinstance(written, str):
        fact, remedy = "`schemes` is a text, not a list", f"write a list: [{written}]"
        node.report("wrong-type", fact, remedy, node.at("schemes"))
        found: tuple[str, ...] = (written,)
    else:
        found = node.texts("schemes")
    for index, scheme in enumerate(found):
        if scheme not in _SCHEMES:
            remedy = f"write one of {', '.join(_SCHEMES)}{nearest(scheme, _SCHEMES)}; it is left out"
            place = node.at("schemes") if isinstance(written, str) else node.at("schemes", index)
            node.report("wrong-address", f"`{scheme}` is no scheme of an address", remedy, place, Level.ERROR)
    return tuple(dict.fromkeys(each for each in found if each in _SCHEMES))


def _common(operations: list[Node]) -> tuple[str, ...]:
    """Return the schemes that every operation names, when all name the same ones."""
    named = [each.data.get("schemes") for each in operations]
    same = all(each == named[0] for each in named)
    return schemes_of(operations[0]) if operations and same else ()
