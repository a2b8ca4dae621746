"""`sdkref check` and the formats of findings as users have them: the streams, the files, the exit code."""

import itertools
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from commands import Project, digests
from places import REPOSITORY

HARBOUR = (Path(__file__).parent / "harbour.yaml").read_text(encoding="utf-8")
BROKEN = HARBOUR.replace('schemas/Owner"', 'schemas/Ownr"')
LINE = next(number for number, each in enumerate(BROKEN.splitlines(), 1) if "Ownr" in each)
FORMATS = ("text", "json", "sarif", "github")
NOT_READ = {
    "gone.yaml": (None, 3, "unreadable", None),
    "syntax.yaml": ("openapi: 3.1.0\ninfo: {title: [\n", 3, "syntax", 3),
    "empty.json": ("", 3, "no-description", 1),
    "list.json": ("[1]", 3, "no-description", 1),
    "old.yaml": ("swagger: '1.2'\npaths: {}\n", 3, "no-description", 1),
    "bytes.yaml": (b"openapi: 3.1.0\n# \xe9\n", 3, "encoding", 2),
    "deep.json": ('{"openapi": "3.1.0", "x": ' + "[" * 2000 + "]" * 2000 + "}", 4, "limit", None),
    "catalogue.yaml": ("catalogue: '1'\ninfo: {title: 3}\noperations: []\n", 3, "broken-catalogue", 2),
}
"""Sources that cannot be read: their text, the exit code, the kind of finding and its line."""


@pytest.fixture
def harbour(project: Project) -> Project:
    project.write("openapi.yaml", BROKEN)
    return project


def test_a_check_tells_findings_and_builds_nothing(harbour: Project) -> None:
    before = digests(harbour.folder)
    ended = harbour.run("check", "openapi.yaml")
    assert (ended.code, ended.err) == (0, "")
    finding, api, total = ended.out.splitlines()
    assert re.fullmatch(rf"openapi\.yaml:{LINE}:\d+: error: .*Ownr.*; .+ \[/components/.+\]", finding)
    assert api.startswith("Harbour 1.0: 5 operations")
    assert total == "1 finding (1 error); with --strict the exit code is 1 for them"
    assert digests(harbour.folder) == before


def test_a_check_that_finds_nothing(project: Project) -> None:
    project.write("openapi.yaml", HARBOUR)
    ended = project.run("check", "openapi.yaml", "--strict")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.splitlines()[-1] == "No findings"


def test_a_check_reads_what_the_settings_name(harbour: Project) -> None:
    harbour.write("sdkref.yml", "sources: [openapi.yaml]\nexclude: Berths\n")
    harbour.write("snippets/get-shipps/a.py", "print(1)\n")
    harbour.write("snippets/get-ships/a.rb", "puts 1\n")
    ended = harbour.run("check", "--json")
    found = json.loads(ended.out)["findings"]
    assert [(each["code"], each["file"]) for each in found] == [
        ("broken-reference", "openapi.yaml"),
        ("stray-snippets", "snippets/get-shipps"),
        ("unknown-language", "snippets/get-ships/a.rb"),
    ]


def test_a_check_finds_what_keeps_sources_from_one_site(project: Project) -> None:
    project.write("openapi.yaml", HARBOUR)
    assert "two sources have the root" in project.run("check", "openapi.yaml", "openapi.yaml").err
    assert project.run("check", "openapi.yaml", "openapi.yaml").code == 2
    ended = project.run("check", "openapi.yaml", "--include", "Shipps")
    assert ended.code == 2
    assert "no operation is left" in ended.err


@pytest.mark.parametrize("form", FORMATS)
def test_a_format_for_programs_has_the_standard_output_for_itself(harbour: Project, form: str) -> None:
    checked = harbour.run("check", "openapi.yaml", "--format", form)
    built = harbour.run("build", "openapi.yaml", "--format", form)
    if form == "text":
        assert "Ownr" in checked.out
        assert "Ownr" in built.err
        assert "1 finding" in built.out
        return
    assert "1 finding" in checked.err
    assert "1 finding" in built.err
    assert built.out == checked.out
    if form == "github":
        assert re.fullmatch(
            rf"::error file=openapi\.yaml,line={LINE},col=\d+,title=broken-reference::.*\n", built.out
        )
    else:
        assert json.loads(built.out)["version"] == ("1" if form == "json" else "2.1.0")


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("command", ["check", "build"])
def test_findings_in_a_file(harbour: Project, command: str, form: str) -> None:
    told = harbour.run(command, "openapi.yaml", "--format", form)
    ended = harbour.run(command, "openapi.yaml", "--format", form, "-o", "findings")
    assert (ended.code, ended.err) == (0, "")
    assert "1 finding" in ended.out
    assert "Ownr" not in ended.out
    written = (harbour.folder / "findings").read_text(encoding="utf-8")
    assert written.splitlines()[0] in (told.err if (form, command) == ("text", "build") else told.out)


