"""The list of examples that do not run: what is new and what is no longer so are both told."""

from typing import Any

import pytest

from example_exceptions import Exceptional, Kind, read_exceptions, unexpected
from places import REPOSITORY
from sdkref.examples.example import Example

FAILS = Exceptional("birds", "POST /birds", "fails", "it contradicts itself", example="Second")


def example(language: Any, name: str = "Second", operation: str = "POST /birds") -> Example:
    made: Any = {"language": language, "target": language, "name": name, "origin": "generated"}
    return Example(operation=operation, text="", source="birds.yaml", **made)


GO, CURL, OTHER = example("go"), example("curl"), example("go", "Default")


@pytest.mark.parametrize(
    ("kind", "ran", "met", "told"),
    [
        ("fails", [GO, CURL, OTHER], [GO, CURL], []),
        ("fails", [GO, OTHER], [GO, OTHER], ["new: POST /birds[go:Default] fails"]),
        ("fails", [GO, CURL], [GO], ["no longer: POST /birds fails in curl; take it out of the list"]),
        ("fails", [OTHER], [], []),
        ("differs", [GO, OTHER], [GO], ["new: POST /birds[go:Second] differs"]),
    ],
)
def test_what_a_run_shows_that_the_list_does_not_say(
    kind: Kind, ran: list[Example], met: list[Example], told: list[str]
) -> None:
    assert list(unexpected([FAILS], kind, ran, met)) == told


def test_every_entry_gives_its_reason_once() -> None:
    found = read_exceptions(REPOSITORY / "tests" / "examples" / "exceptions.yaml")
    assert all(each.reason for each in found)
    keys = [(each.description, each.operation, each.example, each.kind, each.languages) for each in found]
    assert len(keys) == len(set(keys))
