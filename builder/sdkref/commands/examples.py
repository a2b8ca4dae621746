"""The commands of the command line that run examples, or make files of them."""

import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer

from sdkref.commands.mock import StrictOption
from sdkref.commands.options import Inputs, with_groups
from sdkref.commands.progress_bar import tracking
from sdkref.commands.report import Form, say, tell_findings, write_file
from sdkref.diagnostics import UsageError
from sdkref.documents.scalars import json_number
from sdkref.documents.writer import write_yaml
from sdkref.evidence import NO_EVIDENCE, read_evidence, written
from sdkref.findings.known import MACHINE_FORMATS, Format
from sdkref.findings.report import Report, Telling
from sdkref.judging.coverage import Coverage, coverage_of
from sdkref.machine import CORES
from sdkref.mock.mock import MockOptions
from sdkref.mock.validation.validator import Strict
from sdkref.results.as_findings import as_findings
from sdkref.results.evidence_of import evidence_of
from sdkref.results.junit import junit
from sdkref.results.records import results_record
from sdkref.results.text import coverage_lines, difference_lines, failures_lines, table
from sdkref.runners.program import Fence
from sdkref.trials.ejecting import eject
from sdkref.trials.exporting import overlay_of_examples
from sdkref.trials.runs import LOCKS, Means
from sdkref.trials.verify import Verification, verify
from sdkref.trials.wanted import Wanted

app = typer.Typer()


class Annotations(StrEnum):
    """Where failures are told besides."""

    GITHUB = "github"


@app.command("test")
@with_groups
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
    errors: Annotated[bool, typer.Option(help="Let examples meet each documented error as well.")] = True,
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
    strict: StrictOption = Strict.NEAR,
    offline: Annotated[
        bool, typer.Option("--offline", help="Install nothing; use what earlier runs installed.")
    ] = False,
    landlock: Annotated[
        bool,
        typer.Option(
            "--landlock/--no-landlock",
            help="Keep programs to their folder, the system and the mock, where the kernel can (Linux).",
        ),
    ] = True,
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
        fence=Fence(landlock=landlock, bubblewrap=bubblewrap),
        mock=MockOptions(strict=strict),
    )
    with tracking() as track:
        found = verify(settings, wanted, means, track)
    tell_findings(
        Report(findings=found.findings), Form(telling=Telling(again=inputs.check_again(), checking=True))
    )
    known = read_evidence(settings.results) if settings.results is not None else NO_EVIDENCE
    in_part = bool(inputs.include or inputs.exclude)
    proven = evidence_of(found.results, found.versions, known, found.examples, in_part=in_part)
    if settings.results is not None and proven != known:
        write_file(settings.results, written(proven))
    command = f"{inputs.again('test')}{f' --strict {strict}' if strict != Strict.NEAR else ''}"
    coverage = coverage_of(found.offers, proven)
    _tell(found, () if wanted.patterns else coverage, annotations, command)
    if report is not None:
        _write(report, found, coverage)
    failed = any(each.outcome == "failed" for each in found.results) or bool(found.differences)
    raise typer.Exit(int(failed))


def _tell(
    found: Verification,
    coverage: Sequence[Coverage],
    annotations: Annotations | None,
    command: str,
) -> None:
    lines = list(failures_lines(found.results, command))
    lines += [line for each in found.differences for line in difference_lines(each, command)]
    lines += table(found.results, found.versions) if found.results else ["There is no example to run"]
    ran = {each.trial.example.target for each in found.results}
    lines += coverage_lines([each for each in coverage if each.tab in ran])
    say("".join(f"{line}\n" for line in lines), sys.stdout)
    if annotations is not None:
        told = Report(findings=tuple(as_findings(found.results, found.differences, command)))
        say(MACHINE_FORMATS[Format(annotations.value)](told), sys.stdout)


def _write(report: Path, found: Verification, coverage: Sequence[Coverage]) -> None:
    if report.suffix == ".json":
        data = results_record(found.results, found.differences, found.versions, coverage, found.seconds)
        write_file(report, _json(data))
    else:
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


export = typer.Typer(help="Files for other tools.", no_args_is_help=True)


@export.command("overlay")
def export_overlay(
    source: Annotated[
        Path | None, typer.Argument(metavar="[SOURCE]", help="A source of sdkref.yml; none: its only one.")
    ] = None,
    *,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="A .yaml, .yml or .json file; none: YAML to the terminal."),
    ] = None,
) -> None:
    """Write the examples that are known to run as an OpenAPI Overlay of x-codeSamples."""
    if output is not None and output.suffix not in {".json", ".yaml", ".yml"}:
        raise UsageError(f"{output}: the format is not known; name a .yaml, .yml or .json file")
    data = overlay_of_examples(Inputs().settings(), source)
    if output is None:
        say(write_yaml(data), sys.stdout)
    else:
        write_file(output, _json(data) if output.suffix == ".json" else write_yaml(data))


def _json(data: Any) -> str:
    return f"{msgspec.json.format(msgspec.json.encode(data, enc_hook=json_number), indent=2).decode()}\n"


app.add_typer(snippets, name="snippets")
app.add_typer(export, name="export")
