"""How fast the mock of OpenAI's description answers, beside Prism's in the same run with the same client."""

import compileall
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from socket import create_server
from typing import TypeAlias

import platformdirs
import psutil

import sdkref

PRISM = "@stoplight/prism-cli@5.14.2"
SDKREF = Path(sys.executable).with_name("sdkref")
LOAD_SECONDS = 3.0
ROUNDS = 3
PATIENCE = 180.0
"""Seconds until a server that gives no answer is given up: Prism takes half a minute on a busy machine."""
MEGABYTE = 1e6
LEAST_RATIO, MOST_SECONDS, MOST_MEMORY = 10, 1.0, 150
"""What is aimed at: times Prism's requests a second, seconds to the first answer, megabytes."""

_HEAD = "{} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nAccept: application/json\r\nAuthorization: Bearer key\r\n"
_BODY = '{"model": "gpt-5.4", "input": "Tell me a story."}'
REQUESTS = {
    "GET /models": "\r\n",
    "POST /responses": f"Content-Type: application/json\r\nContent-Length: {len(_BODY)}\r\n\r\n{_BODY}",
}
"""What is asked: the head's first line without its version, and what follows the headers that all share."""

Times: TypeAlias = Sequence[tuple[float, float]]
"""Seconds of starts, each with those of the processor."""


@dataclass(frozen=True)
class Server:
    """A server that answers: its port, its process, and the seconds from its start to its first answer.

    Those of the processor tell what a quiet machine would take, where others are at work.
    """

    port: int
    process: psutil.Process
    seconds: float
    of_processor: float

    @property
    def memory(self) -> float:
        """The memory that it holds, in megabytes: what is resident."""
        return float(self.process.memory_info().rss) / MEGABYTE


def print_mock_speed(description: Path) -> None:
    """Measure, and print a table."""
    compileall.compile_dir(Path(sdkref.__file__).parent, quiet=2)  # as an installed package is
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        first, again, memory = _starts(description, work)
        print(f"first answer, s: {_told(first)} when the description is new, {_told(again)} again", end="")
        print(f" (goal: at most {MOST_SECONDS:.0f})")
        prism = _prism()
        with _server(_sdkref(description), work) as mock:
            print(f"memory after it, MB: {memory:.0f} when the description is new, ", end="")
            print(f"{mock.memory:.0f} again", end="")
            if prism is None:
                _print_rates(mock, None, work)
            else:
                with _server(
                    (str(prism), "mock", "--host", "127.0.0.1", "--port", "{port}", str(description)), work
                ) as other:
                    _print_rates(mock, other, work)


def _print_rates(mock: Server, other: Server | None, work: Path) -> None:
    rates: Mapping[str, Sequence[tuple[float, float]]] = {
        title: [
            (_rate(mock, title, work), _rate(other, title, work) if other else 0.0) for _ in range(ROUNDS)
        ]
        for title in REQUESTS
    }
    print(f", and after the load: {mock.memory:.0f} (goal: at most {MOST_MEMORY})")
    if other is not None:
        print(f"{PRISM}: first answer {other.seconds:.1f} s, {other.memory:.0f} MB after the load")
    for title, pairs in rates.items():
        ours = statistics.median(one for one, _ in pairs)
        line = f"{title:16} {ours:>8,.0f} requests a second"
        if other is not None:
            theirs = statistics.median(each for _, each in pairs)
            ratio = statistics.median(one / each for one, each in pairs)
            line += f", Prism {theirs:,.1f}: {ratio:.0f} times (goal: at least {LEAST_RATIO})"
        print(line)


def _told(starts: Times) -> str:
    seconds, of_processor = map(statistics.median, zip(*starts, strict=True))
    return f"{seconds:.2f} ({of_processor:.2f} of the processor)"


def _starts(description: Path, work: Path) -> tuple[Times, Times, float]:
    """Return the seconds to the first answer with an empty cache, and with what the run before kept.

    The third is the memory of the first, in megabytes, when all that it does beside answering is done.
    """
    memory: list[float] = []
    first: list[tuple[float, float]] = []
    again: list[tuple[float, float]] = []
    for _ in range(ROUNDS):
        shutil.rmtree(work / "cache", ignore_errors=True)
        with _server(_sdkref(description), work) as mock:
            first.append((mock.seconds, mock.of_processor))
            _wait_until_kept(work / "cache", mock)
            memory.append(mock.memory)
        with _server(_sdkref(description), work) as mock:
            again.append((mock.seconds, mock.of_processor))
    return first, again, max(memory)


def _wait_until_kept(cache: Path, mock: Server) -> None:
    while not list(cache.rglob("*.pickle")):
        if not mock.process.is_running():
            sys.exit("the mock ended before it kept what it had read")
        time.sleep(0.05)


def _sdkref(description: Path) -> Sequence[str]:
    return (str(SDKREF), "mock", str(description), "--port", "{port}")


@contextmanager
def _server(command: Sequence[str], work: Path) -> Iterator[Server]:
    """Run a server on a free port, whose place in the command is `{port}`; give it when it has answered."""
    with create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    words = [each.format(port=port) for each in command]
    environment = {**os.environ, "XDG_CACHE_HOME": str(work / "cache")}
    began = time.perf_counter()
    with (work / "said").open("wb") as said:
        process = subprocess.Popen(words, stdout=said, stderr=subprocess.STDOUT, env=environment)
    known = psutil.Process(process.pid)
    try:
        while not _answers(port):
            if process.poll() is not None or time.perf_counter() - began > PATIENCE:
                words_said = (work / "said").read_text(errors="replace")
                sys.exit(f"{' '.join(words)} gave no answer:\n{words_said}")
            time.sleep(0.005)
        of_processor = sum(known.cpu_times()[:2])
        yield Server(port, known, time.perf_counter() - began, of_processor)
    finally:
        process.terminate()
        process.wait()


def _answers(port: int) -> bool:
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}/models",
        headers={"Authorization": "Bearer key", "Accept": "application/json"},
    )
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
            return bool(answer.status == 200)
    except urllib.error.HTTPError as error:
        sys.exit(f"GET /models was answered {error.code}: {error.read().decode(errors='replace')}")
    except OSError:
        return False


def _rate(server: Server, title: str, work: Path) -> float:
    """Return the answers a second, as a client in a process of its own counts them."""
    file = work / "request"
    file.write_text(_HEAD.format(title, server.port) + REQUESTS[title], newline="")
    address = f"http://127.0.0.1:{server.port}"
    client = Path(__file__).with_name("load.py")
    ended = subprocess.run(
        [sys.executable, client, address, str(LOAD_SECONDS), file],
        check=False,
        capture_output=True,
        text=True,
    )
    if ended.returncode:
        sys.exit(f"{title} of {address}: {ended.stderr.strip()}")
    return float(ended.stdout)


def _prism() -> Path | None:
    """Return Prism, installed when it is not yet; None, with words, where npm cannot."""
    home = platformdirs.user_cache_path("sdkref-bench", appauthor=False) / f"prism-{PRISM.rpartition('@')[2]}"
    program = home / "node_modules" / ".bin" / "prism"
    if program.exists():
        return program
    npm = shutil.which("npm")
    if npm is None:
        print("Prism is not measured: npm was not found")
        return None
    home.mkdir(parents=True, exist_ok=True)
    command = [npm, "install", "--no-audit", "--no-fund", "--prefix", str(home), PRISM]
    ended = subprocess.run(command, check=False, capture_output=True, text=True)
    if ended.returncode:
        print(f"Prism is not measured: npm could not install it ({ended.stderr.strip().splitlines()[-1:]})")
        return None
    return program
