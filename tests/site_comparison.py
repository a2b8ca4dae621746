"""A description held against its site: each fact, and whether it stands where it should."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import TypeAlias

from msgspec.structs import replace

from presence import CHECKS, Seen
from raw_description import Description
from site_sections import Region, SectionText, Site, built, squeezed
from source_facts import Fact, Place, Scope
from source_walk import facts


class Comparison:
    """A description and its site."""

    def __init__(self, description: Description, site: Site) -> None:
        self.description, self.site = description, site
        self.facts = list(facts(description))
        self.declared = frozenset(fact.scope.place[1] for fact in self.facts if fact.kind == "schema")
        """Schemas that have names in the source."""
        self.has_internal = any(fact.kind == "internal" for fact in self.facts)
        self.members: dict[str, list[str]] = {}
        """Operations by tag."""
        self.titles: dict[str, set[str]] = {}
        """What a tag is called, besides its name."""
        for fact in self.facts:
            kind, name = fact.scope.place
            if kind == "resource" and fact.spot.endswith(("/x-displayName", "/summary")):
                self.titles.setdefault(name, set()).add(fact.value)
            if fact.kind == "tag" and fact.scope.place[0] == "operation":
                self.members.setdefault(fact.value, []).append(fact.scope.place[1])

    @classmethod
    def of(cls, path: Path, cache: Path) -> "Comparison":
        """Return a description of one file with the site that is built of it."""
        return cls(Description.read(path), Site(built(path, cache)))

    def called(self, tag: str) -> set[str]:
        """Return the names of a tag, without white space."""
        return {squeezed(each) for each in {tag, *self.titles.get(tag, ())}}

    def missing(self) -> Iterator[Fact]:
        """Give the facts that the site does not show where it should."""
        for place, group in groupby(self.facts, lambda fact: fact.scope.place):
            sections = self.sections(place)
            yield from (fact for fact in group if not self.shows(fact, sections))

    def sections(self, place: Place) -> list[SectionText]:
        """Return the sections in which the facts of a place must stand."""
        if place[0] == "resource":
            heads = self.site.heads(self.members.get(place[1], ()), self.called(place[1]))
            # A tag that is no page of its own stands on the overview.
            return [*heads, *self.site.sections(("overview", ""))]
        return self.site.sections(place)

    def shows(self, fact: Fact, sections: Iterable[SectionText]) -> bool:
        """Whether a fact stands in sections, or in a model without a name that they lead to."""
        special = _SPECIAL.get(fact.kind)
        if special is not None:
            return special(self, fact, list(sections))
        check = CHECKS.get(fact.kind)
        return check is not None and any(check(fact, each) for each in self.places(fact, sections))

    def places(self, fact: Fact, sections: Iterable[SectionText]) -> Iterator[Seen]:
        """Give the regions in which a fact may stand, those of its own sections first."""
        for section in sections:
            regions = regions_for(section, fact.scope)
            yield Seen(section, regions)
            direct = {link for region in regions for link in region.links}
            for model in self.site.models_from(section, self.declared):
                inner = _inner_regions(model, fact.scope)
                if model.section.key in direct:
                    inner = [model.whole, *inner]
                yield Seen(model, _with_inner(inner, fact.scope))


def regions_for(section: SectionText, scope: Scope) -> list[Region]:
    """Return the regions of a section that a scope names.

    Rows around the first one that the source names may be there, as a body that is a row of its own.
    """
    status, names = _split(scope.chain)
    found = []
    for candidate, regions in section.ending(names[-1] if names else status):
        around, rows = _split(candidate)
        if around == status and (_ends_alike(rows, names) or rows == names):
            found += regions
    return _with_inner(found, scope)


def _inner_regions(model: SectionText, scope: Scope) -> list[Region]:
    """Return the rows of a model that a scope may end in; the beginning stands where it is referred to."""
    _, names = _split(scope.chain)
    return [
        region
        for candidate, regions in model.ending(names[-1] if names else "")
        if _ends_alike(_split(candidate)[1], names) or not candidate
        for region in regions
    ]


def _ends_alike(rows: tuple[str, ...], names: tuple[str, ...]) -> bool:
    short = min(len(rows), len(names))
    return short > 0 and rows[-short:] == names[-short:]


def _split(chain: Iterable[str]) -> tuple[str, tuple[str, ...]]:
    """Return status and rows of a chain, rows without a name left out."""
    kept = [each for each in chain if each != "*"]
    status = "".join(each for each in kept if each[:1] == "=")
    return status, tuple(each for each in kept if each[:1] != "=")


def _with_inner(regions: list[Region], scope: Scope) -> list[Region]:
    return [inner for each in regions for inner in each.everything()] if scope.loose else regions


Special: TypeAlias = Callable[[Comparison, Fact, list[SectionText]], bool]


def _model(comparison: Comparison, fact: Fact, sections: list[SectionText]) -> bool:
    """Whether a named schema is linked to from the row that is of its type."""
    wanted = ("model", fact.value)
    return any(
        comparison.site.about(link) == wanted
        for seen in comparison.places(fact, sections)
        for region in seen.regions
        for inner in region.everything()
        for link in inner.links
    )


def _required(comparison: Comparison, fact: Fact, sections: list[SectionText]) -> bool:
    """Whether a row is marked as required, or a line around it says so of a name without a row."""
    if any(each.is_required for seen in comparison.places(fact, sections) for each in seen.regions):
        return True
    around = Fact(fact.kind, fact.value, fact.spot, replace(fact.scope, chain=fact.scope.chain[:-1]))
    return any(
        "required" in line and str(fact.value) in line
        for seen in comparison.places(around, sections)
        for region in seen.regions
        for line in region.facts
    )


def _part(comparison: Comparison, fact: Fact, sections: list[SectionText]) -> bool:
    """Whether the content type of a part stands in its row, or beside its name where it has none."""
    around = Fact(fact.kind, fact.value, fact.spot, replace(fact.scope, chain=fact.scope.chain[:-1]))
    name = fact.scope.chain[-1] if fact.scope.chain else ""
    shown = squeezed(str(fact.value))
    return any(
        shown in region.text for seen in comparison.places(fact, sections) for region in seen.regions
    ) or any(
        name in region.words and shown in region.text
        for seen in comparison.places(around, sections)
        for region in seen.regions
    )


def _replacement(comparison: Comparison, fact: Fact, sections: list[SectionText]) -> bool:
    """Whether what takes the place of something can be read, or is a link to an operation."""
    return any(
        squeezed(str(fact.value)) in region.text
        or any((comparison.site.about(link) or ("",))[0] == "operation" for link in region.links)
        for seen in comparison.places(fact, sections)
        for region in seen.regions
    )


def _operation_tag(comparison: Comparison, fact: Fact, sections: list[SectionText]) -> bool:
    """Whether an operation stands on the page of a tag, or names it."""
    kind, name = fact.scope.place
    heads = comparison.site.heads([name], set()) if kind == "operation" else []
    called = comparison.called(fact.value)
    return any(squeezed(head.section.title) in called for head in heads) or any(
        each in inner.text for section in sections for inner in section.whole.everything() for each in called
    )


def _scheme(comparison: Comparison, fact: Fact, sections: list[SectionText]) -> bool:
    """Whether an operation leads to what is said of a way to authenticate."""
    titles = {
        comparison.site.title(key)
        for section in sections
        for key in section.keys
        if key.startswith("p:authentication.")
    }
    return fact.value in titles


def _linked_operation(comparison: Comparison, fact: Fact, sections: list[SectionText]) -> bool:
    """Whether a response leads to an operation."""
    return any(
        (comparison.site.about(link) or ("",))[0] == "operation"
        for section in sections
        for region in regions_for(section, fact.scope)
        for link in region.links
    )


def _tag_name(comparison: Comparison, fact: Fact, sections: list[SectionText]) -> bool:
    """Whether a tag can be read on its page, or where it marks an operation."""
    shown = squeezed(fact.value)
    marked = [
        each
        for operation in comparison.members.get(fact.value, ())[:1]
        for each in comparison.sections(("operation", operation))
    ]
    return any(shown in section.whole.text for section in (*sections, *marked))


def _tag_group(comparison: Comparison, fact: Fact, _: list[SectionText]) -> bool:
    """Whether a group of tags is a heading of the navigation."""
    shown = squeezed(str(fact.value))
    return any(shown == squeezed(each) for page in comparison.site.reference.pages for each in page.under)


def _tag_parent(comparison: Comparison, fact: Fact, sections: list[SectionText]) -> bool:
    """Whether the page of a tag stands under its parent, or names it."""
    called = comparison.called(fact.value)
    return any(
        not called.isdisjoint(map(squeezed, head.page.under))
        or any(each in head.whole.text for each in called)
        for head in sections
    )


_SPECIAL: Mapping[str, Special] = {
    "model": _model,
    "required": _required,
    "part's type": _part,
    "replacement": _replacement,
    "tag": _operation_tag,
    "scheme": _scheme,
    "linked operation": _linked_operation,
    "tag name": _tag_name,
    "tag group": _tag_group,
    "tag parent": _tag_parent,
}
"""Checks that need more of the site than the regions of one section."""
