"""What the process of ProperDocs is told, and what it answers: one JSON value each."""

import msgspec

from sdkref.output.engine_outcome import EngineOutcome


class Task(msgspec.Struct, frozen=True):
    """What the process is told on its standard input."""

    library: str
    site_dir: str
    mkdocs_yml: str | None
    site_name: str


class Ended(msgspec.Struct, frozen=True):
    """What the process tells on its standard output: how the build went, or what ended it."""

    outcome: EngineOutcome | None = None
    stop: tuple[int, str] | None = None
