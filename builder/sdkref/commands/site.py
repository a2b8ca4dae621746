"""The commands of the command line that make a site of sources, or look at these."""

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import msgspec
import typer
from msgspec.structs import asdict, replace

from sdkref.build import build_site, watched_files
from sdkref.catalogue.encode import encode_catalogue
from sdkref.check import Addresses, check_sources
from sdkref.commands.options import Choice, Inputs, Output, Verdict, with_groups
from sdkref.commands.progress_bar import tracking
from sdkref.commands.report import Form, say, tell, tell_findings, write_file
from sdkref.diagnostics import Diagnostics, Stop, UsageError
from sdkref.documents.scalars import json_number
from sdkref.documents.writer import write_yaml
from sdkref.engines.known import Engine
from sdkref.engines.mkdocs.engine import documents_folder
from sdkref.findings.report import Report, Telling
from sdkref.machine import CORES
from sdkref.preview_site import PreviewSite
from sdkref.progress import Silent
from sdkref.serve import serve as serve_site
from sdkref.settings.config import settings_for
from sdkref.site_pages import write_site_pages
from sdkref.sources.reading import read_sources

app = typer.Typer()

SiteDir = Annotated[Path, typer.Option(help="Where the finished site goes.")]
Jobs = Annotated[
    int, typer.Option("--jobs", "-j", min=1, help="Processes that render.", show_default="all cores")
]


@app.command()
@with_groups
def build(
    inputs: Inputs,
    output: Output,
    *,
    site_dir: SiteDir = Path("site"),
    jobs: Jobs = CORES,
    drift: Annotated[
        bool,
        typer.Option(
            "--drift",
            help="Add a page that tells where the documentation of SDKs and the description differ.",
        ),
    ] = False,
    engine: Annotated[
        Engine, typer.Option(help="What builds the site; others than mkdocs have to be installed.")
    ] = Engine.MKDOCS,
) -> None:
    """Build a finished static site; the one that stands is replaced when the new one is complete."""

    def work() -> Report:
        settings = inputs.settings()
        settings = replace(settings, drift=drift or settings.drift)
        with tracking() as track:
            return build_site(
                settings,
                site_dir,
                track,
                mkdocs_yml=inputs.mkdocs_yml(),
                strict=output.strict,
                jobs=jobs,
                engine=engine,
            )

    _end(work, output.form(inputs.check_again(), checking=False), output)


@app.command()
@with_groups
def pages(
    verdict: Verdict,
    choice: Choice,
    *,
    directory: Annotated[
        Path, typer.Argument(metavar="DIR", help="The folder of the site's hand-written pages, such as docs.")
    ],
    sources: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[SOURCE]...", help="API descriptions; none: what sdkref.yml names."),
    ] = None,
    directory_urls: Annotated[
        bool,
        typer.Option(
            "--directory-urls/--no-directory-urls",
            help="Whether the addresses of pages are folders, as `use_directory_urls` of mkdocs.yml says.",
        ),
    ] = True,
    jobs: Jobs = CORES,
) -> None:
    """Write the pages of the reference for an engine that loads no plugins, such as Zensical."""
    inputs = Inputs(sources=sources, **asdict(choice))
    form = Form(telling=Telling(everything=verdict.verbose, again=inputs.check_again()))

    def work() -> Report:
        settings = inputs.settings()
        with tracking() as track:
            return write_site_pages(settings, directory, track, directory_urls=directory_urls, jobs=jobs)

    _end(work, form, verdict)


@app.command()
@with_groups
def check(
    inputs: Inputs,
    output: Output,
    *,
    coverage: Annotated[
        float | None,
        typer.Option(
            min=0,
            max=100,
            metavar="PERCENT",
            help="End with exit code 1 when fewer operations have an example that is known to run.",
        ),
    ] = None,
    drift: Annotated[
        bool,
        typer.Option(
            "--drift", help="Tell what the documentation of SDKs and the description say differently."
        ),
    ] = False,
    addresses: Annotated[
        bool,
        typer.Option("--addresses", help="Tell which addresses of the last release lead nowhere now."),
    ] = False,
    keep: Annotated[
        bool,
        typer.Option("--keep", help="With --addresses: keep today's in sdkref.addresses.txt, as released."),
    ] = False,
) -> None:
    """Tell every finding of the sources; nothing is built."""
    if keep and not addresses:
        raise UsageError("`--keep` keeps what `--addresses` looks for; give both")
    wanted = Addresses.KEPT if keep else Addresses.LOOKED_FOR if addresses else Addresses.LEFT
    form = output.form(inputs.check_again(), checking=True)
    _end(
        lambda: check_sources(inputs.settings(), coverage, drift=drift, addresses=wanted),
        form,
        output,
    )


