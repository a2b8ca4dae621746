"""Go programs compiled together and run: what passes, and what is said of each that does not."""

import threading
from collections.abc import Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import platformdirs
import pytest

from places import REPOSITORY
from sdkref.diagnostics import Diagnostics, Stop
from sdkref.projection.project import Projection
from sdkref.projection.target import targets
from sdkref.runners.go.runner import GoRunner
from sdkref.runners.program import Fence, Finished, Program, Toolchain
from sdkref.settings.config import settings_for
from sdkref.sources.reading import read_sources
from tools import missing, tool


def program(name: str, text: str, **about: object) -> Program:
    return Program(id=name, text=text, source="guide.md", seconds=20.0, **about)  # type: ignore[arg-type]  # theirs


def printing(value: str, *more: str) -> str:
    """Return a program that prints a value; `more` are declarations."""
    return "\n".join(
        ['package main\n\nimport "fmt"\n', *more, f"func main() {{\n\tfmt.Println({value})\n}}\n"]
    )


GET = """package main

import (
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
)

func main() {
	response, err := http.Get(os.Getenv("BASE") + "/models")
	if err != nil {
		log.Fatal(err)
	}
	answer, _ := io.ReadAll(response.Body)
	fmt.Println(string(answer))
}
"""
EMBEDDED = """package main

import (
	_ "embed"
	"fmt"
)

//go:embed motto.txt
var motto string

func main() {
	fmt.Println(motto)
}
"""
PANIC = """package main

func last(names []string) string {
	return names[len(names)]
}

func main() {
	println(last([]string{"a"}))
}
"""
UNUSED = """package main

import (
	"fmt"
	"os"
)

func main() {
	fmt.Println("hello")
}
"""
UNKNOWN = """package main

import "net/http"

func main() {
	var client http.Client
	client.Chatt()
	var count int = "many"
	_ = count
}
"""
DEADLOCK = printing("<-make(chan int)")
STOP = 'package main\n\nimport "os"\n\nfunc main() { os.Exit(3) }\n'
FATAL = 'package main\n\nimport "log"\n\nfunc main() { log.Fatal("no\\nmodel") }\n'
READ = """package main

import (
	"fmt"
	"os"
)

func main() {
	text, err := os.ReadFile("in/motto.txt")
	fmt.Println(string(text), err, len(os.Args), os.Getenv("SDKREF_HOSTS"))
}
"""
TYPED = 'type User struct{ Name string }\n\nvar limit = 1\n\nfunc name() User { return User{"ada"} }\n'
TYPED_TOO = "type User int\n\nconst limit = 2\n\nfunc name() User { return User(limit) }\n"
COUNTS = 'var fmtString = count()\n\nfunc count() int { fmt.Println("counting"); return 1 }\n'
MOTTO = (("motto.txt", b"one for all"),)

PROGRAMS = [
    program("passes", printing('"hello"'), output="hello  \n\n"),
    program("passes-again", printing('"hello"'), output="hello"),
    program("prints-otherwise", printing('"hello"'), output="goodbye"),
    program("panics", PANIC),
    program("exits", STOP),
    program("fatal", FATAL),
    program("syntax", printing('"hello"').replace("Println(", "Println((")),
    program("unknown", UNKNOWN),
    program("unused", UNUSED),
    program("only-compiled", UNUSED, compile_only=True),
    program("only-compiled-right", printing('"hello"'), compile_only=True),
    Program(id="waits", text="package main\n\nfunc main() {\n\tfor {\n\t}\n}\n", source="x", seconds=0.5),
    program("deadlock", DEADLOCK),
    program("reads", READ, files=(("in/motto.txt", b"one for all"),)),
    program("embeds", EMBEDDED, files=MOTTO),
    program("embeds-beside-go", EMBEDDED, files=(*MOTTO, ("sent.go", b"package sent\n"))),
    program("embeds-outside", EMBEDDED, files=(*MOTTO, ("../x", b""))),
    program("beside-wrong", printing('"hello"'), files=(("b.go", b"package main\n\nvar x = y\n"),)),
    program("embeds-nothing", EMBEDDED),
    program("init", printing('"main"', 'func init() { fmt.Println("init") }\n')),
    program("counts", printing("fmtString", COUNTS)),
    program("typed", printing('fmt.Sprintf("%T %v %d", name(), name(), limit)', TYPED)),
    program("typed-too", printing('fmt.Sprintf("%T %v %d", name(), name(), limit)', TYPED_TOO)),
    program("constrained", "//go:build ignore\n\n" + printing('"hello"')),
    program(
        "two-files",
        printing("answer()"),
        files=(("a.go", b"package main\n\nfunc answer() int { return 42 }\n"),),
    ),
    program("cgo", 'package main\n\nimport "C"\n\nfunc main() {}\n'),
    program("fragment", 'fmt.Println("hello")\n'),
    program("library", 'package users\n\nfunc Name() string { return "ada" }\n'),
    program("no-main", "package main\n\nfunc other() {}\n"),
    program("absent", 'package main\n\nimport "example.com/gone"\n\nfunc main() { gone.Away() }\n'),
    program("option", 'package main\n\nimport "-toolexec=date"\n\nfunc main() {}\n'),
    program("outside", printing('"hello"', "// outside\n"), files=(("../x", b""),)),
    program("elsewhere", GET, environment=(("BASE", "http://example.com"),)),
]


