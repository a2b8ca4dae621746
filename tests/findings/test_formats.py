"""Findings in each format: what programs read, and that no text of a description gets out of its place."""

import json
import re
import unicodedata
from functools import cache
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from sdkref.diagnostics import Diagnostic, Level, LimitError, Stop, UnreadableError
from sdkref.findings.annotations import annotations
from sdkref.findings.kinds import KINDS
from sdkref.findings.records import records
from sdkref.findings.report import Report, SourceNote, Telling
from sdkref.findings.sarif import sarif
from sdkref.findings.text import lines
from sdkref.location import Location
from sdkref.visible import visible
from tools import sarif_schema

SHIP = Diagnostic(
    "broken-reference",
    "the reference `#/Shpi` leads nowhere",
    "correct it",
    Location("api/openapi.yaml", "/paths/~1ships/get"),
    Level.ERROR,
    20,
    10,
)
HARBOUR = SourceNote(file="api/openapi.yaml", read=True, title="Harbour", version="1.0", operations=5)

NASTY = (
    "\x1b[31mred\x1b]0;title\x07",
    "a\r\nb\n::error file=x::y",
    "::set-output name=x::y",
    "%0A::error::x",
    "a,line=1,title=x::y",
    "\u202egnp.\u2066exe\u200b\ufeff",
    "\x9b31m\x85\u2028\u2029",
    "\udcff\ud800",
    "[click](https://evil.example) [1](2)",
    "\\[a](b)",
    '"}],"x":[{"y":"',
    "<script>alert(1)</script>",
    "é漢字🧪",
    "\x00",
)
"""Texts that some reader of some format could take for more than text."""

nasty_texts = st.one_of(st.sampled_from(NASTY), st.text(st.characters(), max_size=40))


@cache
def sarif_validator() -> jsonschema_rs.Draft4Validator:
    return jsonschema_rs.Draft4Validator(sarif_schema(), validate_formats=True)


def nasty(text: str, code: str = "wrong-type") -> Report:
    """Return a report that says a text wherever a description or the user can have one."""
    found = Diagnostic(code, text, text, Location(text or "a", f"/{text}"), Level.WARNING, 3, 4)
    note = SourceNote(file=text, read=True, title=text, version=text)
    return Report(sources=(note,), findings=(found, replace(found, line=None, column=None)), summary=(text,))


def told(report: Report, **telling: Any) -> list[str]:
    return list(lines(report, Telling(**telling)))


# --- text


def test_a_finding_is_a_line() -> None:
    assert told(Report(findings=(SHIP,))) == [
        "api/openapi.yaml:20:10: error: the reference `#/Shpi` leads nowhere; correct it [/paths/~1ships/get]"
    ]


def test_a_finding_without_a_place() -> None:
    found = Diagnostic("mkdocs", "a page is not in the nav", "", Location(""))
    assert told(Report(findings=(found,))) == ["warning: a page is not in the nav"]


def test_a_fact_at_many_places_is_told_once() -> None:
    places = [replace(SHIP, line=line) for line in range(1, 45)]
    other = replace(SHIP, fact="another", line=3)
    report = Report(findings=(*places[:3], other, *places[3:]))
    assert told(report, again="sdkref check a.yaml") == [
        f"{places[0]} (and 43 more places)",
        str(other),
        "2 of 45 findings are shown; all of them: sdkref check a.yaml --verbose",
    ]
    assert told(replace(report, findings=(SHIP, replace(SHIP, line=21)))) == [
        f"{SHIP} (and 1 more place)",
        "1 of 2 findings are shown; --verbose shows all of them",
    ]
    assert told(report, everything=True) == [str(each) for each in report.findings]


def test_past_a_screenful_only_the_number_is_told() -> None:
    report = Report(findings=tuple(replace(SHIP, fact=f"fact {number}") for number in range(60)))
    shown = told(report, again="sdkref check a.yaml", checking=True)
    assert len(shown) == 51
    assert shown[-1] == "50 of 60 findings are shown; all of them: sdkref check a.yaml --verbose"


def test_a_build_says_how_to_see_its_findings_again() -> None:
    report = Report(findings=(SHIP,))
    assert told(report, again="sdkref check a.yaml")[1:] == ["The same without a build: sdkref check a.yaml"]
    assert told(report, again="sdkref check a.yaml", checking=True)[1:] == []
    of_the_build = Report(findings=(Diagnostic("mkdocs", "x", "", Location("")),))
    assert told(of_the_build, again="sdkref check a.yaml")[1:] == []


