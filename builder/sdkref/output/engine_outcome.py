"""What a run of an engine tells, whichever it was."""

from msgspec import Struct


class EngineOutcome(Struct, frozen=True):
    """Its warnings, the pages it wrote, the path of the site's address."""

    warnings: tuple[str, ...]
    """Each begins with `page.md:line: ` where that is known."""
    pages: int
    base: str
