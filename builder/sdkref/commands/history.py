"""The command of the command line that tells what changed between two versions of an API."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import msgspec
import typer
from msgspec.structs import replace

from sdkref.changelog import Changelog, compare_sources
from sdkref.commands.options import Choice, with_groups
from sdkref.commands.report import say, write_file
from sdkref.history.records import record_of
from sdkref.history.told_markdown import markdown_of
from sdkref.history.told_text import text_of

app = typer.Typer()


class ChangelogFormat(StrEnum):
    """How changes are told."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"


class FailOn(StrEnum):
    """Which changes make the command fail."""

    BREAKING = "breaking"
    ANY = "any"


@app.command("changelog")
@with_groups
def tell_changes(
    choice: Choice,
    *,
    old: Annotated[
        Path, typer.Argument(metavar="OLD", help="A description, a catalogue or documentation of an SDK.")
    ],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="A later version of the same API.")],
    format: Annotated[  # noqa: A002 - the name of the option
        ChangelogFormat, typer.Option(help="How changes are told: for people, for a page, for programs.")
    ] = ChangelogFormat.TEXT,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="A file for the changes; none: the terminal.")
    ] = None,
    fail_on: Annotated[
        FailOn | None,
        typer.Option(help="End with exit code 1 when there are such changes; none: never."),
    ] = None,
) -> None:
    """Tell what changed between two versions of an API, and what of it breaks callers."""
    found = compare_sources(old, new, lambda settings: replace(choice.on(settings), snippets=None))
    text = _FORMATS[format](found)
    if output is None:
        say(text, sys.stdout)
    else:
        write_file(output, text)
    for source, diagnostics in zip((old, new), found.places, strict=True):
        if len(diagnostics):
            say(f"sdkref check {source} tells {len(diagnostics)} findings of what was read\n", sys.stderr)
    failing = {
        None: False,
        FailOn.BREAKING: found.comparison.breaking,
        FailOn.ANY: not found.comparison.is_empty,
    }
    raise typer.Exit(int(failing[fail_on]))


def _json(found: Changelog) -> str:
    data = msgspec.json.encode(record_of(found.comparison, found.placed))
    return f"{msgspec.json.format(data, indent=2).decode()}\n"


_FORMATS = {
    ChangelogFormat.TEXT: lambda found: text_of(found.comparison, found.placed),
    ChangelogFormat.MARKDOWN: lambda found: markdown_of(found.comparison, found.placed),
    ChangelogFormat.JSON: _json,
}
