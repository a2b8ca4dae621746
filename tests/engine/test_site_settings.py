"""A user's mkdocs.yml changed by key."""

import pytest

from sdkref.diagnostics import UsageError
from sdkref.engines.site_settings import SiteSettings

TEXT = """\
site_name: !ENV [NAME, Docs]
strict: true
plugins:
  search: {}
  sdkref:
markdown_extensions:
  - sdkref: {pages: x}
  - pymdownx.emoji: {emoji_index: !!python/name:material.extensions.emoji.twemoji ''}
"""


def test_tags_stay_and_keys_change() -> None:
    settings = SiteSettings(TEXT, "mkdocs.yml")
    settings.drop("plugins", "sdkref")
    settings.drop("markdown_extensions", "sdkref")
    settings.extend("plugins", ["tags"])
    settings.extend("extra_css", ["a.css"])
    settings.put("nav", [{"Home": "index.md"}])
    settings.remove("strict")
    text = settings.text()
    assert "!ENV" in text
    assert "python/name:material.extensions.emoji.twemoji" in text
    again = SiteSettings(text, "mkdocs.yml")
    assert again.get("plugins") == [{"search": {}}, "tags"]
    assert again.get("nav") == [{"Home": "index.md"}]
    assert again.get("extra_css") == ["a.css"]
    assert again.get("strict", default=False) is False


@pytest.mark.parametrize(("text", "fact"), [("a: [", "no YAML"), ("- a", "no mapping"), ("", "no mapping")])
def test_what_is_no_configuration_is_told(text: str, fact: str) -> None:
    with pytest.raises(UsageError, match=fact):
        SiteSettings(text, "mkdocs.yml")
