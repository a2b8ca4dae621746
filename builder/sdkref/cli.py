"""The command line: what is asked for, handed to the pipelines, and how it ended as an exit code."""

import os
import sys
import tempfile
import traceback
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from sdkref import __version__
from sdkref.build import build_site, watched_files
from sdkref.catalogue.encode import encode_catalogue
from sdkref.config import Settings, load_settings, settings_for
from sdkref.diagnostics import Diagnostics, Stop, UsageError
from sdkref.mkdocs_engine import documents_folder
from sdkref.progress import Silent
from sdkref.reading import positions_in, read_sources
from sdkref.report import counted, located, tell, tracking
from sdkref.scalars import json_number
from sdkref.serve import serve as serve_site
from sdkref.yaml_writer import write_yaml

FINDINGS = 1
DEFECT = 70

app = typer.Typer(
    help="One reference site for every language of an SDK.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Sources = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="[SOURCE]...", help="API descriptions or catalogues; none: what sdkref.yml names."
    ),
]
Include = Annotated[
    list[str] | None,
    typer.Option(help="Only operations whose tag, path or 'METHOD /path' matches; * stands for any text."),
]
Exclude = Annotated[
    list[str] | None, typer.Option(help="No operations whose tag, path or 'METHOD /path' matches.")
]
Internal = Annotated[bool, typer.Option("--internal", help="Show operations marked x-internal as well.")]
SiteDir = Annotated[Path, typer.Option(help="Where the finished site goes.")]
Strict = Annotated[bool, typer.Option("--strict", help="End with exit code 1 when there are findings.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Tell every finding.")]
Jobs = Annotated[
    int, typer.Option("--jobs", "-j", min=1, help="Processes that render.", show_default="all cores")
]
"""Options that several commands share."""

CORES = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@app.command()
def build(
    *,
    sources: Sources = None,
    site_dir: SiteDir = Path("site"),
    include: Include = None,
    exclude: Exclude = None,
    internal: Internal = False,
    strict: Strict = False,
    verbose: Verbose = False,
    jobs: Jobs = CORES,
) -> None:
    """Build a finished static site; the one that stands is replaced when the new one is complete."""
    settings = _settings(sources, include, exclude, internal=internal)
    with tracking() as track:
        report = build_site(
            settings, site_dir, track, mkdocs_yml=_mkdocs_yml(sources), strict=strict, jobs=jobs
        )
    tell(report.findings, everything=verbose)
    print(*report.summary, sep="\n")
    if report.findings:
        consequence = "" if strict else "; with --strict the exit code is 1 for them"
        print(counted(len(report.findings), "finding") + consequence)
    if strict and report.findings:
        raise typer.Exit(FINDINGS)


@app.command()
def serve(
    *,
    sources: Sources = None,
    port: Annotated[int, typer.Option(help="The port to listen on; 0 takes a free one.")] = 8000,
    include: Include = None,
    exclude: Exclude = None,
    internal: Internal = False,
) -> None:
    """Preview the site on this machine; edits show at once, a failing build keeps the last good site."""
    mkdocs_yml = _mkdocs_yml(sources)

    def settings() -> Settings:
        return _settings(sources, include, exclude, internal=internal)

    def build_again(site: Path) -> str:
        report = build_site(settings(), site, Silent(), mkdocs_yml=mkdocs_yml, strict=False, jobs=1)
        tell(report.findings)
        return f"Built in {report.seconds:.1f} s"

    with tempfile.TemporaryDirectory(prefix="sdkref-preview-") as folder:
        site = Path(folder) / "site"
        serve_site(
            lambda: build_again(site),
            site,
            lambda: watched_files(settings(), mkdocs_yml, documents_folder(mkdocs_yml)),
            port=port,
        )


@app.command()
def catalogue(
    *,
    source: Annotated[Path, typer.Argument(metavar="SOURCE", help="An API description or a catalogue.")],
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="A .json, .yaml or .yml file; none: JSON to the terminal."),
    ] = None,
    include: Include = None,
    exclude: Exclude = None,
    internal: Internal = False,
    strict: Strict = False,
    verbose: Verbose = False,
) -> None:
    """Write the normalised operation catalogue of a source."""
    if output is not None and output.suffix not in {".json", ".yaml", ".yml"}:
        raise UsageError(f"{output}: the format is not known; name a .json, .yaml or .yml file")
    if output is not None and output.exists() and source.exists() and output.samefile(source):
        raise UsageError(f"{output}: the catalogue would replace its own source; name another file")
    settings = _settings([source], include, exclude, internal=internal)
    diagnostics = Diagnostics()
    read = read_sources(msgspec.structs.replace(settings, snippets=None), diagnostics)
    data = encode_catalogue(read[0].catalogue)
    if output is not None and output.suffix in {".yaml", ".yml"}:
        text = write_yaml(data)
    else:
        text = msgspec.json.format(msgspec.json.encode(data, enc_hook=json_number), indent=2).decode() + "\n"
    if output is None:
        sys.stdout.write(text)
    else:
        try:
            output.write_text(text, encoding="utf-8", newline="\n")
        except OSError as error:
            raise UsageError(f"{output}: cannot be written ({error.strerror}); name another file") from error
    found = located(diagnostics, positions_in(read))
    tell(found, everything=verbose)
    if strict and found:
        raise typer.Exit(FINDINGS)


def _tell_version(wanted: bool) -> None:  # noqa: FBT001 - as typer calls it
    if wanted:
        print(f"sdkref {__version__}")
        raise typer.Exit


@app.callback()
def root(
    *, version: Annotated[bool, typer.Option("--version", callback=_tell_version, is_eager=True)] = False
) -> None:
    """One reference site for every language of an SDK."""


def main() -> None:
    """Run the command line; every way to end has its exit code."""
    try:
        app(standalone_mode=True)
    except Stop as stop:
        print(f"sdkref: {stop}", file=sys.stderr)
        sys.exit(stop.code)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(FINDINGS)
    except Exception:  # noqa: BLE001 - the last resort: a defect of ours, told as such
        traceback.print_exc()
        print(
            f"sdkref {__version__}: this is a defect of sdkref; please report it with the lines above",
            file=sys.stderr,
        )
        sys.exit(DEFECT)


def _settings(
    sources: list[Path] | None, include: list[str] | None, exclude: list[str] | None, *, internal: bool
) -> Settings:
    """Return the settings of the command line, or of `sdkref.yml` when no source is named."""
    settings = settings_for(sources) if sources else load_settings(Path())
    if settings is None or not settings.sources:
        raise UsageError(
            "no source is named: give an API description, such as `sdkref build openapi.yaml`, "
            "or list it in sdkref.yml"
        )
    return msgspec.structs.replace(
        settings,
        include=tuple(include or settings.include),
        exclude=tuple(exclude or settings.exclude),
        internal=internal or settings.internal,
    )


def _mkdocs_yml(sources: list[Path] | None) -> Path | None:
    """Return the user's own MkDocs configuration, which is used when `sdkref.yml` names the sources."""
    path = Path("mkdocs.yml")
    return path if not sources and path.is_file() else None
