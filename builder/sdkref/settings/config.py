"""The settings of a site: `sdkref.yml`, or what the command line says without one."""

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from sdkref.catalogue.overrides import NO_OVERRIDES, Overrides
from sdkref.diagnostics import Diagnostic, Diagnostics, Stop, UsageError
from sdkref.documentation_folders import documentation_of
from sdkref.documents.reading import read_document
from sdkref.limits import DEFAULT_LIMITS, Limits
from sdkref.sdk import Sdk
from sdkref.settings import (
    coverage,
    depth,
    history,
    overrides,
    policy,
    redirects,
    sdks,
    sources,
    tabs,
    wording,
)
from sdkref.settings import limits as limit_keys
from sdkref.settings.coverage import Exemption, read_exemptions
from sdkref.settings.depth import read_depth
from sdkref.settings.faults import Faults
from sdkref.settings.folders import (
    GUIDES,
    SNIPPETS,
    existing,
    guide_patterns,
    snippets_folder,
    templates_folder,
)
from sdkref.settings.keys import FLAG, TEXT, TEXTS, Key, Later, Listing, Mapping, names
from sdkref.settings.limits import read_limits
from sdkref.settings.overrides import read_overrides
from sdkref.settings.policy import Policy, read_policy
from sdkref.settings.redirects import Redirects, read_redirects
from sdkref.settings.sdks import read_sdks
from sdkref.settings.sources import Source, read_sources
from sdkref.settings.tabs import read_tabs

FILE_NAME = "sdkref.yml"
RESULTS = "sdkref.results.json"
"""The file beside it that tells which examples ran, unless the settings name another."""

KEYS = (
    Key(
        "sources",
        "The API descriptions and catalogue files of the site.",
        Listing(sources.SHAPE),
        "the command line has to name a source, unless an SDK has `docs`",
    ),
    Key("include", "Patterns: only these operations are shown.", TEXTS, "all operations"),
    Key("exclude", "Patterns: these operations are left out.", TEXTS, "none is left out"),
    Key("internal", "Whether operations marked `x-internal` are shown.", FLAG, "`false`"),
    Key("snippets", "The folder of your own examples.", TEXT, f"`{SNIPPETS}`, if there is one"),
    Key("templates", "The folder of your own templates.", TEXT, "none"),
    wording.KEY,
    Key(
        "sdks",
        "SDKs with a tab of their own, by key.",
        Later(sdks.shape),
        "tabs for plain HTTP alone",
    ),
    tabs.KEY,
    history.KEY,
    depth.KEY,
    *overrides.KEYS,
    Key("guides", "Patterns of pages whose code is run.", TEXTS, f"`{GUIDES}`"),
    Key("drift", "Whether a page tells where SDKs and description differ.", FLAG, "`false`"),
    policy.KEY,
    redirects.KEY,
    Key("results", "The file that tells which examples are known to run.", TEXT, f"`{RESULTS}`"),
    Key("coverage", "Operations that need no example for some time.", coverage.SHAPE, "none"),
    Key(
        "limits",
        "What an input may cost.",
        Mapping(limit_keys.KEYS),
        "limits that a usual description does not meet",
    ),
)
"""All keys of `sdkref.yml`."""


class Settings(Struct, frozen=True, kw_only=True):
    """All that decides what a site shows."""

    sources: tuple[Source, ...] = ()
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    internal: bool = False
    snippets: Path | None = None
    """The folder of the user's own examples; None when there is none."""
    templates: Path | None = None
    """The folder of the user's own templates; None when there is none."""
    wording: str = ""
    """The language of the words around the API's own: `de`; empty for that of the site's theme."""
    sdks: tuple[Sdk, ...] = ()
    """In the order of their tabs."""
    tabs: tuple[str, ...] | None = None
    """The keys of the tabs that references show, in their order; None for the usual ones."""
    depth: int | None = None
    """How many levels of models open in place; None for the usual number."""
    limits: Limits = DEFAULT_LIMITS
    overrides: Overrides = NO_OVERRIDES
    """What is said of single operations, models and resources."""
    guides: tuple[str, ...] = ()
    """Patterns of pages whose code is run, relative to `folder`: `docs/**/*.md`."""
    results: Path | None = None
    """The file that tells which examples ran, which need not be there yet; None without `sdkref.yml`."""
    coverage: tuple[Exemption, ...] = ()
    """Operations that need no example for some time."""
    drift: bool = False
    """Whether references tell where SDKs and description differ."""
    csp: Policy | None = None
    """Sources that are added to the policy of pages, by directive; None for no policy."""
    redirects: Redirects | None = None
    """Where addresses of earlier releases lead now."""
    folder: Path = Path()
    """That of `sdkref.yml`."""
    files: tuple[Path, ...] = ()
    """The configuration files that were read, to be watched."""

    def sdks_of(self, source: Source) -> tuple[Sdk, ...]:
        """Return the SDKs that offer the API of a source."""
        return tuple(each for each in self.sdks if source.sdks is None or each.key in source.sdks)

    def tabs_of(self, source: Source) -> tuple[str, ...] | None:
        """Return the keys of the tabs of a source's reference; None for the usual ones."""
        return self.tabs if source.tabs is None else source.tabs


