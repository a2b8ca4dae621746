"""The table of kinds of findings names every code that is reported, and the documentation shows it."""

from finding_kinds import PAGE, reported, with_table
from sdkref.findings.kinds import KINDS


def test_every_kind_that_is_reported_is_in_the_table() -> None:
    places = dict(reported())
    assert places.pop("?", []) == [], "name the kind and the place where it is reported"
    unknown = {kind: found for kind, found in places.items() if kind not in KINDS}
    assert unknown == {}, "add a line to sdkref/findings/, and run `python tests/finding_kinds.py`"


def test_no_kind_is_in_the_table_for_nothing() -> None:
    assert sorted(set(KINDS) - set(reported())) == []


def test_kinds_are_told_in_sentences() -> None:
    for kind in KINDS.values():
        assert all(text[0].isupper() or text[0] == "`" for text in (kind.about, kind.then))
        assert kind.about.endswith(".")
        assert kind.then.endswith(".")


def test_the_documentation_shows_the_table() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert page == with_table(page), "run `python tests/finding_kinds.py`"
