"""The progress bar: what stands on which terminal, and where there is none."""

import io
import re

import pytest

from sdkref.commands.progress_bar import tracking
from sdkref.progress import Silent


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """Return what rich asks."""
        return True


@pytest.fixture(autouse=True)
def surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CI", "NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "100")


def drawn() -> tuple[str, list[str]]:
    """Return what a stage writes to a terminal, and its lines without control sequences."""
    stream = Terminal()
    with tracking(stream) as track:
        track.begin("Rendering", 12)
        track.advance(3, "POST /chat/completions [red]")
        track.advance(4, "evil\x1b[2J")
    text = stream.getvalue()
    return text, re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", text).split("\r")


def test_stage_and_operation_are_told() -> None:
    text, lines = drawn()
    assert any(re.match(r"Rendering +━.* 3/12 .*POST /chat/completions \[red\]", line) for line in lines)
    assert any("evil\\u001b[2J" in line for line in lines)
    assert "\x1b[2J" not in text


@pytest.mark.parametrize("width", [10, 20, 40, 59, 60, 80, 200])
def test_no_line_is_longer_than_the_terminal(monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    _, lines = drawn()
    assert max(len(line.strip("\n")) for line in lines) <= width
    assert any(line.startswith("Rend") for line in lines)
    assert any("3/12" in line for line in lines) is (width > 10)


def test_without_colours_there_are_none(monkeypatch: pytest.MonkeyPatch) -> None:
    assert re.search(r"\x1b\[[0-9;]*m", drawn()[0])
    monkeypatch.setenv("NO_COLOR", "1")
    assert not re.search(r"\x1b\[[0-9;]*[34][0-9][0-9;]*m", drawn()[0])


@pytest.mark.parametrize(("name", "value"), [("CI", "true"), ("CI", "1"), ("TERM", "dumb")])
def test_where_a_terminal_is_a_log_nothing_is_told(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    assert drawn()[0] == ""


def test_a_file_is_told_nothing() -> None:
    with tracking(io.StringIO()) as track:
        assert isinstance(track, Silent)
