"""The catalogue of an API that only the documentation of its SDKs tells of, before these are joined."""

import re
from collections.abc import Sequence

from sdkref.catalogue.catalogue import Catalogue, Info
from sdkref.catalogue.operation import Server
from sdkref.catalogue.surface import About, Surface

_LANGUAGE_WORDS = re.compile(
    r"\b(?:(?:TypeScript|JavaScript|Node(?:\.js)?|Go(?:lang)?|Python)\b[\s,/]*)+"
    r"(?:(?:API\s+)?(?:Client\s+)?(?:SDK|Library|Client)\b)?|\bSDK\b",
    re.IGNORECASE,
)
"""What the title of an SDK says beside the name of its API."""


_INTRODUCED = re.compile(r"(?P<title>[^:\n]{2,60}): (?=\S)")
"""How Speakeasy's front pages begin: the title of the API and a sentence about it."""


def catalogue_of(surfaces: Sequence[Surface], otherwise: str = "") -> Catalogue:
    """Return a catalogue with what the front pages of SDKs say of the API as a whole.

    `otherwise` is its title where none of them names it.
    """
    abouts = [each.about for each in surfaces]
    titles = filter(None, (*map(_introduced, surfaces), *map(_titled, abouts)))
    names = (each.client or each.package for each in abouts)
    title = next(titles, None) or next(filter(None, names), None) or otherwise or surfaces[0].key
    description = next((each.description for each in abouts if each.description), None)
    server = next((each.server for each in abouts if each.server), None)
    return Catalogue(
        info=Info(title=title, description=description),
        servers=(Server(url=server),) if server else (),
        described=False,
    )


def _introduced(surface: Surface) -> str:
    """Return the title of the API, where the front page begins with it."""
    if not surface.dialect.startswith("speakeasy"):
        return ""
    found = _INTRODUCED.match(surface.about.description or "")
    return found["title"].strip() if found else ""


def _titled(about: About) -> str:
    """Return the name of an API from the title of an SDK of it: `Dub Go SDK` is about Dub.

    A title that is the name of a package tells nothing.
    """
    title = about.title or ""
    if not title or "/" in title or title == about.package:
        return ""
    words = " ".join(_LANGUAGE_WORDS.sub(" ", title).split()).strip(" -:,()")
    return words.removeprefix("for ").removeprefix("for the ") or title
