"""What the commands do as their user sees it: the site, the streams, the exit code."""

import json
import re
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from commands import Project, digests, outcome, sections
from places import REPOSITORY
from sdkref import __version__
from sdkref.output.link_check import check_site

HARBOUR = (Path(__file__).parent / "harbour.yaml").read_text(encoding="utf-8")
SHOWN = {"GET /ships", "POST /ships", "DELETE /ships/{ship}", "GET /berths", "GET /tides"}
TIDES = "catalogue: '1'\ninfo: {title: Tides}\noperations: [{method: GET, path: /tides}]\n"


@pytest.fixture
def harbour(project: Project) -> Project:
    project.write("openapi.yaml", HARBOUR)
    return project


def samples(project: Project, page: str, anchor: str, language: str) -> list[str]:
    """Return the names of the examples in one tab of an operation, in their order."""
    tree = LexborHTMLParser((project.site / page).read_bytes())
    (examples,) = tree.css(f'[id="{anchor}.{language}:example"]')
    found = [each.attributes["data-sample"] or "" for each in examples.css("[data-sample]")]
    return list(dict.fromkeys(found))


def test_a_build_tells_what_it_made(harbour: Project) -> None:
    ended = harbour.run("build", "openapi.yaml")
    assert (ended.code, ended.err) == (0, "")
    api, site = ended.out.splitlines()
    assert api == "Harbour 1.0: 5 operations, 3 resources, 3 models, 1 webhook (1 operation left out)"
    assert re.fullmatch(rf"{re.escape(str(harbour.site))}: \d+ pages, \d\.\d MB in \d+\.\d s", site)
    assert set(sections(harbour.site)) == SHOWN
    assert set(sections(harbour.site, "data-webhook")) == {"POST shipArrived"}
    assert set(sections(harbour.site, "data-model")) == {"Ship", "Owner", "Fault"}
    assert check_site(harbour.site) == []


@pytest.mark.parametrize(
    ("options", "shown"),
    [
        (["--internal"], SHOWN | {"PUT /tides"}),
        (["--include", "Ships"], {"GET /ships", "POST /ships", "DELETE /ships/{ship}"}),
        (["--include", "ships"], {"GET /ships", "POST /ships", "DELETE /ships/{ship}"}),
        (["--include", "/ships*"], {"GET /ships", "POST /ships", "DELETE /ships/{ship}"}),
        (["--include", "/ships"], {"GET /ships", "POST /ships"}),
        (["--include", "POST /ships"], {"POST /ships"}),
        (["--include", "berths", "--include", "/tides"], {"GET /berths", "GET /tides"}),
        (["--exclude", "Ships"], {"GET /berths", "GET /tides"}),
        (["--exclude", "DELETE *", "--exclude", "/berths"], {"GET /ships", "POST /ships", "GET /tides"}),
        (["--include", "Ships", "--exclude", "POST *"], {"GET /ships", "DELETE /ships/{ship}"}),
        (["--include", "PUT *", "--internal"], {"PUT /tides"}),
    ],
    ids=lambda each: " ".join(each) if isinstance(each, list) else "",
)
def test_operations_are_chosen(harbour: Project, options: list[str], shown: set[str]) -> None:
    ended = harbour.run("build", "openapi.yaml", *options)
    assert ended.code == 0, ended.err
    assert set(sections(harbour.site)) == shown
    assert f" {len(shown)} operation" in ended.out
    left_out = len(SHOWN) + 1 - len(shown)
    assert (f"({left_out} operation" in ended.out) == bool(left_out)
    assert check_site(harbour.site) == []


def test_a_choice_that_leaves_nothing_is_a_fault(harbour: Project) -> None:
    ended = harbour.run("build", "openapi.yaml", "--include", "Shipps")
    assert ended.code == 2
    assert "no operation" in ended.err
    assert "Shipps" in ended.err
    assert not harbour.site.exists()


def test_nothing_of_an_internal_operation_is_told(harbour: Project) -> None:
    assert harbour.run("build", "openapi.yaml").code == 0
    for path in harbour.site.rglob("*"):
        if path.suffix in {".html", ".json", ".xml"}:
            text = path.read_text(encoding="utf-8")
            assert not re.search("decree|secretLevel", text, re.IGNORECASE), path


