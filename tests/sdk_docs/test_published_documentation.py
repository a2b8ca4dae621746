"""All published documentation that lies beside a checkout: what is in it, and what reading it takes."""

import time
from pathlib import Path

import pytest

from places import shared
from sdkref.diagnostics import Diagnostics
from sdkref.readers.sdk_docs.folder import read_surface

METHODS = {
    "BriskStack+platform-sdk-typescript": ("openapi-generator-typescript-fetch", 88),
    "argotdev+speakeasy-sdk": ("speakeasy-typescript", 94),
    "dubinc+dub-go": ("speakeasy-go", 53),
    "dubinc+dub-python": ("speakeasy-python", 53),
    "dubinc+dub-ts": ("speakeasy-typescript", 53),
    "jamelt+openai-api": ("speakeasy-go", 94),
    "launchdarkly+api-client-go": ("openapi-generator-go", 348),
    "launchdarkly+api-client-typescript": ("openapi-generator-typescript-axios", 385),
    "mistralai+client-python": ("speakeasy-python", 248),
    "mistralai+client-ts": ("speakeasy-typescript", 241),
    "openai+openai-go": ("stainless-go", 273),
    "openai+openai-python": ("stainless-python", 303),
    "ory+client-go": ("openapi-generator-go", 171),
    "ory+client-python": ("openapi-generator-python", 169),
    "polarsource+polar-js": ("speakeasy-typescript", 187),
    "polarsource+polar-python": ("speakeasy-python", 185),
    "sendbird+sendbird-platform-sdk-typescript": ("openapi-generator-typescript", 83),
    "speakeasy-sdks+openai-go-sdk@f5402ea": ("speakeasy-go", 57),
    "speakeasy-sdks+openai-ts-sdk@31c617c": ("speakeasy-typescript", 28),
}
FINDINGS = {"dead-link", "missing-page"}
"""Kinds of what is wrong in them: the front page of `client-ts` lists a page of logs that is not there."""


@pytest.mark.corpus
def test_all_of_it_is_read_and_quickly_again(tmp_path: Path) -> None:
    """Every method is there, nothing but what leads nowhere is told, and what has not changed costs little.

    Times are those of the processor, so that other work on the machine does not count.
    """
    folder = shared("sdk-docs")
    first, began = {}, time.process_time()
    for name in METHODS:
        diagnostics = Diagnostics()
        surface = read_surface(folder / name, diagnostics, name=name, key="a", cache=tmp_path)
        assert {each.code for each in diagnostics} <= FINDINGS, name
        first[name] = surface
    assert {name: (each.dialect, len(each.methods)) for name, each in first.items()} == METHODS
    for name, surface in first.items():
        groups = [each.accessor for each in surface.groups]
        assert len(groups) == len(set(groups)), name
        assert {each.accessor for each in surface.methods} <= set(groups), name
    began = time.process_time()
    again = {
        name: read_surface(folder / name, Diagnostics(), name=name, key="a", cache=tmp_path)
        for name in METHODS
    }
    assert time.process_time() - began < 6
    assert again == first


@pytest.mark.corpus
def test_a_folder_of_very_many_pages_is_no_trouble(tmp_path: Path) -> None:
    for number in range(12_000):
        page = tmp_path / "docs" / f"{number % 100}" / f"{number}.md"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(
            f'# Group\n\nMethods:\n\n- <code title="get /{number}">client.g{number}.'
            '<a href="./src/a.py">list</a>() -> None</code>\n',
            encoding="utf-8",
        )
    diagnostics = Diagnostics()
    surface = read_surface(tmp_path / "docs", diagnostics, name="docs", key="a", cache=tmp_path / "kept")
    assert (len(surface.methods), len(diagnostics)) == (12_000, 0)
