"""Folders of toolchains: made once, whole or not at all, and what is told when they cannot be made."""

import sys
import threading
from pathlib import Path

import pytest
from msgspec.structs import replace

from sdkref.diagnostics import UsageError
from sdkref.runners.program import Toolchain
from sdkref.runners.toolchains import made, manage


@pytest.fixture
def toolchain(tmp_path: Path) -> Toolchain:
    return Toolchain(language="python", install=("a==1",), cache=tmp_path / "cache", lock=tmp_path / "lock")


class Maker:
    """Makes toolchains, and counts them."""

    def __init__(self) -> None:
        self.made = 0

    def __call__(self, folder: Path) -> None:
        """Fill a folder."""
        self.made += 1
        (folder / "tool").write_text("x")


def test_a_toolchain_is_made_once(toolchain: Toolchain) -> None:
    maker = Maker()
    first = made(toolchain, "3.11", (), maker)
    assert (first / "tool").read_text() == "x"
    assert made(toolchain, "3.11", (), maker) == first
    assert maker.made == 1


def test_another_version_requirement_or_lock_is_another_toolchain(toolchain: Toolchain) -> None:
    maker = Maker()
    folders = {made(toolchain, "3.11", ("lock.txt",), maker), made(toolchain, "3.12", ("lock.txt",), maker)}
    folders.add(made(replace(toolchain, install=("a==2",)), "3.11", ("lock.txt",), maker))
    assert toolchain.lock is not None
    toolchain.lock.mkdir()
    (toolchain.lock / "lock.txt").write_text("a==1")
    folders.add(made(toolchain, "3.11", ("lock.txt",), maker))
    assert len(folders) == maker.made == 4


def test_a_cache_that_cannot_be_written_is_told(toolchain: Toolchain) -> None:
    toolchain.cache.write_text("a file")
    with pytest.raises(UsageError, match=r"cache: packages cannot be installed here \(.*XDG_CACHE_HOME"):
        made(toolchain, "3.11", (), Maker())


def test_a_lock_that_is_written_meanwhile_counts(toolchain: Toolchain) -> None:
    def make(folder: Path) -> None:
        assert toolchain.lock is not None
        toolchain.lock.mkdir()
        (toolchain.lock / "lock.txt").write_text("a==1")

    first = made(toolchain, "3.11", ("lock.txt",), make)
    assert made(replace(toolchain, offline=True), "3.11", ("lock.txt",), make) == first


def test_a_toolchain_that_fails_leaves_nothing(toolchain: Toolchain) -> None:
    def make(folder: Path) -> None:
        (folder / "half").write_text("x")
        raise UsageError("no")

    with pytest.raises(UsageError):
        made(toolchain, "3.11", (), make)
    assert [path.name for path in toolchain.cache.iterdir()] == ["python.lock"]


def test_offline_only_takes_what_is_there(toolchain: Toolchain) -> None:
    maker = Maker()
    offline = replace(toolchain, offline=True)
    with pytest.raises(
        UsageError, match=r"the python toolchain with a==1 is not in .*; run once without --offline"
    ):
        made(offline, "3.11", (), maker)
    there = made(toolchain, "3.11", (), maker)
    assert made(offline, "3.11", (), maker) == there


def test_two_makers_make_one(toolchain: Toolchain) -> None:
    maker = Maker()
    folders: list[Path] = []
    threads = [
        threading.Thread(target=lambda: folders.append(made(toolchain, "3.11", (), maker))) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(folders)) == 1
    assert maker.made == 1


def run(code: str, folder: Path, seconds: float = 30) -> str:
    """Run Python code as if it were a package manager."""
    return manage(
        (sys.executable, "-c", code),
        folder=folder,
        doing="install a==1 for Python",
        remedy="look at the network",
        seconds=seconds,
    )


def test_a_package_manager_that_fails_is_told_with_its_last_lines(tmp_path: Path) -> None:
    code = "import sys; print('\\n'.join(map(str, range(100))), file=sys.stderr); sys.exit(1)"
    with pytest.raises(UsageError, match="could not install a==1 for Python; look at the network") as caught:
        run(code, tmp_path)
    assert str(caught.value).splitlines()[1:] == [str(number) for number in range(88, 100)]


def test_a_package_manager_that_hangs_is_ended(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"within 0\.2 s; look at the network"):
        run("import time; time.sleep(100)", tmp_path, seconds=0.2)


def test_a_package_manager_that_is_absent_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"could not install it: .*; install it first"):
        manage(("not-there",), folder=tmp_path, doing="install it", remedy="install it first")
