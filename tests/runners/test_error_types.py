"""The type of the error that a program ends with, as each runner tells it."""

from textwrap import dedent

import platformdirs
import pytest

from sdkref.diagnostics import Stop
from sdkref.runners.known import RUNNERS
from sdkref.runners.program import Fence, Finished, Program, Toolchain
from tools import missing, tool

PYTHON = {
    "own": ("class Gone(LookupError): pass\nraise Gone(404)", "__main__.Gone LookupError Exception"),
    "raised-from": (
        "class Gone(Exception): pass\ntry: 1 / 0\nexcept ArithmeticError as error: raise Gone from error",
        "__main__.Gone Exception BaseException object ZeroDivisionError",
    ),
    "in-a-group": ("raise ExceptionGroup('all', [KeyError(1)])", "KeyError LookupError Exception"),
    "handled": ("import sys\ntry:\n    1 / 0\nexcept ArithmeticError:\n    sys.exit('404')", ""),
    "well": ("print(1)", ""),
}
TYPESCRIPT = {
    "own": ("class Gone extends RangeError {}\nthrow new Gone('404');", "Gone RangeError Error Object"),
    "caused": (
        "class Gone extends Error {}\nthrow new Gone('404', { cause: new TypeError('x') });",
        "Gone Error Object TypeError",
    ),
    "rejected": ("class Gone extends Error {}\nawait Promise.reject(new Gone('404'));", "Gone Error Object"),
    "no-error": ("throw null;", ""),
    "handled": ("console.error('404');\nprocess.exitCode = 1;", ""),
}
_GO = """package main

import (
	"errors"
	"fmt"
	"log"
	"os"
)

type Gone struct{ Status int }

func (g *Gone) Error() string { return fmt.Sprint("gone ", g.Status) }

%s
func main() {
	_, gone, logger := errors.New("x"), &Gone{404}, log.New(os.Stderr, "", 0)
	%s
	_, _ = gone, logger
}
"""
_INIT = 'func init() { fmt.Println("alone in its binary") }\n'
GO = {
    "fatal": (_GO % ("", "log.Fatal(gone)"), "main.Gone"),
    "alone": (_GO % (_INIT, "log.Fatal(gone)"), "main.Gone"),
    "wrapped": (_GO % ("", 'log.Fatalf("no tea: %v", fmt.Errorf("%w", gone))'), "fmt.wrapError main.Gone"),
    "joined": (
        _GO % ("", 'log.Fatalln("no tea:", errors.Join(os.ErrClosed, gone))'),
        "errors.joinError errors.errorString main.Gone",
    ),
    "panic": (_GO % ("", "panic(gone)"), "main.Gone"),
    "over-lines": (_GO % ("", 'logger.Fatalln(\n\t\t"no tea",\n\t\tgone,\n\t)'), "main.Gone"),
    "spread": (_GO % ("", 'log.Fatal([]any{"no tea", gone}...)'), "main.Gone"),
    "in-words": (_GO % ("", "log.Fatal(gone.Error())"), ""),
    "nothing": (_GO % ("", "log.Fatal()"), ""),
    "recovered": (_GO % ("", "func() {\n\t\tdefer func() { recover() }()\n\t\tpanic(gone)\n\t}()"), ""),
}
PROGRAMS = {"python": PYTHON, "typescript": TYPESCRIPT, "go": GO}


def finished(language: str) -> dict[str, Finished]:
    """Run all programs of a language."""
    tool({"python": "python3", "typescript": "npm"}.get(language, language))
    cache = platformdirs.user_cache_path("sdkref-tests") / "toolchains"
    runner = RUNNERS[language](Toolchain(language=language, cache=cache), Fence())
    programs = [
        Program(id=name, text=dedent(text), source="page.md")
        for name, (text, _) in PROGRAMS[language].items()
    ]
    told: dict[str, Finished] = {}
    try:
        runner.run(programs, lambda each: told.__setitem__(each.program.id, each), 2)
    except Stop as stop:
        missing(str(stop))
    return told


@pytest.mark.parametrize("language", PROGRAMS)
def test_the_type_of_the_error_that_ended_a_program(language: str) -> None:
    found = finished(language)
    for name, (_, wanted) in PROGRAMS[language].items():
        told = " ".join(found[name].error)
        # Of the most general types it does not matter how many are told.
        assert told.startswith(wanted) if wanted else told == "", (name, told)


def test_a_go_program_ends_with_the_same_words_as_without_a_runner() -> None:
    found = finished("go")
    told = {name: found[name].message for name in ("fatal", "wrapped", "panic", "over-lines", "spread")}
    assert told == {
        "fatal": "gone 404",
        "wrapped": "no tea: gone 404",
        "panic": "panic: gone 404",
        "over-lines": "no tea gone 404",
        "spread": "no teagone 404",
    }