@given(nasty_texts)
def test_text_is_a_line_of_characters_that_can_be_seen(text: str) -> None:
    for line in (
        *told(nasty(text)),
        *map(str, nasty(text).sources),
        str(UnreadableError(nasty(text).findings[0])),
    ):
        assert line.splitlines() == [line]
        unseen = {each for each in line if unicodedata.category(each) in {"Cc", "Cs", "Zl", "Zp"}}
        assert unseen == set()
        assert not {unicodedata.bidirectional(each) for each in line} & {
            "RLO",
            "LRO",
            "RLI",
            "LRI",
            "FSI",
            "PDI",
        }


def test_what_cannot_be_seen_is_shown_as_an_escape() -> None:
    assert visible("a\x1b[0m\nb\u202ec\x9bd\udcff\U000e0041") == (
        r"a\u001b[0m\nb\u202ec\u009bd\udcff\U000e0041"
    )
    assert visible("é漢字🧪 \\n ") == "é漢字🧪 \\n "


# --- JSON


def test_json_holds_everything() -> None:
    unread = SourceNote(file="gone.yaml")
    stop = UnreadableError.at(Location("gone.yaml"), "unreadable", "there is no such file", "name one")
    report = Report(sources=(HARBOUR, unread), findings=(SHIP, *stop.findings), stop=stop)
    assert json.loads(records(report)) == {
        "version": "1",
        "sources": [
            {
                "file": "api/openapi.yaml",
                "read": True,
                "title": "Harbour",
                "version": "1.0",
                "operations": 5,
                "resources": 0,
                "models": 0,
                "webhooks": 0,
                "left_out": 0,
            },
            {"file": "gone.yaml", "read": False},
        ],
        "findings": [
            {
                "code": "broken-reference",
                "level": "error",
                "message": "the reference `#/Shpi` leads nowhere; correct it",
                "fact": "the reference `#/Shpi` leads nowhere",
                "remedy": "correct it",
                "file": "api/openapi.yaml",
                "line": 20,
                "column": 10,
                "pointer": "/paths/~1ships/get",
            },
            {
                "code": "unreadable",
                "level": "error",
                "message": "there is no such file; name one",
                "fact": "there is no such file",
                "remedy": "name one",
                "file": "gone.yaml",
                "line": None,
                "column": None,
                "pointer": "",
            },
        ],
        "counts": {"error": 2, "warning": 0},
    }


@given(nasty_texts)
def test_json_is_ascii_and_keeps_the_text(text: str) -> None:
    written = records(nasty(text))
    assert re.fullmatch(r"[\n -~]*", written)
    finding = json.loads(written)["findings"][0]
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    assert finding["fact"] == whole
    assert finding["pointer"] == f"/{whole}"


# --- SARIF


def test_sarif_of_a_finding() -> None:
    log = json.loads(sarif(Report(sources=(HARBOUR,), findings=(SHIP, replace(SHIP, line=30)))))
    sarif_validator().validate(log)
    (run,) = log["runs"]
    (rule,) = run["tool"]["driver"]["rules"]
    assert rule["id"] == "broken-reference"
    assert rule["help"]["text"] == KINDS["broken-reference"].then
    first, second = run["results"]
    assert first["level"] == "error"
    assert first["message"]["text"] == SHIP.sentence
    assert run["tool"]["driver"]["rules"][first["ruleIndex"]]["id"] == first["ruleId"]
    (location,) = first["locations"]
    assert location["physicalLocation"]["artifactLocation"]["uri"] == "api/openapi.yaml"
    assert location["physicalLocation"]["region"] == {"startLine": 20, "startColumn": 10}
    assert location["logicalLocations"][0]["fullyQualifiedName"] == "/paths/~1ships/get"
    assert first["partialFingerprints"] != second["partialFingerprints"]
    assert run["invocations"] == [{"executionSuccessful": True}]


def test_fingerprints_hold_when_lines_are_added_above() -> None:
    def fingerprints(*found: Diagnostic) -> list[str]:
        results = json.loads(sarif(Report(findings=found)))["runs"][0]["results"]
        return [each["partialFingerprints"]["finding/v1"] for each in results]

    other = replace(SHIP, location=Location("api/openapi.yaml", "/paths/~1berths/get"))
    before = fingerprints(SHIP, other)
    moved = [
        replace(each, line=(each.line or 0) + 7, column=2, fact="in other words") for each in (SHIP, other)
    ]
    assert fingerprints(*moved) == before
    assert len({*before, *fingerprints(replace(SHIP, code="missing"))}) == 3


