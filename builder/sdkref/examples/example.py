"""An example: a program that the site shows, what it is for, and where it stands."""

from typing import Literal, TypeAlias

from msgspec import Struct

from sdkref.directives import NO_DIRECTIVES, Directives
from sdkref.examples.event import Event
from sdkref.location import Location

Origin: TypeAlias = Literal["generated", "described", "documented", "predicted", "snippet", "guide"]
"""Made by us, brought along by the description or by the documentation of an SDK, what that would show as
a profile has it, a file of the user's, or code on a page that he wrote."""


class Client(Struct, frozen=True):
    """The client of an SDK, in programs that its documentation shows."""

    dialect: str
    """Of the documentation: `speakeasy-go`."""
    name: str
    """The class, or in Go the package: `Dub`, `dubgo`; empty where the documentation shows none."""
    version: str = ""
    """Of the SDK, that the documentation says to be of."""


class Example(Struct, frozen=True, kw_only=True):
    """A program that the site shows in one tab of an operation, or that stands in a guide."""

    operation: str
    """`METHOD /path` of the operation that it is for; empty in a guide that does not say."""
    target: str
    """The key of the tab: `python`, or that of an SDK."""
    language: str
    """The language of the tab: `typescript` for JavaScript as well."""
    name: str
    """As on the page, distinct within its operation and tab: `Default`."""
    origin: Origin
    text: str
    """The program as it is run; what the page leaves out is in it."""
    source: str
    """The file that it stands in, as the user knows it; of a generated one that of its operation."""
    line: int = 1
    """The line of `source` at which the text begins; 1 for generated code, whose lines are its own."""
    location: Location | None = None
    """Where its operation, or itself, is declared."""
    javascript: bool = False
    environment: tuple[tuple[str, str], ...] = ()
    """Variables that it reads: keys and the base address, for which `{base_url}` stands in values."""
    addresses: tuple[str, ...] = ()
    """Addresses of the API that may stand in the text itself, and that the mock's takes the place of."""
    client: Client | None = None
    """Whose address is set when it runs, where its code names none."""
    files: tuple[tuple[str, bytes], ...] = ()
    """Files that it reads, by name."""
    directives: Directives = NO_DIRECTIVES
    event: Event | None = None
    """What it receives or sends, of a webhook; None for what asks the API."""
    serves: bool = False
    """Whether it is a server, which runs until it is ended."""

    @property
    def id(self) -> str:
        """Its name for people and for `-k`: `POST /stays[python:Default]`, `docs/stay.md[go:line 12]`."""
        place = self.source if self.origin == "guide" else self.operation
        return f"{place}[{self.target}:{self.name}]"
