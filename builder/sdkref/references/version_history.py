"""The history of a source of the site: its earlier versions read and compared, from the oldest to today's."""

from collections.abc import Mapping

from msgspec import Struct, field
from msgspec.structs import replace

from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.surfaces_alone import undescribed_models, undescribed_operations
from sdkref.diagnostics import UsageError
from sdkref.documentation_folders import documentation_of
from sdkref.history.release import Marks, Release
from sdkref.history.releases import marks_of, model_marks_of, releases_of
from sdkref.references.kept_comparisons import KeptComparisons
from sdkref.settings.config import Settings
from sdkref.settings.history import EarlierVersion
from sdkref.settings.sources import Source
from sdkref.sources.kept_catalogues import KeptCatalogues


class VersionHistory(Struct, frozen=True):
    """The releases of an API, the newest first, and what they did to operations and to models."""

    releases: tuple[Release, ...] = ()
    marks: Mapping[str, Marks] = field(default_factory=dict)
    model_marks: Mapping[str, Marks] = field(default_factory=dict)


def version_history(source: Source, now: Catalogue, settings: Settings) -> VersionHistory:
    """Return the history of a source, from its earlier versions to the one that stands.

    Earlier versions are read as the settings say, so that what is left out is left out of all. They are kept
    between runs, and so is what changed between them. Raises `Stop` when one cannot be read.
    """
    earlier = [(each.version, _described(_read(each, settings))) for each in source.history]
    releases = releases_of(earlier, _described(now), KeptComparisons().compare)
    marks = marks_of(releases, [each.key for each in now.operations])
    return VersionHistory(releases, marks, model_marks_of(releases, now.models))


def _read(version: EarlierVersion, settings: Settings) -> Catalogue:
    if not version.file.exists():
        raise UsageError(
            f"{version.name}: version {version.version} of the history is not there; "
            "correct the name in sdkref.yml, or write it with `sdkref catalogue`"
        )
    docs = documentation_of([version.file]) if version.file.is_dir() else ()
    source = Source(file=version.file, name=version.name, docs=docs)
    kept = KeptCatalogues(
        replace(settings, sources=(source,), guides=(), coverage=(), drift=False, files=(), templates=None)
    )
    found = kept.get()
    if found is None:
        found = kept.read()
        kept.put(found)
    return found.catalogues[0]


def _described(catalogue: Catalogue) -> Catalogue:
    """Return what the description says: what SDKs add to it comes and goes with their documentation."""
    if not (catalogue.described and catalogue.surfaces):
        return catalogue
    operations, models = undescribed_operations(catalogue), undescribed_models(catalogue)
    return replace(
        catalogue,
        operations=tuple(each for each in catalogue.operations if each.key not in operations),
        models={name: each for name, each in catalogue.models.items() if name not in models},
    )
