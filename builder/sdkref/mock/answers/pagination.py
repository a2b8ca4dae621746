"""Lists that end: a first page that says there is more, and a last one for whoever asks for it."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from sdkref.catalogue.fitting import Fitting
from sdkref.catalogue.making import weight
from sdkref.catalogue.paging_names import Telling
from sdkref.catalogue.schema import Json, Schema
from sdkref.catalogue.views import Views
from sdkref.mock.answers.distinct import Numbering
from sdkref.mock.answers.page_asked import BEYOND, CURSOR, FIRST, LAST, Asked, next_query
from sdkref.mock.answers.page_draft import Draft, copied
from sdkref.mock.answers.page_lists import ListFinder, PagedList
from sdkref.mock.answers.page_telling import Shown, Teller
from sdkref.mock.answers.payloads import Payloads
from sdkref.mock.answers.response_headers import address
from sdkref.mock.exchange import Pair, Request

MOST_VALUES, MOST_ITEMS = 20_000, 1_000
"""On one page; one that is asked to be longer is not."""

_SIGNALS: frozenset[Telling] = frozenset({"more", "ended", "next", "total", "pages"})


class Page(Struct, frozen=True):
    """A page, and the links to those around it."""

    value: Json
    links: tuple[Pair, ...] = ()


class Pager:
    """Turns the payloads of one catalogue into pages."""

    def __init__(self, views: Views, payloads: Payloads) -> None:
        self._payloads, self._lists, self._teller = payloads, ListFinder(views), Teller(views)
        self._numbering = Numbering(views, Fitting(views.models, "response"))

    def page(self, value: Json, schema: Schema, found: Asked, request: Request) -> Page:
        """Return a value as the page that is asked for; it stays as it is where it holds no list.

        Each change is kept only where the whole is as valid as before.
        """
        draft = Draft(copied(value), schema, self._payloads)
        links: tuple[Pair, ...] = ()
        for each in self._lists.lists(draft.value, schema):
            kept = draft.saved()
            if not self._fill(draft, each, found, request):
                draft.restore(kept)
            elif each.holder is None:
                links = _links(found, request, self._identity(each.items[-1:]), len(each.items))
        return Page(draft.value, links)

    def _fill(self, draft: Draft, each: PagedList, found: Asked, request: Request) -> bool:
        """Put items and what tells of pages in place; say whether the result is valid."""
        signalled = any(spot.telling in _SIGNALS for spot in each.spots)
        if request.method != "GET" and not signalled:  # what else writes or computes gives what it made
            return True
        first = self._count(each, found)
        page = found.page
        if found.offset:
            page = max(page, LAST if found.offset <= first else BEYOND)
        before = found.offset or first
        self._put_items(draft, each, page, before, first)
        last = self._identity(each.items[-1:])
        if page == LAST and last is not None and last in found.values.values() and not signalled:
            page = BEYOND
            self._put_items(draft, each, page, before, first)
        shown = Shown(
            found=found,
            request=request,
            page=page,
            first=first,
            count=len(each.items),
            ends=(self._identity(each.items[:1]), self._identity(each.items[-1:])),
        )
        for spot in each.spots:
            self._teller.tell(draft, spot, shown)
        return draft.is_as_valid()

    def _count(self, each: PagedList, found: Asked) -> int:
        """Return how many items the first page has."""
        usual = max(len(each.items), 1)
        if found.limit is None or not each.items:
            return usual
        return max(1, min(found.limit, MOST_ITEMS, MOST_VALUES // weight(each.items[0])))

    def _put_items(self, draft: Draft, each: PagedList, page: int, before: int, first: int) -> None:
        """Put the items of a page in place; `before` the last page stand some of the `first` and one more."""
        originals = each.items[:]
        if not originals:
            return
        numbers: Iterable[int] = {FIRST: range(first), LAST: range(before, first + 1)}.get(page, ())
        each.items[:] = [self._item(originals, each.kind, number) for number in numbers]
        if not draft.is_as_valid():
            wanted = len(each.items)
            each.items[:] = (originals * (wanted // len(originals) + 1))[:wanted]
            if not draft.is_as_valid():
                each.items[:] = originals

    def _item(self, originals: Sequence[Json], kind: Schema, number: int) -> Json:
        turn, place = divmod(number, len(originals))
        return self._numbering.numbered(originals[place], kind, number if turn else 0)

    def _identity(self, items: Sequence[Json]) -> Json:
        return self._numbering.identity(items[0]) if items else None


def _links(found: Asked, request: Request, last: Json, count: int) -> tuple[Pair, ...]:
    """Return the Link header of a list that is the whole answer (RFC 8288)."""
    if found.page == FIRST:
        query = next_query(found, request, last if isinstance(last, str) else CURSOR, count)
        return (("Link", f'<{address(request, f"{request.path}?{query}")}>; rel="next"'),)
    return (("Link", f'<{address(request, request.path)}>; rel="first"'),)
