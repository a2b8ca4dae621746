"""Programs made ready for Node by esbuild: the syntax of each by itself, then JavaScript."""

from collections.abc import Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from sdkref.diagnostics import Stop
from sdkref.runners.program import Finished
from sdkref.runners.typescript.esbuild import run_with_esbuild
from sdkref.runners.typescript.sources import Source
from sdkref.runners.typescript.toolchain import TypeScriptTools

SCRIPT = Path(__file__).with_name("compile.mjs")
AWAIT_IN_COMMON = "`await` stands outside of a function, which a program with `require` cannot have"


class _Fault(Struct):
    line: int
    column: int
    text: str

    @property
    def message(self) -> str:
        """Return what is wrong, with the column."""
        words = AWAIT_IN_COMMON if self.text.startswith("Top-level await") else self.text
        return f"{words} (column {self.column})"


def compiled(sources: Sequence[Source], tools: TypeScriptTools, folder: Path) -> dict[str, Finished]:
    """Write the JavaScript of all sources; return those that do not parse, by the id of their program.

    The sources are written; `folder` takes the task. Raises Stop when esbuild itself does not work.
    """
    programs = [
        {
            "source": str(each.written),
            "sourcefile": each.written.name,
            "compiled": str(each.compiled),
            "loader": each.loader,
            "format": each.format,
        }
        for each in sources
    ]
    ended = run_with_esbuild(SCRIPT, tools, folder, {"programs": programs})
    if ended.fault is not None:
        raise Stop(
            f"esbuild {ended.reason}, so that no TypeScript example can run; it wrote:\n{ended.stderr}"
        )
    faults = msgspec.json.decode(ended.stdout, type=list[_Fault | None])
    return {
        each.program.id: Finished(
            program=each.program,
            fault="syntax",
            line=fault.line,
            message=fault.message,
        )
        for each, fault in zip(sources, faults, strict=True)
        if fault is not None
    }
