"""Texts of documentation are untrusted: whatever they hold, pages hold it as text."""

import re
from typing import Any

import msgspec
import pytest

from sdk_surfaces import DESCRIBED, GO, TYPESCRIPT
from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.joining import joined
from sdkref.catalogue.of_surfaces import catalogue_of
from sdkref.catalogue.surface import Surface
from sdkref.pages.anchors import names_of
from sdkref.pages.layout import lay_out
from sdkref.projection.project import projections
from sdkref.projection.target import targets
from sdkref.references.fragments import pieces

_OURS = {"key", "model", "operation", "joined_by", "language", "dialect", "role", "wrap", "file"}
"""Members that a reader of documentation makes up, or chooses among a few."""

HOSTILE = (
    '"><img src=x onerror=alert(1)>',
    "<script>alert(1)</script>",
    "javascript:alert(1)",
    "</code></pre><style>*{display:none}</style>",
    "\x00\u2028\u202e`",
    "[x](javascript:alert(1)) ![y](https://evil.example/y.png) {{ 7 * 7 }} {% raw %}",
)


def spoilt(value: Any, text: str) -> Any:
    """Return the data of a surface with a text in the place of every text that a page can hold."""
    match value:
        case dict():
            return {
                name: each
                if name in _OURS or (name == "kind" and each in {"usage", "standalone", "react-hooks"})
                else spoilt(each, text)
                for name, each in value.items()
            }
        case list() | tuple():
            return [spoilt(each, text) for each in value]
        case str():
            return text
        case _:
            return value


def hostile(surface: Surface, text: str) -> Surface:
    """Return a surface that says nothing but a text."""
    return msgspec.convert(spoilt(msgspec.to_builtins(surface), text), Surface)


def catalogues(text: str) -> list[Catalogue]:
    """Return a catalogue of SDKs alone, and one with a description."""
    surfaces = [hostile(TYPESCRIPT, text), hostile(GO, text)]
    return [joined(catalogue_of(surfaces), surfaces), joined(DESCRIBED, surfaces)]


@pytest.mark.parametrize("text", HOSTILE)
def test_texts_stay_texts(text: str) -> None:
    for catalogue in catalogues(text):
        chosen, names = targets((), "", catalogue), names_of(catalogue)
        fragments = {
            each.key: each.render()
            for each in pieces(catalogue, chosen, projections(catalogue, chosen), names)
        }
        laid = lay_out(catalogue, fragments, names, [target.note for target in chosen])
        markup = "".join(section.html for page in laid.pages for section in page.sections)
        tags = re.findall(r"""<(?:"[^"]*"|[^">])*>""", markup)
        names_of_tags = {re.split(r"[\s>]", tag[1:].lstrip("/"), maxsplit=1)[0] for tag in tags}
        assert names_of_tags.isdisjoint({"img", "script", "style", "iframe"})
        attributes = [each for tag in tags for each in re.findall(r'\s([\w-]+)="([^"]*)"', tag)]
        assert not [name for name, _ in attributes if name.startswith("on") or name == "src"]
        assert not [value for name, value in attributes if name == "href" and value.startswith("javascript")]
        assert set(re.findall("\x1c([^\x1c]*)\x1c", markup)) <= {
            section.key for page in laid.pages for section in page.sections
        }
