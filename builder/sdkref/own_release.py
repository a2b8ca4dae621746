"""What installs this program as it is here: the command of a workflow that another machine runs."""

import json
import shlex
from importlib.metadata import Distribution, distribution
from typing import Any

WHEELS = "wheels"
"""The folder of a project that a wheel of this program is put in, where no index has it."""


def is_from_disk(found: Distribution | None = None) -> bool:
    """Return whether it was installed from a folder or file of this machine, which no other one can ask."""
    return str(_direct_url(found or distribution("sdkref")).get("url", "")).startswith("file:")


def install_command(found: Distribution | None = None) -> str:
    """Return the command of pip that installs the same version from where this one came.

    What came from a disk is taken from a wheel in the folder `wheels`: its name at an index may be another's.
    """
    found = found or distribution("sdkref")
    direct = _direct_url(found)
    if is_from_disk(found):
        return f"pip install {WHEELS}/sdkref-{found.version}-py3-none-any.whl"
    url, source = direct.get("url"), direct.get("vcs_info", {})
    if url and source:
        url = f"{source['vcs']}+{url}@{source['commit_id']}"
    if url:
        return f"pip install {shlex.quote(f'sdkref @ {url}')}"
    return f"pip install sdkref=={found.version}"


def _direct_url(found: Distribution) -> dict[str, Any]:
    """Return what pip noted of where it came from (PEP 610); nothing for what came from an index."""
    text = found.read_text("direct_url.json")
    noted: dict[str, Any] = json.loads(text) if text else {}
    return noted
