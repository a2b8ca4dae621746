"""Nothing that a description says is missing from its site: every fact of it stands where it belongs.

The raw description is walked by parsers and tables of the tests' own (`source_walk`), the pages are read as
a visitor reads them (`site_sections`). What may be absent, and why, is in `allowed_absences`.
"""

import contextlib
import os
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml
from msgspec import Struct
from selectolax.lexbor import LexborHTMLParser

from allowed_absences import ALLOWED, reason_for
from commands import pages
from feature_cases import Case, cases
from mutations import is_removable, without
from places import REPOSITORY, shared
from raw_description import Description, parse
from site_comparison import Comparison
from site_sections import Site, built, squeezed
from source_facts import Fact

DEMO = REPOSITORY / "docs" / "api" / "openapi.yaml"
WHOLE = Path(__file__).with_name("whole.yaml")
LISTED = 40
"""Missing facts that a failure lists."""


class Outcome(Struct, frozen=True):
    """What came of one description."""

    name: str
    facts: int
    allowed: dict[str, int]
    """How many facts each exception covers, by its reason."""
    missing: list[str]


def outcome(name: str, comparison: Comparison) -> Outcome:
    """Return what a site lacks, told apart by whether it may."""
    allowed: Counter[str] = Counter()
    missing = []
    for fact in comparison.missing():
        reason = reason_for(fact, comparison)
        if reason is None:
            missing.append(told(name, fact))
        else:
            allowed[reason] += 1
    return Outcome(name, len(comparison.facts), dict(allowed), missing)


def told(name: str, fact: Fact) -> str:
    """Return pointer, text and the place where it was looked for."""
    kind, about = fact.scope.place
    rows = " > ".join(fact.scope.chain)
    return f"{name} {fact.spot}: {fact.kind} {fact.value!r:.120} is not in the {kind} {about} {rows}".rstrip()


def table(outcomes: Iterable[Outcome]) -> str:
    """Return how many facts each exception covers in each description."""
    lines = []
    for each in outcomes:
        lines.append(f"{each.name}: {each.facts} facts, {len(each.missing)} missing")
        lines += [f"  {count:6} {reason}" for reason, count in sorted(each.allowed.items())]
    return "\n".join(lines)


def compared(cache: Path, path: Path) -> Outcome:
    """Return what came of a description in a file."""
    return outcome(path.parent.name, Comparison.of(path, cache))


def walkable() -> list[Case]:
    """Return the feature cases but those that only overlays make whole."""
    return [case for case in cases() if not case.overlays]


def compared_case(folder: Path, cache: Path, case: Case) -> Outcome:
    """Return what came of a feature case."""
    path = folder / "api.yaml"
    path.write_text(case.source, encoding="utf-8")
    for name, text in case.files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    others = {}
    for name, text in case.files.items():
        with contextlib.suppress(yaml.YAMLError):  # a case may hold what is no description
            others[name] = parse(text.encode())
    description = Description(parse(case.source.encode()), others)
    return outcome(str(case), Comparison(description, Site(built(path, cache))))


@pytest.mark.corpus
def test_every_fact_of_every_description_is_on_its_page(tmp_path: Path, cache: Path) -> None:
    paths = sorted(path for path in shared("specs").glob("*/*") if path.is_file())
    # The largest first, so that no process ends long after the others.
    order = sorted(paths, key=lambda path: -path.stat().st_size)
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        found = {each.name: each for each in pool.map(partial(compared, cache), order)}
    outcomes = [found[name] for name in sorted(found)]
    outcomes += [compared(cache, DEMO), compared(cache, WHOLE)]
    for number, case in enumerate(walkable()):
        folder = tmp_path / str(number)
        folder.mkdir()
        outcomes.append(compared_case(folder, cache, case))
    print(table(outcomes))  # noqa: T201 - `pytest -s` shows how much each exception covers
    missing = [line for each in outcomes for line in each.missing]
    assert not missing, "\n".join([f"{len(missing)} facts are missing", *missing[:LISTED]])
    covering = {reason for each in outcomes for reason in each.allowed}
    assert ALLOWED.keys() - covering == set(), "these exceptions cover nothing any more"


@pytest.fixture(scope="module")
def demo_compared(cache: Path) -> Comparison:
    return Comparison.of(DEMO, cache)


@pytest.fixture(scope="module")
def whole_compared(cache: Path) -> Comparison:
    return Comparison.of(WHOLE, cache)


def test_every_fact_of_the_demo_is_on_its_page(demo_compared: Comparison) -> None:
    assert outcome("demo", demo_compared).missing == []


def test_every_word_of_the_format_is_on_its_page(whole_compared: Comparison) -> None:
    assert outcome("whole", whole_compared).missing == []


@pytest.mark.parametrize("case", walkable(), ids=str)
def test_every_fact_of_a_feature_is_on_its_page(case: Case, tmp_path: Path, cache: Path) -> None:
    assert compared_case(tmp_path, cache, case).missing == []


def test_the_sections_read_here_are_those_of_the_site(demo: Path, demo_compared: Comparison) -> None:
    seen = 0
    for _, tree in pages(demo):
        for kind in ("operation", "webhook", "model"):
            for node in tree.css(f"[data-{kind}]"):
                place = (kind, node.attributes[f"data-{kind}"] or "")
                (section,) = demo_compared.site.sections(place)
                ours = LexborHTMLParser(section.html).body
                assert ours is not None
                assert squeezed(node.text()).replace("¶", "").endswith(squeezed(ours.text())), place
                seen += 1
    assert seen > 150


def test_values_are_spelled_in_every_language(demo_compared: Comparison) -> None:
    lacking = []
    checked = 0
    for fact in demo_compared.facts:
        spelled = literals(fact.value) if fact.kind in {"value", "default"} and fact.scope.chain else None
        if spelled is None:
            continue
        sections = demo_compared.sections(fact.scope.place)
        for seen in demo_compared.places(fact, sections):
            for region in seen.regions:
                for language, row in seen.section.beside(region).items():
                    checked += 1
                    if spelled[language] not in row:
                        lacking.append((fact.spot, language, row))
    assert lacking == []
    assert checked > 300


def literals(value: Any) -> dict[str, str] | None:
    """Return a plain value as three languages write it; None for one whose spelling is not plain."""
    if isinstance(value, bool):
        return dict.fromkeys(("typescript", "go"), str(value).lower()) | {"python": str(value)}
    if isinstance(value, int) or (isinstance(value, str) and value.isascii() and value.isalnum()):
        spelled = f'"{value}"' if isinstance(value, str) else str(value)
        return dict.fromkeys(("typescript", "go", "python"), spelled)
    return None


def test_what_is_taken_from_a_page_is_missed(demo_compared: Comparison, whole_compared: Comparison) -> None:
    random = Random(20)  # the same facts in every run
    escaped = []
    for comparison in (demo_compared, whole_compared):
        known = [fact for fact in comparison.facts if is_removable(fact)]
        for fact in random.sample(known, 100):
            sections = comparison.sections(fact.scope.place)
            if not comparison.shows(fact, sections):
                continue
            poorer = [without(section, fact) for section in sections]
            if comparison.shows(fact, poorer):
                escaped.append(told("", fact))
    assert escaped == []


def test_a_changed_description_is_missed(demo_compared: Comparison) -> None:
    for fact in demo_compared.facts:
        if fact.kind in {"prose", "summary", "word", "value", "default", "sample"} and isinstance(
            fact.value, str
        ):
            other = Fact(fact.kind, f"unsaid {fact.value}", fact.spot, fact.scope)
            assert not demo_compared.shows(other, demo_compared.sections(fact.scope.place)), other
