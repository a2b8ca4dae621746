"""The clock of a source: who works looks at it, in forked processes too, and what it says."""

import itertools
import time
from pathlib import Path

import psutil
import pytest

from sdkref.diagnostics import Diagnostics, LimitError, UsageError
from sdkref.documents.reading import read_document
from sdkref.limits import Allowance, Limits, check_time, raised, within
from sdkref.pages.fragment import Fragment
from sdkref.progress import Silent
from sdkref.references.fragments import Piece
from sdkref.references.rendering import FEW, render
from sdkref.settings.config import Settings
from sdkref.settings.sources import Source
from sdkref.sources.reading import read_each

SPENT = Allowance("a.yaml", 5, spent=6.0)
MESSAGE = (
    "a.yaml: the limit of time (5) was met: reading and rendering take more seconds; "
    "raise it by `--limit time=10`, or by `limits: {time: 10}` in sdkref.yml, if the file is meant to be so"
)


def test_nothing_is_limited_outside() -> None:
    check_time()


def test_time_is_looked_at() -> None:
    with within(Allowance("a.yaml", 5)):
        check_time()
        with within(SPENT), pytest.raises(LimitError) as stop:
            check_time()
        check_time()
    check_time()
    assert str(stop.value) == MESSAGE
    (found,) = stop.value.findings
    assert (found.code, found.location.file, found.line) == ("limit", "a.yaml", None)


def test_what_is_spent_is_left_out() -> None:
    assert Allowance("a.yaml", 5).after(2).after(1.5) == Allowance("a.yaml", 5, spent=3.5)
    with within(Allowance("a.yaml", 5).after(4.9)):
        check_time()
        time.sleep(0.15)
        with pytest.raises(LimitError):
            check_time()


@pytest.mark.parametrize("jobs", [1, 2])
def test_processes_that_render_look_at_it(jobs: int) -> None:
    def made() -> Fragment:
        raise AssertionError("there was no time for this")

    pieces = [Piece(f"o:{number}", "", made) for number in range(FEW + 9)]
    before = psutil.Process().children()
    with within(SPENT), pytest.raises(LimitError) as stop:
        list(render(pieces, jobs, Silent()))
    assert str(stop.value) == MESSAGE
    assert psutil.Process().children() == before


def test_each_source_has_its_own_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    start = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {}\n"
    models = "".join(f"    M{number}: {{type: object}}\n" for number in range(2_000))
    texts = {
        "quick.yaml": start,
        "slow.yaml": f"{start}components:\n  schemas:\n{models}",
        "last.yaml": start,
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text)
    ticks = itertools.count()
    monkeypatch.setattr("time.monotonic", lambda: next(ticks) / 1_000)
    sources = tuple(Source(file=tmp_path / name, name=name) for name in texts)
    reading = read_each(Settings(sources=sources, limits=Limits(time=1)), Diagnostics())
    assert [each.source.name for each in reading.read] == ["quick.yaml", "last.yaml"]
    assert all(0 < each.allowance.spent < 1 for each in reading.read)
    assert isinstance(reading.stop, LimitError)
    assert str(reading.stop).startswith("slow.yaml: the limit of time (1) was met")


def test_limits_are_raised() -> None:
    assert raised(Limits(), []) == Limits()
    assert raised(Limits(depth=9), ["time=7", "size=8", "time=9"]) == Limits(depth=9, time=9, size=8)
    with pytest.raises(UsageError):
        raised(Limits(), ["time"])


def test_the_limit_that_is_named_is_enough(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(f"openapi: [{'1, ' * 200}1]")
    for limits, option in (
        (Limits(size=10), "size=640"),
        (Limits(nodes=10), "nodes="),
        (Limits(depth=1), "depth="),
    ):
        with pytest.raises(LimitError) as stop:
            read_document(path, Diagnostics(), limits)
        (found,) = stop.value.findings
        advised = found.remedy.partition("--limit ")[2].partition("`")[0]
        assert advised.startswith(option), found
        assert ("it nests deeper" in found.fact) == (option == "depth=")
