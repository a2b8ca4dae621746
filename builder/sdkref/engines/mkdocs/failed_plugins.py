"""Whose fault it is when a build ends with an exception: a plugin's of somebody else, or ours."""

from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from sdkref.diagnostics import Stop, UsageError
from sdkref.words import one_line

_OURS = "sdkref"
_LONGEST = 300


@contextmanager
def telling_failed_plugins(config: MkDocsConfig) -> Iterator[None]:
    """Tell an exception that a plugin of the user's did not expect as a `UsageError`, and no other."""
    try:
        yield
    except Exception as error:
        stop = _failure(error, config)
        if stop is not None:
            raise stop from error
        raise


def _failure(error: Exception, config: MkDocsConfig) -> UsageError | None:
    if isinstance(error, (MkDocsException, UnicodeDecodeError, Stop)):
        return None
    plugins = {_package(type(each).__module__): name for name, each in config.plugins.items()}
    plugins.pop("", None)
    named = [_OURS, *plugins]
    # The innermost of them is the one that went wrong, whoever called it.
    found = [each for module in _modules(error.__traceback__) for each in named if _is_in(module, each)]
    if not found or found[-1] == _OURS:
        return None
    said = one_line(str(error), _LONGEST) or type(error).__name__
    return UsageError(
        f"MkDocs could not build the site: the plugin `{plugins[found[-1]]}` failed ({said}); "
        "give it what it needs, or take it out of mkdocs.yml"
    )


def _modules(traceback: TracebackType | None) -> Iterator[str]:
    while traceback is not None:
        yield str(traceback.tb_frame.f_globals.get("__name__", ""))
        traceback = traceback.tb_next


def _package(module: str) -> str:
    """Return the package of a plugin's module; nothing for one that is ours or part of MkDocs."""
    package = module.rpartition(".")[0] or module
    return "" if package.partition(".")[0] in {_OURS, "mkdocs", "properdocs"} else package


def _is_in(module: str, package: str) -> bool:
    return module == package or module.startswith(f"{package}.")
