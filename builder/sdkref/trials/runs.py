"""Trials run: each program asks the mock under a prefix of its own, and is judged by what it asked."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from msgspec import Struct, field
from msgspec.structs import replace

from sdkref.diagnostics import Diagnostics, Stop
from sdkref.examples.redirecting import redirected
from sdkref.examples.stand_ins import filled
from sdkref.judging.judge import judged
from sdkref.judging.plan import by_toolchain, skipped
from sdkref.judging.trial import Result, Trial
from sdkref.judging.webhooks import judged_webhook
from sdkref.location import Location
from sdkref.machine import cache_folder
from sdkref.mock.mock import Mock, MockOptions, Wish
from sdkref.mock.serving import example_address, serving
from sdkref.progress import Track
from sdkref.runners.known import PINS, runner_of
from sdkref.runners.program import Fence, Finished, Program, Runner, Toolchain
from sdkref.sdk import Sdk
from sdkref.trials.plan import Plan
from sdkref.trials.visits import visited

LOCKS = "snippets.lock"
"""The folder beside `sdkref.yml` in which the exact versions of toolchains are locked."""


class Means(Struct, frozen=True, kw_only=True):
    """What programs are run with, and how far they may go."""

    cache: Path = field(default_factory=lambda: cache_folder("toolchains"))
    """Where toolchains are kept."""
    locks: Path | None = None
    """Where their exact versions are locked, a folder for each target; None for no locks."""
    offline: bool = False
    jobs: int = 1
    seconds: float = 30.0
    """The longest that a program may take."""
    fence: Fence = Fence(landlock=True)
    mock: MockOptions = MockOptions()


class TrialRuns:
    """Runs trials of a plan against its mock, which serves as long as this is in use."""

    def __init__(self, plan: Plan, means: Means, mock: Mock, address: str) -> None:
        self._plan, self._means, self._mock, self._address = plan, means, mock, address
        self._runners: dict[str, Runner] = {}

    @property
    def versions(self) -> Mapping[str, Mapping[str, str]]:
        """What ran, by target."""
        return {target: runner.versions for target, runner in self._runners.items()}

    def run(self, trials: Sequence[Trial], told: Callable[[Result], None], track: Track) -> None:
        """Run trials, one toolchain after the other; `told` gets each result as soon as it is known."""
        today = date.today()  # noqa: DTZ011 - the day on the user's calendar, as a directive gives it
        for (language, target), group in by_toolchain(trials).items():
            left = []
            for each in group:
                known = skipped(each, today)
                if known is None:
                    left.append(each)
                else:
                    told(placed(known, self._plan.diagnostics))
            if left:
                track.begin(f"Running {target}", len(left))
                self._run(language, target, left, told, track)

    def _run(
        self,
        language: str,
        target: str,
        trials: Sequence[Trial],
        told: Callable[[Result], None],
        track: Track,
    ) -> None:
        sdk = self._plan.sdks.get(target, Sdk(key=target, language=language))
        if target not in self._runners:
            self._runners[target] = runner_of(language)(_toolchain(sdk, self._means), self._fence())
        by_id = {each.id: each for each in trials}
        programs, deliveries = [], {}
        for each in trials:
            event = each.example.event
            wish = Wish(each.status, each.example.operation) if each.status is not None else None
            self._mock.watch(each.id, wish, each.api, event.status if event is not None else None)
            program = _program(each, example_address(self._address, each.id), sdk, self._means)
            if event is not None and each.example.serves:
                program, deliveries[each.id] = visited(program, event)
            programs.append(program)

        def done(finished: Finished) -> None:
            trial = by_id[finished.program.id]
            exchanges = self._mock.take(trial.id)
            if trial.example.event is not None:
                result = judged_webhook(trial, finished, exchanges, deliveries.get(trial.id))
            else:
                result = judged(trial, finished, exchanges, self._place, installed=sdk.install)
            told(placed(result, self._plan.diagnostics))
            track.advance(1, trial.example.operation)

        self._runners[target].run(programs, done, self._means.jobs)

    def _fence(self) -> Fence:
        """Return what programs may do, of which the mock is the only server."""
        port = urlsplit(self._address).port
        return replace(self._means.fence, ports=None if port is None else frozenset({port}))

    def _place(self, location: Location) -> str:
        """Return where something is declared, as people look it up."""
        found = self._plan.diagnostics.place(location)
        return f"{location.file}:{found[0]}" if found is not None else str(location)


@contextmanager
def trial_runs(plan: Plan, means: Means) -> Iterator[TrialRuns]:
    """Give what runs the trials of a plan; raises `Stop` when a schema of its APIs cannot be compiled."""
    mock = Mock(plan.catalogues, means.mock)
    try:
        mock.compile()
    except Stop as stop:
        raise plan.diagnostics.with_places(stop) from None
    with serving(mock) as address:
        yield TrialRuns(plan, means, mock, address)


def placed(result: Result, diagnostics: Diagnostics) -> Result:
    """Return a result with its place: in a file of the user's to the line, else where its operation is."""
    example = result.trial.example
    if example.origin in {"documented", "snippet", "guide"}:
        return replace(result, place=(example.source, example.line + (result.line or 1) - 1))
    found = diagnostics.place(example.location) if example.location is not None else None
    return replace(result, place=(example.source, found[0] if found else None))


def _program(trial: Trial, address: str, sdk: Sdk, means: Means) -> Program:
    example = trial.example
    text = example.text
    if example.origin != "generated":
        for each in example.addresses:
            text = text.replace(each, address)
    if example.origin == "described":
        text = filled(text)
    if example.client is not None:
        text = redirected(text, example.client, example.language, address)
    return Program(
        id=trial.id,
        text=text,
        source=example.source,
        dialect="javascript" if example.javascript else "",
        line=example.line,
        environment=tuple(
            (name, value.replace("{base_url}", address))
            for name, value in (*example.environment, *sdk.environment)
        ),
        files=example.files,
        output=example.directives.output if trial.status is None else None,
        compile_only=example.directives.compile_only,
        seconds=means.seconds,
    )


def _toolchain(sdk: Sdk, means: Means) -> Toolchain:
    return Toolchain(
        language=sdk.language,
        install=(*(PINS.get(sdk.language, ()) if sdk.is_language else ()), *sdk.install),
        lock=means.locks / sdk.key if means.locks is not None else None,
        cache=means.cache,
        offline=means.offline,
    )
