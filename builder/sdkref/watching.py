"""Notices changes of files and folders, each change once."""

import threading
from collections.abc import Callable, Iterable
from pathlib import Path

import watchfiles

STEP = 40
"""Milliseconds without a further change after which one is told."""


class Watch:
    """Watches paths until its end: folders with all below them, and files by their folders.

    A file is watched by its folder since editors put new files in place. Where a folder that is watched has
    such a file, its change is met twice; it counts once, as the state of the file tells.
    """

    def __init__(self, paths: Iterable[Path], site: Path) -> None:
        """Watch paths, the site and what stands beside it for its sake left out."""
        self.paths = set(paths)
        self._states: dict[str, object] = {}
        """Of what changed: the last state of it that was told of, by name."""
        self._lock = threading.Lock()
        self._change = threading.Event()
        self._end = threading.Event()
        self._folders = _folders(self.paths)
        site = site.resolve()
        files = {path.resolve() for path in self.paths} - self._folders
        apart = (site, *(site.parent / f".{site.name}.sdkref-{part}" for part in ("build", "swap", "aside")))

        def inside(_: watchfiles.Change, name: str) -> bool:
            path = Path(name)
            return "__pycache__" not in path.parts and not any(path.is_relative_to(each) for each in apart)

        def listed(_: watchfiles.Change, name: str) -> bool:
            return Path(name) in files

        parents = {path.parent for path in files if path.parent.is_dir()}
        self._threads = [
            threading.Thread(
                target=self._follow, args=(sorted(places), accepted), kwargs={"deep": deep}, daemon=True
            )
            for places, accepted, deep in ((self._folders, inside, True), (parents, listed, False))
            if places
        ]
        for thread in self._threads:
            thread.start()

    @property
    def holds(self) -> bool:
        """Whether what is watched as a folder, and nothing else of it, is one still."""
        return self._folders == _folders(self.paths)

    def _follow(
        self, places: list[Path], accepted: Callable[[watchfiles.Change, str], bool], *, deep: bool
    ) -> None:
        for changes in watchfiles.watch(
            *places,
            watch_filter=accepted,
            step=STEP,
            rust_timeout=500,
            recursive=deep,
            stop_event=self._end,
            raise_interrupt=False,
        ):
            if self._is_new({name for _, name in changes}):
                self._change.set()

    def _is_new(self, names: set[str]) -> bool:
        """Note the states of what changed; answer whether one of them was not told of before."""
        with self._lock:
            found = {name: _state(name) for name in names}
            new = any(self._states.get(name) != state for name, state in found.items())
            self._states |= found
            return new

    def changed(self, patience: float) -> bool:
        """Wait some seconds for a change; answer whether there was one since the last answer."""
        happened = self._change.wait(patience)
        self._change.clear()
        return happened

    def end(self) -> bool:
        """Stop watching; answer whether there was a change that nobody was told of."""
        self._end.set()
        for thread in self._threads:
            thread.join()
        return self._change.is_set()


def _folders(paths: Iterable[Path]) -> set[Path]:
    return {path.resolve() for path in paths if path.is_dir()}


def _state(name: str) -> object:
    """Return what tells a file as it is from what it was and will be; `gone` for none."""
    try:
        found = Path(name).stat()
    except OSError:
        return "gone"
    return found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns
