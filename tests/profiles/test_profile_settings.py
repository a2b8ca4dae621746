"""What settings say to a profile is checked, with its place."""

from pathlib import Path
from typing import Any

import pytest

from profiles.predictions import surfaces
from sdkref.diagnostics import UsageError

NOTHING = "paths: {}"


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        (
            {"language": "python", "profile": "speekeasy"},
            "there is no profile `speekeasy`",
        ),
        ({"language": "curl", "profile": "speakeasy"}, "the profile `speakeasy` makes no SDK in curl"),
        ({"language": "python", "profile": "speakeasy"}, "object missing required field `package`"),
        (
            {"language": "python", "profile": "speakeasy", "package": "tea", "maxMethodParams": "two"},
            "got `str`",
        ),
        (
            {"language": "python", "profile": "speakeasy", "package": "tea", "clas": "Tea"},
            "`clas` is no setting; did you mean `class`?",
        ),
        ({"language": "python", "package": "tea", "class": "Tea"}, "`class` is no setting"),
    ],
)
def test_faults(tmp_path: Path, settings: dict[str, Any], told: str) -> None:
    with pytest.raises(UsageError) as stop:
        surfaces(tmp_path, NOTHING, {"sdk": settings})
    assert told.rpartition(": ")[2] in str(stop.value)
    assert str(stop.value).startswith("sdkref.yml:")