def test_findings_have_places_and_strict_makes_them_count(harbour: Project) -> None:
    text = HARBOUR.replace('schemas/Owner"', 'schemas/Ownr"')
    line = next(number for number, each in enumerate(text.splitlines(), 1) if "Ownr" in each)
    harbour.write("openapi.yaml", text)
    pattern = rf"openapi\.yaml:{line}:\d+: error: .*Ownr.*; .+ \[/components/schemas/Ship/properties/owner"
    for options, code in ([], 0), (["--strict"], 1), (["--strict", "--verbose"], 1):
        ended = harbour.run("build", "openapi.yaml", *options)
        assert ended.code == code
        assert re.match(pattern, ended.err), ended.err
        assert "1 finding" in ended.out
        assert set(sections(harbour.site)) == SHOWN, "the rest is built"
    assert harbour.run("catalogue", "openapi.yaml", "-o", "c.json", "--strict").code == 1


@pytest.mark.parametrize("count", [51, 60])
def test_many_findings_are_told_in_part(project: Project, count: int) -> None:
    parameters = "".join(f"        - $ref: '#/components/parameters/P{number}'\n" for number in range(count))
    project.write(
        "openapi.yaml",
        "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths:\n  /a:\n    get:\n      parameters:\n"
        f"{parameters}      responses: {{'200': {{description: ok}}}}\n",
    )
    ended = project.run("build", "openapi.yaml")
    assert len(ended.err.splitlines()) == 51
    assert ended.err.splitlines()[-1] == (
        f"50 of {count} findings are shown; all of them: sdkref check openapi.yaml --verbose"
    )
    assert f"{count} findings" in ended.out
    verbose = project.run("build", "openapi.yaml", "-v").err.splitlines()
    assert verbose[count:] == ["The same without a build: sdkref check openapi.yaml"]


def test_several_sources_stand_below_roots_of_their_own(harbour: Project) -> None:
    harbour.write("tides.yaml", TIDES)
    ended = harbour.run("build", "openapi.yaml", "tides.yaml")
    assert ended.code == 0, ended.err
    assert [each.split(":")[0].strip() for each in ended.out.splitlines()[:2]] == ["Harbour 1.0", "Tides"]
    assert {"harbour", "tides"} <= {path.name for path in harbour.site.iterdir()}
    assert sections(harbour.site) == dict.fromkeys(SHOWN, 1) | {"GET /tides": 2}
    assert check_site(harbour.site) == []


def test_roots_come_from_the_settings(harbour: Project) -> None:
    harbour.write("tides.yaml", TIDES)
    harbour.write("sdkref.yml", "sources:\n  - {file: openapi.yaml, root: api/v1}\n  - tides.yaml\n")
    assert harbour.run("build").code == 0
    assert (harbour.site / "api/v1/reference/ships.html").is_file()
    assert (harbour.site / "tides/index.html").is_file()


def test_two_sources_of_one_root_are_a_fault(harbour: Project) -> None:
    ended = harbour.run("build", "openapi.yaml", "openapi.yaml")
    assert ended.code == 2
    assert "two sources have the root `harbour`" in ended.err
    assert "sdkref.yml" in ended.err
    assert not harbour.site.exists()


def test_snippets_stand_first(harbour: Project) -> None:
    harbour.write("snippets/post-ships/register-the-tern.py", "print('tern')\n")
    harbour.write("snippets/post-ships/another_one.py", "print('another')\n")
    harbour.write("snippets/get-ships/watch.ts", "console.log(1)\n")
    ended = harbour.run("build", "openapi.yaml", "--strict")
    assert (ended.code, ended.err) == (0, "")
    page = "reference/ships.html"
    first = samples(harbour, page, "post-ships", "python")
    assert first[:2] == ["Another one", "Register the tern"]
    assert first[-1] == "From the vendor"
    assert len(first) > 3, "generated examples stand between"
    assert samples(harbour, page, "get-ships", "typescript")[0] == "Watch"
    assert "Watch" not in samples(harbour, page, "get-ships", "python")


def test_snippets_that_belong_nowhere_are_told(harbour: Project) -> None:
    harbour.write("snippets/post-shipps/a.py", "print(1)\n")
    harbour.write("snippets/get-ships/a.rb", "puts 1\n")
    (harbour.folder / "snippets/get-ships/latin.py").write_bytes(b"# \xe9\n")
    harbour.write("snippets/get-berths/left-out-on-purpose.py", "print(1)\n")
    harbour.write("sdkref.yml", "sources: [openapi.yaml]\nexclude: Berths\n")
    ended = harbour.run("build", "--strict")
    assert ended.code == 1
    *told, again = ended.err.splitlines()
    assert again == "The same without a build: sdkref check"
    assert [line.split(": ")[0] for line in told] == [
        "snippets/get-ships/a.rb",
        "snippets/get-ships/latin.py",
        "snippets/post-shipps",
    ]
    assert all("; " in line for line in told)


