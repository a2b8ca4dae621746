"""Code in hand-written pages: what of it is an example, and how it is told of one that is wrong."""

import json
from textwrap import dedent

import pytest

from commands import Project


def run(project: Project, page: str, *more: str) -> tuple[int, dict[str, str], str]:
    """Run the Python and curl code of a page; return the exit code, what came of each, and what was told."""
    project.write("docs/guide/tea.md", dedent(page))
    options = ("--only", "docs/*", "--report", "r.json", *more)
    ended = project.run("test", *options)
    if not (project.folder / "r.json").exists():
        return ended.code, {}, ended.err
    every = json.loads((project.folder / "r.json").read_text())["examples"]
    told = {
        f"{each['name']} {each['language']}": " ".join([each["outcome"], each["message"]]).strip()
        for each in every
    }
    return ended.code, told, ended.out + ended.err


def test_code_that_is_an_example(project: Project) -> None:
    code, told, _ = run(
        project,
        """\
        ```python
        print("Assam")
        ```

        ```py
        print("Assam")
        ```

        ```sh
        curl --silent --fail "$TEA_BASE_URL/teas"
        ```

        ```sh
        make tea
        ```

        ```yaml
        tea: Assam
        ```

        ```
        Assam
        ```
        """,
    )
    assert told == {"line 2 python": "passed", "line 6 python": "passed", "line 10 curl": "passed"}
    assert code == 0


def test_a_request_of_a_guide_is_checked(project: Project) -> None:
    code, told, out = run(
        project,
        """\
        # Make tea

        ```python
        import os
        import httpx

        httpx.post(f"{os.environ['TEA_BASE_URL']}/teas", json={"name": "Assam"})
        ```
        """,
    )
    assert code == 1
    assert told == {
        "line 4 python": (
            "failed the Python example asks POST /teas wrongly: body: `grams` is missing, which is required "
            "(declared at tea.yaml:43)"
        )
    }
    assert "docs/guide/tea.md:4: the Python example asks POST /teas wrongly" in out


def test_the_address_of_the_api_is_that_of_the_mock(project: Project) -> None:
    page = """\
        <!-- sdkref: for GET /teas/{tea_id} -->
        ```sh
        curl --silent --fail https://tea.example/v1/teas/assam
        ```
        """
    assert run(project, page)[1] == {"line 3 curl": "passed"}


SESSIONS = {
    ">>> 1 + 1\n2\n": "passed",
    ">>> tea = ['Assam',\n...        'Ceylon']\n>>> len(tea)\n2\n": "passed",
    ">>> print('a', 'b')\na    b\n": "passed",
    ">>> [1, 2, 3]\n[1, ...]\n": "passed",
    ">>> int('x')\nTraceback (most recent call last):\nValueError: …\n".replace("…", "..."): "passed",
    "# A comment\n>>> 1\n1\n": "passed",
}


@pytest.mark.parametrize("session", SESSIONS)
def test_sessions(project: Project, session: str) -> None:
    assert run(project, f"```pycon\n{session}```\n")[1] == {"line 2 python": "passed"}


WRONG_SESSIONS = {
    ">>> x = 1\n>>> x\n2\n": (7, "it prints 1, and the session shows 2"),
    ">>> x = 1\n>>>\n>>> print(x)\n": (8, "it prints 1, and the session shows nothing"),
    ">>> x = 1\n\nA sentence.\n\n>>> x / 0\n": (10, "it raises ZeroDivisionError: division by zero"),
    ">>> x = 1\n>>>x\n": (7, "the session lacks blank after >>>: '>>>x'"),
    ">>> x = 1\n>>> for y in x\n": (7, "it raises SyntaxError: expected ':'"),
}


@pytest.mark.parametrize("session", WRONG_SESSIONS)
def test_a_wrong_step_of_a_session_is_told_at_its_line(project: Project, session: str) -> None:
    code, _, out = run(project, f"# Tea\n\nA session:\n\n```python\n{session}```\n")
    line, words = WRONG_SESSIONS[session]
    assert code == 1
    assert f"docs/guide/tea.md:{line}: the Python example fails: {words}\n" in out


