"""`sdkref.yml`: what it sets, and what is said of a file that sets something else."""

from pathlib import Path

import pytest

from sdkref.diagnostics import UsageError
from sdkref.limits import Limits
from sdkref.settings.config import Settings, load_settings, settings_for
from sdkref.settings.sources import Source


def load(directory: Path, text: str) -> Settings:
    (directory / "sdkref.yml").write_text(text, encoding="utf-8")
    settings = load_settings(directory)
    assert settings is not None
    return settings


def faults(directory: Path, text: str) -> list[str]:
    with pytest.raises(UsageError) as raised:
        load(directory, text)
    assert raised.value.code == 2
    return str(raised.value).splitlines()


def test_without_a_file_there_are_no_settings(tmp_path: Path) -> None:
    assert load_settings(tmp_path) is None


def test_everything(tmp_path: Path) -> None:
    (tmp_path / "examples").mkdir()
    settings = load(
        tmp_path,
        """\
sources:
  - openapi.yaml
  - {file: api/second.yaml, root: /second/}
  - {file: third.yaml, root: ""}
  - {file: fourth.yaml}
include: [chat, "GET /models*"]
exclude: /internal/*
internal: true
snippets: examples
limits: {size: 1000, depth: 10, nodes: 100, aliases: 5}
""",
    )
    assert settings.sources == (
        Source(file=tmp_path / "openapi.yaml", name="openapi.yaml"),
        Source(file=tmp_path / "api/second.yaml", name="api/second.yaml", root="second"),
        Source(file=tmp_path / "third.yaml", name="third.yaml", root=""),
        Source(file=tmp_path / "fourth.yaml", name="fourth.yaml"),
    )
    assert settings.include == ("chat", "GET /models*")
    assert settings.exclude == ("/internal/*",)
    assert settings.internal
    assert settings.snippets == tmp_path / "examples"
    assert settings.limits == Limits(size=1000, depth=10, nodes=100, aliases=5)
    assert settings.files == (tmp_path / "sdkref.yml",)


def test_what_is_not_set(tmp_path: Path) -> None:
    settings = load(tmp_path, "sources: [openapi.yaml]\n")
    assert settings.include == settings.exclude == ()
    assert not settings.internal
    assert settings.snippets is None
    assert settings.limits == Limits()


def test_the_snippets_folder_is_found_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "snippets").mkdir()
    assert load(tmp_path, "sources: [openapi.yaml]\n").snippets == tmp_path / "snippets"


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    text = """\
source: openapi.yaml
sources:
  - {fil: openapi.yaml}
  - 3
  - {file: a.yaml, root: 7}
include: [1]
internal: "yes"
limits:
  depht: 3
  size: true
"""
    assert faults(tmp_path, text) == [
        "sdkref.yml:1:1: `source` is no setting; did you mean `sources`?",
        "sdkref.yml:3:6: `fil` is no setting; did you mean `file`?",
        "sdkref.yml:3:6: the source names no file; add `file: openapi.yaml`",
        "sdkref.yml:4:5: this is not a mapping; write a mapping",
        "sdkref.yml:4:5: the source names no file; add `file: openapi.yaml`",
        "sdkref.yml:5:20: `root` is not a text; write a text",
        "sdkref.yml:6:11: this is not a text; write a text",
        "sdkref.yml:7:1: `internal` is not true or false; write true or false",
        "sdkref.yml:9:3: `depht` is no setting; did you mean `depth`?",
        "sdkref.yml:10:3: `size` is not a whole number; write a whole number",
    ]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("- a\n", "sdkref.yml:1:3: the file is not a mapping; write a mapping"),
        ("text\n", "sdkref.yml:1:1: the file is not a mapping; write a mapping"),
        ("limits: {depth: -1}\n", "sdkref.yml:1:10: `depth` is not above 0; write a larger number"),
        ("limits: {depth: 9000}\n", "sdkref.yml:1:10: `depth` is above 5000; write a smaller number"),
        ("limits: {size: big}\n", "sdkref.yml:1:10: `size` is not a whole number; write a whole number"),
        (
            "internal: true\ninternal: false\n",
            'sdkref.yml:2:1: the key "internal" was already given at 1:1; keep one of the two',
        ),
        ("snippets: missing\n", "sdkref.yml:1:1: there is no folder `missing`; make it, or correct the name"),
        (
            "guides: [docs/*.md, /etc/*.md]\n",
            "sdkref.yml:1:21: `/etc/*.md` is no pattern of files below this",
        ),
        (
            "guides: ''\n",
            "sdkref.yml:1:1: `` is no pattern of files below this folder; write it like `docs/**/*.md`",
        ),
    ],
)
def test_one_fault(tmp_path: Path, text: str, fault: str) -> None:
    assert any(each.startswith(fault) for each in faults(tmp_path, text))


def test_a_limit_of_null_is_none(tmp_path: Path) -> None:
    assert load(tmp_path, "limits: {size: null}\n").limits == Limits()


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "sdkref.yml:1:1: the file is empty; list the sources in it: `sources: [openapi.yaml]`"),
        ("sources: [\n", "sdkref.yml:2:1: missing terminating ]; correct the YAML syntax there"),
    ],
)
def test_a_file_that_cannot_be_read_is_a_fault_of_the_settings(tmp_path: Path, text: str, fault: str) -> None:
    assert faults(tmp_path, text) == [fault]


@pytest.mark.parametrize("root", ["..", "../x", "a/../b", "./a", "a/.", "..\\x"])
def test_a_root_outside_the_site(tmp_path: Path, root: str) -> None:
    (fault,) = faults(tmp_path, f"sources:\n  - file: a.yaml\n    root: '{root}'\n")
    assert fault.startswith(f"sdkref.yml:3:5: the root `{root}` is no folder inside the site; ")


def test_a_fault_is_a_finding(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as raised:
        load(tmp_path, "limits: {depth: 0}\nlimit: {}\n")
    assert [(each.code, each.line, each.location.pointer) for each in raised.value.findings] == [
        ("setting", 1, "/limits/depth"),
        ("setting", 2, "/limit"),
    ]


def test_sources_of_the_command_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    settings = settings_for([Path("a.yaml"), Path("b.yaml")], root="api")
    assert settings.sources == (
        Source(file=Path("a.yaml"), name="a.yaml", root="api"),
        Source(file=Path("b.yaml"), name="b.yaml", root="api"),
    )
    assert settings.snippets is None


@pytest.mark.parametrize(("written", "depth"), [("", None), ("depth: 0", 0), ("depth: 3", 3)])
def test_how_many_levels_open_in_place(tmp_path: Path, written: str, depth: int | None) -> None:
    assert load(tmp_path, f"include: []\n{written}\n").depth == depth


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        ("-1", "-1 levels cannot open in place; write a number from 0 to 5"),
        ("6", "6 levels cannot open in place; write a number from 0 to 5"),
        ("deep", "`depth` is not a whole number; write a whole number"),
        ("true", "`depth` is not a whole number; write a whole number"),
    ],
)
def test_a_depth_that_is_none(tmp_path: Path, written: str, fault: str) -> None:
    assert faults(tmp_path, f"depth: {written}\n") == [f"sdkref.yml:1:1: {fault}"]
