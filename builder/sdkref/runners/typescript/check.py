"""The types of all programs of a run, checked at once by `tsc`: what it says, by program and line.

The options are those of a strict project for Node, as `tsc --init` sets them up: an example has to hold in
the project of a careful reader. What only some projects ask for (unused names, checked index access) is off.
"""

import json
import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path

from msgspec import Struct

from sdkref.diagnostics import Stop
from sdkref.runners.process import run_process
from sdkref.runners.program import Finished
from sdkref.runners.typescript.esbuild import MOST_OUTPUT, SECONDS, TOOL_FENCE
from sdkref.runners.typescript.sources import Source
from sdkref.runners.typescript.toolchain import TypeScriptTools

OPTIONS = {
    "strict": True,
    "target": "es2023",
    "lib": ["es2023"],
    "module": "nodenext",
    "moduleDetection": "force",
    "types": ["node"],
    "skipLibCheck": True,
    "noEmit": True,
}
PLACED = re.compile(r"(?P<path>[^\s(][^(]*)\((?P<line>\d+),\d+\): error (?P<code>TS\d+): (?P<text>.*)")
GLOBAL = re.compile(r"error TS\d+: .*")
GRAMMAR = range(1000, 2000)
"""Codes of faults in the grammar: while a file has one, `tsc` says nothing about the types of any."""
LONGEST = 400


class Told(Struct, frozen=True):
    """An error as `tsc` tells it: where, and the lines that explain it further."""

    path: str
    line: int
    code: str
    text: str
    more: tuple[str, ...]

    @property
    def grammar(self) -> bool:
        """Whether the file does not parse."""
        return int(self.code.removeprefix("TS")) in GRAMMAR

    @property
    def message(self) -> str:
        """Return the error in one line: its first and, where it goes on, its innermost sentence."""
        innermost = f" {self.more[-1]}" if self.more else ""
        words = f"{self.code}: {self.text}{innermost}"
        return words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"

    def __str__(self) -> str:
        return "\n".join(
            (f"line {self.line}: {self.code}: {self.text}", *(f"  {each}" for each in self.more))
        )


def checked(sources: Sequence[Source], tools: TypeScriptTools, folder: Path) -> dict[str, Finished]:
    """Check the types of sources below a folder; return those with errors, by the id of their program.

    Raises Stop when `tsc` itself does not work.
    """
    faults: dict[str, Finished] = {}
    left = list(sources)
    while left:
        told = _checked(left, tools, folder)
        found = {program.program.id: errors for program, errors in _by_program(left, told)}
        faults |= {
            each.program.id: _finished(each, found[each.program.id])
            for each in left
            if each.program.id in found
        }
        if not any(error.grammar for errors in found.values() for error in errors):
            break
        left = [each for each in left if each.program.id not in found]
    return faults


def _checked(sources: Iterable[Source], tools: TypeScriptTools, folder: Path) -> list[Told]:
    project = folder / "tsconfig.json"
    names = [each.written.relative_to(folder).as_posix() for each in sources]
    project.write_text(json.dumps({"compilerOptions": OPTIONS, "files": names}), encoding="utf-8")
    tsc = tools.modules / "typescript" / "bin" / "tsc"
    ended = run_process(
        (str(tools.node.program), str(tsc), "--project", str(project), "--pretty", "false"),
        folder=folder,
        environment={},
        seconds=SECONDS,
        fence=TOOL_FENCE,
        most_output=MOST_OUTPUT,
    )
    told = errors(ended.stdout)
    if ended.fault is not None and not told:
        raise Stop(
            f"TypeScript {ended.reason}, so that no TypeScript example can be checked; it wrote:\n"
            f"{ended.stdout}{ended.stderr}"
        )
    return told


def errors(output: str) -> list[Told]:
    """Return the errors of what `tsc --pretty false` wrote, in its order."""
    found: list[Told] = []
    for line in output.splitlines():
        if placed := PLACED.fullmatch(line):
            found.append(Told(placed["path"], int(placed["line"]), placed["code"], placed["text"], ()))
        elif GLOBAL.fullmatch(line):
            raise Stop(f"TypeScript cannot check the examples: {line}")
        elif found and line.strip():
            last = found.pop()
            found.append(Told(last.path, last.line, last.code, last.text, (*last.more, line.strip())))
    return found


def _by_program(sources: Iterable[Source], told: Iterable[Told]) -> Iterable[tuple[Source, list[Told]]]:
    """Return the errors in the folders of programs; what stands in the packages is not theirs."""
    known = {each.folder.name: each for each in sources}
    first = sorted(told, key=lambda error: error.path.partition("/")[0])
    for name, group in groupby(first, key=lambda error: error.path.partition("/")[0]):
        if name in known:
            yield known[name], list(group)


def _finished(each: Source, told: Sequence[Told]) -> Finished:
    own = [error for error in told if Path(error.path).name == each.written.name]
    grammar = [error for error in told if error.grammar]
    first = (grammar or own or list(told))[0]
    elsewhere = "" if first in own else f"{first.path.partition('/')[2]}:{first.line}: "
    return Finished(
        program=each.program,
        fault="syntax" if grammar else "types",
        line=first.line if first in own else None,
        message=f"{elsewhere}{first.message}",
        stderr="\n".join(map(str, told)),
    )
