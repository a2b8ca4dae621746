"""What TypeScript and JavaScript programs are called on disk: what their code is decides their suffix."""

import re
from pathlib import Path
from typing import Literal, TypeAlias

from msgspec import Struct

from sdkref.runners.program import Program

COMMENT = re.compile(r"/\*.*?\*/|(?<![:\"'`])//[^\n]*", re.DOTALL)
REQUIRE = re.compile(r"\brequire\s*\(")
MODULE = re.compile(r"^\s*(?:import\b(?!\s*\()|export\b)", re.MULTILINE)

Loader: TypeAlias = Literal["ts", "js"]
Format: TypeAlias = Literal["esm", "cjs"]


class Source(Struct, frozen=True):
    """A program as a file of its own folder."""

    program: Program
    folder: Path
    loader: Loader
    format: Format

    @property
    def written(self) -> Path:
        """The file with the text as it stands on the page."""
        middle = "m" if self.format == "esm" else "c"
        return self.folder / f"{self.program.id}.{middle}{self.loader}"

    @property
    def compiled(self) -> Path:
        """The file with the JavaScript that runs, beside the folder."""
        return self.folder.with_name(self.runs)

    @property
    def project(self) -> Path:
        """The folder of the run, in which `node_modules` lies: programs find packages in it from below."""
        return self.folder.parent.parent

    @property
    def runs(self) -> str:
        """The name under which it runs."""
        return f"{self.program.id}.{'mjs' if self.format == 'esm' else 'cjs'}"


def source(program: Program, below: Path) -> Source:
    """Return the file that a program becomes below a folder; nothing is written.

    Code with `require(` and neither `import` nor `export` is CommonJS; all other is a module, in which
    `await` may stand outside of functions.
    """
    code = COMMENT.sub("", program.text)
    common = bool(REQUIRE.search(code)) and not MODULE.search(code)
    loader: Loader = "js" if program.dialect == "javascript" else "ts"
    return Source(program, below / program.id, loader, "cjs" if common else "esm")
