"""A folder to call the command in."""

from pathlib import Path

import pytest

from commands import Project


@pytest.fixture
def project(tmp_path: Path, cache: Path) -> Project:
    """Return an empty folder, with the cache of the session."""
    (tmp_path / "project").mkdir()
    return Project(tmp_path / "project", cache)
