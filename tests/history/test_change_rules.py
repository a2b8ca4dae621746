"""Every kind of change: what is told of it, and whom it breaks."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from changed_apis import changes, compared, described, lines, travelling
from sdkref.history.rules import RULES

_DIRECTIONS = {
    "both": {"request", "response"},
    "none": set[str](),
    "request": {"request"},
    "response": {"response"},
}
_MODELS = {
    "Both": {"request", "response"},
    "Sent": {"request"},
    "Received": {"response"},
    "Unused": set[str](),
}


def _cases(name: str) -> list[dict[str, Any]]:
    text = Path(__file__).with_name(name).read_text(encoding="utf-8")
    found: list[dict[str, Any]] = yaml.safe_load(text)
    return found


@pytest.mark.parametrize("case", _cases("schemas.yaml"), ids=lambda case: f"{case['old']}-{case['new']}"[:90])
def test_a_change_of_a_schema_breaks_those_that_it_should(case: dict[str, Any]) -> None:
    told = changes(compared(travelling(case["old"]), travelling(case["new"])))
    for model, travels in _MODELS.items():
        own = [change for subject, change in told if subject.name == model]
        assert sorted(f"{each.at or '.'} {each.rule}" for each in own) == sorted(case["tells"])
        assert {way for each in own for way in each.breaks} == _DIRECTIONS[case["breaks"]] & travels


@pytest.mark.parametrize("case", _cases("operations.yaml"), ids=lambda case: case["case"])
def test_a_change_is_told_of_its_part(case: dict[str, Any]) -> None:
    old, new = described(**case["old"]), described(**case["new"])
    assert sorted(lines(compared(old, new))) == sorted(case["tells"])
    assert lines(compared(old, old)) == lines(compared(new, new)) == []


def test_every_rule_has_a_case() -> None:
    words = {word for case in _cases("operations.yaml") for line in case["tells"] for word in line.split()}
    words |= {word for case in _cases("schemas.yaml") for line in case["tells"] for word in line.split()}
    steps = ("-set", "-unset", "-increased", "-decreased", "-changed")
    families = {word.rpartition("-")[0] for word in words if word.endswith(steps)}
    assert [
        rule
        for rule in RULES
        if rule not in words and not (rule.endswith(steps) and rule.rpartition("-")[0] in families)
    ] == []
