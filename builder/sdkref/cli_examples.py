"""The commands of the command line that run examples: `sdkref test` and `sdkref mock`."""

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from sdkref.cli_options import Inputs
from sdkref.diagnostics import Diagnostics, UsageError
from sdkref.ejecting import eject
from sdkref.evidence import read_evidence, written
from sdkref.findings.known import MACHINE_FORMATS, Format
from sdkref.findings.report import Report, Telling
from sdkref.mock.faults import injection
from sdkref.mock.mock import Mock, MockOptions
from sdkref.mock.serving import serve_mock
from sdkref.mock.validation import Strict
from sdkref.reading import read_sources
from sdkref.report import Form, say, tell_findings, tracking, write_file
from sdkref.results.as_findings import as_findings
from sdkref.results.evidence_of import evidence_of
from sdkref.results.junit import junit
from sdkref.results.records import results_record
from sdkref.results.text import difference_lines, failure_lines, table
from sdkref.runners.program import Fence
from sdkref.scalars import json_number
from sdkref.trial_runs import LOCKS, Means
from sdkref.trying import Wanted
from sdkref.verify import Verification, verify

CORES = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Annotations(StrEnum):
    """Where failures are told besides."""

    GITHUB = "github"


StrictOption = Annotated[
    Strict,
    typer.Option(help="What the mock says of unknown members: nothing, where a schema is closed, or always."),
]


def run_examples(
    inputs: Inputs,
    *,
    only: Annotated[
        list[str] | None,
        typer.Option("--only", "-k", help="Only examples whose name holds this text; * stands for any."),
    ] = None,
    language: Annotated[
        list[str] | None, typer.Option("--language", "-l", help="Only this language or SDK; can be repeated.")
    ] = None,
    errors: Annotated[
        bool, typer.Option(help="Let generated examples meet each documented error as well.")
    ] = True,
    report: Annotated[
        Path | None, typer.Option(help="Write results to a file: .json, or .xml for JUnit.")
    ] = None,
    annotations: Annotated[
        Annotations | None, typer.Option(help="Tell failures as annotations of GitHub as well.")
    ] = None,
    jobs: Annotated[
        int, typer.Option("--jobs", "-j", min=1, help="Programs at once.", show_default="all cores")
    ] = CORES,
    seconds: Annotated[float, typer.Option(min=0.1, help="The longest that a program may take.")] = 30.0,
    strict: StrictOption = Strict.CLOSED,
    offline: Annotated[
        bool, typer.Option("--offline", help="Install nothing; use what earlier runs installed.")
    ] = False,
    bubblewrap: Annotated[
        bool, typer.Option("--bubblewrap", help="Hide this machine's files from programs, by bwrap.")
    ] = False,
) -> None:
    """Run every example against a mock of the API."""
    if report is not None and report.suffix not in {".json", ".xml"}:
        raise UsageError(f"{report}: the format is not known; name a .json or .xml file")
    settings = inputs.settings()
    wanted = Wanted(languages=tuple(language or ()), patterns=tuple(only or ()), errors=errors)
    means = Means(
        jobs=jobs,
        seconds=seconds,
        locks=settings.folder / LOCKS if settings.files else None,
        offline=offline,
        fence=Fence(bubblewrap=bubblewrap),
        mock=MockOptions(strict=strict),
    )
    with tracking() as track:
        found = verify(settings, wanted, means, track)
    if settings.results is not None:
        known = read_evidence(settings.results)
        proven = evidence_of(found.results, found.versions, known, found.examples)
        if proven != known:
            write_file(settings.results, written(proven))
    _tell(found, report, annotations)
    failed = any(each.outcome == "failed" for each in found.results) or bool(found.differences)
    raise typer.Exit(int(failed))


def _tell(found: Verification, report: Path | None, annotations: Annotations | None) -> None:
    lines = [line for each in found.results if each.outcome == "failed" for line in failure_lines(each)]
    lines += [line for each in found.differences for line in difference_lines(each)]
    lines += table(found.results, found.versions)
    say("".join(f"{line}\n" for line in lines), sys.stdout)
    if annotations is not None:
        told = Report(findings=tuple(as_findings(found.results, found.differences)))
        say(MACHINE_FORMATS[Format(annotations.value)](told), sys.stdout)
    if report is not None and report.suffix == ".json":
        data = results_record(found.results, found.differences, found.versions, found.seconds)
        text = msgspec.json.format(msgspec.json.encode(data, enc_hook=json_number), indent=2).decode()
        write_file(report, f"{text}\n")
    elif report is not None:
        write_file(report, junit(found.results, found.seconds))


snippets = typer.Typer(help="Examples as files of your own.", no_args_is_help=True)


@snippets.command("eject")
def eject_examples(
    operation: Annotated[
        list[str], typer.Argument(metavar="METHOD PATH", help="The operation: POST /chat/completions.")
    ],
    *,
    language: Annotated[
        list[str] | None, typer.Option("--language", "-l", help="Only this language; can be repeated.")
    ] = None,
    name: Annotated[str | None, typer.Option(help="Only the example of this name.")] = None,
) -> None:
    """Write generated examples of an operation as snippets, which take their place on the page."""
    settings = Inputs().settings()
    for path in eject(settings, " ".join(operation), tuple(language or ()), name):
        say(f"{path}\n", sys.stdout)


def serve_apis(
    inputs: Inputs,
    *,
    port: Annotated[int, typer.Option(help="The port to listen on; 0 takes a free one.")] = 8080,
    host: Annotated[
        str, typer.Option(help="The address to listen on; others can reach it then.")
    ] = "127.0.0.1",
    allow_host: Annotated[
        list[str] | None, typer.Option(help="A name that clients may call the mock by; can be repeated.")
    ] = None,
    strict: StrictOption = Strict.CLOSED,
    fail: Annotated[
        list[str] | None,
        typer.Option(metavar="STATUS:SHARE", help="Answer a share of requests with a status: 429:0.1."),
    ] = None,
    latency: Annotated[float, typer.Option(min=0, help="Seconds that every answer takes longer.")] = 0.0,
    seed: Annotated[int, typer.Option(help="Draws other requests that fail.")] = 0,
) -> None:
    """Serve a mock of the API on this machine: it checks requests, and answers as the description says."""
    diagnostics = Diagnostics()
    options = MockOptions(strict=strict, fail=tuple(map(injection, fail or ())), seed=seed)
    served = Mock([each.catalogue for each in read_sources(inputs.settings(), diagnostics)], options)
    form = Form(telling=Telling(again=inputs.check_again()))
    tell_findings(Report(findings=tuple(diagnostics.located())), form)
    serve_mock(
        served,
        lambda text: say(text, sys.stdout),
        host=host,
        port=port,
        latency=latency,
        hosts=frozenset(allow_host or ()),
    )
