"""TypeScript and JavaScript programs: syntax one by one, types of all at once, then a Node for each."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from functools import cached_property
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from msgspec.structs import replace

from sdkref.diagnostics import Stop
from sdkref.runners.program import Done, Fence, Finished, Program, Toolchain
from sdkref.runners.typescript.bundle import bundled
from sdkref.runners.typescript.check import checked
from sdkref.runners.typescript.compile import compiled
from sdkref.runners.typescript.node import ran
from sdkref.runners.typescript.sources import Source, source
from sdkref.runners.typescript.toolchain import TypeScriptTools, typescript_tools
from sdkref.runners.workplace import lay_out

IMPORTED = frozenset({".ts", ".mts", ".cts", ".js", ".mjs", ".cjs", ".json"})
"""Suffixes of the files beside a program that its types may depend on."""


class TypeScriptRunner:
    """Runs programs in TypeScript, and in JavaScript when their dialect is `javascript`.

    Everything is written below a folder of the run, in which `node_modules` leads to the toolchain.
    """

    def __init__(self, toolchain: Toolchain, fence: Fence) -> None:
        self._toolchain, self._fence = toolchain, fence

    @cached_property
    def _tools(self) -> TypeScriptTools:
        return typescript_tools(self._toolchain)

    @property
    def versions(self) -> Mapping[str, str]:
        """The versions of Node, of TypeScript and of each package that was asked for."""
        return self._tools.versions

    def run(self, programs: Sequence[Program], done: Done, jobs: int) -> None:
        """Check all programs and run those without a fault, `jobs` at once; each is told to `done` once."""
        if not programs:
            return
        with TemporaryDirectory(prefix="sdkref-typescript-", ignore_cleanup_errors=True) as name:
            (Path(name) / "node_modules").symlink_to(self._tools.modules, target_is_directory=True)
            folder = Path(name).resolve() / "programs"
            folder.mkdir()
            ready = []
            for each in self._checked(programs, folder):
                if isinstance(each, Finished):
                    done(each)
                elif each.program.compile_only:
                    done(Finished(program=each.program))
                else:
                    ready.append(each)
            bundles = folder.with_name("bundled")
            quick = bundled(ready, self._tools, bundles)
            places = {
                each.program.id: bundles if each.program.id in quick else folder.parent for each in ready
            }
            for finished in self._ran(ready, places, jobs):
                done(finished)

    def _checked(self, programs: Iterable[Program], folder: Path) -> Iterator[Source | Finished]:
        """Yield what may run, and what came of all that may not, in the order of the programs."""
        written = [_written(program, folder) for program in programs]
        sources = [each for each in written if isinstance(each, Source)]
        faults = compiled(sources, self._tools, folder) if sources else {}
        typed = [each for each in sources if each.loader == "ts" and each.program.id not in faults]
        faults |= checked(typed, self._tools, folder)
        for each in written:
            yield faults.get(each.program.id, each)

    def _ran(self, sources: Iterable[Source], places: Mapping[str, Path], jobs: int) -> Iterator[Finished]:
        pool = ThreadPoolExecutor(max(1, jobs))
        try:
            tasks = [
                pool.submit(ran, each, self._tools, self._fence, places[each.program.id]) for each in sources
            ]
            for each in as_completed(tasks):
                yield each.result()
        finally:
            pool.shutdown(cancel_futures=True)


def _written(program: Program, folder: Path) -> Source | Finished:
    made = source(program, folder)
    try:
        beside = [(path, held) for path, held in program.files if PurePosixPath(path).suffix in IMPORTED]
        made.folder.mkdir()
        lay_out(replace(program, files=tuple(beside)), made.folder)
        made.written.write_text(program.text, encoding="utf-8", errors="replace")
    except Stop as stop:
        return Finished(program=program, fault="environment", message=str(stop))
    return made
