"""The runners that there are, by language, and the packages that plain HTTP needs in each."""

from collections.abc import Callable, Mapping

from sdkref.runners.curl.runner import CurlRunner
from sdkref.runners.go.runner import GoRunner
from sdkref.runners.program import Fence, Runner, Toolchain
from sdkref.runners.python.runner import PythonRunner
from sdkref.runners.typescript.runner import TypeScriptRunner

RUNNERS: Mapping[str, Callable[[Toolchain, Fence], Runner]] = {
    "python": PythonRunner,
    "typescript": TypeScriptRunner,
    "go": GoRunner,
    "curl": CurlRunner,
}

PINS: Mapping[str, tuple[str, ...]] = {"python": ("httpx==0.28.1",)}
"""What generated programs import besides the standard library of their language."""
