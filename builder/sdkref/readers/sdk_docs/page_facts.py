"""What one page of an SDK's documentation says, before the pages of a folder are put together.

Links to other pages are as they stand: `TypePiece.url` holds `../../models/components/x.md`, and putting
together turns those that lead to a model's page into keys of models. Nothing of a page depends on another,
so that pages are read by several processes, and what was read is kept by the digest of the page's text.
"""

from msgspec import Struct

from sdkref.catalogue.surface import About, Loss, Method, MethodGroup, SurfaceModel


class PageFinding(Struct, frozen=True):
    """Something wrong on a page: its line and column, a code, the fact and the remedy."""

    line: int
    column: int
    code: str
    fact: str
    remedy: str


class PageFacts(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """All that a page says."""

    dialect: str
    """`speakeasy-typescript`, `openapi-generator-go`, `stainless-python`; `speakeasy` alone if none shows."""
    groups: tuple[MethodGroup, ...] = ()
    """What methods share: of most dialects one a page. Their methods have the same accessor."""
    methods: tuple[Method, ...] = ()
    """In the order of the page. The accessor is complete in each."""
    models: tuple[SurfaceModel, ...] = ()
    """`key` is empty where it is the page's path."""
    about: About | None = None
    """Of a front page; of other pages what their code and first lines tell of the SDK besides."""
    losses: tuple[Loss, ...] = ()
    findings: tuple[PageFinding, ...] = ()


NOTHING = PageFacts(dialect="")
"""Of a page that is no documentation of an API: a change log, a guide."""
