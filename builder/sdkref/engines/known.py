"""The engines that can build a site, and what to install for each."""

from collections.abc import Sequence
from enum import StrEnum
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

from sdkref.diagnostics import UsageError
from sdkref.engines.mkdocs.engine import run_mkdocs
from sdkref.engines.properdocs.engine import run_properdocs
from sdkref.engines.zensical import run_zensical
from sdkref.output.cache import FragmentCache
from sdkref.output.engine_outcome import EngineOutcome
from sdkref.output.mounting import MountedReference


class Engine(StrEnum):
    """By what a site is built."""

    MKDOCS = "mkdocs"
    PROPERDOCS = "properdocs"
    ZENSICAL = "zensical"


class Run(Protocol):
    """Builds a site into an empty directory; what the user can mend is a `UsageError`."""

    def __call__(
        self,
        references: Sequence[MountedReference],
        site_dir: Path,
        *,
        mkdocs_yml: Path | None,
        site_name: str,
        finished: FragmentCache | None = None,
    ) -> EngineOutcome:
        """Return what the engine told; `finished` are pages of earlier builds, if it uses them."""


ENGINES: dict[Engine, Run] = {
    Engine.MKDOCS: run_mkdocs,
    Engine.PROPERDOCS: run_properdocs,
    Engine.ZENSICAL: run_zensical,
}


def engine_run(engine: Engine) -> Run:
    """Return what builds a site; stop with a `UsageError` when the engine is not installed."""
    if find_spec(engine.value) is None:
        raise UsageError(
            f"the engine {engine.value} is not installed; run `pip install 'sdkref[{engine.value}]'`"
        )
    return ENGINES[engine]
