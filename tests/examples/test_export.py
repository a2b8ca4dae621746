"""`sdkref export overlay`: examples that are known to run, as `x-codeSamples` of an overlay."""

import json

from commands import Project, pages
from sdkref.diagnostics import Diagnostics
from sdkref.documents.reading import read_document
from tea_house import DESCRIPTION, PROGRAMS


def exported(project: Project) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the targets of an overlay, with language and label of each sample."""
    ended = project.run("export", "overlay", "-o", "examples.overlay.json")
    assert (ended.code, ended.err, ended.out) == (0, "", "")
    data = json.loads((project.folder / "examples.overlay.json").read_text())
    assert data["overlay"] == "1.0.0"
    return [
        (each["target"], [(one["lang"], one["label"]) for one in each["update"]["x-codeSamples"]])
        for each in data["actions"]
    ]


def samples(project: Project) -> list[str]:
    """Return the text of every piece of code of the site's operations."""
    assert project.run("build", "--jobs", "1").code == 0
    return [node.text() for _, tree in pages(project.site) for node in tree.css("[data-operation] pre code")]


def test_only_what_is_known_to_run_is_exported(project: Project) -> None:
    project.write("snippets/get-teas/own.sh", 'curl --silent --fail "$TEA_BASE_URL/teas"\n')
    project.write("snippets/get-teas/broken.sh", "false\n")
    project.run("test", "--language", "curl", "--no-errors")
    assert exported(project) == [
        ("$['paths']['/teas']['get']", [("cURL", "Own"), ("cURL", "Default")]),
        ("$['paths']['/teas']['post']", [("cURL", "Default")]),
        ("$['paths']['/teas/{tea_id}']['get']", [("cURL", "Default")]),
    ]


def test_the_overlay_changes_no_page_that_shows_the_examples_anyway(project: Project) -> None:
    project.write(
        "snippets/get-teas/own.sh", '# sdkref: hide\nset -e\n# sdkref: show\ncurl -sf "$TEA_BASE_URL/teas"\n'
    )
    project.run("test", "--language", "curl", "--language", "python", "--no-errors")
    before = samples(project)
    assert len(before) > 20
    exported(project)
    project.write("sdkref.yml", "sources: [{file: tea.yaml, overlays: [examples.overlay.json]}]\n")
    assert samples(project) == before
    assert project.run("check", "--strict").code == 0


def test_applied_elsewhere_the_overlay_gives_the_examples(project: Project) -> None:
    project.write("snippets/post-teas/own.py", PROGRAMS["py"])
    project.run("test", "--language", "python", "--no-errors")
    (path,) = [project.folder / "examples.overlay.yaml"]
    assert project.run("export", "overlay", "-o", path).code == 0
    data = read_document(path, Diagnostics()).data
    (update,) = [each["update"] for each in data["actions"] if each["target"].endswith("['post']")]
    assert update["x-codeSamples"][0]["source"] == PROGRAMS["py"]
    (project.folder / "sdkref.yml").unlink()
    (project.folder / "snippets").rename(project.folder / "gone")
    ended = project.run(
        "test", "tea.yaml", "--overlay", path, "--only", "POST /teas[python", "--report", "r.json"
    )
    assert ended.code == 0, ended.out
    ran = json.loads((project.folder / "r.json").read_text())["examples"]
    assert [(each["name"], each["origin"]) for each in ran if each["status"] is None] == [
        ("Default", "generated"),
        ("Own", "described"),
    ]


def test_paths_with_quotes_and_references(project: Project) -> None:
    described = DESCRIPTION.replace("  /teas/{tea_id}:\n", "  /it's/{tea_id}:\n")
    project.write("tea.yaml", described)
    project.run("test", "--language", "curl", "--no-errors")
    assert exported(project)[2][0] == "$['paths']['/it\\'s/{tea_id}']['get']"
    project.write("sdkref.yml", "sources: [{file: tea.yaml, overlays: [examples.overlay.json]}]\n")
    assert project.run("check", "--strict").code == 0


def test_one_of_several_sources_is_named(project: Project) -> None:
    project.write("other.yaml", DESCRIPTION.replace("title: Tea,", "title: Other,"))
    project.write("sdkref.yml", "sources: [tea.yaml, other.yaml]\n")
    project.run("test", "--language", "curl", "--no-errors")
    ended = project.run("export", "overlay")
    assert ended.code == 2
    assert "an overlay is for one source; name one of tea.yaml, other.yaml" in ended.err
    ended = project.run("export", "overlay", "other.yaml")
    assert ended.code == 0
    assert "title: Examples of Other" in ended.out
    ended = project.run("export", "overlay", "third.yaml")
    assert "third.yaml: sdkref.yml has no such source; its sources are tea.yaml, other.yaml" in ended.err


def test_nothing_that_ran_is_told(project: Project) -> None:
    ended = project.run("export", "overlay")
    assert ended.code == 2
    assert "tea.yaml: no example is known to run" in ended.err
    ended = project.run("export", "overlay", "-o", "x.txt")
    assert "x.txt: the format is not known" in ended.err
