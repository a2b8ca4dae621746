"""What the kernel keeps programs from, whatever their language and however they ask."""

import os
import subprocess
import threading
from collections.abc import Callable, Collection, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TypeAlias

import platformdirs
import pytest
from msgspec import Struct

from sdkref.diagnostics import Stop, UsageError
from sdkref.runners.bubblewrap import wrapped
from sdkref.runners.curl.runner import CurlRunner
from sdkref.runners.go.runner import GoRunner
from sdkref.runners.landlock import landlock
from sdkref.runners.program import Fence, Finished, Program, Runner, Toolchain
from sdkref.runners.python.runner import PythonRunner
from sdkref.runners.typescript.runner import TypeScriptRunner
from tools import missing, tool

NETWORK, SIGNALS = 4, 6
"""The versions of Landlock that know ports, and signals."""

CURL = """\
curl --silent --fail "$ALLOWED"; echo
cat beside.txt; echo
echo mine > own.txt && cat own.txt
date +done > /dev/null && cat <(echo substituted)
cat "$SECRET" || echo read refused
echo theirs > "$OUTSIDE/written" || echo write refused
(echo > "/dev/tcp/127.0.0.1/$OTHER") || echo connect refused
(echo > /dev/udp/127.0.0.1/53) || echo ask refused
kill -0 "$SDKREF" || echo signal refused
cat "/proc/$SDKREF/environ" || echo environment refused
"""

PYTHON = """\
import ctypes, os, socket, struct, urllib.request
system = ctypes.CDLL(None)
print(urllib.request.urlopen(os.environ["ALLOWED"]).read().decode())
print(open("beside.txt").read())
open("own.txt", "w").write("mine")
print(open("own.txt").read())
print("substituted")
outside = os.environ["OUTSIDE"].encode()
if system.open(os.environ["SECRET"].encode(), os.O_RDONLY) < 0: print("read refused")
if system.open(outside + b"/written", os.O_WRONLY | os.O_CREAT, 0o600) < 0: print("write refused")
place = struct.pack("=HH4s8x", socket.AF_INET, socket.htons(int(os.environ["OTHER"])), bytes((127, 0, 0, 1)))
stream = system.socket(socket.AF_INET, socket.SOCK_STREAM, 0)
if system.connect(stream, place, len(place)): print("connect refused")
if system.socket(socket.AF_INET, socket.SOCK_DGRAM, 0) < 0: print("ask refused")
if system.kill(int(os.environ["SDKREF"]), 0): print("signal refused")
others = f"/proc/{os.environ['SDKREF']}/environ".encode()
if system.open(others, os.O_RDONLY) < 0: print("environment refused")
"""

TYPESCRIPT = """\
import { readFileSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
const { ALLOWED, SECRET, OUTSIDE, OTHER, SDKREF } = process.env;
const attempt = async (name: string, deed: () => unknown) => {
  try { await deed(); } catch { console.log(`${name} refused`); }
};
console.log(await (await fetch(ALLOWED!)).text());
console.log(readFileSync("beside.txt", "utf8"));
writeFileSync("own.txt", "mine");
console.log(readFileSync("own.txt", "utf8"));
console.log("substituted");
await attempt("read", () => readFileSync(SECRET!));
await attempt("write", () => writeFileSync(`${OUTSIDE}/written`, "theirs"));
await attempt("connect", () => new Promise((resolve, reject) => {
  connect(Number(OTHER), "127.0.0.1").on("connect", resolve).on("error", reject);
}));
await attempt("ask", () => { throw new Error("the guard refuses all of UDP"); });
await attempt("signal", () => process.kill(Number(SDKREF), 0));
await attempt("environment", () => readFileSync(`/proc/${SDKREF}/environ`));
"""

GO = """\
package main

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"strconv"
	"syscall"
)

func attempt(name string, err error) {
	if err != nil {
		fmt.Println(name, "refused")
	}
}

func dial(network, address string) error {
	connection, err := net.Dial(network, address)
	if err == nil {
		connection.Close()
	}
	return err
}

func main() {
	response, err := http.Get(os.Getenv("ALLOWED"))
	if err != nil {
		panic(err)
	}
	body, _ := io.ReadAll(response.Body)
	fmt.Println(string(body))
	beside, _ := os.ReadFile("beside.txt")
	fmt.Println(string(beside))
	os.WriteFile("own.txt", []byte("mine"), 0o600)
	own, _ := os.ReadFile("own.txt")
	fmt.Println(string(own))
	fmt.Println("substituted")
	_, err = os.ReadFile(os.Getenv("SECRET"))
	attempt("read", err)
	attempt("write", os.WriteFile(os.Getenv("OUTSIDE")+"/written", []byte("theirs"), 0o600))
	attempt("connect", dial("tcp", "127.0.0.1:"+os.Getenv("OTHER")))
	attempt("ask", dial("udp", "127.0.0.1:53"))
	other, _ := strconv.Atoi(os.Getenv("SDKREF"))
	attempt("signal", syscall.Kill(other, 0))
	_, err = os.ReadFile("/proc/" + os.Getenv("SDKREF") + "/environ")
	attempt("environment", err)
}
"""