def load_settings(directory: Path) -> Settings | None:
    """Return the settings of the `sdkref.yml` in a folder, or None when there is none.

    Raises `UsageError` with all faults of the file, each with its place.
    """
    path = directory / FILE_NAME
    if not path.is_file():
        return None
    found = Diagnostics()
    try:
        faults = Faults(read_document(path, found, name=FILE_NAME))
    except Stop as stop:
        raise UsageError(*map(_of_settings, stop.findings)) from None
    faults.found += map(_of_settings, found.located())
    data = faults.of_type("", faults.document.data, dict, {})
    faults.unknown("", data, names(KEYS))
    sdks = read_sdks(faults, data, directory)
    settings = Settings(
        sources=read_sources(faults, data, directory, sdks),
        include=faults.texts("/include", data.get("include")),
        exclude=faults.texts("/exclude", data.get("exclude")),
        internal=faults.of_type("/internal", data.get("internal"), bool, default=False),
        snippets=snippets_folder(faults, data, directory),
        templates=templates_folder(faults, data, directory),
        wording=wording.read_wording(faults, data, directory),
        sdks=sdks,
        tabs=read_tabs(faults, "", data, [each.key for each in sdks]),
        depth=read_depth(faults, data),
        overrides=read_overrides(faults, data, [each.key for each in sdks]),
        guides=guide_patterns(faults, data, directory),
        results=directory / faults.of_type("/results", data.get("results"), str, RESULTS),
        coverage=read_exemptions(faults, data),
        drift=faults.of_type("/drift", data.get("drift"), bool, default=False),
        csp=read_policy(faults, data),
        redirects=read_redirects(faults, data, directory),
        folder=directory,
        limits=read_limits(faults, data),
        files=(path, *(file for each in sdks for file in each.files)),
    )
    faults.stop()
    return settings


def settings_for(files: Sequence[Path], *, root: str | None = None) -> Settings:
    """Return the settings for sources named on the command line.

    Folders hold the documentation of SDKs, all of one API: that of the description beside them, if any.
    """
    folders = [each for each in files if each.is_dir()]
    described = [each for each in files if each not in folders]
    if folders and len(described) > 1:
        raise UsageError(
            f"{folders[0]}: which of the {len(described)} descriptions the SDK belongs to is not known; "
            "name sources and SDKs in sdkref.yml: `sdks: {…: {docs: …}}`"
        )
    for each in described:
        if each.suffix.lower() in {".md", ".mdx"}:
            fact = f"{each}: a page in Markdown is no description of an API"
            raise UsageError(f"{fact}; name its folder `{each.parent}` if it is documentation of an SDK")
    docs = documentation_of(folders)
    first = folders[:1] if not described else []
    sources = tuple(Source(file=file, name=str(file), root=root, docs=docs) for file in (*described, *first))
    return Settings(sources=sources, snippets=existing(Path(), SNIPPETS))


_REMEDIES = {
    "no-description": "list the sources in it: `sources: [openapi.yaml]`",
    "duplicate-key": "keep one of the two",
}
"""What to do about a finding in the file of settings, where it is another thing than in a description."""


def _of_settings(found: Diagnostic) -> Diagnostic:
    return replace(found, remedy=_REMEDIES.get(found.code, found.remedy))
