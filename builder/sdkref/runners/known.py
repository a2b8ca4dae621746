"""The runners that there are, by language, and the packages that plain HTTP needs in each."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from sdkref import extensions
from sdkref.extensions import loaded, offered
from sdkref.runners.curl.runner import CurlRunner
from sdkref.runners.go.runner import GoRunner
from sdkref.runners.program import Fence, Runner, Toolchain
from sdkref.runners.python.runner import PythonRunner
from sdkref.runners.typescript.runner import TypeScriptRunner

RunnerMaker: TypeAlias = Callable[[Toolchain, Fence], Runner]

RUNNERS: Mapping[str, RunnerMaker] = {
    "python": PythonRunner,
    "typescript": TypeScriptRunner,
    "go": GoRunner,
    "curl": CurlRunner,
}
"""Ours."""

PINS: Mapping[str, tuple[str, ...]] = {"python": ("httpx==0.28.1",)}
"""What generated programs import besides the standard library of their language."""


def is_run(language: str) -> bool:
    """Return whether the programs of a language can be run: by a runner of ours, or by that of a package."""
    return language in RUNNERS or language in offered(extensions.RUNNERS)


def runner_of(language: str) -> RunnerMaker:
    """Return what makes the runner of a language; raises `UsageError` when that of a package is broken."""
    if language in RUNNERS:
        return RUNNERS[language]
    found: RunnerMaker = loaded(extensions.RUNNERS, language, ("run",), maker=True)
    return found
