"""Links of OpenAPI 3.x: the operations that a response leads to."""

from urllib.parse import unquote

from msgspec import UNSET

from sdkref.catalogue.operation import Link
from sdkref.location import Location, tokens
from sdkref.readers.neighbours import Refusal
from sdkref.readers.node import Node, nearest
from sdkref.readers.openapi_addresses import server
from sdkref.readers.openapi_words import METHODS, check_words
from sdkref.readers.references import References


class LinkReader:
    """Reads links; `operations` and `places` are filled before, since links lead forward as well."""

    def __init__(self, references: References) -> None:
        self.references = references
        self.operations: dict[str, str] = {}
        """`METHOD /path` by operationId."""
        self.places: dict[Location, str] = {}
        """`METHOD /path` by where the operation stands."""
        self._keys: frozenset[str] = frozenset()

    def links(self, response: Node) -> tuple[Link, ...]:
        """Return the links of a response; what one that leads nowhere names is kept, and reported."""
        declared = response.mapping("links")
        followed = (
            ((name, self.references.follow(node)) for name, node in declared.items()) if declared else ()
        )
        return tuple(self._link(name, node) for name, node in followed if node is not None)

    def _link(self, name: str, link: Node) -> Link:
        check_words(link, "a link")
        named, reference = link.text("operationId"), link.text("operationRef")
        if named is None and reference is None:
            fact, remedy = "the link names no operation", "add `operationId` or `operationRef`"
            link.report("missing", fact, remedy, link.location)
        operation = self._by_id(named, link) if named is not None else None
        if operation is None and reference is not None:
            operation = self._by_reference(reference, link)
        parameters = link.mapping("parameters")
        host = link.mapping("server")
        return Link(
            name=name,
            operation=operation,
            reference=None if operation else named or reference,
            description=link.text("description"),
            parameters=tuple(parameters.data.items()) if parameters else (),
            request_body=link.data.get("requestBody", UNSET),
            server=server(host) if host else None,
        )

    def _by_id(self, name: str, link: Node) -> str | None:
        if name not in self.operations:
            fact = f"the link names the operation `{name}`, which does not exist"
            link.report(
                "broken-link", fact, f"correct it{nearest(name, self.operations)}", link.at("operationId")
            )
        return self.operations.get(name)

    def _by_reference(self, reference: str, link: Node) -> str | None:
        """Return the operation at an address; one of another API is none of ours, and no fault."""
        place = link.at("operationRef")
        if not self._keys:
            self._keys = frozenset(self.places.values())
        written = _key(reference)
        if written in self._keys and reference.startswith("#"):
            return written
        if "://" in reference.partition("#")[0] and isinstance(
            self.references.look_up(reference, place), Refusal
        ):
            return None
        found = self.references.find(reference, place)
        if found is None:
            return None
        operation = self.places.get(found[1])
        if operation is None:
            fact = f"the link leads to `{reference}`, which is no operation of this API"
            link.report("broken-link", fact, "point it at an operation: #/paths/…", place)
        return operation


def _key(reference: str) -> str | None:
    """Return `METHOD /path` of a reference such as `#/paths/~1pets/get`, whose path may be one itself."""
    match tokens(unquote(reference.partition("#")[2])):
        case ["paths", path, method] if method in METHODS:
            return f"{method.upper()} {path}"
        case ["paths", path, "additionalOperations", method]:
            return f"{method} {path}"
        case _:
            return None
