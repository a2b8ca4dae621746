"""Real descriptions changed at random: each change is told by its rule, and nothing else is."""

import json
import time
from pathlib import Path
from typing import Any

import pytest

from changed_apis import changes
from changed_descriptions import Changing, Expected, has_directions
from places import REPOSITORY, shared
from sdkref.catalogue.catalogue import Catalogue
from sdkref.diagnostics import Diagnostics
from sdkref.documents.reading import read_document
from sdkref.history.change import Change, Subject
from sdkref.history.comparing import compare_catalogues
from sdkref.location import escape
from sdkref.settings.config import settings_for
from sdkref.sources.reading import read_sources

PARLEY = REPOSITORY / "docs" / "api" / "openapi.yaml"


def _plain(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(json.dumps(read_document(path, Diagnostics()).data))
    return found


def _read(path: Path) -> Catalogue:
    return read_sources(settings_for([path]), Diagnostics())[0].catalogue


def _check(original: Path, folder: Path, seed: int, count: int) -> float:
    """Check a batch of changes; return the seconds of processor time that the comparison took."""
    description = _plain(original)
    changing = Changing(description, seed)
    expected = changing.change(count)
    old, new = folder / "old.json", folder / "new.json"
    old.write_text(json.dumps(description), encoding="utf-8")
    new.write_text(json.dumps(changing.new), encoding="utf-8")
    before, after = _read(old), _read(new)
    began = time.process_time()
    found = compare_catalogues(before, after)
    seconds = time.process_time() - began
    told, both_ways = changes(found), has_directions(description)
    assert len(expected) == count
    for each in expected:
        matching = [change for subject, change in told if _is_told_by(each, subject, change)]
        assert matching, f"{each} is not told"
        for change in matching:
            breaks = frozenset(change.breaks)
            assert breaks <= each.breaks if both_ways else breaks == each.breaks, each
    others = [
        change for subject, change in told if not any(_is_told_by(each, subject, change) for each in expected)
    ]
    assert others == []
    return seconds


def _is_told_by(expected: Expected, subject: Subject, change: Change) -> bool:
    """Return whether a change is the expected one; a type that may be null stands a step inside its place."""
    if change.rule != expected.rule:
        return False
    if subject.kind == "shared":
        return any(expected.pointer.startswith(_place(key)) for key in (*subject.sent, *subject.received))
    places = [place.pointer for place in (change.old, change.new) if place is not None]
    return any(f"{each}/".startswith(f"{expected.pointer}/") for each in places)


def _place(operation: str) -> str:
    method, _, path = operation.partition(" ")
    return f"/paths/{escape(path)}/{method.lower()}"


@pytest.mark.parametrize("seed", range(3))
def test_every_change_of_a_description_is_told(tmp_path: Path, seed: int) -> None:
    _check(PARLEY, tmp_path, seed, 40)


@pytest.mark.corpus
@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize(
    ("parts", "count"),
    [
        (("specs", "github", "api.github.com.json"), 200),
        (("specs", "openai", "openapi.yaml"), 120),
        (("specs", "stripe", "stripe.com.json"), 120),
        (("specs", "dub", "dub.yaml"), 60),
    ],
    ids=lambda value: value[1] if isinstance(value, tuple) else str(value),
)
def test_every_change_of_a_large_description_is_told_soon(
    tmp_path: Path, parts: tuple[str, ...], count: int, seed: int
) -> None:
    assert _check(shared(*parts), tmp_path, seed, count) < 10
