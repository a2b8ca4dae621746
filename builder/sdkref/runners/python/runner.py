"""Runs Python programs: forked after the imports where that can be, else in a process each."""

import os
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import ExitStack
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory

from sdkref.runners.process import ended, run_process
from sdkref.runners.program import Done, Fence, Finished, Program, Toolchain
from sdkref.runners.python.code import imports, syntax_fault
from sdkref.runners.python.jobs import Job, finished, job
from sdkref.runners.python.session import Session, interpreter, readable, session
from sdkref.runners.python.toolchain import PythonTools, python_tools

CHILD = Path(__file__).with_name("child.py")
CAN_FORK = hasattr(os, "fork")
MARGIN = 10.0
"""Seconds beyond a program's own in which the server must have told what came of it."""

FORK_TROUBLE = frozenset({"SIGSEGV", "SIGABRT", "SIGBUS", "SIGILL", "SIGTRAP"})
"""Signals that end a child whose libraries do not outlive a fork; it gets a process of its own then."""


class PythonRunner:
    """The runner of Python programs; see `Runner`."""

    def __init__(self, toolchain: Toolchain, fence: Fence) -> None:
        self._toolchain = toolchain
        self._fence = fence

    @cached_property
    def _tools(self) -> PythonTools:
        return python_tools(self._toolchain)

    @property
    def versions(self) -> Mapping[str, str]:
        """Return the versions of Python and of the packages that were asked for."""
        return self._tools.versions

    def run(self, programs: Sequence[Program], done: Done, jobs: int) -> None:
        """Compile all, then run those that are to be run; see `Runner.run`."""
        ready = []
        for program in programs:
            fault = syntax_fault(program)
            if fault is not None or program.compile_only:
                done(fault or Finished(program=program))
            else:
                ready.append(program)
        if not ready:
            return
        tools = self._tools
        with TemporaryDirectory(prefix="sdkref-", ignore_cleanup_errors=True) as name:
            root = Path(name).resolve()
            forkable = [each for each in ready if CAN_FORK and each.visit is None]
            alone = [each for each in ready if not CAN_FORK or each.visit is not None]
            left = self._forked(tools, forkable, root, done, jobs) if forkable else []
            self._alone(tools, [*left, *alone], root, done, jobs)

    def _forked(
        self, tools: PythonTools, programs: Sequence[Program], root: Path, done: Done, jobs: int
    ) -> list[Program]:
        """Run programs by the fork server; return those that have to be run in a process each."""
        with session(tools, imports(programs), root, self._fence) as server:
            return list(programs) if server is None else self._asked(server, programs, root, done, jobs)

    def _asked(
        self, server: Session, programs: Sequence[Program], root: Path, done: Done, jobs: int
    ) -> list[Program]:
        waiting = list(reversed(programs))
        left: list[Program] = []
        running: dict[str, tuple[Job, ExitStack]] = {}
        with ExitStack() as everything:
            while waiting or running:
                while waiting and len(running) < max(jobs, 1):
                    stack = everything.enter_context(ExitStack())
                    made = stack.enter_context(job(waiting.pop(), root, self._fence))
                    running[made.program.id] = made, stack
                    server.ask(made.request)
                patience = max(made.program.seconds for made, _ in running.values()) + MARGIN
                told = server.hear(patience)
                if told is None:
                    return [*left, *(made.program for made, _ in running.values()), *reversed(waiting)]
                made, stack = running.pop(told.id)
                over = made.program.seconds if told.timed_out else None
                with stack:
                    end = ended(told.code, (made.stdout, made.stderr), told.seconds, over, self._fence)
                    if end.signal in FORK_TROUBLE and not end.timed_out:
                        left.append(made.program)
                        continue
                    result = finished(made, end)
                done(result)
        return left

    def _alone(
        self, tools: PythonTools, programs: Sequence[Program], root: Path, done: Done, jobs: int
    ) -> None:
        if not programs:
            return
        with ThreadPoolExecutor(max(jobs, 1)) as pool:
            try:
                for each in as_completed(
                    [pool.submit(self._by_itself, tools, program, root) for program in programs]
                ):
                    done(each.result())
            finally:
                pool.shutdown(wait=True, cancel_futures=True)

    def _by_itself(self, tools: PythonTools, program: Program, root: Path) -> Finished:
        with job(program, root, self._fence) as made:
            end = run_process(
                interpreter(tools, CHILD, made.request),
                folder=made.about,
                environment=made.environment,
                seconds=program.seconds,
                fence=self._fence,
                readable=readable(tools),
                visit=program.visit,
            )
            return finished(made, end)
