"""What is wrong with Go programs before they run: their syntax, and all that the compiler would refuse."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from sdkref.diagnostics import Stop
from sdkref.runners.go.toolchain import GoTools
from sdkref.runners.process import Ended, run_process
from sdkref.runners.program import Fault, Fence, Finished, Program

TOOL_FENCE = Fence(cpu_seconds=1800, file_bytes=1 << 30)
TOOL_SECONDS = 1800.0
MOST_OUTPUT = 1_000_000
OWN_PACKAGE = re.compile(rb"^package main\b", re.MULTILINE)
EMBEDS = re.compile(r"^//go:embed ", re.MULTILINE)
UNUSED = re.compile(r"imported and not used|declared and not used")
LONGEST = 400


class Unit(Struct, frozen=True):
    """Code to build: the text of one or several programs that are the same but for what they run with."""

    name: str
    """A file name without suffix, by which errors and traces tell whose they are."""
    programs: tuple[Program, ...]
    beside: Mapping[str, str]
    """Other Go files of the same package, by name."""

    @property
    def text(self) -> str:
        """The code as it stands on the page."""
        return self.programs[0].text

    @property
    def runs(self) -> bool:
        """Whether its programs are to be run, not only checked."""
        return not self.programs[0].compile_only


class Error(Struct, frozen=True):
    """An error of the syntax or of the types, in the lines of the program."""

    kind: Fault
    line: int
    column: int
    message: str
    file: str = ""
    """The Go file beside the program that it is in; empty for the program itself."""

    @property
    def words(self) -> str:
        """The message in one line, with what Go makes of names that nothing uses."""
        text = " ".join(self.message.split())
        if UNUSED.search(text):
            text = f"{text}; Go does not compile what nothing uses"
        text = f"{self.file}:{self.line}: {text}" if self.file else text
        return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


class Verdict(Struct, frozen=True):
    """What is wrong with a unit, or how it is built."""

    faults: tuple[Error, ...] | None = None
    group: int = -1
    """Units of one group share a binary; a unit with a negative number has one of its own."""
    text: str = ""
    main: str = "main"


class _Asked(Struct):
    name: str
    text: str
    beside: Mapping[str, str]
    check: bool


class _Request(Struct):
    go: str
    go_version: str
    programs: list[_Asked]


def units(programs: Sequence[Program]) -> list[Unit]:
    """Return what there is to build: programs of one text, and of the same files where they matter, once."""
    found: dict[tuple[object, ...], list[Program]] = {}
    for program in programs:
        beside = tuple(sorted(_beside(program).items()))
        embedded = program.files if EMBEDS.search(program.text) else ()
        found.setdefault((program.text, program.compile_only, beside, embedded), []).append(program)
    return [Unit(f"p{number}", tuple(each), _beside(each[0])) for number, each in enumerate(found.values())]


def checked(asked: Sequence[Unit], tools: GoTools, folder: Path) -> list[Verdict]:
    """Return the verdict on each unit; `folder` is that of the module.

    The packages that they import are compiled now when they have not been. Raises Stop when Go fails.
    """
    request = _Request(
        tools.go,
        f"go{tools.env.language}",
        [_Asked(each.name, each.text, each.beside, not each.runs) for each in asked],
    )
    (folder / "request.json").write_bytes(msgspec.json.encode(request))
    ended = run_tool((str(tools.folder / "checker"), "request.json", "verdicts.json"), tools, folder)
    if ended.fault is not None:
        raise Stop(f"the checker of Go examples {ended.reason}: {ended.stderr}")
    return msgspec.json.decode((folder / "verdicts.json").read_bytes(), type=list[Verdict])


def run_tool(command: Sequence[str], tools: GoTools, folder: Path) -> Ended:
    """Run the checker or Go in the folder of the module, without any network."""
    return run_process(
        command,
        folder=folder,
        # Go takes no notice of a module in the very folder of temporary files.
        environment=tools.environment | {"TMPDIR": str(folder.parent)},
        seconds=TOOL_SECONDS,
        fence=TOOL_FENCE,
        most_output=MOST_OUTPUT,
    )


def refused(program: Program, errors: Sequence[Error]) -> Finished:
    """Return what came of a program with errors: the first is the message, all of them its stderr."""
    first = errors[0]
    listed = "".join(
        f"{each.file or 'example.go'}:{each.line}:{each.column}: {each.message}\n" for each in errors
    )
    # What follows on an error of the syntax is mostly its consequence.
    more = f" (and {len(errors) - 1} more)" if len(errors) > 1 and first.kind == "types" else ""
    return Finished(
        program=program,
        fault=first.kind,
        message=f"{first.words}{more}",
        line=None if first.file else first.line,
        stderr=listed,
    )


def _beside(program: Program) -> dict[str, str]:
    """Return the Go files among the files of a program that belong to its package."""
    return {
        path: content.decode(errors="replace")
        for path, content in program.files
        if path.endswith(".go") and "/" not in path and OWN_PACKAGE.search(content)
    }
