"""Runs ProperDocs in a process of its own, where it stands for all of MkDocs: the plugin is the same."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import msgspec

from sdkref.diagnostics import UnreadableError, UsageError
from sdkref.engines.properdocs.task import Ended, Task
from sdkref.output.cache import FragmentCache
from sdkref.output.engine_outcome import EngineOutcome
from sdkref.output.kept_library import write_library
from sdkref.output.mounting import MountedReference

PROCESS = "sdkref.engines.properdocs.process"
_STOPS = {stop.code: stop for stop in (UsageError, UnreadableError)}


def run_properdocs(
    references: Sequence[MountedReference],
    site_dir: Path,
    *,
    mkdocs_yml: Path | None,
    site_name: str,
    finished: FragmentCache | None = None,  # noqa: ARG001 - as engines are called; this one keeps nothing
) -> EngineOutcome:
    """Build the site into a directory that the engine may empty. What the user can mend is a `UsageError`."""
    with tempfile.TemporaryDirectory(prefix="sdkref-properdocs-") as folder:
        write_library(references, Path(folder))
        own = str(mkdocs_yml) if mkdocs_yml is not None else None
        run = subprocess.run(  # noqa: S603 - our own interpreter and our own module
            [sys.executable, "-m", PROCESS],
            input=msgspec.json.encode(Task(folder, str(site_dir), own, site_name)),
            stdout=subprocess.PIPE,
            env=os.environ,
            check=False,
        )
    try:
        ended = msgspec.json.decode(run.stdout, type=Ended)
    except msgspec.MsgspecError as error:
        raise RuntimeError(f"ProperDocs ended with exit code {run.returncode} and told nothing") from error
    if ended.outcome is None:
        code, said = ended.stop or (UsageError.code, "ProperDocs could not build the site")
        raise _STOPS.get(code, UsageError)(said.replace("MkDocs could", "ProperDocs could"))
    return ended.outcome
