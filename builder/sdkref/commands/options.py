"""Options that several commands share: each group is declared once, and a command asks for it as a value."""

import inspect
import shlex
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated, Any, get_type_hints

import typer
from msgspec import NODEFAULT, Struct
from msgspec.structs import fields, replace

from sdkref.commands.report import Form
from sdkref.diagnostics import UsageError
from sdkref.findings.known import Format
from sdkref.findings.report import Telling
from sdkref.limits import raised
from sdkref.settings.config import Settings, load_settings, settings_for
from sdkref.settings.sources import Overlay


class Choice(Struct, frozen=True, kw_only=True):
    """What of a source is wanted, and what it may cost."""

    include: Annotated[
        list[str] | None,
        typer.Option(
            help="Only operations whose tag, path or 'METHOD /path' matches; * stands for any text."
        ),
    ] = None
    exclude: Annotated[
        list[str] | None, typer.Option(help="No operations whose tag, path or 'METHOD /path' matches.")
    ] = None
    internal: Annotated[
        bool, typer.Option("--internal", help="Show operations marked x-internal as well.")
    ] = False
    overlay: Annotated[
        list[Path] | None,
        typer.Option(help="Apply an OpenAPI Overlay to every source, after those of sdkref.yml."),
    ] = None
    limit: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME=VALUE",
            help="Let a source cost more: size, depth, nodes, aliases, time, page or files.",
        ),
    ] = None

    def on(self, settings: Settings) -> Settings:
        """Return settings in which the options win."""
        overlays = tuple(Overlay(file=path, name=str(path)) for path in self.overlay or ())
        return replace(
            settings,
            sources=tuple(replace(each, overlays=(*each.overlays, *overlays)) for each in settings.sources),
            include=tuple(self.include or settings.include),
            exclude=tuple(self.exclude or settings.exclude),
            internal=self.internal or settings.internal,
            limits=raised(settings.limits, self.limit or ()),
        )


class Inputs(Choice, frozen=True, kw_only=True):
    """The sources of a site."""

    sources: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[SOURCE]...",
            help="API descriptions, catalogues, or folders of the documentation of SDKs; "
            "none: what sdkref.yml names.",
        ),
    ] = None

    def settings(self) -> Settings:
        """Return the settings of the command line, or of `sdkref.yml` when no source is named."""
        settings = settings_for(self.sources) if self.sources else load_settings(Path())
        if settings is None or not settings.sources:
            raise UsageError(
                "no source is named: give an API description, such as `sdkref build openapi.yaml`, "
                "or list it in sdkref.yml"
            )
        return self.on(settings)

    def mkdocs_yml(self) -> Path | None:
        """Return the user's own MkDocs configuration, which is used when `sdkref.yml` names the sources."""
        path = Path("mkdocs.yml")
        return path if not self.sources and path.is_file() else None

    def check_again(self) -> str:
        """Return the command that tells the findings of these sources."""
        return self.again("check")

    def again(self, command: str) -> str:
        """Return another command for these sources."""
        words = ["sdkref", command, *map(str, self.sources or ())]
        for name in ("overlay", "include", "exclude", "limit"):
            words += [word for value in getattr(self, name) or () for word in (f"--{name}", str(value))]
        return shlex.join([*words, *(["--internal"] if self.internal else [])])


class Verdict(Struct, frozen=True, kw_only=True):
    """What findings do."""

    strict: Annotated[
        bool, typer.Option("--strict", help="End with exit code 1 when there are findings.")
    ] = False
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Tell people every finding, at each of its places.")
    ] = False


class Output(Verdict, frozen=True, kw_only=True):
    """How findings are told."""

    format: Annotated[
        Format, typer.Option(help="How findings are told: for people, for programs, or for GitHub.")
    ] = Format.TEXT
    json: Annotated[bool, typer.Option("--json", help="Short for --format json.")] = False
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="A file for the findings; none: the terminal.")
    ] = None

    def form(self, again: str, *, checking: bool) -> Form:
        """Return how the findings of a command are told; `again` is the command that tells them again."""
        if self.json and self.format not in {Format.TEXT, Format.JSON}:
            raise UsageError(f"--json and --format {self.format} exclude each other; choose one")
        return Form(
            format=Format.JSON if self.json else self.format,
            output=self.output,
            telling=Telling(everything=self.verbose, again=again, checking=checking),
        )


def with_groups(command: Callable[..., None]) -> Callable[..., None]:
    """Return a command in which the members of each group that it takes are options of their own."""
    signature = inspect.signature(command)
    groups: dict[str, type[Struct]] = {
        name: each.annotation
        for name, each in signature.parameters.items()
        if isinstance(each.annotation, type) and issubclass(each.annotation, Struct)
    }

    def run(**options: Any) -> None:
        for name, group in groups.items():
            options[name] = group(**{member: options.pop(member) for member in group.__struct_fields__})
        command(**options)

    parameters = [
        option
        for name, each in signature.parameters.items()
        for option in (_options(groups[name]) if name in groups else [each])
    ]
    run.__name__, run.__doc__ = command.__name__, command.__doc__
    run.__annotations__ = {each.name: each.annotation for each in parameters}
    run.__signature__ = signature.replace(parameters=parameters)  # type: ignore[attr-defined] # read by typer
    return run


def _options(group: type[Struct]) -> Iterator[inspect.Parameter]:
    hints = get_type_hints(group, include_extras=True)
    for each in fields(group):
        default = inspect.Parameter.empty if each.default is NODEFAULT else each.default
        yield inspect.Parameter(
            each.name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=hints[each.name]
        )