def test_sarif_of_every_kind_and_of_a_stop() -> None:
    found = tuple(replace(SHIP, code=code) for code in KINDS)
    stop = LimitError.at(Location("gone.yaml"), "limit", "the limit of size was met", "raise it")
    log = json.loads(sarif(Report(findings=(*found, *stop.findings), stop=stop)))
    sarif_validator().validate(log)
    assert log["runs"][0]["invocations"] == [{"executionSuccessful": False, "exitCode": 4}]
    assert "region" not in log["runs"][0]["results"][-1]["locations"][0]["physicalLocation"]


def test_sarif_of_nothing() -> None:
    log = json.loads(sarif(Report()))
    sarif_validator().validate(log)
    assert log["runs"][0]["results"] == []


@pytest.mark.parametrize(
    ("file", "address"),
    [
        ("a b/ü%.yaml", "a%20b/%C3%BC%25.yaml"),
        ("./a/../b.yaml", "b.yaml"),
        ("a:b.yaml", "a%3Ab.yaml"),
        ("../c.yaml", "../c.yaml"),
        ("x#?[].yaml", "x%23%3F%5B%5D.yaml"),
        ("\udcff.yaml", "%FF.yaml"),
    ],
)
def test_addresses_of_files(file: str, address: str) -> None:
    log = json.loads(sarif(Report(findings=(replace(SHIP, location=Location(file)),))))
    sarif_validator().validate(log)
    (location,) = log["runs"][0]["results"][0]["locations"]
    assert location["physicalLocation"]["artifactLocation"]["uri"] == address


@given(nasty_texts)
def test_sarif_is_valid_whatever_a_text_says(text: str) -> None:
    written = sarif(nasty(text))
    assert re.fullmatch(r"[\n -~]*", written)
    log = json.loads(written)
    sarif_validator().validate(log)
    for result in log["runs"][0]["results"]:
        said = result["message"]["text"]
        links = re.sub(r"\\.", "", said) if "](" in said else ""
        assert "](" not in links


# --- GitHub


def command(line: str) -> tuple[str, dict[str, str], str]:
    """Return a workflow command as the runner reads it: its name, its properties and its message."""

    def unescaped(text: str, *escapes: tuple[str, str]) -> str:
        for character, escape in (*escapes, ("\n", "%0A"), ("\r", "%0D"), ("%", "%25")):
            text = text.replace(escape, character)
        return text

    head, message = line.removeprefix("::").split("::", 1)
    name, _, properties = head.partition(" ")
    pairs = (each.partition("=") for each in properties.split(","))
    read = {key: unescaped(value, (":", "%3A"), (",", "%2C")) for key, _, value in pairs}
    return name, read, unescaped(message)


def test_an_annotation() -> None:
    assert annotations(Report(findings=(SHIP,))) == (
        "::error file=api/openapi.yaml,line=20,col=10,title=broken-reference::"
        "the reference `#/Shpi` leads nowhere; correct it [/paths/~1ships/get]\n"
    )


def test_an_annotation_without_a_place() -> None:
    found = Diagnostic("mkdocs", "50% of it", "", Location(""))
    assert annotations(Report(findings=(found,))) == "::warning title=mkdocs::50%25 of it\n"


@given(nasty_texts)
def test_annotations_hold_their_text(text: str) -> None:
    first, second = annotations(nasty(text)).splitlines()
    for line in (first, second):
        name, properties, message = command(line)
        assert name == "warning"
        assert set(properties) <= {"file", "line", "col", "title"}
        assert properties["title"] == "wrong-type"
        shown = "".join(each if each in "\r\n" else visible(each) for each in text)
        assert properties["file"] == (shown or "a")
        assert message == f"{shown}; {shown} [/{shown}]" if text else message
    assert command(first)[1]["line"] == "3"


# --- the verdict


@pytest.mark.parametrize("stop", [None, UnreadableError("x"), LimitError("x"), Stop("x")])
@pytest.mark.parametrize("findings", [(), (SHIP,)])
@pytest.mark.parametrize("strict", [True, False])
def test_the_exit_code(stop: Stop | None, findings: tuple[Diagnostic, ...], *, strict: bool) -> None:
    code = Report(findings=findings, stop=stop).exit_code(strict=strict)
    assert code == (stop.code if stop else int(strict and bool(findings)))
