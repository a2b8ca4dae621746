"""Scripts of ours that Node runs with esbuild: a task as JSON in a file, the answer as JSON."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sdkref.runners.process import Ended, run_process
from sdkref.runners.program import Fence
from sdkref.runners.typescript.toolchain import TypeScriptTools

SECONDS = 300.0
MOST_OUTPUT = 64 * 1024 * 1024
TOOL_FENCE = Fence(cpu_seconds=600, file_bytes=1024 * 1024 * 1024)


def run_with_esbuild(script: Path, tools: TypeScriptTools, folder: Path, task: Mapping[str, Any]) -> Ended:
    """Run a script; it is told where esbuild is, for which Node it works, and its task, kept in a file."""
    told = folder / f"{script.stem}.json"
    known = {"esbuild": str(tools.modules / "esbuild"), "target": f"node{tools.node.version}"}
    told.write_text(json.dumps({**known, **task}), encoding="utf-8")
    return run_process(
        (str(tools.node.program), str(script), str(told)),
        folder=folder,
        environment={},
        seconds=SECONDS,
        fence=TOOL_FENCE,
        most_output=MOST_OUTPUT,
    )