class Api(BaseHTTPRequestHandler):
    """Answers every GET with its path."""

    def do_GET(self) -> None:
        """Answer."""
        self.send_response(200)
        self.end_headers()
        self.wfile.write(self.path.encode())

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


@pytest.fixture(scope="module")
def runner() -> GoRunner:
    tool("go")
    cache = platformdirs.user_cache_path("sdkref-tests") / "toolchains"
    made = GoRunner(Toolchain(language="go", cache=cache), Fence())
    try:
        assert made.versions["go"].startswith("1.")
    except Stop as stop:
        missing(str(stop))
    return made


def generated() -> list[Program]:
    """Return the generated samples of the demo's description."""
    settings = settings_for([REPOSITORY / "docs" / "api" / "openapi.yaml"])
    catalogue = read_sources(settings, Diagnostics())[0].catalogue
    go = next(each for each in targets() if each.key == "go")
    projection = Projection(catalogue, go)
    samples = [each for operation in catalogue.operations for each in projection.operation(operation).samples]
    texts = [each.code.text for each in samples if each.generated]
    return [program(f"generated-{number}", text) for number, text in enumerate(texts)]


@pytest.fixture(scope="module")
def results(runner: GoRunner, api: str) -> Mapping[str, Finished]:
    """Run all programs of this file at once, as a site's are."""
    told: list[Finished] = []
    asking = program("asks", GET, environment=(("BASE", api),))
    programs = [*PROGRAMS, asking, *generated()]
    runner.run(programs, told.append, 2)
    assert sorted(each.program.id for each in told) == sorted(each.id for each in programs)
    return {each.program.id: each for each in told}


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("passes", "hello\n"),
        ("passes-again", "hello\n"),
        ("asks", "/models\n"),
        ("reads", "one for all <nil> 1 \n"),
        ("embeds", "one for all\n"),
        ("embeds-beside-go", "one for all\n"),
        ("init", "init\nmain\n"),
        ("counts", "counting\n1\n"),
        ("typed", "main.User {ada} 1\n"),
        ("typed-too", "main.User 2 2\n"),
        ("constrained", "hello\n"),
        ("two-files", "42\n"),
        ("only-compiled-right", ""),
    ],
)
def test_what_passes_and_what_it_prints(results: Mapping[str, Finished], name: str, printed: str) -> None:
    result = results[name]
    assert (result.fault, result.message, result.stdout) == (None, "", printed)


@pytest.mark.parametrize(
    ("name", "fault", "line", "said"),
    [
        ("syntax", "syntax", 6, "missing ',' before newline in argument list"),
        ("fragment", "syntax", 1, "expected 'package', found fmt"),
        ("unknown", "types", 7, "client.Chatt undefined (type http.Client has no field or method Chatt)"),
        ("unused", "types", 5, '"os" imported and not used; Go does not compile what nothing uses'),
        ("only-compiled", "types", 5, '"os" imported and not used; Go does not compile what nothing uses'),
        ("embeds-nothing", "types", 8, "pattern motto.txt: no matching files found"),
        ("cgo", "types", 3, 'it imports "C", and examples are built without cgo'),
        ("library", "types", 1, "this is package users, which does not run: only package main does"),
        ("no-main", "types", 1, "function main is undeclared in the main package"),
        ("absent", "types", 3, 'the package "example.com/gone" is not there'),
        ("option", "types", 3, 'invalid import path: "-toolexec=date"'),
        ("panics", "exit", 4, "panic: runtime error: index out of range [1] with length 1"),
        ("deadlock", "exit", 6, "fatal error: all goroutines are asleep - deadlock!"),
        ("exits", "exit", None, "ended with status 3"),
        ("fatal", "exit", None, "no model"),
        ("waits", "timeout", None, "did not end within 0.5 s"),
        ("prints-otherwise", "output", None, "should be `goodbye`, and is `hello`"),
        ("elsewhere", "exit", None, "the example may not reach example.com"),
        ("beside-wrong", "types", None, "b.go:3: undefined: y"),
        ("embeds-outside", "environment", None, "'../x' would not lie in the folder of the program"),
        ("outside", "environment", None, "'../x' would not lie in the folder of the program"),
    ],
)
def test_what_is_said_of_a_program_that_is_wrong(
    results: Mapping[str, Finished], name: str, fault: str, line: int | None, said: str
) -> None:
    result = results[name]
    assert (result.fault, result.line) == (fault, line)
    assert said in result.message


def test_all_errors_are_listed_and_the_first_is_the_message(results: Mapping[str, Finished]) -> None:
    result = results["unknown"]
    assert result.message.endswith("(and 1 more)")
    assert [line.split(": ")[0] for line in result.stderr.splitlines()] == [
        "example.go:7:9",
        "example.go:8:18",
    ]


def test_traces_have_the_lines_of_the_program(results: Mapping[str, Finished]) -> None:
    assert "example.go:4 " in results["panics"].stderr
    assert results["panics"].status == 2


def test_generated_samples_compile(results: Mapping[str, Finished]) -> None:
    made = [result for name, result in results.items() if name.startswith("generated-")]
    assert len(made) > 20
    assert {(each.fault, each.message) for each in made} == {("exit", "PARLEY_TOKEN is not set")}


def test_nothing_to_run(runner: GoRunner) -> None:
    told: list[Finished] = []
    runner.run([], told.append, 1)
    assert told == []


def test_only_wrong_programs(runner: GoRunner) -> None:
    told: list[Finished] = []
    runner.run([program("syntax", "package")], told.append, 1)
    assert [each.fault for each in told] == ["syntax"]