PASSES = ("answered", "beside", "mine", "substituted")
REFUSED = ("read", "write", "connect", "ask", "signal", "environment")

RUNNERS: dict[str, tuple[Callable[[Toolchain, Fence], Runner], str, tuple[str, ...]]] = {
    "curl": (CurlRunner, CURL, ("curl", "bash")),
    "python": (PythonRunner, PYTHON, ()),
    "typescript": (TypeScriptRunner, TYPESCRIPT, ("node", "npm")),
    "go": (GoRunner, GO, ("go",)),
}
"""By language: the runner, the program and the tools."""

Run: TypeAlias = Callable[[str, Fence], list[str]]


class Servers(Struct, frozen=True):
    """The ports of two servers: the one that a program may ask, and another."""

    allowed: int
    other: int


@pytest.fixture(scope="module")
def servers() -> Iterator[Servers]:
    class Answering(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Length", "8")
            self.end_headers()
            self.wfile.write(b"answered")

        def log_message(self, *_: object) -> None:
            pass

    both = [ThreadingHTTPServer(("127.0.0.1", 0), Answering) for _ in range(2)]
    threads = [threading.Thread(target=each.serve_forever) for each in both]
    for thread in threads:
        thread.start()
    yield Servers(both[0].server_port, both[1].server_port)
    for server, thread in zip(both, threads, strict=True):
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def run(servers: Servers, tmp_path: Path) -> Run:
    """Return what runs the program of a language behind a fence and gives the lines that it printed."""
    secret = tmp_path / "secret"
    secret.write_text("secret")
    variables = {
        "ALLOWED": f"http://127.0.0.1:{servers.allowed}/",
        "OTHER": str(servers.other),
        "SECRET": str(secret),
        "OUTSIDE": str(tmp_path),
        "SDKREF": str(os.getpid()),
    }

    def ran(language: str, fence: Fence) -> list[str]:
        made, text, needed = RUNNERS[language]
        for name in needed:
            tool(name)
        cache = platformdirs.user_cache_path("sdkref-tests") / "toolchains"
        runner = made(Toolchain(language=language, cache=cache), fence)
        try:
            assert runner.versions
        except Stop as stop:
            missing(str(stop))
        program = Program(
            id="one",
            text=text,
            source="guide.md",
            environment=tuple(variables.items()),
            files=(("beside.txt", b"beside"),),
        )
        found: list[Finished] = []
        runner.run([program], found.append, 1)
        assert not (tmp_path / "written").exists()
        assert "secret" not in found[0].stdout
        assert found[0].stdout, found[0]
        return found[0].stdout.splitlines()

    return ran


def lines(refused: Collection[str]) -> list[str]:
    return [*PASSES, *(f"{each} refused" for each in REFUSED if each in refused)]


def behind(servers: Servers, *, bubblewrap: bool) -> Fence:
    return Fence(landlock=True, bubblewrap=bubblewrap, ports=frozenset({servers.allowed}))


@pytest.mark.parametrize("language", RUNNERS)
def test_landlock_keeps_programs_to_their_folder_and_the_mock(
    language: str, run: Run, servers: Servers
) -> None:
    if landlock() < NETWORK:
        pytest.skip("this kernel has no Landlock, or one older than that of Linux 6.7")
    known = set(REFUSED) if landlock() >= SIGNALS else set(REFUSED) - {"signal"}
    assert run(language, behind(servers, bubblewrap=False)) == lines(known)


@pytest.fixture
def bubblewrap() -> None:
    """Skip where bubblewrap is absent, or where the machine lets nobody use it."""
    tried = ("bwrap", "--unshare-all", "--share-net", "--ro-bind", "/", "/", "--", "true")
    try:
        ended = subprocess.run(tried, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        pytest.skip("there is no `bwrap` on the path; install bubblewrap to run this test")
    if ended.returncode:
        pytest.skip(f"bubblewrap cannot work on this machine: {ended.stderr.strip()}")


@pytest.mark.usefixtures("bubblewrap")
@pytest.mark.parametrize("language", RUNNERS)
def test_bubblewrap_hides_files_and_processes(language: str, run: Run, servers: Servers) -> None:
    found = run(language, behind(servers, bubblewrap=True))
    by_landlock = {"connect", "ask"}
    if landlock() >= NETWORK:
        assert found == lines(set(REFUSED))
    else:
        assert set(found) >= set(lines(set(REFUSED) - by_landlock))


@pytest.mark.usefixtures("bubblewrap")
def test_bubblewrap_alone_shares_the_network(run: Run, servers: Servers) -> None:
    assert run("curl", Fence(bubblewrap=True)) == lines(set(REFUSED) - {"connect", "ask"})


def test_bubblewrap_that_cannot_work_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in = tmp_path / "bwrap"
    stand_in.write_text("#!/bin/sh\necho 'bwrap: setting up uid map: Permission denied' >&2\nexit 1\n")
    stand_in.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    with pytest.raises(UsageError, match=r"cannot work on this machine \(bwrap: setting up uid map"):
        wrapped(("true",), tmp_path, ())
