"""SDKs whose documentation is of another version than the package that examples run with."""

from collections.abc import Iterator, Sequence

from sdkref.catalogue.surface import Surface
from sdkref.drift.comparing import Drift
from sdkref.drift.place import NOWHERE
from sdkref.package_versions import parts, release
from sdkref.sdk import Sdk


def of_versions(surface: Surface, sdks: Sequence[Sdk]) -> Iterator[Drift]:
    """Give what settings install of an SDK, where its documentation tells another version."""
    installed = next((each.install for each in sdks if each.key == surface.key), ())
    written = surface.about.version or ""
    if not installed or not release(written):
        return
    package, version = parts(installed[0])
    if release(version) == release(written):
        return
    order = "newer" if release(written) > release(version) else "older"
    fact = f"the documentation is of {written}, {order} than {package} {version}, which examples run with"
    yield Drift("drift-version", fact, NOWHERE, NOWHERE)
