"""What pages say of a tab as a whole."""

from msgspec import Struct

from sdkref.projection.projection import Code


class TargetNote(Struct, frozen=True, kw_only=True):
    """What a site says once about one SDK: its tab, how to install it and how a client is authenticated."""

    key: str
    """Distinct, lower case, safe in an id: `python`, `openai-python`."""
    language: str
    """The value of `data-language`: `typescript`, `go`, `python`, `curl`."""
    label: str
    """The tab's text."""
    install: Code | None = None
    package: str = ""
    documented: bool = False
    """Whether what stands in the tab was read from documentation of the SDK."""

    @property
    def is_sdk(self) -> bool:
        """Whether it is the tab of an SDK, and not that of plain HTTP in its language."""
        return self.documented or self.key != self.language
