"""A second MkDocs plugin, for our own configuration only: finished pages of an earlier build are used again.

What stands on a generated page follows from its digest and from what all pages share: their titles, their
order and their anchors. A page for which neither changed is not converted and not laid out again; search
still reads its headings and words.
"""

from collections.abc import Sequence
from hashlib import blake2b
from typing import Any

import msgspec
from jinja2 import ChoiceLoader, DictLoader, Environment
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from sdkref.output.cache import FragmentCache
from sdkref.output.mounting import MountedReference
from sdkref.output.shared_facts import shared_facts

EMPTY = "sdkref-reused.html"
"""A template without content, for pages that are finished."""

_FACTS = ".facts"
"""Behind a key: the record of what search reads of the page."""


class Heading(msgspec.Struct, frozen=True):
    """An entry of a page's table of contents."""

    title: str
    anchor: str
    level: int
    children: tuple["Heading", ...] = ()


class Facts(msgspec.Struct, frozen=True):
    """What search reads of a page."""

    content: str
    headings: tuple[Heading, ...]


class ReuseSettings(Config):  # type: ignore[no-untyped-call] # untyped in mkdocs
    """Nothing can be set."""


class ReusePlugin(BasePlugin[ReuseSettings]):  # type: ignore[no-untyped-call] # untyped in mkdocs
    """Gives finished pages for those that did not change, and keeps the others for the next build."""

    def __init__(self, references: Sequence[MountedReference], cache: FragmentCache) -> None:
        super().__init__()
        self._references, self._cache = references, cache
        self._keys: dict[str, str] = {}
        """Of generated pages, by their path."""
        self._reused: dict[str, Facts] = {}

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Take note of what all pages share."""
        speaks = [
            (each.reference.language, *each.reference.script_texts.items()) for each in self._references
        ]
        shared = (config.site_name, speaks, *shared_facts(self._references))
        self._shared = blake2b(repr(shared).encode("utf-8", "surrogatepass")).digest()
        return config

    @event_priority(100)
    def on_page_markdown(self, markdown: str, *, page: Page, **_: Any) -> str:
        """Return nothing to be converted for a page that is finished."""
        own = page.meta.get("sdkref")
        if own is None:
            return markdown
        path = page.file.src_uri
        shown = repr((path, own, page.meta.get("title"), page.meta.get("description")))
        key = blake2b(self._shared + shown.encode("utf-8", "surrogatepass"), digest_size=20).hexdigest()
        self._keys[path] = key
        # The page is read here as well, although it is wanted later: a damaged one has to be made again.
        record = self._cache.get(key + _FACTS) if self._cache.get(key) is not None else None
        if record is None:
            return markdown
        self._reused[path] = _DECODER.decode(record)
        page.meta["template"] = EMPTY
        return ""

    @event_priority(-100)
    def on_page_content(self, html: str, *, page: Page, **_: Any) -> str:
        """Return what search should read of a page that is finished."""
        facts = self._reused.get(page.file.src_uri)
        if facts is None:
            return html
        page.toc = TableOfContents([_link(each) for each in facts.headings])
        return facts.content

    def on_env(self, env: Environment, **_: Any) -> Environment:
        """Make the empty template known."""
        loaders = [DictLoader({EMPTY: ""}), *([env.loader] if env.loader is not None else [])]
        env.loader = ChoiceLoader(loaders)
        return env

    @event_priority(-200)
    def on_post_page(self, output: str, *, page: Page, **_: Any) -> str:
        """Return the finished page, or keep the one that was just made."""
        path = page.file.src_uri
        key = self._keys.get(path)
        if key is None:
            return output
        if path in self._reused:
            return self._cache.get(key) or output
        facts = Facts(page.content or "", tuple(map(_heading, page.toc)))
        self._cache.put(key, output)
        self._cache.put(key + _FACTS, msgspec.json.encode(facts).decode())
        return output

    def on_post_build(self, **_: Any) -> None:
        """Write what this build kept."""
        self._cache.save()


def _heading(link: AnchorLink) -> Heading:
    return Heading(link.title, link.id, link.level, tuple(map(_heading, link.children)))


def _link(heading: Heading) -> AnchorLink:
    link = AnchorLink(heading.title, heading.anchor, heading.level)
    link.children = [_link(each) for each in heading.children]
    return link


_DECODER = msgspec.json.Decoder(Facts)
