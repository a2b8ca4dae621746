"""The command line: what is asked for, handed to the module that does it, and how that ended as a code."""

import errno
import io
import os
import sys
import traceback
from collections.abc import Iterator, MutableMapping
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

import sdkref
from sdkref.commands.report import UnwrittenError, is_broken, say
from sdkref.diagnostics import Stop

DEFECT = 70

UNWRITABLE = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EPIPE}
"""How writing to a stream fails."""

MODULES = {
    "init": "sdkref.commands.init",
    "build": "sdkref.commands.site",
    "pages": "sdkref.commands.site",
    "check": "sdkref.commands.site",
    "test": "sdkref.commands.examples",
    "snippets": "sdkref.commands.examples",
    "export": "sdkref.commands.examples",
    "mock": "sdkref.commands.mock",
    "serve": "sdkref.commands.site",
    "catalogue": "sdkref.commands.site",
    "changelog": "sdkref.commands.history",
}
"""The module of each command, which is loaded when the command is asked for: all of them take a second."""


class Commands(MutableMapping[str, Any]):
    """The commands by name, each made when it is first looked at."""

    def __init__(self) -> None:
        self._made: dict[str, Any] = dict.fromkeys(MODULES)

    def __getitem__(self, name: str) -> Any:
        found = self._made[name]
        if found is None:
            self._made |= typer.main.get_group(import_module(MODULES[name]).app).commands
        return self._made[name]

    def __setitem__(self, name: str, command: Any) -> None:
        self._made[name] = command

    def __delitem__(self, name: str) -> None:
        del self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._made)

    def __len__(self) -> int:
        return len(self._made)


class Root(TyperGroup):
    """The command line as a whole."""

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**attributes)
        self.commands = Commands()


app = typer.Typer(
    cls=Root,
    help="One reference site for every language of an SDK.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _tell_version(wanted: bool) -> None:  # noqa: FBT001 - as typer calls it
    if wanted:
        say(f"sdkref {sdkref.__version__}\n", sys.stdout)
        raise typer.Exit


@app.callback()
def root(
    *, version: Annotated[bool, typer.Option("--version", callback=_tell_version, is_eager=True)] = False
) -> None:
    """One reference site for every language of an SDK."""


def main() -> None:
    """Run the command line; every way to end has its exit code."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A title may hold letters that a terminal cannot show; files and programs get all of them.
        encoding = sys.stdout.encoding if sys.stdout.isatty() else "utf-8"
        sys.stdout.reconfigure(encoding=encoding, errors="backslashreplace")
    code = _run()
    try:
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
    except OSError as error:
        code = _unwritten(error)
    sys.exit(code)


def _run() -> int:
    """Return the code that the command ended with."""
    try:
        app(standalone_mode=True)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    except UnwrittenError as stop:
        return _unwritten(stop.error)
    except Stop as stop:
        for line in str(stop).splitlines():
            print(f"sdkref: {line}", file=sys.stderr)
        return stop.code
    except Exception as error:  # noqa: BLE001 - the last resort: a defect of ours, told as such
        # Help is written by typer. What fails while a site is written is told by whoever writes it.
        if isinstance(error, OSError) and error.filename is None and error.errno in UNWRITABLE:
            return _unwritten(error)
        traceback.print_exc()
        print(
            f"sdkref {sdkref.__version__}: this is a defect of sdkref; please report it with the lines above",
            file=sys.stderr,
        )
    return DEFECT


def _unwritten(error: OSError) -> int:
    """Return the code of a run whose output could not be written; who reads no further knows of it."""
    for stream in (sys.stdout, sys.stderr):
        if is_broken(stream):
            # What is left in the stream would fail once more when the process ends.
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    if not isinstance(error, BrokenPipeError):
        reason = error.strerror or type(error).__name__
        print(
            f"sdkref: the output cannot be written ({reason}); make room, or write it to another file",
            file=sys.stderr,
        )
    return UnwrittenError.code
