"""Which examples are known to run: marks that a run writes, a page shows, and an edit loses."""

from commands import Project
from sdkref.evidence import read_evidence
from tea_house import PROGRAMS

MARK = "Ran on"


def marks(project: Project) -> dict[str, list[str]]:
    """Return the versions by operation."""
    known = read_evidence(project.folder / "sdkref.results.json").operations
    return {operation: sorted(found.values()) for operation, found in known.items()}


def test_marks_of_examples_that_passed(project: Project) -> None:
    assert marks(project) == {}
    assert project.run("test", "--only", "GET /teas", "--language", "curl").code == 0
    (words,) = marks(project)["GET /teas"]
    assert words.startswith("curl ")
    assert [*marks(project)] == ["GET /teas", "GET /teas/{tea_id}"]


def test_a_run_of_some_examples_keeps_the_marks_of_others(project: Project) -> None:
    project.run("test", "--only", "GET /teas[", "--language", "curl")
    before = marks(project)
    project.run("test", "--only", "POST /teas[", "--language", "curl")
    assert marks(project) == before | {"POST /teas": before["GET /teas"]}


def test_a_run_of_some_operations_keeps_the_marks_of_others(project: Project) -> None:
    project.run("test", "--only", "GET /teas[", "--language", "curl")
    before = marks(project)
    project.run("test", "--include", "POST /teas", "--language", "curl")
    assert marks(project) == before | {"POST /teas": before["GET /teas"]}


def test_the_file_is_the_same_in_whatever_order_examples_ran(project: Project) -> None:
    file = project.folder / "sdkref.results.json"
    project.run("test", "--language", "curl")
    once = file.read_bytes()
    file.unlink()
    for name in ("POST /teas", "{tea_id}", "GET /teas["):
        project.run("test", "--only", name, "--language", "curl")
    assert file.read_bytes() == once


def test_an_example_that_fails_or_is_edited_loses_its_mark(project: Project) -> None:
    snippet = project.write("snippets/post-teas/default.sh", PROGRAMS["sh"])
    assert project.run("test", "--only", "POST /teas[curl").code == 0
    assert [*marks(project)] == ["POST /teas"]
    snippet.write_text(PROGRAMS["sh"].replace("100", "0"))
    assert project.run("test", "--only", "POST /teas[curl").code == 1
    assert marks(project) == {}


def test_what_is_only_compiled_or_skipped_has_no_mark(project: Project) -> None:
    project.write("snippets/get-teas/default.sh", "# sdkref: compile only\ntrue\n")
    project.write("snippets/post-teas/default.sh", "# sdkref: skip because it rains\ntrue\n")
    assert project.run("test", "--only", "/teas[curl").code == 0
    assert marks(project) == {}


def test_pages_show_what_an_example_ran_on(project: Project) -> None:
    options = ("--jobs", "1", "--site-dir", "site")
    project.write("snippets/post-teas/default.sh", PROGRAMS["sh"])
    project.run("test", "--language", "curl", "--no-errors")
    assert project.run("build", *options).code == 0
    (versions,) = marks(project)["POST /teas"]
    shown = [page for page in project.site.rglob("*.html") if versions in page.read_text()]
    assert shown
    project.write("snippets/post-teas/default.sh", PROGRAMS["sh"] + "\n# edited\n")
    assert project.run("build", *options).code == 0
    text = shown[0].read_text()
    assert text.count(versions) == 2  # of the three operations on the page


WEBHOOK = """\
openapi: 3.1.0
info: {title: Tea, version: "1"}
webhooks:
  soldOut:
    post:
      requestBody: {content: {application/json: {schema: {type: object}, example: {name: Assam}}}}
      responses: {"200": {description: Taken.}}
"""


def test_pages_show_what_an_example_of_a_webhook_ran_on(project: Project) -> None:
    project.write("tea.yaml", WEBHOOK)
    assert project.run("test", "--language", "curl").code == 0
    (versions,) = marks(project)["POST soldOut"]
    assert project.run("build", "--jobs", "1").code == 0
    shown = [page for page in project.site.rglob("*.html") if versions in page.read_text()]
    assert len(shown) == 1


def test_a_file_of_another_kind_is_not_overwritten(project: Project) -> None:
    project.write("sdkref.results.json", "[1, 2]\n")
    ended = project.run("test", "--language", "curl")
    assert ended.code == 2
    assert "sdkref.results.json: this is no file of `sdkref test`" in ended.err
    assert (project.folder / "sdkref.results.json").read_text() == "[1, 2]\n"


def test_the_file_may_have_another_name(project: Project) -> None:
    project.write("sdkref.yml", "sources: [tea.yaml]\nresults: made/ran.json\n")
    (project.folder / "made").mkdir()
    assert project.run("test", "--language", "curl", "--no-errors").code == 0
    assert len(read_evidence(project.folder / "made" / "ran.json").operations) == 3
