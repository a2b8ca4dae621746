"""What the members of a page say: that there is more, how to ask for it, and how much there is in all."""

from msgspec import Struct

from sdkref.catalogue.paging_names import Telling
from sdkref.catalogue.schema import Json, Object, Schema, String
from sdkref.catalogue.views import Views
from sdkref.mock.answers.page_asked import CURSOR, FIRST, Asked, next_query
from sdkref.mock.answers.page_draft import Draft, Spot
from sdkref.mock.answers.response_headers import address
from sdkref.mock.exchange import Request

_ADDRESSES = ("url", "uri", "href", "link")
_COUNTED = ("page", "offset", "start")


class Shown(Struct, frozen=True, kw_only=True):
    """What one page shows."""

    found: Asked
    request: Request
    page: int
    first: int
    """How many items the first page has; the last has one."""
    count: int
    """How many items this one has."""
    ends: tuple[Json, Json]
    """What tells its first and its last item from others, None where nothing does."""

    @property
    def offset(self) -> int:
        """How many items stand before this page."""
        return self.found.offset if self.found.offset or self.page == FIRST else self.first

    @property
    def following(self) -> int:
        """The number of the first item of the next page, as the API counts them."""
        return self.offset + self.found.first_item + self.count

    @property
    def can_ask_by_cursor(self) -> bool:
        """Whether the next page can be asked for by a cursor."""
        return any(way.asking == "cursor" for way in self.found.ways)

    @property
    def cursor(self) -> str:
        """What `after` takes: the last item's identity where that is a text, else any cursor."""
        by_item = any(way.asking == "cursor" and "after" in way.name.lower() for way in self.found.ways)
        last = self.ends[1]
        return last if by_item and isinstance(last, str) and last else CURSOR

    def figures(self) -> dict[Telling, Json]:
        """Return what members that are numbers say."""
        return {
            "total": self.first + 1,
            "here": self.count,
            "page": self.found.number,
            "pages": 2,
            "offset": self.offset + self.found.first_item,
            "limit": self.found.limit or self.count,
        }


class Teller:
    """Writes what members tell of pages, by the schemas of one catalogue."""

    def __init__(self, views: Views) -> None:
        self._views = views

    def tell(self, draft: Draft, spot: Spot, shown: Shown) -> None:
        """Write what a member says of a page, as far as that leaves the whole valid."""
        present, current = spot.name in spot.holder, spot.holder.get(spot.name)
        more = shown.page == FIRST
        match spot.telling:
            case "more" | "ended" if isinstance(current, bool) or not present:
                draft.put(spot, [more == (spot.telling == "more")])
            case "next" if more:
                draft.put(spot, self._next(spot, shown))
            case "next":
                draft.drop(spot, self._views)
            case "previous" if more:
                draft.drop(spot, self._views)
            case "first" | "last" if present:
                identity = shown.ends[spot.telling == "last"]
                draft.put(spot, [] if identity is None else [identity])
            case _ if isinstance(current, int | float) and not isinstance(current, bool):
                figure = shown.figures().get(spot.telling)
                draft.put(spot, [] if figure is None else [figure])

    def _next(self, spot: Spot, shown: Shown) -> list[Json]:
        """Return what may say how the next page is asked for, the likeliest first."""
        current = spot.holder.get(spot.name)
        cursor = shown.cursor
        query = next_query(shown.found, shown.request, cursor, shown.count)
        path = f"{shown.request.path}?{query}"
        absolute = address(shown.request, path)
        name, real = spot.name.lower(), self._views.resolve(spot.schema)
        relative = name.endswith(("uri", "path")) or _is_path(current)
        addresses: list[Json] = [path, absolute] if relative else [absolute, path]
        figures: list[Json] = [shown.found.number + 1 if "page" in name else shown.following]
        if isinstance(current, dict) or isinstance(real, Object):
            held = current if isinstance(current, dict) else {}
            return [{**held, "href": each} for each in addresses]
        if _is_address(current) or any(word in _told(spot, real).lower() for word in _ADDRESSES):
            return addresses
        if isinstance(current, int | float):
            return figures if any(word in name for word in _COUNTED) else [current or 1]
        if not shown.can_ask_by_cursor and isinstance(real, String):
            return [*addresses, cursor]
        kept = [current] if isinstance(current, str) and current else []
        return [*kept, cursor, *figures, *addresses]


def _told(spot: Spot, real: Schema) -> str:
    """Return what the description says of a member: its name, its format and its texts."""
    written = real.format if isinstance(real, String) else None
    texts = (spot.name, written, spot.schema.description, real.description)
    return " ".join(text for text in texts if text is not None)


def _is_address(value: Json) -> bool:
    return isinstance(value, str) and ("://" in value or value.startswith("/"))


def _is_path(value: Json) -> bool:
    return isinstance(value, str) and value.startswith("/")
