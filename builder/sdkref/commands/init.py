"""The command of the command line that begins a site."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from sdkref.commands.report import say
from sdkref.starting import start_site

app = typer.Typer()


@app.command("init")
def init(
    sources: Annotated[
        list[Path],
        typer.Argument(
            metavar="SOURCE...",
            help="API descriptions or catalogues, or folders of the documentation of SDKs of one API.",
        ),
    ],
) -> None:
    """Write the files of a new site, each line explained; files that stand are never overwritten."""
    for path in start_site(sources):
        say(f"wrote {os.path.relpath(path)}\n", sys.stdout)
    say("`sdkref serve` shows the site, and again after each edit; `sdkref build` writes it.\n", sys.stdout)


@app.callback()
def group() -> None:
    """Keep the command a command: an app of one command has no names."""
