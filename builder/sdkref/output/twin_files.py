"""Twins in a site: their texts with the addresses of the site, and the lines that lead to them from pages."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from markupsafe import Markup

from sdkref.output.links import relative_address
from sdkref.output.mounting import Library

_HEAD_ENDS = "</head>"


def twin_files(library: Library, urls: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield path and text of each twin; `urls` are those of pages, by their path below the documents."""
    for mount in library.mounts:
        places = mount.reference.places() if mount.reference.twins else {}
        for twin in mount.reference.twins:
            path = mount.root + twin.path
            yield path, twin.write(_addresses(places, mount.root, urls, path))


def twins_of_pages(library: Library) -> dict[str, list[tuple[str, str]]]:
    """Return path and SDK of the twins of each page that has some, by its path below the documents."""
    found: dict[str, list[tuple[str, str]]] = {}
    for mount in library.mounts:
        for twin in mount.reference.twins:
            for page in mount.reference.pages:
                if twin.is_of(page):
                    found.setdefault(mount.root + page.path, []).append((mount.root + twin.path, twin.sdk))
    return found


def with_twins(html: str, twins: Sequence[tuple[str, str]], url: str) -> str:
    """Return a finished page whose head leads to its twins."""
    line = Markup('<link rel="alternate" type="text/markdown" href="{}" title="{}">\n')
    lines = "".join(line.format(relative_address(path, url), sdk) for path, sdk in twins)
    return html.replace(_HEAD_ENDS, lines + _HEAD_ENDS, 1) if lines else html


def _addresses(
    places: Mapping[str, tuple[str, str]], root: str, urls: Mapping[str, str], path: str
) -> Callable[[str], str | None]:
    def address(key: str) -> str | None:
        page, anchor = places.get(key, ("", ""))
        url = urls.get(root + page)
        return None if url is None else relative_address(url, path, anchor)

    return address
