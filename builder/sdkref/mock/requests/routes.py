"""Which operation a request is for: a tree of path segments, constants before values."""

import re
from collections.abc import Iterator, Sequence
from urllib.parse import unquote, urlsplit

from msgspec.structs import replace

from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.operation import Server
from sdkref.mock.exchange import Match, Request, Violation
from sdkref.mock.nearest import nearest_path
from sdkref.mock.requests.rivals import likeliest
from sdkref.mock.requests.templates import Segment, Template, templates
from sdkref.words import one_line

_MOST_SEGMENTS = 200
"""A longer path is no path of any API, and would nest too deep."""


class _Node:
    """What may follow after some segments."""

    def __init__(self) -> None:
        self.constants: dict[str, _Node] = {}
        self.mixed: list[tuple[re.Pattern[str], _Node]] = []
        self.any: _Node | None = None
        self.ends: dict[str, list[Template]] = {}

    def child(self, segment: Segment) -> "_Node":
        """Return what follows after a segment, made when it is new."""
        if not segment.names:
            return self.constants.setdefault(segment.text, _Node())
        if segment.is_whole:
            self.any = self.any or _Node()
            return self.any
        pattern = re.compile(segment.pattern())
        for known, node in self.mixed:
            if known.pattern == pattern.pattern:
                return node
        node = _Node()
        self.mixed.append((pattern, node))
        return node


class Routes:
    """The operations of a catalogue by method and path."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._root = _Node()
        self._operations = catalogue.operations
        found = [
            template
            for operation in catalogue.operations
            for template in templates(operation, _bases([*operation.servers, *catalogue.servers]))
        ]
        # The order is that of specificity and then of letters, whatever the order of the source.
        found.sort(key=_rank)
        self._spread = [each for each in found if each.spread]
        for template in found:
            node = self._root
            for segment in template.segments:
                node = node.child(segment)
            node.ends.setdefault(template.operation.method.upper(), []).append(template)

    def match(self, request: Request) -> Match | Violation:
        """Return the operation that a request is for, or why there is none."""
        found = self._declared_match(request)
        if isinstance(found, Violation) and request.method == "HEAD":
            as_get = self._declared_match(replace(request, method="GET"))  # as every server of HTTP does
            return as_get if isinstance(as_get, Match) else found
        return found

    def _declared_match(self, request: Request) -> Match | Violation:
        segments = request.path.removeprefix("/").split("/")
        methods: dict[str, Template] = {}
        method = request.method.upper()
        if len(segments) <= _MOST_SEGMENTS:
            for node, values in _ends(self._root, segments, 0, ()):
                if found := likeliest(node.ends.get(method, ()), request):
                    return _match(found, values)
                for each, candidates in node.ends.items():
                    methods.setdefault(each, candidates[0])
        return self._spread_match(request, methods) or self._miss(request, methods)

    def methods(self, request: Request) -> list[str]:
        """Return the methods that a path takes."""
        segments = request.path.removeprefix("/").split("/")
        nodes = _ends(self._root, segments, 0, ()) if len(segments) <= _MOST_SEGMENTS else ()
        found = {method for node, _ in nodes for method in node.ends}
        spread = (each for each in self._spread if each.whole.fullmatch(request.path))
        found |= {each.operation.method.upper() for each in spread}
        return sorted(found | ({"HEAD"} if "GET" in found else set()))

    def _spread_match(self, request: Request, methods: dict[str, Template]) -> Match | None:
        """Return the operation whose values hold the slashes of a path that is no other's."""
        for template in self._spread:
            found = template.whole.fullmatch(request.path)
            if found is None:
                continue
            if template.operation.method.upper() == request.method and likeliest([template], request):
                return _match([template], found.groups())
            methods.setdefault(template.operation.method.upper(), template)
        return None

    def _miss(self, request: Request, methods: dict[str, Template]) -> Violation:
        path = one_line(request.path)[:200]
        if methods and request.method not in methods:
            known = " and ".join(sorted(methods))
            first = next(iter(methods.values())).operation
            return Violation(
                code="unknown-method",
                where="request",
                message=f"`{first.path}` takes {known}, not {one_line(request.method)[:40]}",
                declared=first.location,
            )
        if methods:
            constants = " or ".join(
                sorted({f"`{each.operation.path}`" for each in _same_method(self._root, request)})
            )
            return Violation(
                code="unknown-path",
                where="request",
                message=f"`{path}` needs a query that its operations tell apart by; send {constants}",
            )
        nearest = nearest_path(request.path, request.method, self._operations)
        remedy = f"; did you mean `{nearest.method} {nearest.path}`?" if nearest else ""
        return Violation(
            code="unknown-path",
            where="request",
            message=f"`{path}` is no path of the API{remedy}",
            declared=nearest.location if nearest else None,
        )


def _rank(template: Template) -> tuple[object, ...]:
    """Return by what templates are put in order: the most specific first."""
    shape = [(len(each.names), -len(each.text)) for each in template.segments]
    return (
        shape,
        template.based,
        -sum(value is not None for _, value in template.constants),
        -len(template.constants),
        template.operation.path,
        template.operation.method,
    )


def _bases(servers: Sequence[Server]) -> Iterator[str]:
    """Yield the paths that servers put in front of an operation's own; `{name}` stands for a variable."""
    for server in servers:
        filled = server.url
        for variable in server.variables:
            filled = filled.replace(f"{{{variable.name}}}", variable.default)
        for url in (server.url, filled):
            try:
                path = urlsplit(url).path.strip("/")
            except ValueError:
                continue
            if path:
                yield f"/{path}"


def _ends(
    node: _Node, segments: list[str], index: int, values: tuple[str, ...]
) -> Iterator[tuple[_Node, tuple[str, ...]]]:
    """Yield where a path leads, the most specific end first, with the values that were met on the way."""
    if index == len(segments):
        if node.ends:
            yield node, values
        return
    segment = segments[index]
    constant = node.constants.get(unquote(segment) if "%" in segment else segment)
    if constant is not None:
        yield from _ends(constant, segments, index + 1, values)
    for pattern, following in node.mixed:
        if found := pattern.fullmatch(segment):
            yield from _ends(following, segments, index + 1, (*values, *found.groups()))
    if node.any is not None and segment:
        yield from _ends(node.any, segments, index + 1, (*values, segment))


def _match(found: Sequence[Template], values: Sequence[str]) -> Match:
    named = {name: value for name, value in zip(found[0].names, values, strict=True) if name[:1] != "/"}
    first = found[0].operation
    rivals = {id(each.operation): each.operation for each in found[1:] if each.operation is not first}
    return Match(first, named, tuple(rivals.values()))


def _same_method(root: _Node, request: Request) -> Iterator[Template]:
    for node, _ in _ends(root, request.path.removeprefix("/").split("/"), 0, ()):
        yield from node.ends.get(request.method.upper(), ())
