"""Python programs that run: forked after the imports and in a process each, with the same results."""

import json
import os
import threading
import time
from collections.abc import Iterator, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from msgspec.structs import replace

from sdkref.diagnostics import UsageError
from sdkref.runners.program import Fence, Finished, Program, Toolchain
from sdkref.runners.python import runner as python
from sdkref.runners.python.runner import PythonRunner

FENCE = Fence(cpu_seconds=2, file_bytes=1024 * 1024)


@pytest.fixture(scope="session")
def toolchain(tmp_path_factory: pytest.TempPathFactory) -> Toolchain:
    """Return a toolchain with httpx only, which all workers of a session share."""
    base = tmp_path_factory.getbasetemp()
    shared_base = base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base
    return Toolchain(language="python", install=("httpx==0.28.1",), cache=shared_base / "python-toolchains")


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """Return the address of a server that answers every request with what was asked for."""

    class Echo(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = json.dumps({"path": self.path}).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Echo) as listening:
        thread = threading.Thread(target=listening.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{listening.server_port}"
        listening.shutdown()
        thread.join()


@pytest.fixture(params=["forked", "alone"])
def runner(
    request: pytest.FixtureRequest, toolchain: Toolchain, monkeypatch: pytest.MonkeyPatch
) -> PythonRunner:
    """Return a runner, once as it is and once where there is no fork."""
    if request.param == "alone":
        monkeypatch.setattr(python, "CAN_FORK", False)
    return PythonRunner(toolchain, FENCE)


def program(text: str, name: str = "one", **facts: Any) -> Program:
    """Return a program that stands in line 40 of a guide."""
    made = Program(id=name, text=dedent(text).strip("\n"), source="docs/guide.md", line=40, seconds=10)
    return replace(made, **facts)


def run(runner: PythonRunner, *programs: Program, jobs: int = 2) -> list[Finished]:
    """Run programs; return what came of each, in their order."""
    found: dict[str, Finished] = {}

    def done(finished: Finished) -> None:
        assert finished.program.id not in found
        found[finished.program.id] = finished

    runner.run(programs, done, jobs)
    return [found[each.id] for each in programs]


def output(runner: PythonRunner, text: str, **facts: Any) -> str:
    """Run a program that should pass; return what it printed."""
    (finished,) = run(runner, program(text, **facts))
    assert finished.fault is None, finished
    assert finished.status == 0
    return finished.stdout


def fault(runner: PythonRunner, text: str, **facts: Any) -> tuple[str | None, str, int | None]:
    """Run a program that should fail; return the fault, the message and the line."""
    (finished,) = run(runner, program(text, **facts))
    return finished.fault, finished.message, finished.line


def test_versions_are_those_that_run(toolchain: Toolchain) -> None:
    versions = PythonRunner(toolchain, FENCE).versions
    assert versions["httpx"] == "0.28.1"
    assert versions["python"].startswith("3.")


def test_a_request_to_this_machine_is_made(runner: PythonRunner, server: str) -> None:
    text = """
        import os
        import httpx

        print(httpx.get(os.environ["BASE_URL"] + "/pets").json())
        """
    printed = output(runner, text, environment=(("BASE_URL", server),))
    assert printed == "{'path': '/pets'}\n"


def test_an_asynchronous_request_is_made(runner: PythonRunner, server: str) -> None:
    text = """
        import asyncio, os, httpx

        async def main():
            async with httpx.AsyncClient(base_url=os.environ["BASE_URL"]) as client:
                print((await client.get("/pets")).status_code)

        asyncio.run(main())
        """
    assert output(runner, text, environment=(("BASE_URL", server),)) == "200\n"


def cases(name: str) -> Iterator[tuple[str, str, str, str]]:
    """Read cases: name, program, the line that says how it ends, and what is expected then."""
    text = Path(__file__).with_name("cases").joinpath(name).read_text(encoding="utf-8")
    for case in text.removeprefix("=== ").split("\n=== "):
        (title, code), (how, expected) = (part.split("\n", 1) for part in case.split("\n--- "))
        yield title, code, how, expected.rstrip("\n")


def test_programs_pass(runner: PythonRunner) -> None:
    found = list(cases("python_passing.txt"))
    ended = run(runner, *(program(code, f"p{at}") for at, (_, code, _, _) in enumerate(found)))
    told = {
        case[0]: (each.message, each.stdout.rstrip("\n")) for case, each in zip(found, ended, strict=True)
    }
    assert told == {title: ("", expected) for title, _, _, expected in found}


def test_programs_fail_with_their_line(runner: PythonRunner) -> None:
    found = list(cases("python_failing.txt"))
    ended = run(runner, *(program(code, f"p{at}") for at, (_, code, _, _) in enumerate(found)))
    told = {
        case[0]: (f"{each.fault} in line {each.line}" if each.line else each.fault, each.message)
        for case, each in zip(found, ended, strict=True)
    }
    assert told == {title: (how, expected) for title, _, how, expected in found}


def test_an_import_that_prints_does_so_in_every_program(runner: PythonRunner) -> None:
    for each in run(runner, program("import this", "a"), program("import this", "b"), jobs=1):
        assert each.stdout.startswith("The Zen of Python")


def test_tracebacks_are_those_of_the_page(runner: PythonRunner) -> None:
    (finished,) = run(runner, program("def f():\n    1 / 0\n\nf()"))
    assert finished.stderr.startswith(
        'Traceback (most recent call last):\n  File "docs/guide.md", line 43, in <module>\n    f()\n'
    )
    assert '  File "docs/guide.md", line 41, in f\n    1 / 0\n' in finished.stderr


def test_time_ends_a_program_and_the_line_is_told(runner: PythonRunner) -> None:
    started = time.monotonic()
    text = "import time\n\nprint('begun', flush=True)\ntime.sleep(99)"
    (finished,) = run(runner, program(text, seconds=1))
    assert (finished.fault, finished.message, finished.status) == ("timeout", "did not end within 1 s", None)
    assert finished.stdout == "begun\n"
    assert time.monotonic() - started < 9


def test_processor_time_is_limited(runner: PythonRunner) -> None:
    assert fault(runner, "while True:\n    pass", seconds=30)[:2] == (
        "crash",
        "used more than 2 s of processor time",
    )


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="needs /proc")
def test_a_process_that_outlives_is_killed(runner: PythonRunner) -> None:
    text = """
        import os, time
        child = os.fork()
        if child == 0:
            os.setsid()
            time.sleep(99)
        print(child)
        """
    child = Path("/proc", output(runner, text).strip(), "stat")
    gone = time.monotonic() + 2
    while child.exists() and ") Z" not in child.read_text() and time.monotonic() < gone:
        time.sleep(0.02)
    assert not child.exists() or ") Z" in child.read_text()


