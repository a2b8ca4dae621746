"""The twins of surfaces that were read from real documentation say the same when they are read."""

import pytest

from places import shared
from sdkref.diagnostics import Diagnostics
from sdkref.readers.sdk_docs.folder import read_surface
from twin_reading import differences

SMALL = ("dubinc+dub-ts", "dubinc+dub-go", "dubinc+dub-python", "argotdev+speakeasy-sdk")
EARLY = ("speakeasy-sdks+openai-go-sdk@f5402ea", "speakeasy-sdks+openai-ts-sdk@31c617c")
LARGE = (
    "BriskStack+platform-sdk-typescript",
    "jamelt+openai-api",
    "launchdarkly+api-client-go",
    "launchdarkly+api-client-typescript",
    "openai+openai-go",
    "openai+openai-python",
    "ory+client-go",
    "ory+client-python",
    "sendbird+sendbird-platform-sdk-typescript",
    "mistralai+client-python",
    "mistralai+client-ts",
    "polarsource+polar-js",
    "polarsource+polar-python",
)


@pytest.mark.parametrize(
    "sdk", [*SMALL, *(pytest.param(sdk, marks=pytest.mark.corpus) for sdk in (*EARLY, *LARGE))]
)
def test_reading_the_twins_of_documentation_gives_its_methods(sdk: str) -> None:
    surface = read_surface(shared("sdk-docs") / sdk, Diagnostics(), name=sdk, key="sdk")
    assert surface.methods
    assert not list(differences(surface))
