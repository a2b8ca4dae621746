"""The option that writes golden pages anew: `pytest tests/pages --update-golden`, then read the diff."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write tests/pages/golden anew")
