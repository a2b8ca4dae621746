"""The command of the command line that serves a mock: it loads no more than it needs, to answer soon."""

import sys
from typing import Annotated

import typer

from sdkref.catalogue.surfaces_alone import check_described
from sdkref.collector import collect, paused_collector
from sdkref.commands.options import Inputs, with_groups
from sdkref.commands.report import Form, say, tell_findings
from sdkref.diagnostics import Stop
from sdkref.findings.report import Report, Telling
from sdkref.mock.faults import injections
from sdkref.mock.mock import Mock, MockOptions, check_schemas
from sdkref.mock.origins import origin
from sdkref.mock.serving import serve_mock
from sdkref.mock.telling import ExchangeLines
from sdkref.mock.validation.validator import Strict
from sdkref.sources.kept_catalogues import KeptCatalogues

app = typer.Typer()

StrictOption = Annotated[
    Strict,
    typer.Option(
        help="What the mock says of unknown members: nothing (off), where a schema is closed, where they are"
        " nearly the name of a known one besides (near), or always (open)."
    ),
]


@app.command("mock")
@with_groups
def serve_apis(
    inputs: Inputs,
    *,
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="The port to listen on; 0 takes a free one.")
    ] = 8080,
    host: Annotated[
        str, typer.Option(help="The address to listen on; others can reach it then.")
    ] = "127.0.0.1",
    allow_host: Annotated[
        list[str] | None, typer.Option(help="A name that clients may call the mock by; can be repeated.")
    ] = None,
    allow_origin: Annotated[
        list[str] | None,
        typer.Option(
            help="An origin whose web pages may ask the mock: https://app.example; can be repeated."
        ),
    ] = None,
    strict: StrictOption = Strict.NEAR,
    fail: Annotated[
        list[str] | None,
        typer.Option(metavar="STATUS:SHARE", help="Answer a share of requests with a status: 429:0.1."),
    ] = None,
    latency: Annotated[
        float,
        typer.Option(
            min=0,
            help="Seconds that every answer takes longer; the events of a stream come a tenth apart.",
        ),
    ] = 0.0,
    seed: Annotated[int, typer.Option(help="Draws other requests that fail.")] = 0,
    verbose: Annotated[
        bool, typer.Option("--verbose", help="Tell of every request, not only of those that are refused.")
    ] = False,
) -> None:
    """Serve a mock of the API on this machine: it checks requests, and answers as the description says."""
    options = MockOptions(strict=strict, fail=injections(fail or ()), seed=seed)
    kept = KeptCatalogues(inputs.settings())
    with paused_collector(aside=True):
        known = kept.get()
        found = known or kept.read()
        check_described(found.catalogues)
        served = Mock(found.catalogues, options)
    tell_findings(Report(findings=found.findings), Form(telling=Telling(again=inputs.check_again())))

    def check_and_keep() -> None:
        """Compile all schemas beside the first requests; those of kept catalogues were compiled once."""
        try:
            check_schemas(found.catalogues, strict)
        except Stop as stop:
            raise kept.placed(stop) from None
        kept.put(found)
        collect()

    serve_mock(
        served,
        lambda text: say(text, sys.stdout),
        host=host,
        port=port,
        latency=latency,
        hosts=frozenset(allow_host or ()),
        origins=frozenset(map(origin, allow_origin or ())),
        beside=check_and_keep if known is None else None,
        tell=ExchangeLines(lambda text: say(text, sys.stdout), served.hiding, everything=verbose).tell,
    )