BAD = {
    "missing": (None, 3, r"bad\.yaml: there is no such file; .+"),
    "a folder": ("/", 3, r"bad\.yaml: .*folder.*; .+"),
    "empty": (b"", 3, r"bad\.yaml:1:1: .*empty.*; .+"),
    "truncated": (b'{"openapi": "3.1.0", "info": {"title"', 3, r"bad\.yaml:1:\d+: .+; .+"),
    "bad YAML": (b"openapi: 3.1.0\ninfo: {title: [\n", 3, r"bad\.yaml:\d+:\d+: .+; .+"),
    "not text": (b"openapi: 3.1.0\n# \xe9\n", 3, r"bad\.yaml:2: byte 17 .+; .+"),
    "a list": (b"[1, 2]", 3, r"bad\.yaml:1:1: .+; .+"),
    "HTML": (b"<!doctype html><p>Sign in", 3, r"bad\.yaml:1:1: .*HTML.*; .+"),
    "something else": (b"name: me\nversion: 1\n", 3, r"bad\.yaml:1:1: .+; .+"),
    "Swagger 1.2": (b"swagger: '1.2'\ninfo: {}\npaths: {}\n", 3, r"bad\.yaml:1:1: Swagger 1\.2 .+; .+"),
    "Swagger 2.0 without paths": (b"swagger: '2.0'\ninfo: {}\n", 3, r"bad\.yaml:1:1: .+`paths`.+; .+"),
    "NaN": (b'{"openapi": "3.1.0", "x-n": NaN}', 3, r"bad\.yaml:1:\d+: NaN .+; .+"),
    "too deep": (
        b'{"openapi": "3.1.0", "x": ' + b"[" * 2000 + b"]" * 2000 + b"}",
        4,
        r"bad\.yaml.*depth.*; .+sdkref\.yml.*",
    ),
}


@pytest.mark.parametrize("kind", BAD)
@pytest.mark.parametrize("command", ["build", "catalogue"])
def test_an_input_that_cannot_be_read(project: Project, command: str, kind: str) -> None:
    content, code, message = BAD[kind]
    if content == "/":
        (project.folder / "bad.yaml").mkdir()
    elif isinstance(content, bytes):
        (project.folder / "bad.yaml").write_bytes(content)
    ended = project.run(command, "bad.yaml")
    assert ended.code == code
    assert re.fullmatch(f"sdkref: {message}\n", ended.err), ended.err
    assert ended.out == ""
    assert not project.site.exists()


@pytest.mark.parametrize(
    ("arguments", "settings", "message"),
    [
        (["build"], None, "no source is named"),
        (["build"], "sources: []\n", "no source is named"),
        (
            ["build"],
            "source: [a.yaml]\n",
            r"sdkref\.yml:1:1: `source` is no setting; did you mean `sources`\?",
        ),
        (["build"], "sources:\n  - {root: a}\n", r"sdkref\.yml:2:\d+: the source names no file; .+"),
        (["build"], "sources: openapi.yaml\n", r"sdkref\.yml:1:\d+: `sources` is not .+; .+"),
        (["build", "--nonsense"], None, "No such option"),
        (["build", "openapi.yaml", "--jobs", "0"], None, "--jobs"),
        (["build", "openapi.yaml", "--site-dir", "."], None, "cannot be written over"),
        (["build", "openapi.yaml", "--site-dir", "openapi.yaml"], None, "a site is a folder"),
        (["build", "openapi.yaml", "--site-dir", "openapi.yaml/site"], None, "openapi.yaml.*--site-dir"),
        (["build", "openapi.yaml", "--site-dir", "/proc/site"], None, "/proc/.*--site-dir"),
        (["build", "openapi.yaml", "--site-dir", "s" * 300], None, "sss.*--site-dir"),
        (["catalogue", "openapi.yaml", "-o", "gone/c.json"], None, r"gone/c\.json: .+; .+"),
        (["catalogue", "openapi.yaml", "-o", "."], None, r"\.json, \.yaml or \.yml"),
        (["catalogue", "openapi.yaml", "-o", "c.txt"], None, r"c\.txt: .+\.json, \.yaml or \.yml"),
        (["catalogue"], None, "SOURCE"),
        (["nonsense"], None, "No such command"),
    ],
    ids=lambda each: " ".join(each)[:40] if isinstance(each, list) else "",
)
def test_what_cannot_be_carried_out(
    harbour: Project, arguments: list[str], settings: str | None, message: str
) -> None:
    if settings is not None:
        harbour.write("sdkref.yml", settings)
    before = digests(harbour.folder)
    ended = harbour.run(*arguments)
    assert ended.code == 2, ended.err
    assert re.search(message, " ".join(ended.err.split())), ended.err
    assert "Traceback" not in ended.err
    assert digests(harbour.folder) == before


