"""The one door to Jinja: templates that make code, and templates that make HTML.

Both kinds lie under `templates/`. A name that the context lacks stops the build, in either kind.
"""

from contextlib import suppress
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket

from sdkref.machine import cache_folder

TEMPLATES = Path(__file__).parent / "templates"


@cache
def code_environment() -> Environment:
    """Return the environment for code: nothing is escaped, so every value must come from `languages/`."""
    return _environment(autoescape=False)


@cache
def html_environment() -> Environment:
    """Return the environment for HTML: every value is escaped unless it is `markupsafe.Markup`."""
    return _environment(autoescape=True)


class CompiledTemplates(FileSystemBytecodeCache):
    """Templates compiled once for all runs, where the folder can be written."""

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a compiled template, if the disk lets us."""
        with suppress(OSError):
            super().dump_bytecode(bucket)


def compiled_templates() -> CompiledTemplates | None:
    """Return the user's own compiled templates; None when there can be no folder for them."""
    folder = cache_folder("templates")
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        return None
    return CompiledTemplates(str(folder))


def _environment(*, autoescape: bool) -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=autoescape,  # noqa: S701 - code is no HTML; its values come from languages/
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        cache_size=-1,
        bytecode_cache=compiled_templates(),
    )
