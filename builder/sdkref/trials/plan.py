"""Which examples of a site are tried: those of all sources and guides that were asked for."""

from collections.abc import Container, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from sdkref.belonging import FOREIGN, UNDESCRIBED, UNINSTALLED, UNRUN, are_own
from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.surfaces_alone import check_described, undescribed_operations
from sdkref.diagnostics import Diagnostics
from sdkref.directives import Directives
from sdkref.examples.example import Example
from sdkref.examples.of_guides import examples_of_guides
from sdkref.examples.of_operations import examples_of
from sdkref.examples.of_webhooks import examples_of_webhooks
from sdkref.judging.coverage import Offer, offers
from sdkref.judging.plan import trials
from sdkref.judging.trial import Trial
from sdkref.languages.known import languages
from sdkref.projection.target import Target, targets
from sdkref.runners.known import is_run
from sdkref.sdk import Sdk
from sdkref.settings.config import Settings
from sdkref.sources.reading import ReadSource, read_sources
from sdkref.templating.chosen import with_templates
from sdkref.trials.fixtures import file_named
from sdkref.trials.wanted import Wanted, check_wanted


class Found(Struct, frozen=True, kw_only=True):
    """All examples of a site."""

    examples: tuple[tuple[int | None, Example], ...]
    """Each with the number of its source; None for those of guides."""
    offers: tuple[Offer, ...]


class Plan(Struct, frozen=True, kw_only=True):
    """What is to be tried."""

    trials: tuple[Trial, ...]
    """In the order of the pages, then of the guides."""
    examples: tuple[Example, ...]
    """All that the site has, wanted or not."""
    offers: tuple[Offer, ...]
    """Every operation in every tab that it has."""
    catalogues: tuple[Catalogue, ...]
    sdks: dict[str, Sdk]
    diagnostics: Diagnostics
    """What was found while reading, and where the places of operations are."""


def plan(settings: Settings, wanted: Wanted) -> Plan:
    """Return what is to be tried; raises `Stop` when a source cannot be read."""
    diagnostics = Diagnostics()
    read = read_sources(settings, diagnostics)
    catalogues = tuple(each.catalogue for each in read)
    check_described(catalogues)
    every = examples_found(settings, read, diagnostics)
    check_wanted(wanted, [example for _, example in every.examples], [each.tab for each in every.offers])
    found = [(api, example) for api, example in every.examples if wanted.has(example)]
    sdks = {sdk.key: sdk for each in read for sdk in each.sdks}
    return Plan(
        trials=tuple(trials(catalogues, found, sdks, errors=wanted.errors)),
        examples=tuple(example for _, example in every.examples),
        offers=every.offers,
        catalogues=catalogues,
        sdks=sdks,
        diagnostics=diagnostics,
    )


def examples_found(settings: Settings, read: Sequence[ReadSource], diagnostics: Diagnostics) -> Found:
    """Return all examples of sources and guides."""
    tabs = [targets(each.sdks, catalogue=each.catalogue, tabs=each.tabs) for each in read]
    with with_templates(settings.templates):
        every = tuple((api, _run(each)) for api, each in _examples(settings, read, tabs, diagnostics))
    keys = [{target.key: target.language.key for target in each} for each in tabs]
    return Found(examples=every, offers=offers([each.catalogue for each in read], keys, every))


def _examples(
    settings: Settings,
    read: Sequence[ReadSource],
    tabs: Sequence[Sequence[Target]],
    diagnostics: Diagnostics,
) -> Iterator[tuple[int | None, Example]]:
    for api, (each, shown) in enumerate(zip(read, tabs, strict=True)):
        own = are_own(each.files, settings.folder, configured=bool(settings.files))
        alone = undescribed_operations(each.catalogue)
        installed = {sdk.key for sdk in each.sdks if sdk.install}
        for example in examples_of(each.catalogue, shown, file_named):
            why = _why_not(example, installed, own=own, described=example.operation not in alone)
            yield api, replace(example, directives=Directives(skip=why)) if why else example
        for example in examples_of_webhooks(each.catalogue, shown):
            yield api, example
    catalogues = [each.catalogue for each in read]
    for example in examples_of_guides(settings.folder, settings.guides, catalogues, diagnostics):
        yield None, example


def _run(example: Example) -> Example:
    """Return an example, skipped where nothing runs programs in its language."""
    if is_run(example.language):
        return example
    label = languages()[example.language].label
    return replace(example, directives=Directives(skip=UNRUN.format(language=label)))


def _why_not(example: Example, installed: Container[str], *, own: bool, described: bool) -> str:
    """Return why an example is not run: code of others is, where settings take it into the project.

    `installed` are the keys of SDKs whose packages settings name.
    """
    if example.origin == "described" and not own:
        return FOREIGN
    if not described and example.origin in {"documented", "predicted", "snippet"}:
        return UNDESCRIBED
    of_sdk = example.origin in {"documented", "predicted"}
    return UNINSTALLED if of_sdk and example.target not in installed else ""
