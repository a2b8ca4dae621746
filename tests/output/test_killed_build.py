"""A build killed at any step leaves the old site or the new one, or what the next build repairs."""

import os
import signal
import sys
from itertools import count
from pathlib import Path

import pytest

from sdkref.output import exchange as exchange_module
from sdkref.output.manifest import MANIFEST
from sdkref.output.site import SiteWorkplace, repair, swap_in, workplace

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kills a forked process")

OLD = {"index.html": "old", "a/old.html": "old", "a/both.html": "old", "assets/x.css": "same"}
NEW = {"index.html": "new", "b/new.html": "new", "a/both.html": "new", "assets/x.css": "same"}
MINE = {"CNAME": "mine", "a/mine.txt": "mine"}


def build(site: Path, files: dict[str, str]) -> None:
    with workplace(site) as folder:
        for name, text in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        swap_in(site)


def content(site: Path) -> dict[str, str]:
    return {
        path.relative_to(site).as_posix(): path.read_text()
        for path in site.rglob("*")
        if path.is_file() and path.name != MANIFEST
    }


def killed_at(step: int, site: Path) -> bool:
    """Build in a child that kills itself at its n-th step on the file system; tell whether it came so far."""
    child = os.fork()
    if child == 0:
        steps = count()

        def kill(event: str, _: tuple[object, ...]) -> None:
            if event.startswith(("os.", "open", "shutil.")) and next(steps) == step:
                os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(kill)
        try:
            build(site, NEW)
        finally:
            os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


@pytest.mark.parametrize("at_once", [True, False], ids=["exchanged at once", "by renames"])
def test_a_killed_build_never_leaves_a_mixed_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, at_once: bool
) -> None:
    if not at_once:
        monkeypatch.setattr(exchange_module, "_exchange_at_once", lambda *_: False)
    met: list[str] = []
    for step in count():
        site = tmp_path / f"{step}" / "site"
        build(site, OLD)
        for name, text in MINE.items():
            (site / name).write_text(text)
        if not killed_at(step, site):
            break
        if at_once or site.exists():
            assert content(site) in ({**OLD, **MINE}, {**NEW, **MINE}), step
        repair(SiteWorkplace(site))
        found = content(site)
        assert found in ({**OLD, **MINE}, {**NEW, **MINE}), step
        met.append(found["index.html"])
        build(site, NEW)
        assert content(site) == {**NEW, **MINE}, step
        assert [path.name for path in site.parent.iterdir()] == ["site"], step
    assert len(met) > 20
    assert met == sorted(met, reverse=True), "once the new site was there, it stayed"


def test_a_killed_first_build_leaves_nothing_half_done(tmp_path: Path) -> None:
    for step in count():
        site = tmp_path / f"{step}" / "site"
        if not killed_at(step, site):
            break
        assert not site.exists() or content(site) == NEW
        build(site, NEW)
        assert content(site) == NEW
        assert [path.name for path in site.parent.iterdir()] == ["site"]