def test_expected_output(project: Project) -> None:
    code, told, out = run(
        project,
        """\
        ```python
        # sdkref: prints Assam
        # sdkref: prints Ceylon
        print("Assam")
        print("Darjeeling")
        ```
        """,
    )
    assert code == 1
    assert told["line 2 python"] == (
        "failed the Python example prints something else: line 2 of the output should be `Ceylon`, and is "
        "`Darjeeling`"
    )
    assert "\n    | Darjeeling\n" in out


def test_directives_of_guides(project: Project) -> None:
    code, told, out = run(
        project,
        """\
        ```python
        # sdkref: hide
        tea = "Assam"
        # sdkref: show
        print(tea)
        ```

        ```python {sdkref="compile only"}
        raise SystemExit("this is not run")
        ```

        <!-- sdkref: skip because it costs money -->
        ```python
        raise SystemExit("this is not run")
        ```

        <!-- sdkref: skip until 2001-01-31 because of rain -->
        ```python
        raise SystemExit("this is not run")
        ```

        <!-- sdkref: compile only -->
        ```python
        tea = (
        ```
        """,
    )
    assert code == 1
    assert told == {
        "line 2 python": "passed",
        "line 9 python": "passed",
        "line 14 python": "skipped it costs money",
        "line 19 python": ("failed it was skipped until 2001-01-31 because of rain; run it, or move the day"),
        "line 24 python": "failed the Python example does not parse: SyntaxError: '(' was never closed",
    }
    assert "docs/guide/tea.md:24: the Python example does not parse" in out


def test_files_of_guides(project: Project) -> None:
    project.write("docs/guide/leaf.txt", "green")
    project.write("secret.txt", "hidden")
    code, told, out = run(
        project,
        """\
        ```python
        # sdkref: file leaf.txt as tea/leaf.txt
        print(open("tea/leaf.txt").read())
        ```

        ```python
        # sdkref: file absent.txt
        # sdkref: file ../../secret.txt
        import os
        assert not {"absent.txt", "secret.txt"} & {*os.listdir()}
        ```
        """,
    )
    assert (code, [*told.values()]) == (0, ["passed", "passed"])
    fact = "the example needs the file `{}`, which is not beside it; add it to the folder of the example"
    assert f"docs/guide/tea.md:7:1: error: {fact.format('absent.txt')}" in out
    assert f"docs/guide/tea.md:8:1: error: {fact.format('../../secret.txt')}" in out


def test_guides_are_chosen_by_patterns(project: Project) -> None:
    project.write("sdkref.yml", "sources: [tea.yaml]\nguides: [handbook/*.md]\n")
    project.write("docs/tea.md", "```python\n1 / 0\n```\n")
    project.write("handbook/tea.md", "```python\nprint(1)\n```\n")
    ended = project.run("test", "--only", ".md")
    assert ended.code == 0
    assert "python       1       0" in ended.out


def test_a_page_that_is_no_text_is_told_and_left_out(project: Project) -> None:
    (project.folder / "docs").mkdir()
    (project.folder / "docs/latin.md").write_bytes("```python\n1 / 0  # é\n```\n".encode("latin-1"))
    code, told, out = run(project, "```python\nprint(1)\n```\n")
    assert (code, [*told.values()]) == (0, ["passed"])
    assert "docs/latin.md: warning: the file is not UTF-8; save it as UTF-8\n" in out


def test_a_page_may_begin_with_a_byte_order_mark(project: Project) -> None:
    _, told, _ = run(project, "\ufeff```python\nprint(1)\n```\n")
    assert told == {"line 2 python": "passed"}


def test_an_operation_that_is_not_there_is_told(project: Project) -> None:
    page = """\
        <!-- sdkref: for GET /tee -->
        ```python
        print(1)
        ```
        """
    _, _, out = run(project, page)
    fact = "`GET /tee` is no operation; did you mean `GET /teas`?"
    assert f"docs/guide/tea.md:1:1: warning: {fact}\n" in out


def test_a_check_reads_guides_as_well(project: Project) -> None:
    project.write("docs/tea.md", "<!-- sdkref: skip -->\n```python\nprint(1)\n```\n")
    ended = project.run("check")
    fact = "`skip` is no directive; write `skip because …`, or `skip until 2027-01-31 because …`"
    assert f"docs/tea.md:1:1: warning: {fact}\n" in ended.out
    project.write("snippets/get-teas/default.py", "print(1)\n")
    assert "The same without a build" not in project.run("test", "-k", "docs/").err
