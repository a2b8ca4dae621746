"""What settings say of one SDK, or of the tab of a language: its packages, and what its programs find."""

from msgspec import Struct


class Sdk(Struct, frozen=True, kw_only=True):
    """An SDK with a tab of its own, or more about the tab of plain HTTP in a language."""

    key: str
    """Lower case, safe in an id and as a folder's name: `openai-python`; of a language's own tab its key."""
    language: str
    """`typescript`, `go`, `python` or `curl`."""
    label: str = ""
    """The tab's text; empty for the language's usual one."""
    package: str = ""
    """The package that its programs import."""
    install: tuple[str, ...] = ()
    """Pinned requirements, as the package manager of the language writes them: `openai==3.52.0`."""
    environment: tuple[tuple[str, str], ...] = ()
    """Variables that its programs read; `{base_url}` in a value stands for the address of the API."""

    @property
    def is_language(self) -> bool:
        """Whether it is the tab of plain HTTP in its language."""
        return self.key == self.language
