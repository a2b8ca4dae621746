"""Documentation that is of another version than the package that its examples run with."""

import pytest

from sdkref.catalogue.surface import About, Surface
from sdkref.drift.of_versions import of_versions
from sdkref.sdk import Sdk


@pytest.mark.parametrize(
    ("written", "install", "told"),
    [
        ("2.2.0", "acme==2.1.0", "of 2.2.0, newer than acme 2.1.0"),
        ("v2.0", "acme[http]==2.1.0", "of v2.0, older than acme 2.1.0"),
        (
            "v1.10.0",
            "github.com/acme/acme-go@v1.9.0",
            "of v1.10.0, newer than github.com/acme/acme-go v1.9.0",
        ),
        ("2.1", "acme@2.1.0", ""),
        ("latest", "acme@2.1.0", ""),
        (None, "acme@2.1.0", ""),
        ("2.1.0", None, ""),
    ],
)
def test_both_versions_are_told(written: str | None, install: str | None, told: str) -> None:
    surface = Surface(key="acme", language="python", dialect="speakeasy-python", about=About(version=written))
    other = Sdk(key="other", language="go", install=("x@v9.0.0",))
    sdk = Sdk(key="acme", language="python", install=(install,) if install else ())
    found = [each.fact for each in of_versions(surface, [other, sdk])]
    assert found == ([f"the documentation is {told}, which examples run with"] if told else [])