@pytest.mark.parametrize("name", [".", "gone/f.json"])
def test_a_file_that_cannot_be_written(harbour: Project, name: str) -> None:
    ended = harbour.run("check", "openapi.yaml", "--json", "-o", name)
    assert ended.code == 2
    assert re.fullmatch(rf"sdkref: {re.escape(name)}: cannot be written \(.+\); .+\n", ended.err)


def test_formats_that_exclude_each_other(harbour: Project) -> None:
    ended = harbour.run("check", "openapi.yaml", "--json", "--format", "sarif")
    assert ended.code == 2
    assert "exclude each other" in ended.err


def test_the_verdict_is_the_same_however_it_is_told(harbour: Project) -> None:
    harbour.write("good.yaml", HARBOUR)
    harbour.write("catalogue.yaml", "catalogue: '1'\ninfo: {title: 3}\noperations: []\n")
    for source, strict, code in (
        ("openapi.yaml", True, 1),
        ("openapi.yaml", False, 0),
        ("good.yaml", True, 0),
        ("catalogue.yaml", True, 3),
        ("catalogue.yaml", False, 3),
        ("gone.yaml", True, 3),
    ):
        for form, verbose, output in itertools.product(FORMATS, ([], ["-v"]), ([], ["-o", "f"])):
            options = ["--format", form, *verbose, *output, *(["--strict"] if strict else [])]
            assert harbour.run("check", source, *options).code == code, (source, options)
    for options in (["--json"], ["-v"], ["--format", "sarif", "-o", "f"], ["--format", "github"]):
        assert harbour.run("build", "openapi.yaml", "--strict", *options).code == 1, options
        assert harbour.run("build", "openapi.yaml", *options).code == 0, options
        assert harbour.run("build", "gone.yaml", *options).code == 3, options


