"""From catalogues to references: fragments taken from the cache or rendered, then laid out as pages."""

from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path

from msgspec.structs import replace

from sdkref.catalogue.catalogue import Catalogue
from sdkref.diagnostics import UsageError
from sdkref.history.release import Marks, Release
from sdkref.limits import within
from sdkref.output.cache import FragmentCache, default_directory
from sdkref.output.mounting import MountedReference
from sdkref.pages.anchors import names_of, slug
from sdkref.pages.file_links import with_file_links
from sdkref.pages.layout import lay_out
from sdkref.pages.page import Reference
from sdkref.pages.page_descriptions import with_descriptions
from sdkref.pages.surroundings import NO_MARKS
from sdkref.pages.twin_menu import with_twin_menus
from sdkref.progress import Track
from sdkref.projection.addresses import base_url
from sdkref.projection.project import projections
from sdkref.projection.target import targets
from sdkref.references.fragments import pieces
from sdkref.references.kept import kept_or_rendered
from sdkref.references.published_catalogue import published_catalogue
from sdkref.references.reference_twins import twins_of
from sdkref.references.versions import Edition, Editions, derived_roots, versions_of
from sdkref.sources.published_drift import published_drift
from sdkref.sources.reading import ReadSource
from sdkref.templating.chosen import with_templates
from sdkref.wording.languages import USUAL
from sdkref.wording.saying import in_language, script_texts, wording


def build_references(
    read: Sequence[ReadSource],
    track: Track,
    *,
    jobs: int = 1,
    cache: Path | None = None,
    languages: Sequence[str] = (),
) -> list[MountedReference]:
    """Return the reference of every source; `cache` is the folder of fragments, the user's own for None.

    `languages` are those that the site is built in, the first one first.
    """
    roots = roots_of(read)
    versions = versions_of([each.catalogue for each in read])
    editions = [
        Edition(each.catalogue, root or slug(each.catalogue.info.title), names_of(each.catalogue), version)
        for each, root, version in zip(read, roots, versions, strict=True)
    ]
    known = Editions(editions)
    references = []
    for each, root, edition in zip(read, roots, editions, strict=True):
        made = {}
        for language in _spoken(each, languages):
            with (
                within(each.allowance),
                with_templates(each.templates),
                in_language(language, each.templates),
            ):
                made[language] = _reference(each, edition, known, track, jobs, cache or default_directory())
        first, *others = made
        translations = {language: made[language] for language in others}
        folder = f"{root}/" if root else ""
        references.append(MountedReference(edition.mount, folder, made[first], translations))
    return references


def _spoken(read: ReadSource, languages: Sequence[str]) -> Sequence[str]:
    """Return the languages of a reference: those of a site in several, else what settings or the site say."""
    if len(languages) > 1:
        return languages
    return [read.settings.wording or (languages[0] if languages else USUAL)]


def roots_of(read: Sequence[ReadSource]) -> list[str]:
    """Return the folder of each source's pages in the site; raise `UsageError` when two have the same.

    It is what the settings say, else the site's own for a single source, else made of title and version.
    """
    free = [each for each in read if each.source.root is None]
    catalogues = [each.catalogue for each in free]
    versions = versions_of([each.catalogue for each in read])
    own = [version for each, version in zip(read, versions, strict=True) if each.source.root is None]
    derived = iter(derived_roots(catalogues, own) if len(read) > 1 else [""] * len(free))
    roots = [next(derived) if each.source.root is None else _chosen(each.source.root) for each in read]
    twice = next((root for root in roots if roots.count(root) > 1), None)
    if twice is not None:
        raise UsageError(
            f"two sources have the root `{twice or '/'}`; "
            "give each its own in sdkref.yml: `{file: …, root: …}`"
        )
    return roots


def _reference(  # noqa: PLR0917 - a source, and what building it needs
    read: ReadSource, edition: Edition, editions: Editions, track: Track, jobs: int, cache: Path
) -> Reference:
    catalogue, names = edition.catalogue, edition.names
    chosen = targets(read.sdks, base_url(read.catalogue.servers), catalogue, read.tabs)
    projected = projections(catalogue, chosen, read.evidence, read.settings.depth)
    releases, marks, model_marks = _history(read, catalogue)
    wanted = pieces(
        catalogue,
        chosen,
        projected,
        names,
        editions.operations(edition),
        read.evidence,
        marks=marks,
        model_marks=model_marks,
    )
    fragments = kept_or_rendered(wanted, FragmentCache(cache, str(read.source.file.absolute())), track, jobs)
    authenticated = {
        (target.key, scheme): sample
        for target, projection in zip(chosen, projected, strict=True)
        for scheme in catalogue.security_schemes
        if (sample := projection.authentication(scheme)) is not None
    }
    laid_out = lay_out(
        catalogue,
        fragments,
        names,
        [target.note for target in chosen],
        authenticated=authenticated,
        version=edition.version,
        versions=editions.overviews(edition),
        drift=None if read.drift is None else published_drift(read.drift, read.source),
        releases=releases,
    )
    shown = [(target.note, each) for target, each in zip(chosen, projected, strict=True)]
    twins = twins_of(catalogue, names, shown, fragments, laid_out.pages)
    files = (published_catalogue(catalogue),)
    whole = replace(
        with_descriptions(laid_out),
        twins=twins,
        files=files,
        language=wording().language,
        script_texts=script_texts(),
    )
    return with_file_links(with_twin_menus(whole))


def _history(
    read: ReadSource, catalogue: Catalogue
) -> tuple[tuple[Release, ...] | None, Mapping[str, Marks], Mapping[str, Marks]]:
    """Return the releases of an API, and what they did to its operations and models; None for no earlier one.

    What compares versions is loaded for those alone.
    """
    if not read.source.history:
        return None, NO_MARKS, NO_MARKS
    found = import_module("sdkref.references.version_history").version_history(
        read.source, catalogue, read.settings
    )
    return found.releases, found.marks, found.model_marks


def _chosen(root: str) -> str:
    """Return a root of the settings as a folder's name."""
    return "/".join(slug(part) for part in root.split("/") if part)
