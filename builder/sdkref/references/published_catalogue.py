"""The catalogue as a file of the site: what pages were made of, without places on the builder's disk."""

from functools import cache, partial

import msgspec
from msgspec.structs import replace

from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.encode import encode_catalogue
from sdkref.catalogue.surface import Spot, Surface
from sdkref.documents.scalars import json_number
from sdkref.pages.page import SiteFile

PATH = "catalogue.json"
_NOWHERE = Spot("")


def published_catalogue(catalogue: Catalogue) -> SiteFile:
    """Return the catalogue file that stands beside the pages of a reference; it is written when asked for."""
    return SiteFile(PATH, cache(partial(_written, catalogue)))


def _written(catalogue: Catalogue) -> bytes:
    shown = replace(catalogue, surfaces=tuple(map(_without_places, catalogue.surfaces)))
    return msgspec.json.encode(encode_catalogue(shown), enc_hook=json_number) + b"\n"


def _without_places(surface: Surface) -> Surface:
    return replace(
        surface,
        groups=tuple(replace(each, spot=_NOWHERE) for each in surface.groups),
        methods=tuple(replace(each, spot=_NOWHERE) for each in surface.methods),
        models={key: replace(each, spot=_NOWHERE) for key, each in surface.models.items()},
        losses=(),
    )
