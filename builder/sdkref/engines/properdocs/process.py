"""The process in which ProperDocs stands for MkDocs: whatever imports the one gets the other."""

import contextlib
import sys
from pathlib import Path

import msgspec
import properdocs.replacement  # noqa: F401 - has to come before anything that imports mkdocs

from sdkref.diagnostics import Stop
from sdkref.engines.mkdocs.engine import run_mkdocs
from sdkref.engines.properdocs.task import Ended, Task
from sdkref.output.kept_library import read_library


def main() -> None:
    """Build the site that standard input tells of."""
    task = msgspec.json.decode(sys.stdin.buffer.read(), type=Task)
    try:
        # What plugins print would come before the answer.
        with contextlib.redirect_stdout(sys.stderr):
            outcome = run_mkdocs(
                read_library(Path(task.library)),
                Path(task.site_dir),
                mkdocs_yml=Path(task.mkdocs_yml) if task.mkdocs_yml is not None else None,
                site_name=task.site_name,
            )
        ended = Ended(outcome=outcome)
    except Stop as stop:
        ended = Ended(stop=(stop.code, str(stop)))
    sys.stdout.buffer.write(msgspec.json.encode(ended))


if __name__ == "__main__":
    main()
