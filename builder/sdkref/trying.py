"""Which examples of a site are tried: those of all sources and guides that were asked for."""

from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from pathlib import Path

from msgspec import Struct

from sdkref.catalogue.catalogue import Catalogue
from sdkref.config import Settings
from sdkref.diagnostics import Diagnostics
from sdkref.examples.environment import variables
from sdkref.examples.example import Example
from sdkref.examples.of_guides import examples_of_guides
from sdkref.examples.of_operations import examples_of
from sdkref.fixtures import file_named
from sdkref.judging.plan import trials
from sdkref.judging.trial import Trial
from sdkref.projection.target import targets
from sdkref.reading import ReadSource, read_sources
from sdkref.sdk import Sdk


class Wanted(Struct, frozen=True, kw_only=True):
    """Which examples are tried."""

    languages: tuple[str, ...] = ()
    """Languages or keys of SDKs; empty for all."""
    patterns: tuple[str, ...] = ()
    """Parts of names of examples, or patterns with `*`; empty for all."""
    places: tuple[Path, ...] = ()
    """Files or folders in which examples stand; empty for all."""
    errors: bool = True
    """Whether documented errors are met as well."""


class Plan(Struct, frozen=True, kw_only=True):
    """What is to be tried."""

    trials: tuple[Trial, ...]
    """In the order of the pages, then of the guides."""
    examples: tuple[Example, ...]
    """All that the site has, wanted or not."""
    catalogues: tuple[Catalogue, ...]
    sdks: dict[str, Sdk]
    diagnostics: Diagnostics
    """What was found while reading, and where the places of operations are."""


def plan(settings: Settings, wanted: Wanted) -> Plan:
    """Return what is to be tried; raises `Stop` when a source cannot be read."""
    diagnostics = Diagnostics()
    read = read_sources(settings, diagnostics)
    catalogues = tuple(each.catalogue for each in read)
    every = list(_examples(settings, read, diagnostics))
    found = [(api, example) for api, example in every if _is_wanted(example, wanted)]
    return Plan(
        trials=tuple(trials(catalogues, found, errors=wanted.errors)),
        examples=tuple(example for _, example in every),
        catalogues=catalogues,
        sdks={sdk.key: sdk for each in read for sdk in each.sdks},
        diagnostics=diagnostics,
    )


def _examples(
    settings: Settings, read: Sequence[ReadSource], diagnostics: Diagnostics
) -> Iterator[tuple[int | None, Example]]:
    for api, each in enumerate(read):
        for example in examples_of(each.catalogue, targets(each.sdks), file_named):
            yield api, example
    environment = tuple(pair for each in read for pair in variables(each.catalogue))
    for example in examples_of_guides(settings.folder, settings.guides, environment, diagnostics):
        yield None, example


def _is_wanted(example: Example, wanted: Wanted) -> bool:
    if wanted.languages and not {example.language, example.target} & {*wanted.languages}:
        return False
    if wanted.places and not any(_is_inside(example, each) for each in wanted.places):
        return False
    return not wanted.patterns or any(
        each in example.id or fnmatchcase(example.id, each) for each in wanted.patterns
    )


def _is_inside(example: Example, place: Path) -> bool:
    return Path(example.source).resolve().is_relative_to(place.resolve())
