"""What names tell of pages: of parameters that ask for one, and of members that speak of the next."""

import re
from typing import Literal, TypeAlias

Asking: TypeAlias = Literal["cursor", "back", "page", "offset", "limit"]
Telling: TypeAlias = Literal[
    "more", "ended", "next", "previous", "total", "here", "page", "pages", "offset", "limit", "first", "last"
]

_LETTERS = re.compile(r"[^a-z0-9]+")

_ASKING: dict[Asking, str] = {
    "cursor": """cursor after startingafter startafter pagetoken nextpagetoken nexttoken marker nextmarker
        continue continuation continuationtoken nextcursor pagecursor startcursor aftercursor pageafter
        starttoken bookmark scrollid exclusivestartkey streamposition lastid sinceid fromid nextpage""",
    "back": "before endingbefore pagebefore beforecursor previouscursor prevcursor",
    "page": "page pagenumber pageno pagenum pageindex currentpage",
    "offset": "offset skip start startindex startat pageoffset from",
    "limit": """limit perpage pagesize pagelimit pagelength maxresults maxitems count size top first rpp
        numresults resultsperpage""",
}
_TELLING: dict[Telling, str] = {
    "more": """hasmore hasnext hasnextpage more hasmoreitems hasmoreresults moreitems ismore moreavailable
        truncated istruncated""",
    "ended": "islast islastpage isfinalpage endofresults",
    "next": """next nextcursor nextpagetoken nexttoken nextmarker continue continuation continuationtoken
        nextpage nextpageuri nextpageurl nexturl nexturi nextlink nexthref nextoffset nextpagenumber nextstart
        nextstreamposition nextpagecursor""",
    "previous": "previous prev prevcursor previouscursor previouspageuri previouspagetoken prevpage",
    "total": """total totalcount totalitems totalresults totalrows totalelements totalhits totalrecords
        totalmatching xtotal xtotalcount""",
    "here": "count totalreturned returned",
    "page": "page pagenumber currentpage pageindex pageno",
    "pages": "pages totalpages pagecount lastpage numpages xtotalpages",
    "offset": "offset skip startindex",
    "limit": "limit perpage pagesize",
    "first": "firstid",
    "last": "lastid endcursor",
}
_HOLDERS = frozenset(
    [
        "meta",
        "metadata",
        "links",
        "paging",
        "pagination",
        "responsemetadata",
        "pageinfo",
        "cursors",
        "page",
        "pages",
        "resultinfo",
    ]
)
_IN_HOLDERS: dict[str, Telling] = {"after": "next", "cursor": "next", "before": "previous"}
_BY_ASKING = {name: asking for asking, names in _ASKING.items() for name in names.split()}
_BY_TELLING = {name: telling for telling, names in _TELLING.items() for name in names.split()}

IDENTITIES = ("id", "uuid", "uid", "sid", "gid", "key", "slug", "ts", "name", "number", "href", "uri", "url")
"""Members that tell one item from another, the likeliest first."""

LISTS = ("data", "items", "results", "entries", "values", "records")
"""Members that hold the items of a page, before all others."""

NO_LISTS = frozenset({"errors", "warnings", "order", "links", "response_metadata"})


def plain_name(name: str) -> str:
    """Return a name in lower case, letters and digits only: `page[after]` becomes `pageafter`."""
    return _LETTERS.sub("", name.lower())


def asks(parameter: str) -> Asking | None:
    """Return what a parameter of this name asks for."""
    return _BY_ASKING.get(plain_name(parameter))


def tells(member: str, *, held: bool) -> Telling | None:
    """Return what a member tells of pages; `held` says that it stands in an object that is about pages."""
    name = plain_name(member)
    return (_IN_HOLDERS.get(name) if held else None) or _BY_TELLING.get(name)


def holds(member: str) -> bool:
    """Say whether a member of this name may be an object that is about pages."""
    return plain_name(member) in _HOLDERS
