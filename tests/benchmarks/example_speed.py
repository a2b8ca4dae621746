"""How many of the demo's examples run in a second, by language: what is prepared once is prepared before."""

import os
import statistics
import sys
import time
from pathlib import Path

from sdkref.judging.trial import Result
from sdkref.progress import Silent
from sdkref.settings.config import Settings
from sdkref.settings.sources import Source
from sdkref.trials.plan import plan
from sdkref.trials.runs import Means, trial_runs
from sdkref.trials.wanted import Wanted

LANGUAGES = ("python", "typescript", "go", "curl")
RUNS = 3
JOBS = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def print_example_speed(description: Path) -> None:
    """Measure, and print a table."""
    print(f"{'examples of the demo':22}{'examples':>10}{'first run, s':>14}{'again, s':>10}{'a second':>10}")
    settings = Settings(sources=(Source(file=description, name=description.name),))
    planned = plan(settings, Wanted(languages=LANGUAGES, errors=False))
    with trial_runs(planned, Means(jobs=JOBS)) as runs:
        for language in LANGUAGES:
            trials = [each for each in planned.trials if each.example.language == language]
            seconds: list[float] = []
            for _ in range(RUNS + 1):
                results: list[Result] = []
                began = time.perf_counter()
                runs.run(trials, results.append, Silent())
                seconds.append(time.perf_counter() - began)
                failed = [each.message for each in results if each.outcome != "passed"]
                if failed:
                    sys.exit(f"an example fails: {failed[0]}")
            again = statistics.median(seconds[1:])
            print(
                f"{language:22}{len(trials):>10}{seconds[0]:>14.1f}{again:>10.1f}{len(trials) / again:>10.1f}"
            )
