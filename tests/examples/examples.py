"""Run the generated examples of five real descriptions against a mock of each, and print what came of it.

All operations in all four languages by default, which takes a good while; options take a sample. Exits with
1 when an example fails, or asks for something else than in another language, that `exceptions.yaml` does
not list, and when that lists one which does neither.
"""

import argparse
import itertools
import sys
import time
from collections import Counter
from collections.abc import Collection, Sequence
from pathlib import Path

from example_exceptions import LANGUAGES, Exceptional, read_exceptions, unexpected
from sdkref.judging.equivalence import Difference, differences
from sdkref.judging.trial import Result, Trial
from sdkref.progress import Silent
from sdkref.results.text import difference_lines, failure_lines
from sdkref.settings.config import Settings
from sdkref.settings.sources import Source
from sdkref.trials.plan import Plan, plan
from sdkref.trials.runs import Means, trial_runs
from sdkref.trials.wanted import Wanted

REPOSITORY = Path(__file__).resolve().parents[2]
SPECS = REPOSITORY.parent / "shared" / "specs"
DESCRIPTIONS = {
    "docker": "engine.json",
    "slack": "slack_web_openapi_v2.json",
    "openai": "openapi.yaml",
    "stripe": "stripe.com.json",
    "github": "api.github.com.json",
}
"""Files by their folders."""
ROW = "{:<12} {:<11} {:>14} {:>8} {:>10} {:>9}"


def main() -> int:
    """Run what was asked for; return the exit code."""
    asked = _asked()
    if not SPECS.is_dir():
        print("third-party descriptions are absent: ../shared/specs was not found; nothing was run")
        return 0
    known = read_exceptions(Path(__file__).with_name("exceptions.yaml"))
    wrong: list[str] = []
    rows = [ROW.format("description", "language", "passed", "%", "differing", "seconds")]
    for name in asked.descriptions:
        file = SPECS / name / DESCRIPTIONS[name]
        if not file.is_file():
            rows.append(f"{name:<12} absent: ../shared/specs/{name}/{file.name} was not found")
            continue
        listed = [each for each in known if each.description == name]
        found, told = _run(name, file, listed, asked)
        rows += found
        wrong += told
    print("\n".join(rows))
    if asked.reasons:
        print("\n".join(_reasons([each for each in known if each.description in asked.descriptions])))
    print("\n".join(wrong) or "All the rest passed, and asked the same in every language.")
    return int(bool(wrong))


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("descriptions", nargs="*", metavar="DESCRIPTION", help=", ".join(DESCRIPTIONS))
    parser.add_argument("--language", "-l", action="append", choices=LANGUAGES, help="can be repeated")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="every Nth operation only")
    parser.add_argument("--only", "-k", action="append", default=[], help="names that hold this text only")
    parser.add_argument("--jobs", "-j", type=int, default=2, help="programs at once")
    parser.add_argument("--reasons", action="store_true", help="list the exceptions as well")
    asked = parser.parse_args()
    if strange := {*asked.descriptions} - {*DESCRIPTIONS}:
        parser.error(f"no such description: {', '.join(sorted(strange))}")
    asked.descriptions = asked.descriptions or [*DESCRIPTIONS]
    asked.language = asked.language or [*LANGUAGES]
    return asked


def _run(
    name: str, file: Path, known: Sequence[Exceptional], asked: argparse.Namespace
) -> tuple[list[str], list[str]]:
    """Return the rows of one description, and what is wrong with it."""
    settings = Settings(sources=(Source(file=file, name=file.name),))
    wanted = Wanted(languages=tuple(asked.language), patterns=tuple(asked.only), errors=False)
    planned = plan(settings, wanted)
    trials = _sample(planned.trials, asked.every)
    results: list[Result] = []
    seconds: dict[str, float] = {}
    with trial_runs(planned, Means(jobs=asked.jobs)) as runs:
        for language in asked.language:
            began = time.monotonic()
            runs.run([each for each in trials if each.example.language == language], results.append, Silent())
            seconds[language] = time.monotonic() - began
            print(f"{name} {language}: {seconds[language]:.0f} s", file=sys.stderr, flush=True)
    order = {each.id: number for number, each in enumerate(trials)}
    results.sort(key=lambda each: order[each.trial.id])
    failed = [each for each in results if each.outcome != "passed"]
    differing = list(differences(results))
    _tell(planned, known, failed, differing)
    ran = [each.trial.example for each in results]
    wrong = [
        *unexpected(known, "fails", ran, [each.trial.example for each in failed]),
        *unexpected(known, "differs", ran, [each.other.trial.example for each in differing]),
    ]
    return list(_rows(name, results, differing, seconds)), [f"{name}: {each}" for each in wrong]


def _sample(trials: Sequence[Trial], every: int) -> list[Trial]:
    generated = (each for each in trials if each.example.origin == "generated")
    groups = itertools.groupby(generated, key=lambda each: each.example.operation)
    return [each for number, (_, group) in enumerate(groups) if number % every == 0 for each in group]


def _tell(
    planned: Plan, known: Sequence[Exceptional], failed: Sequence[Result], differing: Sequence[Difference]
) -> None:
    """Print each failure and each difference that is not listed."""
    for result in failed:
        if not any(each.covers(result.trial.example, "fails") for each in known):
            print("\n".join(failure_lines(result)))
    for difference in differing:
        if not any(each.covers(difference.other.trial.example, "differs") for each in known):
            print("\n".join(difference_lines(difference)))


def _rows(
    name: str, results: Sequence[Result], differing: Collection[Difference], seconds: dict[str, float]
) -> list[str]:
    """Return the rows of a description's languages."""
    passed = Counter(each.trial.example.language for each in results if each.outcome == "passed")
    every = Counter(each.trial.example.language for each in results)
    differ = Counter(each.other.trial.example.language for each in differing)
    return [
        ROW.format(
            name,
            language,
            f"{passed[language]:,}/{every[language]:,}",
            f"{100 * passed[language] / every[language]:.1f}",
            differ[language],
            f"{taken:.0f}",
        )
        for language, taken in seconds.items()
        if every[language]
    ]


def _reasons(known: Sequence[Exceptional]) -> list[str]:
    """Return a line for each entry of the list."""
    return [
        f"{each.description}: {each.operation}{f' ({each.example})' if each.example else ''} "
        f"{each.kind} in {', '.join(each.languages)}: {each.reason}"
        for each in known
    ]


if __name__ == "__main__":
    sys.exit(main())