@pytest.mark.parametrize("name", ["openapi.yaml", "./openapi.yaml"])
def test_a_catalogue_does_not_replace_its_source(harbour: Project, name: str) -> None:
    before = digests(harbour.folder)
    ended = harbour.run("catalogue", "openapi.yaml", "-o", name)
    assert ended.code == 2
    assert "would replace its own source" in ended.err
    assert digests(harbour.folder) == before


def test_an_address_is_told_from_a_missing_file(project: Project) -> None:
    ended = project.run("build", "https://api.harbour.example/openapi.yaml")
    assert ended.code == 3
    assert "this is an address; download the description" in ended.err


def test_version(project: Project) -> None:
    ended = project.finish("--version")
    assert (ended.code, ended.out, ended.err) == (0, f"sdkref {__version__}\n", "")


def test_streams_of_a_process(harbour: Project) -> None:
    harbour.write("openapi.yaml", HARBOUR.replace('schemas/Owner"', 'schemas/Ownr"'))
    ended = harbour.finish("build", "openapi.yaml", "--strict")
    assert ended.code == 1
    assert ended.err.startswith("openapi.yaml:")
    assert len(ended.err.splitlines()) == 2
    assert "1 finding" in ended.out
    ended = harbour.finish("catalogue", "openapi.yaml")
    assert ended.err.startswith("openapi.yaml:")
    assert json.loads(ended.out)["catalogue"] == "1"


@pytest.mark.parametrize("source", ["openapi.yaml", "catalogue.yaml"])
def test_a_written_catalogue_gives_the_same_site(project: Project, source: str) -> None:
    given = REPOSITORY / "docs" / "api" / source
    told = project.run("catalogue", given)
    assert (told.code, told.err) == (0, "")
    for name in ("c.json", "c.yml"):
        ended = project.run("catalogue", given, "-o", name)
        assert (ended.code, ended.out, ended.err) == (0, "", "")
        assert project.run("catalogue", name).out == told.out
    assert project.folder.joinpath("c.json").read_text(encoding="utf-8") == told.out
    assert project.run("build", given, "--site-dir", "one").code == 0
    assert project.run("build", "c.json", "--site-dir", "two").code == 0
    assert digests(project.folder / "two") == digests(project.folder / "one")


@pytest.mark.parametrize("name", ["c.json", "c.yaml"])
def test_a_written_catalogue_keeps_the_spelling_of_numbers(project: Project, name: str) -> None:
    numbers = [
        "1.10",
        "1e3",
        "-0.0",
        "1E400",
        "12345678901234567890123",
        *(["0777", ".5"] if "y" in name else []),
    ]
    project.write(
        "openapi.yaml",
        "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths:\n  /a:\n    get:\n      parameters:\n"
        f"        - {{name: n, in: query, schema: {{type: array}}, example: [{', '.join(numbers)}]}}\n"
        "      responses: {'200': {description: ok}}\n",
    )
    assert project.run("catalogue", "openapi.yaml", "-o", name).code == 0
    written = " ".join(re.sub(r"[\[\],]|\s- ", " ", project.folder.joinpath(name).read_text()).split())
    assert " ".join(numbers[:3]) in written
    assert project.run("build", "openapi.yaml", "--site-dir", "one").code == 0
    assert project.run("build", name, "--site-dir", "two").code == 0
    assert digests(project.folder / "two") == digests(project.folder / "one")


def test_a_catalogue_leaves_snippets_where_they_are(harbour: Project) -> None:
    harbour.write("snippets/get-ships/mine.py", "print('mine')\n")
    assert harbour.run("catalogue", "openapi.yaml", "-o", "c.json").code == 0
    assert harbour.run("build", "c.json").code == 0
    assert samples(harbour, "reference/ships.html", "get-ships", "python").count("Mine") == 1
    assert not [
        each for each in samples(harbour, "reference/ships.html", "get-ships", "python") if "2" in each
    ]


