"""Runs Go programs: checked together, compiled into few binaries, and run in a process each."""

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory

from sdkref.diagnostics import Stop
from sdkref.runners.go.build import Built, build, module
from sdkref.runners.go.check import Unit, Verdict, checked, refused, units
from sdkref.runners.go.outcome import outcome
from sdkref.runners.go.toolchain import GoTools, go_tools
from sdkref.runners.process import run_process
from sdkref.runners.program import Done, Fence, Finished, Program, Toolchain
from sdkref.runners.workplace import workplace

REPORT = ".sdkref-error"
"""The file in which the guard notes the types of the error that a program ends with."""


class GoRunner:
    """The runner of Go programs; see `Runner`."""

    def __init__(self, toolchain: Toolchain, fence: Fence) -> None:
        self._toolchain, self._fence = toolchain, fence

    @cached_property
    def _tools(self) -> GoTools:
        return go_tools(self._toolchain)

    @property
    def versions(self) -> Mapping[str, str]:
        """The versions of Go and of the modules that were asked for."""
        return self._tools.versions

    def run(self, programs: Sequence[Program], done: Done, jobs: int) -> None:
        """Check all programs, build those that are right, run those that are to be run; see `Runner.run`."""
        if not programs:
            return
        tools = self._tools
        with TemporaryDirectory(prefix="sdkref-go-", ignore_cleanup_errors=True) as name:
            folder = Path(name).resolve() / "module"
            folder.mkdir()
            module(tools, folder)
            asked = units(programs)
            verdicts = list(zip(asked, checked(asked, tools, folder), strict=True))
            right = [(unit, verdict) for unit, verdict in verdicts if not verdict.faults]
            for unit, verdict in verdicts:
                if verdict.faults:
                    _tell(unit, verdict, done)
            built = build([pair for pair in right if pair[0].runs], tools, folder)
            ready = []
            for unit, _ in right:
                errors = built.errors.get(unit.name)
                for program in unit.programs:
                    if errors:
                        done(refused(program, errors))
                    elif program.compile_only:
                        done(Finished(program=program))
                    else:
                        ready.append((program, unit))
            for finished in self._ran(ready, built, jobs):
                done(finished)

    def _ran(self, ready: Sequence[tuple[Program, Unit]], built: Built, jobs: int) -> Iterator[Finished]:
        pool = ThreadPoolExecutor(max(1, jobs))
        try:
            tasks = [pool.submit(self._one, program, unit, built) for program, unit in ready]
            for each in as_completed(tasks):
                yield each.result()
        finally:
            pool.shutdown(cancel_futures=True)

    def _one(self, program: Program, unit: Unit, built: Built) -> Finished:
        try:
            with workplace(program) as folder:
                report = folder / REPORT
                ended = run_process(
                    built.commands[unit.name],
                    folder=folder,
                    environment={
                        "SDKREF_HOSTS": ",".join(sorted(self._fence.hosts)),
                        "SDKREF_REPORT": str(report),
                        **dict(program.environment),
                    },
                    seconds=program.seconds,
                    fence=self._fence,
                    readable=(built.folder,),
                    visit=program.visit,
                )
                error = tuple(report.read_text(errors="replace").split()) if report.is_file() else ()
        except Stop as stop:
            return Finished(program=program, fault="environment", message=str(stop))
        return outcome(program, unit.name, ended, error)


def _tell(unit: Unit, verdict: Verdict, done: Done) -> None:
    for program in unit.programs:
        done(refused(program, verdict.faults or ()))
