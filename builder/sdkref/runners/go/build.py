"""Binaries of Go programs: as many programs as possible in each, since linking costs more than all else."""

import json
import re
import shutil
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from sdkref.diagnostics import Stop, UsageError
from sdkref.runners.go.check import EMBEDS, Error, Unit, Verdict, run_tool
from sdkref.runners.go.toolchain import LOCKS, GoTools
from sdkref.runners.process import Ended
from sdkref.runners.workplace import lay_out

GUARD = Path(__file__).with_name("guard.go")
PLACED = re.compile(
    r"(?:^|/)(?P<unit>p\d+)\.go:(?P<line>\d+)(?::(?P<column>\d+))?: (?P<message>.*)", re.MULTILINE
)
ALONE = re.compile(r"\balone_(?P<unit>p\d+)\b")
CHOICE = """package main

import sdkref_os "os"

var sdkref_mains = map[string]func(){
%s}

func main() {
	chosen := sdkref_mains[sdkref_os.Args[1]]
	sdkref_os.Args = sdkref_os.Args[:1]
	chosen()
}
"""


class Built(Struct, frozen=True):
    """How units are run: the command of each; what the compiler refused after all; where the binaries are."""

    commands: Mapping[str, tuple[str, ...]]
    errors: Mapping[str, Sequence[Error]]
    folder: Path


def module(tools: GoTools, folder: Path) -> None:
    """Make a folder the module of a toolchain."""
    for name in LOCKS:
        if (tools.folder / name).is_file():
            shutil.copyfile(tools.folder / name, folder / name)


def build(ready: Sequence[tuple[Unit, Verdict]], tools: GoTools, folder: Path) -> Built:
    """Build units that have no fault; those that the compiler refuses are left out and told of.

    Raises Stop when Go fails without saying which of them it is about.
    """
    errors: dict[str, list[Error]] = {}
    binaries = folder / "bin"
    while True:
        left = [pair for pair in ready if pair[0].name not in errors]
        packages = _written(left, folder)
        if not packages:
            break
        command = (
            tools.go,
            "build",
            "-ldflags=-s -w",
            "-o",
            f"{binaries}/",
            *(f"./{each}" for each in packages),
        )
        ended = run_tool(command, tools, folder)
        if ended.fault is None:
            break
        found = _errors(ended, {unit.name for unit, _ in left})
        if not found:
            raise Stop(f"Go could not build the examples ({ended.reason}): {ended.stderr[-4000:]}")
        errors |= found
    return Built(
        {
            unit.name: (
                str(binaries / _package(unit, verdict)),
                *((unit.name,) if verdict.group >= 0 else ()),
            )
            for unit, verdict in left
        },
        errors,
        binaries,
    )


def _package(unit: Unit, verdict: Verdict) -> str:
    return f"shared{verdict.group}" if verdict.group >= 0 else f"alone_{unit.name}"


def _written(pairs: Sequence[tuple[Unit, Verdict]], folder: Path) -> list[str]:
    """Write the packages of all binaries anew; return their names."""
    together: dict[str, list[tuple[Unit, Verdict]]] = {}
    for unit, verdict in pairs:
        together.setdefault(_package(unit, verdict), []).append((unit, verdict))
    for name, members in together.items():
        package = folder / name
        shutil.rmtree(package, ignore_errors=True)
        package.mkdir()
        for unit, verdict in members:
            if EMBEDS.search(unit.text):
                _lay_out(unit, package)
            for file, text in unit.beside.items():
                (package / file).write_text(text, encoding="utf-8", newline="")
            text = f"//line {unit.name}.go:1\n{verdict.text}"
            (package / f"sdkref_{unit.name}.go").write_text(text, encoding="utf-8", newline="")
        shutil.copyfile(GUARD, package / "0_sdkref_guard.go")
        if members[0][1].group >= 0:
            mains = "".join(f"\t{json.dumps(unit.name)}: {verdict.main},\n" for unit, verdict in members)
            (package / "1_sdkref_choice.go").write_text(CHOICE % mains, encoding="utf-8")
    return list(together)


def _lay_out(unit: Unit, package: Path) -> None:
    """Write the files that a unit may embed; Go files would be taken for code of the package."""
    with suppress(UsageError):  # told when the program is given its folder to run in
        lay_out(unit.programs[0], package)
    for path in package.glob("*.go"):
        path.unlink()


def _errors(ended: Ended, known: set[str]) -> dict[str, list[Error]]:
    text = f"{ended.stdout}\n{ended.stderr}"
    found: dict[str, list[Error]] = {}
    for each in PLACED.finditer(text):
        if each["unit"] in known:
            error = Error("types", int(each["line"]), int(each["column"] or 1), each["message"])
            found.setdefault(each["unit"], []).append(error)
    # What is wrong with a whole package is told without a line of the program.
    lone = {each["unit"] for each in ALONE.finditer(text)} & known - found.keys()
    told = next((line for line in text.splitlines() if line.strip() and not line.startswith("#")), "")
    return found | {name: [Error("types", 1, 1, told)] for name in lone}
