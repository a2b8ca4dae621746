"""What settings say of one SDK, or of the tab of a language: its packages, and what its programs find."""

from pathlib import Path

from msgspec import Struct

from sdkref.extensions import LANGUAGES, offered

BUILT_IN = ("typescript", "go", "python", "curl")
"""Our own languages, by the keys of their own tabs."""


def language_keys() -> tuple[str, ...]:
    """Return the languages that a tab can have, by the keys of their own tabs: ours, and of packages."""
    return (*BUILT_IN, *(name for name in offered(LANGUAGES) if name not in BUILT_IN))


class Sdk(Struct, frozen=True, kw_only=True):
    """An SDK with a tab of its own, or more about the tab of plain HTTP in a language."""

    key: str
    """Lower case, safe in an id and as a folder's name: `openai-python`; of a language's own tab its key."""
    language: str
    """Such as `typescript`, `go`, `python`, `curl`; empty where its documentation, not yet read, tells."""
    label: str = ""
    """The tab's text; empty for the language's usual one."""
    package: str = ""
    """The package that its programs import."""
    profile: str = ""
    """What made it: `stainless`; empty where settings do not say."""
    install: tuple[str, ...] = ()
    """Pinned requirements, as the package manager of the language writes them: `openai==3.52.0`."""
    environment: tuple[tuple[str, str], ...] = ()
    """Variables that its programs read; `{base_url}` in a value stands for the address of the API."""
    errors: tuple[tuple[str, str], ...] = ()
    """Types that callers see of statuses: `("404", "NotFoundError")`; ranges as `4XX`, all as `default`."""
    options: Struct | None = None
    """What settings say to a profile that predicts the SDK's documentation."""
    docs: Path | None = None
    """The folder of the documentation that its generator wrote."""
    files: tuple[Path, ...] = ()
    """Files of its generator's own that settings were read from."""

    @property
    def is_language(self) -> bool:
        """Whether it is the tab of plain HTTP in its language."""
        return self.key == self.language
