"""The packages that programs import, bundled once for all: reading their many files takes most time."""

from collections.abc import Sequence
from pathlib import Path

import msgspec

from sdkref.runners.typescript.esbuild import run_with_esbuild
from sdkref.runners.typescript.sources import Source
from sdkref.runners.typescript.toolchain import TypeScriptTools

SCRIPT = Path(__file__).with_name("bundle.mjs")
FEWEST = 4
"""The fewest programs with packages for which bundling takes less time than it saves."""


def bundled(sources: Sequence[Source], tools: TypeScriptTools, folder: Path) -> frozenset[str]:
    """Bundle what sources import into the `node_modules` of a folder; their JavaScript is written.

    Returns the ids of the programs that find there all that they import: below that folder they run as they
    would beside the packages themselves. Where esbuild cannot bundle these, there are none.
    """
    if len(sources) < FEWEST:
        return frozenset()
    folder.mkdir()
    programs = [str(each.compiled) for each in sources]
    task = {"fewest": FEWEST, "programs": programs, "folder": str(folder)}
    ended = run_with_esbuild(SCRIPT, tools, folder, task)
    if ended.fault is not None:
        return frozenset()
    found = frozenset(msgspec.json.decode(ended.stdout, type=list[str]))
    return frozenset(each.program.id for each in sources if str(each.compiled) in found)
