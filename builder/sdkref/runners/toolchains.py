"""What the toolchains of all languages share: a folder each, made once, named by what it is made of."""

import hashlib
import os
import shutil
import signal
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import mkdtemp

from sdkref.diagnostics import UsageError
from sdkref.runners.program import Toolchain

try:
    import fcntl
except ImportError:  # Windows: two makers both make, and the first to end wins
    fcntl = None  # type: ignore[assignment]  # the module or nothing

TOLD = 12
"""Lines of a package manager's output that its failure is told with."""


def made(toolchain: Toolchain, version: str, files: Sequence[str], make: Callable[[Path], None]) -> Path:
    """Return the folder of a toolchain; when there is none, `make` fills one.

    `version` is that of the language and of whatever else decides what is made; `files` names the files in
    the folder `toolchain.lock` that lock its versions: `make` may write them. It is given a folder beside the
    final one, which is renamed when it is complete: nothing in it may know its own path. Two processes
    never make at once. Raises UsageError when the toolchain is absent and may not be made.
    """
    if (there := _folder(toolchain, version, files)).is_dir():
        return there
    if toolchain.offline:
        wanted = ", ".join(toolchain.install) or "its packages"
        raise UsageError(
            f"the {toolchain.language} toolchain with {wanted} is not in {toolchain.cache}, and nothing"
            " may be fetched; run once without --offline"
        )
    with _alone(toolchain.cache / f"{toolchain.language}.lock"):
        if (there := _folder(toolchain, version, files)).is_dir():
            return there
        beside = Path(mkdtemp(prefix=f".{toolchain.language}-", dir=toolchain.cache))
        try:
            make(beside)
            return _moved(beside, _folder(toolchain, version, files))
        finally:
            shutil.rmtree(beside, ignore_errors=True)


def manage(
    command: Sequence[str],
    *,
    folder: Path,
    doing: str,
    remedy: str,
    environment: Mapping[str, str] | None = None,
    seconds: float = 900,
) -> str:
    """Run a package manager in a folder, with the user's environment and `environment`; return its output.

    `doing` says what it is for: `install openai==3.52.0 for Python`. Raises UsageError with the last lines of
    what it wrote when it is absent, fails, or is not done in time.
    """
    try:
        process = subprocess.Popen(  # noqa: S603 - the requirements are the user's own
            command,
            cwd=folder,
            env=os.environ | dict(environment or {}),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            errors="replace",
            start_new_session=True,
        )
    except OSError as error:
        raise UsageError(f"could not {doing}: {error}; {remedy}") from error
    with process:
        try:
            stdout, stderr = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired as error:
            raise UsageError(f"could not {doing} within {seconds:g} s; {remedy}") from error
        finally:
            if process.poll() is None:
                _kill(process)
    if process.returncode:
        told = "\n".join((stderr.strip() or stdout.strip()).splitlines()[-TOLD:])
        raise UsageError(f"could not {doing}; {remedy}\n{told}")
    return stdout


def _folder(toolchain: Toolchain, version: str, files: Sequence[str]) -> Path:
    state = hashlib.sha256(repr((toolchain.language, version, toolchain.install)).encode())
    for name in files:
        lock = toolchain.lock / name if toolchain.lock else None
        content = lock.read_bytes() if lock and lock.is_file() else None
        state.update(repr((name, lock is None, content)).encode())
    return (toolchain.cache / f"{toolchain.language}-{state.hexdigest()[:20]}").absolute()


def _moved(beside: Path, final: Path) -> Path:
    beside.chmod(0o755)
    try:
        beside.rename(final)
    except OSError:
        if not final.is_dir():
            raise
    return final


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """Wait until no other process holds a lock file, and hold it; the system frees it when a holder dies.

    Raises UsageError where its folder can neither be made nor written.
    """
    try:
        lock.parent.mkdir(parents=True, exist_ok=True)
        opened = lock.open("w", encoding="utf-8")
    except OSError as error:
        raise UsageError(
            f"{lock.parent}: packages cannot be installed here ({error.strerror});"
            " check its rights, or name another folder for caches in XDG_CACHE_HOME"
        ) from error
    with opened as file:
        if fcntl is not None:
            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _kill(process: "subprocess.Popen[str]") -> None:
    if hasattr(os, "killpg"):
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