def test_a_catalogue_of_chosen_operations(harbour: Project) -> None:
    ended = harbour.run("catalogue", "openapi.yaml", "--include", "POST /ships")
    found = json.loads(ended.out)
    assert [f"{each['method']} {each['path']}" for each in found["operations"]] == ["POST /ships"]
    assert set(found["models"]) == {"Ship", "Owner", "Fault"}
    everything = json.loads(harbour.run("catalogue", "openapi.yaml", "--internal").out)
    assert len(everything["operations"]) == len(SHOWN) + 1


def test_a_failing_build_keeps_the_old_site(harbour: Project) -> None:
    assert harbour.run("build", "openapi.yaml").code == 0
    before = digests(harbour.site)
    harbour.write("openapi.yaml", HARBOUR[:-200] + "\n  - [")
    assert harbour.run("build", "openapi.yaml").code == 3
    harbour.write("openapi.yaml", HARBOUR)
    harbour.write("sdkref.yml", "sources: [openapi.yaml]\n")
    harbour.write("mkdocs.yml", "site_name: Mine\ntheme: nonsense\n")
    harbour.write("docs/home.md", "# Home\n")
    ended = harbour.run("build")
    assert ended.code == 2
    assert "nonsense" in ended.err
    assert digests(harbour.site) == before
    assert sorted(path.name for path in harbour.folder.iterdir()) == [
        "docs",
        "mkdocs.yml",
        "openapi.yaml",
        "sdkref.yml",
        "site",
    ]


def test_a_file_among_the_pages_that_cannot_be_read_is_named(harbour: Project) -> None:
    harbour.write("sdkref.yml", "sources: [{file: openapi.yaml, root: api}]\n")
    harbour.write("mkdocs.yml", "site_name: Mine\ntheme: material\n")
    harbour.write("docs/index.md", "# Home\n")
    (harbour.folder / "docs" / "plan.pdf").symlink_to("gone.pdf")
    ended = harbour.run("build")
    assert (ended.code, harbour.site.exists()) == (3, False)
    assert "plan.pdf: it cannot be read" in ended.err
    harbour.write("mkdocs.yml", "site_name: Mine\ntheme: material\nexclude_docs: '*.pdf'\n")
    assert harbour.run("build").code == 0


def test_files_that_are_not_ours_stay(harbour: Project) -> None:
    assert harbour.run("build", "openapi.yaml").code == 0
    harbour.write("site/CNAME", "docs.example\n")
    harbour.write("site/mine/page.html", "mine")
    harbour.write("site/operations.html", "changed by hand")
    ended = harbour.run("build", "openapi.yaml", "--exclude", "Berths", "--strict")
    assert ended.code == 1
    (told,) = ended.err.splitlines()
    assert told.startswith("site/operations.html: warning: ")
    assert "; " in told
    assert (harbour.site / "CNAME").read_text() == "docs.example\n"
    assert (harbour.site / "mine/page.html").read_text() == "mine"
    assert (harbour.site / "operations.html").read_text() == "changed by hand"
    assert not (harbour.site / "reference/berths.html").exists(), "what is ours goes when its source goes"


def test_a_site_that_is_not_ours_is_refused(harbour: Project) -> None:
    harbour.write("site/index.html", "mine")
    ended = harbour.run("build", "openapi.yaml")
    assert ended.code == 2
    assert "index.html" in ended.err
    assert (harbour.site / "index.html").read_text() == "mine"


def test_two_builds_at_once_leave_one_whole_site(harbour: Project) -> None:
    assert harbour.run("build", "openapi.yaml", "--site-dir", "alone").code == 0
    started = [harbour.start("build", "openapi.yaml") for _ in range(2)]
    for process in started:
        ended = outcome(process)
        assert (ended.code, ended.err) == (0, "")
    assert digests(harbour.site) == digests(harbour.folder / "alone")
    assert sorted(path.name for path in harbour.folder.iterdir()) == ["alone", "openapi.yaml", "site"]


def test_output_for_files_and_programs_is_utf_8_whatever_the_locale(harbour: Project) -> None:
    description = json.dumps({"openapi": "3.1.0", "info": {"title": "Häfen 港", "version": "1"}, "paths": {}})
    harbour.write("names.json", description)
    ended = outcome(harbour.start("catalogue", "names.json", PYTHONIOENCODING="cp1252", LC_ALL="C"))
    assert ended.code == 0, ended.err
    assert "Häfen 港" in ended.out
