"""A Python program made ready to run, and what came of it: files between the runner and the child."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

import msgspec
from msgspec import Struct

from sdkref.runners.printed import printed_otherwise
from sdkref.runners.process import Ended, read_cut, scrubbed
from sdkref.runners.program import MOST_OUTPUT, Fence, Finished, Program
from sdkref.runners.python.certificate import CERTIFICATE, LOOPBACK
from sdkref.runners.workplace import workplace


class Request(Struct, frozen=True, kw_only=True):
    """What `child.py` is told about a program; paths are absolute."""

    id: str
    source: str
    line: int
    text: str
    script: str
    folder: str
    environment: dict[str, str]
    seconds: float
    hosts: list[str]
    cpu_seconds: int
    file_bytes: int
    stdout: str
    stderr: str
    outcome: str


class Outcome(Struct, frozen=True):
    """What the child tells of its end, if it comes to that."""

    message: str = ""
    line: int | None = None
    error: tuple[str, ...] = ()
    """The types of the error that nothing caught and of its cause, each before what it extends."""


class Job(Struct, frozen=True, kw_only=True):
    """A program, the folder it works in, and beside that the files about it."""

    program: Program
    environment: dict[str, str]
    about: Path

    @property
    def request(self) -> Path:
        """Return the path of the request file."""
        return self.about / "request.json"

    @property
    def stdout(self) -> str:
        """Return what a forked child printed."""
        return _text(self.about / "stdout")

    @property
    def stderr(self) -> str:
        """Return what a forked child wrote to its other output."""
        return _text(self.about / "stderr")


@contextmanager
def job(program: Program, root: Path, fence: Fence) -> Iterator[Job]:
    """Lay out a program below a folder; its own folder is gone afterwards.

    No dead proxy is set: the audit hook says more plainly which host was asked for.
    """
    about = Path(mkdtemp(prefix="job-", dir=root))
    with workplace(program, within=about) as folder:
        script = folder / "__main__.py"
        script.write_text(program.text, encoding="utf-8")
        made = Job(
            program=program,
            environment=_environment(folder, about, fence) | dict(program.environment),
            about=about,
        )
        request = Request(
            id=program.id,
            source=program.source,
            line=program.line,
            text=program.text,
            script=str(script),
            folder=str(folder),
            environment=made.environment,
            seconds=program.seconds,
            hosts=sorted(fence.hosts),
            cpu_seconds=fence.cpu_seconds,
            file_bytes=fence.file_bytes,
            stdout=str(about / "stdout"),
            stderr=str(about / "stderr"),
            outcome=str(about / "outcome.json"),
        )
        made.request.write_bytes(msgspec.json.encode(request))
        yield made


def finished(done: Job, end: Ended) -> Finished:
    """Return what came of a job whose process ended so."""
    fault, message = end.fault, end.reason
    outcome = _outcome(done.about / "outcome.json")
    if fault == "exit" and outcome.message:
        message = outcome.message
    if fault is None and (message := printed_otherwise(done.program, end.stdout)):
        fault = "output"
    error = tuple(dict.fromkeys(each.removeprefix("builtins.") for each in outcome.error))
    return end.told(
        done.program, fault, message, outcome.line if fault else None, error if fault == "exit" else ()
    )


def _environment(folder: Path, about: Path, fence: Fence) -> dict[str, str]:
    variables = scrubbed(folder, fence)
    kept = {name: value for name, value in variables.items() if not name.upper().endswith("_PROXY")}
    if not fence.hosts <= LOOPBACK:
        return kept
    certificate = about / "certificate.pem"
    certificate.write_text(CERTIFICATE, encoding="utf-8")
    return kept | {"SSL_CERT_FILE": str(certificate)}


def _outcome(path: Path) -> Outcome:
    try:
        return msgspec.json.decode(path.read_bytes(), type=Outcome)
    except (OSError, msgspec.DecodeError):
        return Outcome()


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return read_cut(file, MOST_OUTPUT)
    except OSError:
        return ""
