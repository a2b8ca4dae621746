"""Live preview: builds, serves on this machine, watches what was read, and builds again.

A build that fails leaves the last good site in place, and says why in the terminal and on the open page.
"""

import threading
import traceback
from collections.abc import Callable, Iterable
from pathlib import Path

from sdkref.diagnostics import Stop, UsageError
from sdkref.output.preview import Builds, Later, PreviewServer, nothing_later
from sdkref.watching import Watch

PATIENCE = 0.2
"""Seconds after which it is looked whether the preview has ended."""


def serve(
    build: Callable[[], str],
    site: Path,
    watched: Callable[[], Iterable[Path]],
    *,
    later: Later = nothing_later,
    port: int = 8000,
    say: Callable[[str], None] = print,
    ended: threading.Event | None = None,
) -> None:
    """Serve until interrupted, or until `ended` is set.

    `build` makes the site anew and returns a line about it; its `Stop` is a fault to be told.
    `watched` returns the files and folders that the last build read; it is asked after every build.
    `later` makes the files of the site that a build leaves out until someone asks for them.
    """
    ended = ended or threading.Event()
    builds = Builds()
    try:
        server = PreviewServer(site, port, builds, later)
    except OSError as error:
        raise UsageError(
            f"port {port} cannot be used ({error.strerror}); choose another with --port"
        ) from error
    threading.Thread(target=server.serve_forever, daemon=True).start()
    watch = Watch(watched(), site)
    try:
        _build(build, builds, say)
        say(f"Preview at {server.address} (Ctrl-C ends it)")
        # A build may tell of further files to be watched, and so may settings that changed before it.
        watch, _ = _renewed(watch, watched, site)
        while not ended.is_set():
            if not watch.changed(PATIENCE):
                continue
            missed = True
            while missed:
                watch, _ = _renewed(watch, watched, site)
                _build(build, builds, say)
                watch, missed = _renewed(watch, watched, site)
    finally:
        watch.end()
        server.shutdown()
        server.server_close()


def _renewed(watch: Watch, watched: Callable[[], Iterable[Path]], site: Path) -> tuple[Watch, bool]:
    """Return a watch of what is to be watched now, and whether the former one has a change to tell.

    What is watched stays as it is while the settings, which say what, cannot be read.
    """
    try:
        paths = set(watched())
    except Stop:
        paths = watch.paths
    if paths == watch.paths and watch.holds:
        return watch, False
    return Watch(paths, site), watch.end()


def _build(build: Callable[[], str], builds: Builds, say: Callable[[str], None]) -> None:
    try:
        line = build()
    except Stop as fault:
        _failed(str(fault), builds, say)
    except Exception as error:  # noqa: BLE001 - a plugin may raise anything, and a preview outlives it
        said = "".join(traceback.format_exception(error)).strip()
        _failed(f"{said}\nA plugin of the site, or sdkref itself, has a defect.", builds, say)
    else:
        say(line)
        builds.done()


def _failed(fault: str, builds: Builds, say: Callable[[str], None]) -> None:
    kept = "The last good site is still served." if builds.any else "There is no site to show yet."
    say(f"{fault}\n{kept}")
    builds.failed(fault)
