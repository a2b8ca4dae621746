"""The pytest plugin's options; what they ask for is loaded only when it is asked for."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options of the plugin."""
    group = parser.getgroup("sdkref", "examples of SDK references")
    group.addoption("--sdkref", action="store_true", help="collect the examples that sdkref.yml leads to")
    group.addoption(
        "--sdkref-no-errors", action="store_true", help="let no example meet the errors of its operation"
    )
    group.addoption(
        "--sdkref-offline", action="store_true", help="install nothing; use what earlier runs installed"
    )
    group.addoption("--sdkref-seconds", type=float, default=30.0, help="the longest that an example may take")


def pytest_configure(config: pytest.Config) -> None:
    """Load what collects examples; without paths on the command line, examples are all that is collected."""
    if config.getoption("--sdkref"):
        config.pluginmanager.import_plugin("sdkref.trials.pytest_examples")
        if config.args_source is not pytest.Config.ArgsSource.ARGS:
            config.args = [str(config.rootpath / "sdkref.yml")]
