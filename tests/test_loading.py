"""What a command loads: its own modules, so that a small command does not wait for those of a large one."""

import subprocess
import sys
from importlib import import_module

import pytest
import typer

from sdkref.commands.app import MODULES, app

UNNEEDED = ("sdkref.readers", "sdkref.projection", "sdkref.output", "mkdocs", "rich", "jinja2", "pygments")


@pytest.mark.parametrize("name", MODULES)
def test_each_command_is_made_by_its_module(name: str) -> None:
    assert name in typer.main.get_group(import_module(MODULES[name]).app).commands


def test_each_module_makes_no_other_commands() -> None:
    made = {
        name
        for module in MODULES.values()
        for name in typer.main.get_group(import_module(module).app).commands
    }
    assert made == set(MODULES)
    assert set(typer.main.get_group(app).commands) == set(MODULES)


def test_the_mock_loads_nothing_that_it_does_not_need() -> None:
    code = "import sys, sdkref.commands.app, sdkref.commands.mock; print(*sorted(sys.modules))"
    ended = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    loaded = ended.stdout.split()
    assert [name for name in loaded if name in UNNEEDED] == []


def test_a_description_alone_is_read_without_what_reads_more() -> None:
    code = "import sys, sdkref.sources.reading; print(*sorted(sys.modules))"
    ended = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    unneeded = {"jsonpath_rfc9535", "markdown_it", "sdkref.sources.documentation", "sdkref.readers.overlay"}
    unneeded |= {"jinja2", "importlib.metadata", "sdkref.languages", "sdkref.readers.swagger_conversion"}
    assert unneeded & set(ended.stdout.split()) == set()


def test_a_command_that_is_misspelt_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        app(["moc"])
    assert "Did you mean 'mock'?" in capsys.readouterr().err