def test_nothing_of_this_environment_is_seen(runner: PythonRunner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET", "leaked")
    text = """
        import os
        print(sorted(set(os.environ) - {"SSL_CERT_FILE", "LC_CTYPE"}))
        print(os.getcwd() == os.environ["HOME"] == os.path.expanduser("~"), os.listdir())
        """
    printed = output(runner, text, environment=(("API_KEY", "k"),))
    assert printed == "['API_KEY', 'HOME', 'LANG', 'PATH', 'TMPDIR']\nTrue ['__main__.py']\n"


def test_files_are_found_and_modules_beside_the_program_too(runner: PythonRunner) -> None:
    files = (("cat.png", b"png"), ("own.py", b"print('own')\nNAME = 'x'\n"), ("data/a.txt", b"a"))
    text = "from own import NAME\nprint(open('cat.png').read(), open('data/a.txt').read(), NAME)"
    assert output(runner, text, files=files) == "own\npng a x\n"


def test_programs_do_not_see_each_other(runner: PythonRunner) -> None:
    first = program("import os, json\njson.mark = os.environ['X'] = 'set'\nopen('f', 'w').close()", "first")
    second = program(
        "import os, json\nprint(hasattr(json, 'mark'), 'X' in os.environ, os.listdir())", "second"
    )
    assert run(runner, first, second, jobs=1)[1].stdout == "False False ['__main__.py']\n"


def test_output_is_compared_by_lines(runner: PythonRunner) -> None:
    assert output(runner, "print('a  ')\nprint('b')\nprint()", output="a\nb  \n") == "a  \nb\n\n"
    kind, message, _ = fault(runner, "print('a')\nprint('c')", output="a\nb\n")
    assert kind == "output"
    assert message == "line 2 of the output should be `b`, and is `c`"


def test_long_output_is_cut(runner: PythonRunner) -> None:
    printed = output(runner, "print('begin')\nprint('x' * 200_000)\nprint('end')")
    assert printed.startswith("begin\n")
    assert printed.endswith("\nend\n")
    assert len(printed) < 21_000


def test_what_does_not_compile_is_told_before_anything_runs(runner: PythonRunner) -> None:
    told: list[Finished] = []
    texts: Sequence[str] = ("print(1)", "x = 1\ny = (", "def f():\n    return\nreturn 3", "a\0b")
    runner.run([program(text, f"p{at}") for at, text in enumerate(texts)], told.append, 2)
    assert [(each.program.id, each.fault, each.message.partition(": ")[2], each.line) for each in told] == [
        ("p1", "syntax", "'(' was never closed", 2),
        ("p2", "syntax", "'return' outside function", 3),
        ("p3", "syntax", "source code string cannot contain null bytes", None),
        ("p0", None, "", None),
    ]


def test_compile_only_does_not_run_and_needs_no_toolchain(tmp_path: Path) -> None:
    runner = PythonRunner(Toolchain(language="python", cache=tmp_path, offline=True), FENCE)
    (finished,) = run(runner, program("raise ValueError", compile_only=True))
    assert (finished.fault, finished.status) == (None, None)


def test_an_import_that_leaves_threads_is_no_reason_to_fail(runner: PythonRunner) -> None:
    text = "import threading\nimport logging.handlers, concurrent.futures\nprint(threading.active_count())"
    assert output(runner, text) == "1\n"


def test_an_exception_while_telling_ends_the_run_and_all_programs(toolchain: Toolchain) -> None:
    def done(finished: Finished) -> None:
        raise KeyboardInterrupt

    started = time.monotonic()
    programs = [program("pass", "a"), program("import time\ntime.sleep(99)", "b", seconds=99)]
    with pytest.raises(KeyboardInterrupt):
        PythonRunner(toolchain, FENCE).run(programs, done, 2)
    assert time.monotonic() - started < 20


def test_many_programs_run_at_once(toolchain: Toolchain, server: str) -> None:
    text = "import httpx, os\nprint(httpx.get(os.environ['BASE_URL'] + os.environ['OWN']).json()['path'])"
    programs = [
        program(text, f"p{at}", environment=(("BASE_URL", server), ("OWN", f"/{at}"))) for at in range(40)
    ]
    found = run(PythonRunner(toolchain, FENCE), *programs, jobs=4)
    assert [each.stdout for each in found] == [f"/{at}\n" for at in range(40)]


def test_bubblewrap_that_is_absent_is_told(
    toolchain: Toolchain, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    runner = PythonRunner(toolchain, replace(FENCE, bubblewrap=True))
    assert runner.versions
    monkeypatch.setenv("PATH", os.fspath(tmp_path))
    with pytest.raises(UsageError, match="there is no `bwrap` on the path"):
        run(runner, program("pass"))


def test_bubblewrap_runs_programs_when_it_is_there(
    runner: PythonRunner, server: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    stand_in = tmp_path / "bwrap"
    stand_in.write_text('#!/bin/sh\nwhile [ "$1" != -- ]; do shift; done; shift; exec "$@"\n')
    stand_in.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    monkeypatch.setattr(runner, "_fence", replace(FENCE, bubblewrap=True))
    text = "import httpx, os\nprint(httpx.get(os.environ['BASE_URL']).status_code)"
    assert output(runner, text, environment=(("BASE_URL", server),)) == "200\n"
