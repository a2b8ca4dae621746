"""`createChatCompletion` under the settings of five SDKs: what their pages say is what is predicted.

What a page says otherwise stands in `docs/reference/five-systems-deviations.yaml` with its reason; nothing
stands there that agrees.
"""

from pathlib import Path
from typing import Any

import pytest
import yaml

from places import REPOSITORY
from profiles.five_systems import PAGES, api, differences, facts, predicted, read, type_names

pytestmark = pytest.mark.corpus
DEVIATIONS: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    (REPOSITORY / "docs" / "reference" / "five-systems-deviations.yaml").read_text(encoding="utf-8")
)
NAMES = "usage: name "
FIXED = (
    *("call", "signature", "rows", "returned", "errors", "statuses", "authorization", "samples"),
    *("request types", "response types", "usage: around the request", "standalone: around the request"),
)


def covers(listed: str, fact: str) -> bool:
    """Tell whether a fact of the list is that one, or one that it is inside of."""
    return fact == listed or fact.startswith((f"{listed}.", f"{listed}["))


@pytest.mark.parametrize("key", PAGES)
def test_a_page_says_what_is_predicted(key: str) -> None:
    listed = [fact for each in DEVIATIONS[key] for fact in each["facts"]]
    found = differences(key)
    assert {
        fact: told for fact, told in found.items() if not any(covers(each, fact) for each in listed)
    } == {}
    assert [each for each in listed if not any(covers(each, fact) for fact in found)] == []


@pytest.mark.parametrize("key", PAGES)
def test_what_is_fixed_agrees(key: str) -> None:
    """Names, rows, what comes back, errors and what is around a request are no matter of a description."""
    ours, theirs = facts(read(key)), facts(predicted(key))
    fixed = [*FIXED, *(each for each in ours if each.startswith("row "))]
    assert {each: ours.get(each) for each in fixed} == {each: theirs.get(each) for each in fixed}


@pytest.mark.parametrize(
    ("key", "each"), [pytest.param(key, each) for key, found in DEVIATIONS.items() for each in found]
)
def test_a_deviation_has_its_reason(key: str, each: dict[str, Any]) -> None:
    """What is said of argot's description is true; types of a random choice have predicted names."""
    assert each["because"]
    if each["reason"] == "other description":
        ((how, schema),) = each["schema"].items()
        assert api().knows(schema) is {"missing": False, "added": True, "changed": True}[how]
        return
    assert each["reason"] == "random choice"
    names = type_names(key)
    for fact in each["facts"]:
        if fact.startswith(NAMES):
            name = fact.removeprefix(NAMES).rpartition(".")[2]
            stems = (
                name,
                name.removeprefix("Create"),
                name.removeprefix("CreateChatCompletionRequestMessage"),
            )
            assert any(stem.startswith(known) for stem in stems for known in names), name


def test_the_settings_are_those_of_the_issue() -> None:
    """Nothing is set beside what an SDK cannot do without."""
    settings = yaml.safe_load((Path(__file__).parent / "five_systems.yaml").read_text(encoding="utf-8"))
    assert {key: sorted(each) for key, each in settings["sdks"].items()} == {
        "argot-ts": ["class", "env", "language", "package", "profile"],
        "jamelt-go": ["env", "language", "overrides", "package", "profile"],
        "gpt-ts": ["class", "language", "package", "profile"],
        "oag-ts": ["language", "profile"],
        "gpt-go": ["language", "package", "profile"],
    }
