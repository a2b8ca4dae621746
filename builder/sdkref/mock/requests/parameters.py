"""Parameters of a request: which of them came, what their texts say, and which are missing or unknown."""

from collections.abc import Sequence

from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.media import media_kind
from sdkref.catalogue.memo import Memo
from sdkref.catalogue.operation import Operation
from sdkref.catalogue.views import Views
from sdkref.mock.exchange import Match, Request
from sdkref.mock.misspellings import meant_by
from sdkref.mock.requests.coercion import Coercer
from sdkref.mock.requests.collected import Collected, by_name
from sdkref.mock.requests.pairs import (
    SentPair,
    cookie_pairs,
    decoded,
    keys_of,
    nested,
    plus_decoded,
    query_pairs,
)
from sdkref.mock.requests.plans import Known, Plan, planned
from sdkref.mock.requests.styles import named_trees, path_trees, written_trees
from sdkref.mock.requests.trees import Tree
from sdkref.words import one_line

_IGNORED_HEADERS = frozenset(
    {
        "accept",
        "authorization",
        "connection",
        "content-length",
        "content-type",
        "cookie",
        "expect",
        "host",
        "transfer-encoding",
    }
)
"""Headers that OpenAPI describes elsewhere, or that a client writes by itself."""


class ParameterReader:
    """Reads the parameters of one catalogue's operations."""

    def __init__(self, catalogue: Catalogue, views: Views, coercer: Coercer) -> None:
        self._coercer = coercer
        self._keys = _names_of_keys(catalogue, "query")
        self._header_keys = frozenset(name.lower() for name in _names_of_keys(catalogue, "header"))
        self._plans: Memo[Operation, Plan] = Memo(lambda operation: planned(operation, views))

    def read(self, request: Request, match: Match) -> Collected:
        """Return the values of all parameters that came, and what is wrong with them."""
        plan = self._plans.of(match.operation)
        found = Collected(self._coercer)
        for each in plan.of("path"):
            if (raw := match.path_values.get(each.parameter.name)) is not None:
                _read_path(found, each, raw)
        whole = next(plan.of("querystring"), None)
        if whole is not None:
            self._read_whole_query(found, whole, request.query, plan)
        else:
            self._read_query(found, plan, query_pairs(request.query))
        if plan.headers:
            self._misspelt_headers(found, plan, request)
        for each in plan.of("header"):
            _read_header(found, each, request)
        cookies = [pair for name, text in request.headers if name == "cookie" for pair in cookie_pairs(text)]
        for each in plan.of("cookie"):
            _read_cookie(found, each, cookies)
        return found

    def _misspelt_headers(self, found: Collected, plan: Plan, request: Request) -> None:
        """Tell of headers that were meant for declared ones; all others are nobody's business."""
        sent = dict.fromkeys(name for name, _ in request.headers)
        absent = [name for name in plan.headers if name not in sent and name not in _IGNORED_HEADERS]
        for name in sent if absent else ():
            if name in plan.headers or name in _IGNORED_HEADERS or name in self._header_keys:
                continue
            meant = meant_by(name, absent)
            if meant is not None:
                found.misspelt(name, plan.headers[meant])

    def _read_whole_query(self, found: Collected, known: Known, query: str, plan: Plan) -> None:
        parameter = known.parameter
        others = self._keys | plan.constants
        pieces = (piece for piece in query.split("&") if piece)
        text = "&".join(each for each in pieces if plus_decoded(each.partition("=")[0]) not in others)
        if not text:
            found.absent(parameter)
        elif media_kind(parameter.media_type or "application/x-www-form-urlencoded") != "form":
            found.keep_content(parameter, decoded(text))
        else:
            found.keep(
                parameter, [by_name([(each.name, plus_decoded(each.raw)) for each in query_pairs(text)])]
            )

    def _read_query(self, found: Collected, plan: Plan, pairs: Sequence[SentPair]) -> None:
        left: dict[str, list[str]] = {}
        for pair in pairs:
            left.setdefault(pair.name, []).append(pair.raw)
        rest: list[Known] = []
        for known in plan.query:
            name = known.parameter.name
            own = name in left and not (known.spreads and name in known.members)
            if own:
                _read_named(found, known, left.pop(name))
            else:
                rest.append(known)
        others = self._keys | plan.constants
        for known in rest:
            if known.parameter.style == "deepObject":
                _read_deep(found, known, [each for each in pairs if each.name in left], left)
            elif known.spreads:
                names = [
                    each for each in left if each in known.members or (known.is_open and each not in others)
                ]
                texts = [(name, plus_decoded(raw)) for name in names for raw in left.pop(name)]
                found.keep_object(known.parameter, by_name(texts))
            else:
                found.absent(known.parameter)
        for name in left:
            if name not in others:
                found.unknown(name, plan.names())


