"""`sdkref snippets eject`: generated examples as files of the user's, which take their place on the page."""

import pytest

from commands import Project


def test_generated_examples_become_files(project: Project) -> None:
    ended = project.run("snippets", "eject", "POST", "/teas")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.splitlines() == [
        f"snippets/post-teas/default.{ending}" for ending in ("ts", "go", "py", "sh")
    ]
    assert "import httpx" in (project.folder / "snippets/post-teas/default.py").read_text()


def test_a_file_takes_the_place_of_its_example_and_passes(project: Project) -> None:
    project.run("snippets", "eject", "POST /teas", "--language", "curl")
    ended = project.run("test", "--only", "POST /teas[curl", "--report", "r.json")
    assert ended.code == 0, ended.out
    assert '"origin": "snippet"' in (project.folder / "r.json").read_text()
    assert '"origin": "generated"' not in (project.folder / "r.json").read_text()


def test_a_file_that_is_there_is_kept(project: Project) -> None:
    file = project.write("snippets/post-teas/default.py", "# mine\n")
    ended = project.run("snippets", "eject", "POST", "/teas", "--language", "python")
    assert ended.code == 2
    assert (
        "snippets/post-teas/default.py: the file is there already; edit it, or remove it first" in ended.err
    )
    assert file.read_text() == "# mine\n"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("POST", "/tea"), "there is no operation `POST /tea`; did you mean `POST /teas`?"),
        (("/teas",), "there is no operation `/teas`; did you mean `GET /teas`?"),
        (("coffee",), "there is no operation `coffee`; write method and path as the description does"),
        (
            ("POST", "/teas", "--name", "Other"),
            "`POST /teas` has no generated example of that name; it has Default",
        ),
        (("POST", "/teas", "--language", "rust"), "there is no language `rust`"),
    ],
)
def test_what_is_not_there_is_told(project: Project, words: tuple[str, ...], told: str) -> None:
    ended = project.run("snippets", "eject", *words)
    assert ended.code == 2
    assert told in ended.err
    assert not (project.folder / "snippets").exists()


def test_methods_in_small_letters_are_understood(project: Project) -> None:
    assert project.run("snippets", "eject", "get", "/teas/{tea_id}", "-l", "go").out == (
        "snippets/get-teas-tea-id/default.go\n"
    )


def test_an_sdk_has_no_generated_examples(project: Project) -> None:
    sdk = "{language: python, label: SDK, package: tea}"
    project.write("sdkref.yml", f"sources: [tea.yaml]\nsdks:\n  tea-python: {sdk}\n")
    ended = project.run("snippets", "eject", "POST", "/teas", "--language", "tea-python")
    assert ended.code == 2
    assert "the programs of the SDK `tea-python` are all yours; " in ended.err