@app.command()
@with_groups
def serve(
    inputs: Inputs,
    *,
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="The port to listen on; 0 takes a free one.")
    ] = 8000,
) -> None:
    """Preview the site on this machine; edits show at once, a failing build keeps the last good site."""
    mkdocs_yml = inputs.mkdocs_yml()
    form = Form(telling=Telling(again=inputs.check_again()))
    referred: set[Path] = set()

    def build_again(preview: PreviewSite) -> str:
        report = build_site(
            # What reloads pages is put into them later, and no policy would allow it.
            replace(inputs.settings(), csp=None),
            preview.place,
            Silent(),
            mkdocs_yml=mkdocs_yml,
            strict=False,
            jobs=1,
            preview=preview,
        )
        tell_findings(report, form)
        if report.stop is not None:
            referred.update(report.watched)
            raise report.stop
        referred.clear()
        referred.update(report.watched)
        return f"Built in {report.seconds:.1f} s"

    with tempfile.TemporaryDirectory(prefix="sdkref-preview-") as folder:
        preview = PreviewSite(Path(folder))
        serve_site(
            lambda: build_again(preview),
            preview.place,
            lambda: [
                *watched_files(inputs.settings(), mkdocs_yml, documents_folder(mkdocs_yml)),
                *referred,
            ],
            later=preview.later,
            port=port,
        )


@app.command()
@with_groups
def catalogue(
    choice: Choice,
    verdict: Verdict,
    *,
    sources: Annotated[
        list[Path],
        typer.Argument(
            metavar="SOURCE...",
            help="An API description or a catalogue, and folders of the documentation of its SDKs.",
        ),
    ],
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="A .json, .yaml or .yml file; none: JSON to the terminal."),
    ] = None,
) -> None:
    """Write the normalised operation catalogue of an API."""
    if output is not None and output.suffix not in {".json", ".yaml", ".yml"}:
        raise UsageError(f"{output}: the format is not known; name a .json, .yaml or .yml file")
    diagnostics = Diagnostics()
    settings = replace(choice.on(settings_for(sources)), snippets=None)
    if len(settings.sources) > 1:
        raise UsageError(f"{sources[1]}: a catalogue is of one API; name one description")
    read = read_sources(settings, diagnostics)[0]
    if output is not None and output.exists() and any(map(output.samefile, read.files)):
        raise UsageError(f"{output}: the catalogue would replace its own source; name another file")
    data = encode_catalogue(read.catalogue)
    if output is not None and output.suffix in {".yaml", ".yml"}:
        text = write_yaml(data)
    else:
        text = msgspec.json.format(msgspec.json.encode(data, enc_hook=json_number), indent=2).decode() + "\n"
    if output is None:
        say(text, sys.stdout)
    else:
        write_file(output, text)
    report = Report(findings=tuple(diagnostics.located()))
    again = Inputs(sources=sources, **asdict(choice)).check_again()
    tell_findings(report, Form(telling=Telling(everything=verdict.verbose, again=again)))
    raise typer.Exit(report.exit_code(strict=verdict.strict))


def _end(work: Callable[[], Report], form: Form, verdict: Verdict) -> None:
    """Do the work of a command, tell what it found, and end as that says."""
    try:
        report = work()
    except Stop as stop:
        report = Report(findings=stop.findings, stop=stop)
    tell(report, form, strict=verdict.strict)
    if report.stop is not None and not form.tells_stop(report.stop):
        raise report.stop
    raise typer.Exit(report.exit_code(strict=verdict.strict))
