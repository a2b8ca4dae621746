"""Programs that run and what comes of them: the contract between examples and the runners of languages."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from threading import Event
from typing import Literal, Protocol, TypeAlias

from msgspec import Struct

Fault: TypeAlias = Literal["syntax", "types", "exit", "timeout", "crash", "output", "environment"]
"""What went wrong: the code does not parse, does not type-check or compile, ended with another status than 0,
took too long, was ended by a signal or a limit, printed something else, or could not be run at all."""


class Program(Struct, frozen=True, kw_only=True):
    """Code that can run by itself."""

    id: str
    """Distinct within a run, of letters, digits, `-` and `_` only: folders and prefixes are named by it."""
    text: str
    """The code as it stands on the page."""
    source: str
    """The file that it stands in, for messages: `docs/guide/refunds.md`, `openapi.yaml`."""
    dialect: str = ""
    """What a language's usual reading is not enough for: `javascript` for code that is not TypeScript."""
    line: int = 1
    """The line of `source` at which the code begins; 1 for generated code, whose lines are its own."""
    environment: tuple[tuple[str, str], ...] = ()
    """Variables that it reads: the base address, keys."""
    files: tuple[tuple[str, bytes], ...] = ()
    """Files that it finds in its working directory, by relative path."""
    output: str | None = None
    """What it has to print, when that matters."""
    compile_only: bool = False
    """Whether it is only checked, not run."""
    seconds: float = 30.0
    """How long it may take."""
    visit: Callable[[Event], None] | None = None
    """Of a server: what asks it while it runs. When that returns the server is ended, which is no fault; when
    the server ends before, the event is set."""


class Finished(Struct, frozen=True, kw_only=True):
    """What came of a program."""

    program: Program
    fault: Fault | None = None
    """None when it did all that it should."""
    message: str = ""
    """What went wrong, in one line and in plain words; the language's own where they say it best."""
    line: int | None = None
    """The line of the program's text that the message is about, counted from 1."""
    status: int | None = None
    """The exit status; None when it did not run or was ended."""
    stdout: str = ""
    stderr: str = ""
    """Cut in the middle when they are longer than `MOST_OUTPUT` characters."""
    seconds: float = 0.0
    error: tuple[str, ...] = ()
    """The type of the error with which it ended and that nothing caught, by name, then what that extends or
    wraps: `("openai.RateLimitError", "openai.APIStatusError", …)`. In Go, where errors are values, the one
    that it logged or panicked with at its end, with the path of its package."""


MOST_OUTPUT = 20_000

Done: TypeAlias = Callable[[Finished], None]
"""Called once for every program, as soon as it is known what came of it; from one thread at a time."""


class Fence(Struct, frozen=True, kw_only=True):
    """What programs may do at most: the same for all languages."""

    hosts: frozenset[str] = frozenset({"127.0.0.1", "::1", "localhost"})
    """Where they may connect to."""
    cpu_seconds: int = 60
    file_bytes: int = 64 * 1024 * 1024
    """The largest file that they may write."""
    bubblewrap: bool = False
    """Whether `bwrap` hides the files of this machine from them besides."""
    landlock: bool = False
    """Whether the kernel confines them besides, where it has Landlock."""
    ports: frozenset[int] | None = None
    """The ports that the kernel lets them connect to then; None for all."""


class Runner(Protocol):
    """Runs the programs of one language; made for one toolchain, that is one set of package versions."""

    @property
    def versions(self) -> Mapping[str, str]:
        """The exact versions that run: `{"python": "3.11.7", "openai": "3.52.0"}`."""

    def run(self, programs: Sequence[Program], done: Done, jobs: int) -> None:
        """Check and run programs, `jobs` at once at most; each is told to `done` exactly once.

        What concerns all of them (a toolchain that is absent) raises `diagnostics.Stop`; what concerns one
        is its `Finished`. After a return or an exception no process that was started is left.
        """


class Toolchain(Struct, frozen=True, kw_only=True):
    """The packages that the programs of an SDK need, and where they are kept."""

    language: str
    """`python`, `typescript`, `go` or `curl`."""
    install: tuple[str, ...] = ()
    """Requirements as the package manager of the language writes them, versions pinned: `openai==3.52.0`,
    `openai@7.2.0`, `github.com/openai/openai-go/v3@v3.8.1`."""
    lock: Path | None = None
    """The folder in the repository where the exact versions are locked; None keeps no lock."""
    cache: Path
    """The folder outside of the repository in which toolchains are kept by the digest of what they hold."""
    offline: bool = False
    """Whether only what is already there may be used."""
