"""`sdkref check --coverage`: operations without an example that is known to run, and those that need none."""

import json

import pytest

from commands import Project

NEVER = "2999-01-31"


def allow(project: Project, *entries: str) -> None:
    """Write settings in which operations are exempt."""
    lines = "".join(f"    - {{{each}}}\n" for each in entries)
    project.write("sdkref.yml", f"sources: [tea.yaml]\ncoverage:\n  allow:\n{lines}")


def findings(project: Project, percent: str = "100") -> tuple[int, list[tuple[str, int | None, str]]]:
    """Return the exit code, and code, line and fact of each finding."""
    ended = project.run("check", "--coverage", percent, "--json")
    found = json.loads(ended.out)["findings"]
    return ended.code, [(each["code"], each.get("line"), each["fact"]) for each in found]


@pytest.fixture
def ran(project: Project) -> Project:
    """Return a folder in which the curl examples of two of three operations ran."""
    assert project.run("test", "--only", "GET /teas", "--language", "curl", "--no-errors").code == 0
    return project


def none(tab: str) -> tuple[str, None, str]:
    """Return the finding of a tab in which nothing ran."""
    fact = (
        f"0 of 3 operations (0 %, not 60 %) have an example that is known to run in {tab}; "
        "there is none for GET /teas, POST /teas, GET /teas/{tea_id}"
    )
    return "low-coverage", None, fact


def test_tabs_below_the_percentage_are_findings(ran: Project) -> None:
    assert findings(ran, "60") == (1, [none("typescript"), none("go"), none("python")])
    assert findings(ran, "66.7")[1][3][2].startswith("2 of 3 operations (66.6 %, not 66.7 %) have")
    assert findings(ran, "0") == (0, [])


def test_people_are_told_once_and_the_exit_code_is_1(ran: Project) -> None:
    ended = ran.run("check", "--coverage", "100")
    assert ended.code == 1
    assert (
        "sdkref.results.json: error: 2 of 3 operations (66.6 %, not 100 %) have an example that is known to "
        "run in curl; there is none for POST /teas; run `sdkref test`, write examples, or exempt operations "
        "below `coverage:` in sdkref.yml\n"
    ) in ended.out
    assert "with --strict" not in ended.out
    assert ran.run("check").code == 0


def test_exempt_operations_do_not_count(ran: Project) -> None:
    others = [
        f"operation: '*', tab: {tab}, until: {NEVER}, because: later"
        for tab in ("typescript", "go", "python")
    ]
    allow(ran, *others, f"operation: POST /teas, tab: curl, until: {NEVER}, because: it costs money")
    assert findings(ran) == (0, [])


def test_an_exemption_ends(ran: Project) -> None:
    allow(
        ran,
        f"operation: '*', tab: typescript, until: {NEVER}, because: later",
        f"operation: '* /teas*', tab: go, until: {NEVER}, because: later",
        f"operation: '*', tab: python, until: {NEVER}, because: later",
        "operation: POST /teas, until: 2001-01-31, because: it rained",
    )
    code, found = findings(ran)
    below = (
        "2 of 3 operations (66.6 %, not 100 %) have an example that is known to run in curl; "
        "there is none for POST /teas"
    )
    assert code == 1
    assert found == [
        ("low-coverage", None, below),
        ("expired-exemption", 7, "`POST /teas` was exempt until 2001-01-31 because it rained"),
    ]
    assert findings(ran, "60") == (0, found[1:])


def test_exemptions_without_need_are_findings(ran: Project) -> None:
    allow(
        ran,
        f"operation: GET /teas, tab: curl, until: {NEVER}, because: later",
        f"operation: POST /tees, until: {NEVER}, because: later",
        f"operation: POST /teas, tab: rust, until: {NEVER}, because: later",
    )
    assert findings(ran, "0") == (
        0,
        [
            ("needless-exemption", 4, "`GET /teas` in curl has examples that run, and is exempt"),
            ("needless-exemption", 5, "no tab has the operation `POST /tees`"),
            ("needless-exemption", 6, "no tab has the operation `POST /teas` in rust"),
        ],
    )


FAULTS = {
    "tab: go, until: 2027-01-31, because: later": (
        "the exemption has no `operation`; add `operation: POST /stays`"
    ),
    "operation: POST /teas, until: 2027-01-31": "the exemption has no `because`; add `because: the reason`",
    "operation: POST /teas, because: later": "the exemption has no end; add `until: 2027-01-31`",
    "operation: POST /teas, until: soon, because: later": (
        "`soon` is no day; write year, month and day: 2027-01-31"
    ),
    "operation: POST /teas, until: 2027, because: later": (
        "`2027` is no day; write year, month and day: 2027-01-31"
    ),
    "operation: [POST], until: 2027-01-31, because: later": "`operation` is not a text; write a text",
    "opration: x, until: 2027-01-31, because: later": "`opration` is no setting; did you mean `operation`?",
}


@pytest.mark.parametrize("entry", FAULTS)
def test_what_is_wrong_with_an_exemption(project: Project, entry: str) -> None:
    allow(project, entry)
    ended = project.run("check")
    assert ended.code == 2
    assert FAULTS[entry] in ended.err
    assert "sdkref.yml:4:" in ended.err


def test_sources_of_the_command_line_have_no_results(project: Project) -> None:
    ended = project.run("check", "tea.yaml", "--coverage", "95")
    assert ended.code == 2
    assert "no results are kept for sources that the command line names" in ended.err


def test_a_guide_may_be_the_example_of_an_operation(project: Project) -> None:
    guide = "<!-- sdkref: for GET /teas -->\n```sh\ncurl -sf $TEA_BASE_URL/teas\n```\n"
    project.write("docs/tea.md", guide)
    assert project.run("test", "--only", "docs/tea.md").code == 0
    assert "1 of 3 operations" in findings(project)[1][3][2]
