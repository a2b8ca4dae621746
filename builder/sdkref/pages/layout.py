"""All fragments laid out as pages, in reading order."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from sdkref.catalogue.catalogue import Catalogue
from sdkref.drift.difference import Difference
from sdkref.history.release import Release
from sdkref.pages.anchors import Names
from sdkref.pages.authentication import authentication_page
from sdkref.pages.changelog import changelog_page
from sdkref.pages.drift import drift_page
from sdkref.pages.errors import errors_page
from sdkref.pages.fragment import Fragment
from sdkref.pages.indexes import operations_page
from sdkref.pages.model_pages import model_pages
from sdkref.pages.outline import outline_of
from sdkref.pages.overview import overview_page
from sdkref.pages.page import Reference
from sdkref.pages.resource_pages import resource_pages
from sdkref.pages.surroundings import Way
from sdkref.pages.webhook_pages import webhook_pages
from sdkref.projection.projection import Sample
from sdkref.projection.target_note import TargetNote
from sdkref.wording.saying import say
from sdkref.words import one_line

OPERATIONS_MOST = 1_100_000
"""Bytes of the sections of one page, some 30,000 elements; a lower limit would move more operations."""

MODELS_MOST = 700_000
"""Bytes of the models that share a page."""


def lay_out(
    catalogue: Catalogue,
    fragments: Mapping[str, Fragment],
    names: Names,
    targets: Sequence[TargetNote],
    *,
    authenticated: Mapping[tuple[str, str], Sample] = MappingProxyType({}),
    version: str = "",
    versions: Sequence[Way] = (),
    drift: Sequence[Difference] | None = None,
    releases: Sequence[Release] | None = None,
    operations_most: int = OPERATIONS_MOST,
    models_most: int = MODELS_MOST,
) -> Reference:
    """Return the pages of an API; `fragments` has by link key each operation, webhook, callback and model.

    Every operation stands on exactly one page. `version` tells the API from the other `versions` of the site.
    `drift` is what SDKs and description say differently; None for no page of it.
    `releases` are the versions of the API, the newest first; None for no page of changes.
    """
    outline = outline_of(catalogue)
    pages = [
        overview_page(catalogue, names, outline, versions, targets, drift),
        authentication_page(catalogue, names, targets, fragments, authenticated),
        errors_page(catalogue, names, targets, fragments),
        operations_page(names, outline.chapters),
    ]
    if releases is not None:
        pages.append(changelog_page(names, releases))
    if drift is not None:
        pages.append(drift_page(catalogue, names, outline, targets, drift))
    for chapter in outline.chapters:
        pages += resource_pages(names, fragments, chapter, operations_most)
    pages += webhook_pages(catalogue, names, fragments, operations_most)
    pages += model_pages(names, fragments, models_most)
    return Reference(
        title=one_line(catalogue.info.title) or say("titles.api"), pages=tuple(pages), version=version
    )
