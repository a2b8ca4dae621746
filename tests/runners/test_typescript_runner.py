"""TypeScript and JavaScript programs run by Node: what passes, and what is said of each that does not."""

import json
import threading
from collections.abc import Iterator, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import platformdirs
import pytest
from msgspec.structs import replace

from sdkref.diagnostics import Stop
from sdkref.runners.process import scrubbed
from sdkref.runners.program import Fence, Finished, Program, Toolchain
from sdkref.runners.typescript.runner import TypeScriptRunner
from tools import missing, tool

EVENTS = b'data: {"n": 1}\n\ndata: {"n": 2}\n\ndata: [DONE]\n\n'


class Api(BaseHTTPRequestHandler):
    """Streams two events at `/events`; is not content with anything else."""

    def do_GET(self) -> None:
        """Answer."""
        events = self.path == "/events"
        body = EVENTS if events else b'{"error": {"message": "unknown model"}}'
        self.send_response(200 if events else 400)
        self.send_header("Content-Type", "text/event-stream" if events else "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

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


@pytest.fixture(scope="session")
def runner() -> TypeScriptRunner:
    tool("node")
    tool("npm")
    cache = platformdirs.user_cache_path("sdkref-tests") / "toolchains"
    made = TypeScriptRunner(Toolchain(language="typescript", install=("openai@7.2.0",), cache=cache), Fence())
    try:
        assert made.versions["openai"] == "7.2.0"
    except Stop as stop:
        missing(str(stop))
    return made


def program(text: str, name: str = "example", **more: object) -> Program:
    return Program(id=name, text=text, source="docs/guide.md", **more)  # type: ignore[arg-type]  # members by name


def run(runner: TypeScriptRunner, *programs: Program, jobs: int = 2) -> dict[str, Finished]:
    told: list[Finished] = []
    runner.run(programs, told.append, jobs)
    assert sorted(each.program.id for each in told) == sorted(each.id for each in programs)
    return {each.program.id: each for each in told}


def said(finished: Finished) -> tuple[str | None, int | None, str]:
    return finished.fault, finished.line, finished.message


PASSES = {
    "top-level-await": program("const n: number = await Promise.resolve(1);\nconsole.log(n);\n", output="1"),
    "output": program('console.log("a  \\nb\\n\\n");', output="a\nb\n"),
    "compile-only": program("process.exit(1);", compile_only=True),
    "fixture": program(
        'import { readFileSync } from "node:fs";\nconsole.log(readFileSync("in/a.txt", "utf8"));',
        files=(("in/a.txt", b"hello"),),
        output="hello",
    ),
    "json-module": program(
        'import data from "./a.json" with { type: "json" };\nconst n: number = data.n;\nconsole.log(n);',
        files=(("a.json", b'{"n": 7}'),),
        output="7",
    ),
    "writes": program('import { writeFileSync } from "node:fs";\nwriteFileSync("out.txt", "1");'),
    "javascript": program(
        "const f = (n) => n;\nconsole.log(f(1).toFixed(1));", dialect="javascript", output="1.0"
    ),
    "common-js": program(
        'const { basename } = require("node:path");\nconsole.log(basename(__filename));',
        dialect="javascript",
        output="common-js.cjs",
    ),
    "common-ts": program(
        'const fs: typeof import("node:fs") = require("fs");\nconsole.log(typeof fs.statSync);'
    ),
    "commented-require": program('// Not require("fs"):\nconsole.log(await Promise.resolve(2));', output="2"),
    "declares-the-same": program("const same = 1;\ninterface Same { a: number }"),
    "declares-it-too": program('const same = "1";\ninterface Same { a: string }'),
    "handled": program("await fetch('https://example.com').catch(() => console.log('no'));", output="no"),
}


def test_good_programs_pass(runner: TypeScriptRunner) -> None:
    found = run(runner, *(replace(each, id=name) for name, each in PASSES.items()))
    assert {name: said(each) for name, each in found.items()} == dict.fromkeys(PASSES, (None, None, ""))
    assert found["output"].status == 0
    assert found["compile-only"].status is None


NOWHERE = "the example may connect to 127.0.0.1, ::1, localhost only, not to "
FAULTS: dict[str, tuple[Program, tuple[str, int | None, str]]] = {
    "syntax": (program("const a = 1;\nconst b = = 2;\n"), ("syntax", 2, 'Unexpected "=" (column 11)')),
    "grammar": (
        program("class A {\n  public public x = 1;\n}"),
        ("syntax", 2, "TS1028: Accessibility modifier already seen."),
    ),
    "types": (
        program("const f = (n: number): number => n;\n\nf('1');\n"),
        ("types", 3, "TS2345: Argument of type 'string' is not assignable to parameter of type 'number'."),
    ),
    "sdk-types": (
        program(
            'import OpenAI from "openai";\nconst client = new OpenAI();\n'
            'await client.models.list({ timeout: "long" });'
        ),
        ("types", 3, "TS2322: Type 'string' is not assignable to type 'number'."),
    ),
    "thrown": (
        program(
            "interface A {\n  b: number;\n}\n\nconst f = (a: A): never => {\n"
            "  throw new RangeError(`${a.b}`);\n};\nf({ b: 7 });"
        ),
        ("exit", 6, "RangeError: 7"),
    ),
    "own-class": (
        program("class Refused extends Error {}\nthrow new Refused('no', { cause: new Error('late') });"),
        ("exit", 2, "Refused: no; because of Error: late"),
    ),
    "several-lines": (
        program("throw new Error('in this path:\\n/a/b\\n   ^');"),
        ("exit", 1, "Error: in this path: /a/b"),
    ),
    "no-error": (program("throw { a: 1 };"), ("exit", None, "threw { a: 1 }")),
    "rejected": (
        program(
            "const later = async (): Promise<void> => {\n  throw new TypeError('late');\n};\nvoid later();"
        ),
        ("exit", 2, "TypeError: late"),
    ),
    "status": (
        program("console.error('no luck');\nprocess.exit(3);"),
        ("exit", None, "ended with status 3: no luck"),
    ),
    "killed": (
        program("process.kill(process.pid, 'SIGSEGV');\nawait new Promise((r) => setTimeout(r, 9000));"),
        ("crash", None, "was ended by the signal SIGSEGV"),
    ),
    "slow": (
        program("await new Promise((r) => setTimeout(r, 60_000));", seconds=0.5),
        ("timeout", None, "did not end within 0.5 s"),
    ),
    "other-output": (
        program("console.log('a\\nb');", output="a\nc"),
        ("output", None, "line 2 of the output should be `c`, and is `b`"),
    ),
    "less-output": (
        program("console.log('a');", output="a\nb"),
        ("output", None, "line 2 of the output should be `b`, and is nothing more"),
    ),
    "fetch-elsewhere": (
        program('await fetch("https://api.example.com/");'),
        ("exit", 1, f"{NOWHERE}api.example.com:443"),
    ),
    "socket-elsewhere": (
        program('import { connect } from "node:net";\nconnect(80, "192.0.2.1");'),
        ("exit", 2, f"{NOWHERE}192.0.2.1:80"),
    ),
    "unix-socket": (
        program('import net from "node:net";\nnet.connect("/run/docker.sock");'),
        ("exit", 2, f"{NOWHERE}the socket /run/docker.sock"),
    ),
    "name-elsewhere": (
        program('import { lookup } from "node:dns/promises";\nawait lookup("api.example.com");'),
        ("exit", 2, f"{NOWHERE}the name api.example.com"),
    ),
    "names-elsewhere": (
        program('import dns from "node:dns";\nnew dns.Resolver().resolve4("api.example.com", () => 1);'),
        ("exit", 2, f"{NOWHERE}the name api.example.com"),
    ),
    "other-process": (
        program('import { execSync } from "node:child_process";\nexecSync("true");'),
        ("exit", 2, "the example may not start other processes"),
    ),
    "file-elsewhere": (
        program('import { writeFileSync } from "node:fs";\nwriteFileSync("../out.txt", "");'),
        ("exit", 2, "the example may not write outside of its folder"),
    ),
    "package-by-its-link": (
        program('import { writeFileSync } from "node:fs";\nwriteFileSync("../node_modules/mine.js", "");'),
        ("exit", 2, "the example may not write outside of its folder"),
    ),
    "package-in-its-folder": (
        program('import { writeFileSync } from "node:fs";\nwriteFileSync("node_modules/mine.js", "");'),
        ("exit", 2, "Error: ENOENT: no such file or directory, open 'node_modules/mine.js'"),
    ),
    "javascript-line": (
        program("const a = 1\n\nconsole.log(b)", dialect="javascript"),
        ("exit", 3, "ReferenceError: b is not defined"),
    ),
    "common-js-await": (
        program('const fs = require("fs");\nawait 1;', dialect="javascript"),
        (
            "syntax",
            2,
            "`await` stands outside of a function, which a program with `require` cannot have (column 1)",
        ),
    ),
    "file-outside": (
        program("1;", files=(("../a.txt", b""),)),
        (
            "environment",
            None,
            (
                "docs/guide.md:1: the file '../a.txt' would not lie in the folder of the program; give a"
                " relative path with `/` between its parts and without `..`"
            ),
        ),
    ),
}


def test_what_is_wrong_is_said_with_its_line(runner: TypeScriptRunner) -> None:
    found = run(runner, *(replace(each, id=name) for name, (each, _) in FAULTS.items()))
    assert {name: said(each) for name, each in found.items()} == {
        name: told for name, (_, told) in FAULTS.items()
    }
    assert found["status"].status == 3
    assert found["slow"].status is None
    assert found["fetch-elsewhere"].seconds < 5


def test_one_program_that_does_not_parse_hides_nothing(runner: TypeScriptRunner) -> None:
    found = run(
        runner,
        program("const = 1;", "unparsed"),
        program("class A { public public x = 1; }", "ungrammatical"),
        program("const n: number = 'one';", "mistyped"),
        program("console.log(1);", "good"),
    )
    assert {name: each.fault for name, each in found.items()} == {
        "unparsed": "syntax",
        "ungrammatical": "syntax",
        "mistyped": "types",
        "good": None,
    }


def test_what_waits_for_ever_says_so(runner: TypeScriptRunner) -> None:
    found = run(runner, program("await new Promise(() => {});"))["example"]
    assert (found.fault, found.message) == ("exit", "waits for something that never happens")
    assert found.line in {1, None}  # Node 20 does not say where


def test_an_sdk_tells_its_error(runner: TypeScriptRunner, api: str) -> None:
    text = 'import OpenAI from "openai";\n\nconst client = new OpenAI();\nawait client.models.list();\n'
    environment = (("OPENAI_BASE_URL", api), ("OPENAI_API_KEY", "key"))
    found = run(runner, program(text, environment=environment))["example"]
    assert said(found) == ("exit", 4, "BadRequestError: 400 unknown model")


def test_a_stream_is_read_with_fetch(runner: TypeScriptRunner, api: str) -> None:
    text = """
const response = await fetch(`${process.env["BASE"]}/events`);
for await (const line of response.body!.pipeThrough(new TextDecoderStream())) {
  console.log(line.trim().split("\\n\\n").length);
}
"""
    found = run(runner, program(text, environment=(("BASE", api),), output="3"))["example"]
    assert said(found) == (None, None, "")


def test_the_module_of_https_gets_what_a_mock_offers(runner: TypeScriptRunner, api: str) -> None:
    text = f"const https = require('https');\nhttps.get('{api}/events', (r) => r.pipe(process.stdout));"
    found = run(runner, program(text, dialect="javascript"))["example"]
    assert said(found) == (None, None, "")
    assert found.stdout.encode() == EVENTS


def test_the_environment_is_exactly_as_given(
    runner: TypeScriptRunner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NODE_OPTIONS", "--no-such-option")
    monkeypatch.setenv("SECRET", "1")
    text = "console.log(JSON.stringify({ ...process.env, cwd: process.cwd() }));"
    found = run(runner, program(text, environment=(("API_KEY", "given"), ("LANG", "de_DE.UTF-8"))))["example"]
    there = json.loads(found.stdout)
    folder = there.pop("cwd")
    wanted = set(scrubbed(folder, Fence())) | {"API_KEY"}
    assert there.keys() - {"PWD", "OLDPWD", "SHLVL", "_"} == wanted  # a shell's own
    assert (there["API_KEY"], there["LANG"], there["HOME"]) == ("given", "de_DE.UTF-8", folder)


def test_the_toolchain_is_not_written_to(runner: TypeScriptRunner) -> None:
    text = """import { createRequire } from "node:module";
import { writeFileSync } from "node:fs";
writeFileSync(createRequire(import.meta.url).resolve("openai"), "");
"""
    found = run(runner, program(text))["example"]
    assert said(found) == ("exit", 3, "the example may not write outside of its folder")


def test_no_program_is_fine(runner: TypeScriptRunner) -> None:
    assert run(runner) == {}


def test_what_done_raises_ends_the_run(runner: TypeScriptRunner) -> None:
    def refuses(finished: Finished) -> None:
        raise KeyboardInterrupt

    programs: Sequence[Program] = [program("1;", f"p{number}") for number in range(3)]
    with pytest.raises(KeyboardInterrupt):
        runner.run(programs, refuses, 1)
