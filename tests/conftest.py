"""What all tests share: how property tests run, how processes start soon, and the site of the demo.

Property tests run without deadlines, which a busy machine would miss, and the same in every CI run.
"""

import gc
import os
from pathlib import Path

import platformdirs
import pytest
from hypothesis import HealthCheck, settings

from commands import Project
from places import REPOSITORY

settings.register_profile("default", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("ci" if os.environ.get("CI") == "true" else "default")

# Workers of pytest, and every command that a test starts, would compile hundreds of modules anew.
if os.environ.pop("PYTHONDONTWRITEBYTECODE", None):
    os.environ.setdefault(
        "PYTHONPYCACHEPREFIX", str(platformdirs.user_cache_path("sdkref-tests") / "bytecode")
    )


def pytest_collection_finish() -> None:
    """Keep the collector of cycles from walking all tests and modules again and again: they stay."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of fragments and compiled templates that all tests of a session share."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Path:
    """Return the site of the larger demo API."""
    project = Project(tmp_path_factory.mktemp("demo"), cache)
    ended = project.run("build", REPOSITORY / "docs" / "api" / "openapi.yaml", "--jobs", "1")
    assert ended.code == 0, ended.err
    return project.site
