"""Scripts for bash and curl: what passes, and what is said of each that does not."""

import shutil
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, TypeAlias

import pytest

from sdkref.diagnostics import UsageError
from sdkref.runners.curl.runner import CurlRunner
from sdkref.runners.program import Fence, Finished, Program, Toolchain
from tools import tool


class Api(BaseHTTPRequestHandler):
    """Answers with what it was sent; with 400 below `/wrong`, and never below `/slow`."""

    def do_GET(self) -> None:
        """Answer."""
        self.respond(self.path.encode() + self.headers.get("Authorization", "").encode())

    def do_POST(self) -> None:
        """Answer."""
        self.respond(self.rfile.read(int(self.headers["Content-Length"])))

    def respond(self, body: bytes) -> None:
        """Send an answer of a body."""
        wrong = self.path.startswith("/wrong")
        self.send_response(400 if wrong else 200)
        self.send_header("Content-Length", str(len(body) + 1))
        self.end_headers()
        self.wfile.write(body + b"\n")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - named by its base
        """Say nothing."""


@pytest.fixture(scope="module")
def api() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Api)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def runner(tmp_path_factory: pytest.TempPathFactory) -> CurlRunner:
    tool("curl")
    tool("bash")
    cache = tmp_path_factory.mktemp("cache")
    return CurlRunner(Toolchain(language="curl", cache=cache), Fence())


Run: TypeAlias = Callable[..., Finished]


@pytest.fixture
def run(runner: CurlRunner, api: str) -> Run:
    """Return what runs a script; the rest is for its program."""

    def run(text: str, seconds: float = 20.0, **about: Any) -> Finished:
        told: list[Finished] = []
        environment = (("BASE", api), ("KEY", "secret"))
        program = Program(
            id="p1", text=text, source="guide.md", environment=environment, seconds=seconds, **about
        )
        runner.run([program], told.append, 1)
        assert len(told) == 1
        return told[0]

    return run


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        (
            'curl --fail-with-body -sS "$BASE/models" \\\n  --header "Authorization: $KEY"\n',
            "/modelssecret\n",
        ),
        ('curl -sS "$BASE/x" --data-raw \'{"a": 1}\'', '{"a": 1}\n'),
        ('curl -sS "$BASE/a" | tr a-z A-Z', "/A\n"),
        ('curl -sS "$BASE/wrong"', "/wrong\n"),
        ('if ! curl -fsS "$BASE/wrong"; then echo handled; fi', "handled\n"),
        ('curl -fsS "$BASE/wrong" || echo handled', "handled\n"),
        ('id=$(curl -sS "$BASE/a")\ncurl -sS "$BASE$id/b"', "/a/b\n"),
        ('echo "$HOME" | grep -c sdkref', "1\n"),
        ('yes | head -1\ncurl -sS "$BASE/a" | head -0\necho done', "y\ndone\n"),
        ("grep nothing /dev/null\necho done", "done\n"),
        ("echo $#", "0\n"),
    ],
)
def test_what_passes_and_what_it_prints(run: Run, text: str, printed: str) -> None:
    result = run(text)
    assert (result.fault, result.message, result.stdout) == (None, "", printed)


def test_files_are_sent(run: Run) -> None:
    text = 'curl -fsS "$BASE/files" --form "file=@in/a.txt;type=text/plain" --form-string purpose=test'
    result = run(text, files=(("in/a.txt", b"one for all"),))
    assert result.fault is None
    assert "one for all" in result.stdout
    assert 'filename="a.txt"' in result.stdout


@pytest.mark.parametrize(
    ("text", "fault", "line", "said"),
    [
        (
            '# a model\ncurl --fail-with-body -sS \\\n  "$BASE/wrong"\n',
            "exit",
            2,
            "curl: (22) The requested URL returned error: 400",
        ),
        (
            '\ncurl -fs "$BASE/wrong"\n',
            "exit",
            2,
            "curl ended with status 22: the answer was an error (status 400 or above)",
        ),
        (
            'curl -fsS "$BASE/wrong"\necho on',
            "exit",
            1,
            "curl: (22) The requested URL returned error: 400; the script went on and ended with status 0",
        ),
        (
            'echo a\ncurl -fsS "$BASE/wrong" | cat',
            "exit",
            2,
            "curl: (22) The requested URL returned error: 400; the script went on and ended with status 0",
        ),
        ("curl --nosuch", "exit", 1, "curl: option --nosuch: is unknown"),
        ("curl -sS http://example.com/", "exit", 1, "curl asks another host than the examples may reach"),
        ('if true; then\n  curl "$BASE"\n', "syntax", 2, "syntax error: unexpected end of file"),
        ("echo (", "syntax", 1, "syntax error near unexpected token"),
        ("\n: ${TOKEN:?is not set}\n", "exit", 2, "TOKEN: is not set"),
        ("set -u\necho $TOKEN", "exit", 2, "TOKEN: unbound variable"),
        ("nosuchcommand a", "exit", 1, "nosuchcommand: command not found"),
        ("exit 3", "exit", None, "ended with status 3"),
        ("echo why >&2; exit 3", "exit", None, "ended with status 3: why"),
        ("kill -SEGV $$", "crash", None, "was ended by the signal SIGSEGV"),
    ],
)
def test_what_is_said_of_a_script_that_is_wrong(
    run: Run, text: str, fault: str, line: int | None, said: str
) -> None:
    result = run(text)
    assert (result.fault, result.line) == (fault, line)
    assert said in result.message


def test_a_script_that_takes_too_long(run: Run) -> None:
    result = run("sleep 20 & sleep 20", seconds=0.3)
    assert (result.fault, result.message) == ("timeout", "did not end within 0.3 s")


def test_expected_output(run: Run) -> None:
    assert run('echo "one  "', output="one\n\n").fault is None
    assert run("echo one", output="two").fault == "output"


def test_only_its_syntax_is_looked_at(run: Run) -> None:
    result = run("exit 3", compile_only=True)
    assert (result.fault, result.stdout) == (None, "")


def test_a_file_outside_of_its_folder(run: Run) -> None:
    assert run("true", files=(("../x", b""),)).fault == "environment"


def test_versions_are_those_of_this_machine(runner: CurlRunner) -> None:
    assert set(runner.versions) == {"curl", "bash"}
    assert all(version[0].isdigit() for version in runner.versions.values())


def test_without_curl(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(UsageError, match="need curl, which is not on the path"):
        run("true")
