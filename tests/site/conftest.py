"""A folder to call the command in, and sites of descriptions that do no harm."""

from pathlib import Path

import pytest

from commands import Project
from harmless import Harmless
from hostile import PLAIN, built, described


@pytest.fixture
def project(tmp_path: Path, cache: Path) -> Project:
    """Return an empty folder, with the cache of the session."""
    (tmp_path / "project").mkdir()
    return Project(tmp_path / "project", cache)


@pytest.fixture(scope="session")
def plain(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Path:
    """Return the site of the description that says nothing hostile."""
    project = Project(tmp_path_factory.mktemp("plain"), cache)
    return built(project, described(PLAIN))


@pytest.fixture(scope="session")
def harmless(demo: Path, plain: Path) -> Harmless:
    """Return what sites may hold."""
    return Harmless(demo, plain)
