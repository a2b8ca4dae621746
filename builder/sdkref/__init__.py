"""One reference site for every language of an SDK, in which no example is broken."""

from importlib import import_module


def __getattr__(name: str) -> str:
    """Return `__version__`, which few commands ask for: looking it up takes as long as a small one."""
    if name == "__version__":
        return str(import_module("importlib.metadata").version("sdkref"))
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
