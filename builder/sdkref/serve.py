"""Live preview: builds, serves on this machine, watches what was read, and builds again.

A build that fails leaves the last good site in place, and says why in the terminal and on the open page.
"""

import threading
from collections.abc import Callable, Iterable
from pathlib import Path

import watchfiles

from sdkref.diagnostics import Stop, UsageError
from sdkref.output.preview import Builds, PreviewServer

STEP = 40
"""Milliseconds without a further change after which a build begins."""


def serve(
    build: Callable[[], str],
    site: Path,
    watched: Callable[[], Iterable[Path]],
    *,
    port: int = 8000,
    say: Callable[[str], None] = print,
    ended: threading.Event | None = None,
) -> None:
    """Serve until interrupted, or until `ended` is set.

    `build` makes the site anew and returns a line about it; its `Stop` is a fault to be told.
    `watched` returns the files and folders that the last build read; it is asked after every build.
    """
    ended = ended or threading.Event()
    builds = Builds()
    try:
        server = PreviewServer(site, port, builds)
    except OSError as error:
        raise UsageError(
            f"port {port} cannot be used ({error.strerror}); choose another with --port"
        ) from error
    threading.Thread(target=server.serve_forever, daemon=True).start()
    watch = _Watch(watched(), site)
    try:
        _build(build, builds, say)
        say(f"Preview at {server.address} (Ctrl-C ends it)")
        while not ended.is_set():
            changed = watch.changed(0.2)
            if (paths := _paths(watched, watch.paths)) != watch.paths:
                former, watch = watch, _Watch(paths, site)
                changed = former.end() or changed
            if changed:
                _build(build, builds, say)
    finally:
        watch.end()
        server.shutdown()
        server.server_close()


def _paths(watched: Callable[[], Iterable[Path]], former: set[Path]) -> set[Path]:
    """Return what is to be watched: as before while the settings, which say what, cannot be read."""
    try:
        return set(watched())
    except Stop:
        return former


def _build(build: Callable[[], str], builds: Builds, say: Callable[[str], None]) -> None:
    try:
        line = build()
    except Stop as fault:
        say(f"{fault}\nThe last good site is still served.")
        builds.failed(str(fault))
    else:
        say(line)
        builds.done()


class _Watch:
    """Notices changes of files and folders; a file by its folder, as editors put new files in place."""

    def __init__(self, paths: Iterable[Path], site: Path) -> None:
        self.paths = set(paths)
        self._change = threading.Event()
        self._end = threading.Event()
        site = site.resolve()
        folders = {path.resolve() for path in self.paths if path.is_dir()}
        files = {path.resolve() for path in self.paths} - folders
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
            for places, accepted, deep in ((folders, inside, True), (parents, listed, False))
            if places
        ]
        for thread in self._threads:
            thread.start()

    def _follow(
        self, places: list[Path], accepted: Callable[[watchfiles.Change, str], bool], *, deep: bool
    ) -> None:
        for _ in watchfiles.watch(
            *places,
            watch_filter=accepted,
            step=STEP,
            rust_timeout=500,
            recursive=deep,
            stop_event=self._end,
            raise_interrupt=False,
        ):
            self._change.set()

    def changed(self, patience: float) -> bool:
        """Wait a while for a change; answer whether there was one since the last answer."""
        happened = self._change.wait(patience)
        self._change.clear()
        return happened

    def end(self) -> bool:
        """Stop watching; answer whether there was a change that nobody was told of."""
        self._end.set()
        for thread in self._threads:
            thread.join()
        return self._change.is_set()
