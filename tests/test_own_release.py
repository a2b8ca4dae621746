"""What installs this program again, by what pip noted when it was installed."""

import json
from importlib.metadata import Distribution
from typing import Any

import pytest

from sdkref.own_release import install_command, is_from_disk


class Installed(Distribution):
    """A distribution of which pip noted something."""

    def __init__(self, noted: dict[str, Any] | None) -> None:
        self._noted = noted

    version = "1.2.3"

    def read_text(self, filename: str) -> str | None:
        """Return what pip noted."""
        assert filename == "direct_url.json"
        return json.dumps(self._noted) if self._noted is not None else None

    def locate_file(self, path: Any) -> Any:
        """Fail: no file of it is asked for."""
        raise NotImplementedError(path)


@pytest.mark.parametrize(
    ("noted", "command"),
    [
        (None, "pip install sdkref==1.2.3"),
        (
            {"url": "https://host.example/a/b", "vcs_info": {"vcs": "git", "commit_id": "0f1e"}},
            "pip install 'sdkref @ git+https://host.example/a/b@0f1e'",
        ),
        (
            {"url": "https://host.example/sdkref-1.2.3-py3-none-any.whl", "archive_info": {}},
            "pip install 'sdkref @ https://host.example/sdkref-1.2.3-py3-none-any.whl'",
        ),
        (
            {"url": "file:///home/me/sdkref", "dir_info": {"editable": True}},
            "pip install wheels/sdkref-1.2.3-py3-none-any.whl",
        ),
        (
            {"url": "file:///home/me/sdkref", "vcs_info": {"vcs": "git", "commit_id": "0f1e"}},
            "pip install wheels/sdkref-1.2.3-py3-none-any.whl",
        ),
    ],
)
def test_the_same_version_is_installed_from_the_same_place(
    noted: dict[str, Any] | None, command: str
) -> None:
    assert install_command(Installed(noted)) == command
    assert is_from_disk(Installed(noted)) is ("wheels/" in command)
