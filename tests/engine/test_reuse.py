"""Pages that an earlier build finished: used again when nothing about them changed, made again else."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from handmade import chat_page, models_page, mounted, overview_page
from sdkref.engines.mkdocs import reuse
from sdkref.output.mounting import MountedReference
from sdkref.publish import publish


@pytest.fixture(name="kept")
def kept_pages(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """List the pages that a build makes instead of using them again."""
    made: list[str] = []
    facts = reuse.Facts

    def note(content: str, headings: tuple[reuse.Heading, ...]) -> reuse.Facts:
        made.append(headings[0].anchor)
        return facts(content, headings)

    monkeypatch.setattr(reuse, "Facts", note)
    yield made
    made.clear()


def site(words: str = "completion answer", title: str = "Chat") -> MountedReference:
    return mounted("parley", "", "Parley API", overview_page(), chat_page(title, words), models_page())


def content(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != ".sdkref-manifest.json")
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def build(folder: Path, mount: MountedReference) -> dict[str, bytes]:
    publish([mount], folder / "site", cache=folder / "cache")
    return content(folder / "site")


def test_a_second_build_makes_no_page_and_the_same_bytes(tmp_path: Path, kept: list[str]) -> None:
    first = build(tmp_path, site())
    assert len(kept) == 3
    kept.clear()
    assert build(tmp_path, site()) == first
    assert kept == []


def test_only_the_page_that_changed_is_made(tmp_path: Path, kept: list[str]) -> None:
    build(tmp_path, site())
    kept.clear()
    changed = build(tmp_path, site(words="other words"))
    assert len(kept) == 1
    assert changed == build(tmp_path / "clean", site(words="other words"))


def test_a_title_stands_on_every_page(tmp_path: Path, kept: list[str]) -> None:
    build(tmp_path, site())
    kept.clear()
    changed = build(tmp_path, site(title="Talk"))
    assert len(kept) == 3
    assert changed == build(tmp_path / "clean", site(title="Talk"))


def test_a_damaged_cache_changes_nothing(tmp_path: Path, kept: list[str]) -> None:
    first = build(tmp_path, site())
    kept.clear()
    for pack in (tmp_path / "cache").iterdir():
        raw = bytearray(pack.read_bytes())
        raw[len(raw) // 3] ^= 1
        pack.write_bytes(raw)
    assert build(tmp_path, site()) == first
    assert kept


def test_a_cache_that_cannot_be_written_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("no folder")
    assert build(tmp_path, site()) == build(tmp_path / "clean", site())
