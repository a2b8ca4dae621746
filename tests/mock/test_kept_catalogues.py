"""Catalogues that are kept between runs: the same as read anew, and gone with what they were made of."""

import os
import pickle
from pathlib import Path

import pytest

from places import REPOSITORY
from sdkref.settings.config import Settings, settings_for
from sdkref.settings.sources import Overlay, Source
from sdkref.sources.kept_catalogues import Catalogues, KeptCatalogues

DEMO = REPOSITORY / "docs" / "api"
ODD = """\
openapi: 3.1.0
info: {title: Odd, version: "1"}
paths:
  /teas:
    get:
      parameters:
        - {name: share, in: query, schema: {type: number, default: 1.10, maximum: 1.0e400}}
      responses:
        "200":
          description: Teas.
          content: {application/json: {schema: {$ref: "parts.yaml#/Tea"}}}
"""
PARTS = "Tea: {type: object, properties: {grams: {type: integer, examples: [0100]}}}\n"


@pytest.fixture(autouse=True)
def _program(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the program for the same, even while it is being edited."""
    monkeypatch.setattr("sdkref.sources.kept_catalogues._program", lambda: "sdkref")


@pytest.fixture
def odd(tmp_path: Path) -> Path:
    """Return a description with a file beside it, and numbers whose spelling matters."""
    (tmp_path / "parts.yaml").write_text(PARTS)
    path = tmp_path / "odd.yaml"
    path.write_text(ODD)
    return path


def read_and_kept(settings: Settings, folder: Path) -> Catalogues:
    kept = KeptCatalogues(settings, folder)
    assert kept.get() is None
    found = kept.read()
    kept.put(found)
    return found


@pytest.mark.parametrize("name", ["openapi.yaml", "catalogue.yaml"])
def test_what_is_kept_is_what_was_read(tmp_path: Path, name: str) -> None:
    settings = settings_for([DEMO / name])
    found = read_and_kept(settings, tmp_path / "kept")
    assert KeptCatalogues(settings, tmp_path / "kept").get() == found


def test_spellings_of_numbers_and_findings_are_kept(tmp_path: Path, odd: Path) -> None:
    settings = settings_for([odd])
    found = read_and_kept(settings, tmp_path / "kept")
    again = KeptCatalogues(settings, tmp_path / "kept").get()
    assert again is not None
    assert again == found
    assert again.findings
    schema = again.catalogues[0].operations[0].parameters[0].schema
    assert getattr(schema.default, "text", "") == "1.10"


def test_a_change_of_any_file_is_seen(tmp_path: Path, odd: Path) -> None:
    overlay = tmp_path / "overlay.yaml"
    overlay.write_text("overlay: 1.0.0\ninfo: {title: O, version: '1'}\nactions: [{target: $, update: {}}]\n")
    source = Source(file=odd, name="odd.yaml", overlays=(Overlay(file=overlay, name="overlay.yaml"),))
    settings = Settings(sources=(source,))
    for path in (odd, tmp_path / "parts.yaml", overlay):
        read_and_kept(settings, tmp_path / path.stem)
        path.write_text(f"{path.read_text()}# changed\n")
        assert KeptCatalogues(settings, tmp_path / path.stem).get() is None, path


def test_a_file_that_was_absent_and_comes_is_seen(tmp_path: Path, odd: Path) -> None:
    (tmp_path / "parts.yaml").unlink()
    settings = settings_for([odd])
    found = read_and_kept(settings, tmp_path / "kept")
    assert KeptCatalogues(settings, tmp_path / "kept").get() == found
    (tmp_path / "parts.yaml").write_text(PARTS)
    assert KeptCatalogues(settings, tmp_path / "kept").get() is None


def test_other_settings_have_catalogues_of_their_own(tmp_path: Path) -> None:
    whole = settings_for([DEMO / "openapi.yaml"])
    read_and_kept(whole, tmp_path)
    part = Settings(sources=whole.sources, include=("GET *",))
    assert len(read_and_kept(part, tmp_path).catalogues[0].operations) < 24


class _Command:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, ("made-by-a-pickle",)


@pytest.mark.parametrize(
    "content",
    [b"", b"no pickle", pickle.dumps({"a": 1}), pickle.dumps(_Command()), pickle.dumps([Path("a"), print])],
)
def test_a_damaged_file_is_as_if_absent(
    tmp_path: Path, content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    settings = settings_for([DEMO / "openapi.yaml"])
    read_and_kept(settings, tmp_path / "kept")
    (file,) = (tmp_path / "kept").iterdir()
    file.write_bytes(content)
    assert KeptCatalogues(settings, tmp_path / "kept").get() is None
    assert not (tmp_path / "made-by-a-pickle").exists()


def test_a_folder_that_cannot_be_made_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    settings = settings_for([DEMO / "openapi.yaml"])
    kept = KeptCatalogues(settings, tmp_path / "file" / "kept")
    kept.put(kept.read())
    assert kept.get() is None


def test_old_files_go(tmp_path: Path, odd: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sdkref.sources.kept_catalogues.MOST_FILES", 2)
    for word in ("/teas", "GET *", "/t*"):
        read_and_kept(Settings(sources=settings_for([odd]).sources, include=(word,)), tmp_path / "kept")
    assert len(list((tmp_path / "kept").iterdir())) == 2


def test_another_program_reads_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = settings_for([DEMO / "openapi.yaml"])
    read_and_kept(settings, tmp_path)
    monkeypatch.setattr("sdkref.sources.kept_catalogues._program", lambda: "a later one")
    assert KeptCatalogues(settings, tmp_path).get() is None