@pytest.mark.parametrize("name", NOT_READ)
def test_what_cannot_be_read_is_a_finding(project: Project, name: str) -> None:
    text, code, kind, line = NOT_READ[name]
    if text is not None:
        (project.folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    ended = project.run("check", name, "--json")
    assert ended.code == code
    report = json.loads(ended.out)
    assert report["sources"] == [{"file": name, "read": False}]
    assert {(each["code"], each["file"], each["line"]) for each in report["findings"]} == {(kind, name, line)}
    assert report["counts"]["error"] == len(report["findings"])
    told = project.run("check", name)
    assert (told.code, told.err) == (code, "")
    place = name if line is None else f"{name}:{line}:"
    assert told.out.startswith(place)
    built = project.run("build", name, "--format", "sarif")
    assert built.code == code
    assert [each["ruleId"] for each in json.loads(built.out)["runs"][0]["results"]] == [kind]
    assert built.err.startswith(f"sdkref: {place}")
    assert not project.site.exists()


def test_all_sources_are_read_though_the_first_cannot_be(harbour: Project) -> None:
    harbour.write("deep.json", str(NOT_READ["deep.json"][0]))
    harbour.write("twice.yaml", "openapi: 3.1.0\npaths: {}\npaths: {}\ninfo: {title: T, version: '1'}\n")
    ended = harbour.run("check", "gone.yaml", "openapi.yaml", "deep.json", "twice.yaml", "--json")
    assert ended.code == 3
    report = json.loads(ended.out)
    assert [(each["file"], each["read"]) for each in report["sources"]] == [
        ("gone.yaml", False),
        ("openapi.yaml", True),
        ("deep.json", False),
        ("twice.yaml", True),
    ]
    assert [(each["file"], each["line"], each["code"]) for each in report["findings"]] == [
        ("deep.json", None, "limit"),
        ("gone.yaml", None, "unreadable"),
        ("openapi.yaml", LINE, "broken-reference"),
        ("twice.yaml", 3, "duplicate-key"),
    ]
    told = harbour.run("build", "gone.yaml", "openapi.yaml", "deep.json")
    assert told.code == 3
    assert re.search(r"^openapi\.yaml:\d+:\d+: error: ", told.err, re.MULTILINE)
    assert re.search(r"^sdkref: gone\.yaml: .+\nsdkref: deep\.json: .+\n\Z", told.err, re.MULTILINE)
    assert harbour.run("check", "deep.json", "gone.yaml").code == 4


def test_faults_of_the_settings_are_findings(project: Project) -> None:
    project.write("sdkref.yml", "source: [a.yaml]\nlimits: {depth: 0}\n")
    ended = project.run("check", "--json")
    assert ended.code == 2
    found = json.loads(ended.out)["findings"]
    assert [(each["code"], each["file"], each["line"]) for each in found] == [
        ("setting", "sdkref.yml", 1),
        ("setting", "sdkref.yml", 2),
    ]
    assert project.run("check").err.count("sdkref: sdkref.yml:") == 2
    (project.folder / "sdkref.yml").unlink()
    (found,) = json.loads(project.run("check", "--json").out)["findings"]
    assert (found["code"], found["file"], found["pointer"]) == ("usage", None, None)


def test_one_cause_that_repeats_is_told_once(project: Project) -> None:
    paths = "".join(
        f"  /a{number}: {{get: {{responses: {{'200': {{$ref: '#/components/responses/R'}}}}, nope: 1}}}}\n"
        for number in range(5)
    )
    project.write(
        "openapi.yaml",
        f"openapi: 3.1.0\ninfo: {{title: T, version: '1'}}\npaths:\n{paths}"
        "components: {responses: {R: {description: x, extra: 1}}}\n",
    )
    told = project.run("check", "openapi.yaml").out.splitlines()
    assert told[0].startswith("openapi.yaml:4:71: warning: `nope` is no keyword of an operation; ")
    assert told[1].startswith("openapi.yaml:9:46: warning: `extra` is no keyword of a response; ")
    assert told[1].endswith("/extra]")
    assert told[0].endswith("(and 4 more places)")
    assert told[2] == "2 of 6 findings are shown; all of them: sdkref check openapi.yaml --verbose"
    assert len(json.loads(project.run("check", "openapi.yaml", "--json").out)["findings"]) == 6
    assert project.run("check", "openapi.yaml", "-v").out.count("`nope`") == 5


def test_the_command_that_is_shown_tells_all(project: Project) -> None:
    project.write("my api.yaml", BROKEN)
    options = ["--exclude", "GET /b*", "--internal", "--limit", "depth=900", "--limit", "time=9"]
    ended = project.run("build", "my api.yaml", *options)
    assert ended.err.splitlines()[-1] == (
        "The same without a build: sdkref check 'my api.yaml'"
        " --exclude 'GET /b*' --limit depth=900 --limit time=9 --internal"
    )


@pytest.mark.parametrize("command", ["build", "check", "catalogue"])
def test_limits_are_raised_by_an_option(project: Project, command: str) -> None:
    project.write("openapi.yaml", HARBOUR)
    project.write("sdkref.yml", "sources: [openapi.yaml]\nlimits: {nodes: 10}\n")
    ended = project.run(command, "openapi.yaml", "--limit", "depth=3")
    assert ended.code == 4
    said = ended.out + ended.err
    assert "the limit of depth (3) was met" in said
    assert "`--limit depth=6`" in said
    assert "`limits: {depth: 6}` in sdkref.yml" in said
    assert project.run(command, "openapi.yaml", "--limit", "depth=30").code == 0
    if command != "catalogue":
        assert project.run(command).code == 4
        assert project.run(command, "--limit", "nodes=9000").code == 0


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_source_that_takes_too_long(project: Project, jobs: str) -> None:
    """A few models that all lead to each other are read in no time, and take many seconds to show."""
    count = 90
    models = {
        f"M{number}": {
            "type": "object",
            "required": [f"p{other}" for other in range(count)],
            "properties": {f"p{other}": {"$ref": f"#/components/schemas/M{other}"} for other in range(count)},
        }
        for number in range(count)
    }
    description = {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "components": {"schemas": models},
    }
    project.write("openapi.json", json.dumps(description))
    ended = project.finish("build", "openapi.json", "--limit", "time=2", "--jobs", jobs, "--json")
    assert ended.code == 4
    (found,) = json.loads(ended.out)["findings"]
    assert (found["code"], found["file"]) == ("limit", "openapi.json")
    assert "the limit of time (2) was met" in found["fact"]
    assert "`--limit time=4`" in found["remedy"]
    assert ended.err.startswith("sdkref: openapi.json: the limit of time (2) was met")
    assert sorted(path.name for path in project.folder.iterdir()) == ["openapi.json"]


@pytest.mark.parametrize(
    ("option", "message"),
    [
        ("deph=3", "`deph` is no limit; .*depth"),
        ("depth", "`` is no whole number"),
        ("depth=", "`` is no whole number"),
        ("depth=x", "`x` is no whole number"),
        ("depth=1e3", "`1e3` is no whole number"),
        ("depth=0", "`depth` is not above 0"),
        ("depth=5001", "`depth` is above 5000"),
        ("size=" + "9" * 30, "is no whole number"),
    ],
)
def test_limits_that_are_none(project: Project, option: str, message: str) -> None:
    project.write("openapi.yaml", HARBOUR)
    ended = project.run("check", "openapi.yaml", "--limit", option)
    assert ended.code == 2
    assert re.search(f"^sdkref: --limit {re.escape(option)}: .*{message}", ended.err), ended.err


def test_nothing_in_a_description_moves_the_terminal(project: Project) -> None:
    key = "no\\u202epe\\u009b31m\\e[2J\\r\\n::error::x"
    project.write(
        "evil\x1b[31m.yaml",
        f'openapi: 3.1.0\ninfo: {{title: "T\\u202e", version: "1", "{key}": 1}}\npaths: {{}}\n',
    )
    for form in FORMATS:
        ended = project.run("check", "evil\x1b[31m.yaml", "--format", form)
        assert ended.code == 0
        for line in (ended.out + ended.err).split("\n"):
            assert not re.search(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029]", line), form
            assert not line.startswith("::error::")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize(
    "arguments",
    [
        ["build", "openapi.yaml"],
        ["check", "openapi.yaml"],
        ["check", "openapi.yaml", "--json"],
        ["catalogue", "openapi.yaml"],
        ["--version"],
        ["--help"],
        ["build", "--help"],
    ],
    ids=" ".join,
)
def test_an_output_that_cannot_be_written(harbour: Project, arguments: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        ended = harbour.finish(*arguments, stdout=full)
    assert ended.code == 74
    assert re.search(
        r"^sdkref: the output cannot be written \(No space left on device\); .+\n\Z", ended.err, re.MULTILINE
    )
    assert "Traceback" not in ended.err


def test_streams_that_are_closed(harbour: Project) -> None:
    for closed, strict, code in ((">&-", "", 0), ("2>&-", "--strict", 1), (">&- 2>&-", "--strict", 1)):
        line = f'"$0" -m sdkref build openapi.yaml {strict} {closed}'
        command = ["sh", "-c", line, sys.executable]
        ended = subprocess.run(command, cwd=harbour.folder, capture_output=True, text=True, check=False)
        assert ended.returncode == code, ended
        assert "Traceback" not in ended.stderr


def test_a_reader_that_ends_early(harbour: Project) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as closed:
        ended = harbour.finish("check", "openapi.yaml", stdout=closed)
    assert (ended.code, ended.err) == (74, "")


def test_the_formats_of_the_documentation_are_those_of_the_command(harbour: Project) -> None:
    page = (REPOSITORY / "docs/reference/findings.md").read_text(encoding="utf-8")
    shown = json.loads(page.split("```json\n")[1].split("```")[0])
    real = json.loads(harbour.run("check", "openapi.yaml", "--json").out)
    assert shown.keys() == real.keys()
    for part in ("sources", "findings"):
        assert shown[part][0].keys() == real[part][0].keys()
        members = set(re.findall(r"`(\w+)`", page.split("| member |")[1]))
        assert shown[part][0].keys() - {*SOURCE_FIGURES} <= members
    assert set(shown) <= members


SOURCE_FIGURES = (
    "read",
    "title",
    "version",
    "operations",
    "resources",
    "models",
    "webhooks",
    "left_out",
)
"""Members of a source that the documentation describes in words."""
