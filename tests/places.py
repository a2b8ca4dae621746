"""Where test data lies: this repository's own, and the third-party folder beside a checkout."""

from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent


def shared(*parts: str) -> Path:
    """Return a path in the folder of third-party descriptions, or skip and say so when it is absent."""
    path = REPOSITORY.parent.joinpath("shared", *parts)
    if not path.exists():
        pytest.skip(f"third-party test data is absent: {'/'.join(('../shared', *parts))} was not found")
    return path
