"""The swap: files in, files out, and what became of those that are not ours."""

import errno
import os
from contextlib import suppress
from pathlib import Path

import pytest

from sdkref.diagnostics import UsageError
from sdkref.output import exchange as exchange_module
from sdkref.output.manifest import MANIFEST
from sdkref.output.site import swap_in, workplace


def build(site: Path, files: dict[str, str]) -> tuple[str, ...]:
    """Build a site of these files and return those that were kept as they were."""
    with workplace(site, 0.2) as folder:
        for name, content in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content)
        return swap_in(site).kept


def content(site: Path) -> dict[str, str]:
    return {
        path.relative_to(site).as_posix(): path.read_text()
        for path in sorted(site.rglob("*"))
        if path.is_file() and path.name != MANIFEST
    }


@pytest.fixture(params=["at once", "by renames"])
def site(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    if request.param == "by renames":
        monkeypatch.setattr(exchange_module, "_exchange_at_once", lambda *_: False)
    return tmp_path / "site"


def test_a_new_site_takes_the_place_of_the_old(site: Path) -> None:
    build(site, {"index.html": "1", "a/old.html": "1"})
    build(site, {"index.html": "2", "b/new.html": "2"})
    assert content(site) == {"index.html": "2", "b/new.html": "2"}
    assert not (site / "a").exists()
    assert [path.name for path in site.parent.iterdir()] == ["site"]


def test_files_of_the_user_stay(site: Path) -> None:
    build(site, {"index.html": "1", "a/page.html": "1"})
    (site / "CNAME").write_text("docs.example")
    (site / "a/notes.txt").write_text("mine")
    (site / ".hidden").mkdir()
    (site / ".hidden/x").write_text("mine")
    (site / "empty").mkdir()
    (site / "link").symlink_to("CNAME")
    before = (site / "CNAME").stat()
    build(site, {"index.html": "2"})
    mine = {".hidden/x": "mine", "CNAME": "docs.example", "a/notes.txt": "mine", "link": "docs.example"}
    assert content(site) == {"index.html": "2", **mine}
    assert (site / "empty").is_dir()
    assert (site / "link").readlink() == Path("CNAME")
    assert (site / "CNAME").stat().st_mtime_ns == before.st_mtime_ns


def test_a_changed_page_is_kept_and_told(site: Path) -> None:
    build(site, {"index.html": "1", "a.html": "1", "b.html": "1"})
    (site / "a.html").write_text("changed")
    (site / "b.html").write_text("changed")
    for round_ in "23":
        assert build(site, {"index.html": round_, "a.html": round_}) == ("a.html",)
        assert content(site) == {"index.html": round_, "a.html": "changed", "b.html": "changed"}
    (site / "a.html").unlink()
    assert build(site, {"index.html": "4", "a.html": "4"}) == ()
    assert content(site) == {"index.html": "4", "a.html": "4", "b.html": "changed"}


def test_a_folder_of_the_users_is_taken_when_nothing_collides(site: Path) -> None:
    site.mkdir()
    (site / "CNAME").write_text("docs.example")
    build(site, {"index.html": "1"})
    assert content(site) == {"CNAME": "docs.example", "index.html": "1"}


@pytest.mark.parametrize("theirs", ["assets/x.css", "assets", "index.html", "index.html/inner"])
def test_a_folder_of_the_users_is_refused_where_something_collides(site: Path, theirs: str) -> None:
    path = site / theirs
    path.parent.mkdir(parents=True)
    path.write_text("mine")
    with pytest.raises(UsageError):
        build(site, {"index.html": "1", "assets/x.css": "1"})
    assert content(site) == {theirs: "mine"}
    assert [path.name for path in site.parent.iterdir()] == ["site"]


def test_an_empty_folder_of_the_users_does_not_collide(site: Path) -> None:
    (site / "assets").mkdir(parents=True)
    build(site, {"index.html": "1", "assets/x.css": "1"})
    assert content(site) == {"index.html": "1", "assets/x.css": "1"}


def test_a_failing_build_leaves_everything_as_it_was(site: Path) -> None:
    build(site, {"index.html": "1"})
    with suppress(KeyboardInterrupt), workplace(site) as folder:
        (folder / "index.html").write_text("2")
        raise KeyboardInterrupt
    assert content(site) == {"index.html": "1"}
    assert [path.name for path in site.parent.iterdir()] == ["site"]


def test_a_list_that_cannot_be_read_makes_all_files_the_users(site: Path) -> None:
    build(site, {"index.html": "1"})
    (site / MANIFEST).write_text("{")
    with pytest.raises(UsageError, match="did not write this folder"):
        build(site, {"index.html": "2"})
    assert content(site) == {"index.html": "1"}


def test_what_the_user_writes_during_the_swap_is_brought_along(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(site, {"index.html": "1"})
    original = exchange_module.exchange

    def late(first: Path, second: Path, aside: Path) -> None:
        (first / "late.txt").write_text("mine")
        original(first, second, aside)

    monkeypatch.setattr("sdkref.output.site.exchange", late)
    build(site, {"index.html": "2"})
    assert content(site) == {"index.html": "2", "late.txt": "mine"}


def test_one_build_at_a_time(site: Path) -> None:
    with workplace(site), pytest.raises(UsageError, match=rf"process {os.getpid()}\)"), workplace(site, 0.1):
        pass
    build(site, {"index.html": "1"})
    assert content(site) == {"index.html": "1"}


def test_a_full_disk_leaves_the_old_site(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(site, {"index.html": "1"})

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("sdkref.output.site.write_manifest", full)
        with pytest.raises(UsageError, match="No space left on device"):
            build(site, {"index.html": "2"})
    assert content(site) == {"index.html": "1"}
    assert [path.name for path in site.parent.iterdir()] == ["site"]


def test_a_folder_without_permission_is_told(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", str(site))

    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(UsageError, match="not permitted to write here"):
        build(site, {"index.html": "1"})


def test_a_half_built_site_that_nobody_may_write_is_removed(site: Path) -> None:
    with workplace(site, 0.2) as folder:
        (folder / "index.html").write_text("1")
        folder.chmod(0o555)
    assert not list(site.parent.iterdir())
