"""The policy in `sdkref.yml`: on, off, or with sources of the user's, which stay in their directive."""

from pathlib import Path

import pytest

from sdkref.diagnostics import UsageError
from sdkref.settings.config import load_settings


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("false", None),
        ("true", {}),
        ("{img-src: 'https://a.example'}", {"img-src": ("https://a.example",)}),
        ("{connect-src: [https://a.example, 'wss:']}", {"connect-src": ("https://a.example", "wss:")}),
    ],
)
def test_what_the_settings_say(tmp_path: Path, written: str, read: object) -> None:
    (tmp_path / "sdkref.yml").write_text(f"sources: [a.yaml]\ncsp: {written}\n", encoding="utf-8")
    settings = load_settings(tmp_path)
    assert settings is not None
    assert settings.csp == read


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("{image-src: https://a.example}", "img-src"),
        ("{img-src: [https://a.example; script-src *]}", "no source of a policy"),
        ("{img-src: ['https://a.example\"><script>']}", "no source of a policy"),
        ("3", "csp"),
    ],
)
def test_what_is_wrong_is_told(tmp_path: Path, written: str, told: str) -> None:
    (tmp_path / "sdkref.yml").write_text(f"sources: [a.yaml]\ncsp: {written}\n", encoding="utf-8")
    with pytest.raises(UsageError, match=told):
        load_settings(tmp_path)
