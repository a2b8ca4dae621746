"""What tests of running examples share: a folder with a small API."""

from pathlib import Path

import pytest

from commands import Project
from tea_house import tea_house


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Return a folder with a description of three operations, and an `sdkref.yml`."""
    return tea_house(tmp_path)
