"""Runs curl examples: scripts for bash, as they stand, with this machine's curl."""

import re
import shutil
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory

from sdkref.diagnostics import Stop, UsageError
from sdkref.runners.curl.outcome import FAILURES, outcome
from sdkref.runners.process import PATH, run_process
from sdkref.runners.program import Done, Fence, Finished, Program, Toolchain
from sdkref.runners.toolchains import manage
from sdkref.runners.workplace import workplace

PRELUDE = Path(__file__).with_name("prelude.bash")
VERSION = {
    "curl": (("--version",), re.compile(r"curl (\S+)")),
    "bash": (("--version",), re.compile(r"version ([\d.]+)")),
}
INSTALL = {"curl": "apt install curl", "bash": "apt install bash"}


class CurlRunner:
    """The runner of curl examples; see `Runner`. Nothing is installed: `install` and `lock` mean nothing."""

    def __init__(self, toolchain: Toolchain, fence: Fence) -> None:
        self._toolchain, self._fence = toolchain, fence

    @cached_property
    def _programs(self) -> Mapping[str, str]:
        return {name: _found(name) for name in VERSION}

    @cached_property
    def versions(self) -> Mapping[str, str]:
        """The versions of curl and bash on this machine."""
        versions = {}
        for name, (arguments, pattern) in VERSION.items():
            told = manage(
                (self._programs[name], *arguments),
                folder=Path.cwd(),
                doing=f"ask {name} for its version",
                remedy=f"install {name} anew",
                seconds=30,
            )
            versions[name] = found[1] if (found := pattern.search(told)) else "unknown"
        return versions

    def run(self, programs: Sequence[Program], done: Done, jobs: int) -> None:
        """Check the syntax of each script and run it in a bash of its own; see `Runner.run`."""
        if not programs:
            return
        bash = self._programs["bash"]
        with TemporaryDirectory(prefix="sdkref-curl-", ignore_cleanup_errors=True) as name:
            folder = Path(name).resolve()
            shutil.copyfile(PRELUDE, folder / PRELUDE.name)
            pool = ThreadPoolExecutor(max(1, jobs))
            try:
                tasks = [pool.submit(self._ran, each, bash, folder) for each in programs]
                for each in as_completed(tasks):
                    done(each.result())
            finally:
                pool.shutdown(cancel_futures=True)

    def _ran(self, program: Program, bash: str, root: Path) -> Finished:
        script = root / f"{program.id}.sh"
        script.write_text(program.text, encoding="utf-8", newline="")
        try:
            with workplace(program) as folder:
                about = {
                    "PATH": ":".join(dict.fromkeys((*PATH.split(":"), *_folders(self._programs)))),
                    **dict(program.environment),
                }
                checked = run_process(
                    (bash, "-n", str(script)),
                    folder=folder,
                    environment=about,
                    seconds=program.seconds,
                    fence=self._fence,
                    readable=(root,),
                )
                if checked.fault or program.compile_only:
                    return outcome(program, checked, "", syntax=True)
                ended = run_process(
                    (bash, str(script)),
                    folder=folder,
                    environment=about | {"BASH_ENV": str(root / PRELUDE.name)},
                    seconds=program.seconds,
                    fence=self._fence,
                    readable=(root,),
                )
                failures = folder / FAILURES
                noted = failures.read_text(encoding="utf-8", errors="replace") if failures.is_file() else ""
                return outcome(program, ended, noted)
        except Stop as stop:
            return Finished(program=program, fault="environment", message=str(stop))


def _folders(programs: Mapping[str, str]) -> list[str]:
    return [str(Path(each).parent) for each in programs.values()]


def _found(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        raise UsageError(
            f"curl examples need {name}, which is not on the path; install it ({INSTALL[name]}), or leave"
            " them out (`--language` chooses the languages to run)"
        )
    return str(Path(found).absolute())