def _names_of_keys(catalogue: Catalogue, place: str) -> frozenset[str]:
    schemes = catalogue.security_schemes.values()
    return frozenset(
        each.name for each in schemes if each.kind == "apiKey" and each.place == place and each.name
    )


def _read_path(found: Collected, known: Known, raw: str) -> None:
    parameter = known.parameter
    if parameter.media_type is not None:
        found.keep_content(parameter, decoded(raw))
        return
    trees = path_trees(
        raw, parameter.name, parameter.style, explode=parameter.explode, shapes=known.shapes, decode=decoded
    )
    if trees is None:
        start = {"label": "."}.get(parameter.style, f";{parameter.name}=")
        fact = f"`{one_line(raw)[:80]}` is not in the style {parameter.style}"
        found.fault(parameter, f"{fact}; begin it with `{start}`")
    found.keep(parameter, trees or [decoded(raw)])


def _read_named(found: Collected, known: Known, raws: list[str]) -> None:
    """Read a parameter of the query that came under its own name."""
    parameter = known.parameter
    single = parameter.media_type is not None or known.shapes == {"scalar"}
    if single and len(raws) > 1:
        found.repeated(parameter, len(raws))
        raws = raws[:1]
    if parameter.media_type is not None:
        found.keep_content(parameter, plus_decoded(raws[0]))
    elif parameter.allow_empty and raws == [""] and known.shapes != {"list"}:
        found.keep_presence(parameter)
    else:
        explode = parameter.explode or parameter.style == "deepObject"
        found.keep(
            parameter,
            named_trees(raws, parameter.style, explode=explode, shapes=known.shapes, decode=plus_decoded),
        )


def _read_deep(found: Collected, known: Known, pairs: Sequence[SentPair], left: dict[str, list[str]]) -> None:
    """Read an object or a list of the query whose members have their names in brackets."""
    members: list[tuple[tuple[str, ...], Tree]] = []
    for pair in pairs:
        head, keys = keys_of(pair.name)
        if head == known.parameter.name and keys:
            members.append((keys, plus_decoded(pair.raw)))
            left.pop(pair.name, None)
    if members:
        found.keep(known.parameter, [nested(members)])
    else:
        found.absent(known.parameter)


def _read_header(found: Collected, known: Known, request: Request) -> None:
    parameter = known.parameter
    name = parameter.name.lower()
    if name in _IGNORED_HEADERS:
        return
    texts = [text for key, text in request.headers if key == name]
    text = ",".join(texts)
    if not texts:
        found.absent(parameter)
    elif parameter.media_type is not None:
        found.keep_content(parameter, text)
    else:
        found.keep(
            parameter,
            written_trees(text, ",", explode=parameter.explode, shapes=known.shapes, decode=str.strip),
        )


def _read_cookie(found: Collected, known: Known, cookies: Sequence[SentPair]) -> None:
    parameter = known.parameter
    decode = str if parameter.style == "cookie" else decoded
    raws = [pair.raw for pair in cookies if pair.name == parameter.name]
    if known.spreads and (not raws or parameter.name in known.members):
        members = [
            (pair.name, decode(pair.raw)) for pair in cookies if pair.name in known.members or known.is_open
        ]
        found.keep_object(parameter, by_name(members))
    elif not raws:
        found.absent(parameter)
    elif parameter.media_type is not None:
        found.keep_content(parameter, decoded(raws[0]))
    else:
        if parameter.explode and "list" in known.shapes:
            # Some clients write the items as they write them in a query.
            raws = [each for raw in raws for each in raw.split(f"&{parameter.name}=")]
        found.keep(
            parameter,
            named_trees(raws, "form", explode=parameter.explode, shapes=known.shapes, decode=decode),
        )
