"""Coverage: which operations have an example that is known to run, in each tab of their reference."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from msgspec import Struct

from sdkref.catalogue.catalogue import Catalogue
from sdkref.evidence import Evidence
from sdkref.examples.example import Example


class Offer(Struct, frozen=True):
    """An operation in one tab."""

    tab: str
    """The key of a language or of an SDK."""
    operation: str
    """`METHOD /path`."""
    examples: tuple[Example, ...]
    """Those of the tab, and those of guides that are for the operation."""


class Coverage(Struct, frozen=True):
    """How far one tab goes."""

    tab: str
    operations: int
    missing: tuple[str, ...]
    """Operations without an example that is known to run, in the order of the pages."""

    @property
    def executed(self) -> int:
        """How many operations have one."""
        return self.operations - len(self.missing)

    @property
    def percentage(self) -> Fraction:
        """The share of operations that have one, of 100; a tab without operations is covered."""
        return Fraction(100 * self.executed, self.operations) if self.operations else Fraction(100)


def offers(
    catalogues: Sequence[Catalogue],
    tabs: Sequence[Mapping[str, str]],
    examples: Iterable[tuple[int | None, Example]],
) -> tuple[Offer, ...]:
    """Return all operations in all tabs that their reference has; `tabs` are those of each catalogue.

    A tab is a key, with the key of its language. Examples come with the number of their catalogue; None for
    those of guides, which are for any.
    """
    found: dict[tuple[int, str, str], list[Example]] = {
        (api, tab, operation.key): []
        for api, catalogue in enumerate(catalogues)
        for tab, language in tabs[api].items()
        for operation in catalogue.operations
        if {tab, language}.isdisjoint(operation.hidden_in)
    }
    for wanted, example in examples:
        for api in range(len(catalogues)) if wanted is None else (wanted,):
            known = found.get((api, example.target, example.operation))
            if known is not None:
                known.append(example)
    return tuple(Offer(tab, operation, tuple(each)) for (_, tab, operation), each in found.items())


def coverage_of(found: Sequence[Offer], evidence: Evidence) -> tuple[Coverage, ...]:
    """Return the coverage of each tab, by what is known to run."""
    tabs = dict.fromkeys(each.tab for each in found)
    return tuple(_coverage(tab, [each for each in found if each.tab == tab], evidence) for tab in tabs)


def _coverage(tab: str, found: Sequence[Offer], evidence: Evidence) -> Coverage:
    return Coverage(tab, len(found), tuple(_missing(found, evidence)))


def _missing(found: Iterable[Offer], evidence: Evidence) -> Iterator[str]:
    for each in found:
        if not any(evidence.ran_on(each.operation, each.tab, example.text) for example in each.examples):
            yield each.operation
