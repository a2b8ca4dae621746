"""A MkDocs plugin for previews: what an earlier build of this process made of a page is used again.

A page is made in two steps. Its Markdown becomes HTML: that follows from the page itself, from the settings
of the engine and from which files there are. The HTML is laid out by the theme: that follows from the titles
and the order of all pages as well. Each step is left out while nothing that it follows from has changed; the
file of a page that is laid out already stays of the last site. What is made of no page and read by few, such
as Markdown twins, is left for later.

This holds where only parts take part that are known to look at nothing else: see `known_parts`.
"""

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, DictLoader, Environment
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure import StructureItem
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from sdkref.engines.mkdocs.known_parts import follows_from_settings
from sdkref.engines.mkdocs.page_memory import Converted, PageMemory
from sdkref.engines.mkdocs.plugin import SdkrefPlugin
from sdkref.engines.mkdocs.texts import WrittenFile
from sdkref.output.directive import embedded_in
from sdkref.output.mounting import Library, MountedReference
from sdkref.output.shared_facts import shared_facts

LAID_OUT = "sdkref-laid-out.html"
"""A template without content, for pages that are laid out already."""

OF_ALL_PAGES = {"404.html": ("404.html",), "sitemap.xml": ("sitemap.xml", "sitemap.xml.gz")}
"""Templates of themes that follow from what pages share, each with the files that are made of it."""

OF_ITS_OWN = {"sdkref", "description"}
"""What front matter says of a page that no other page shows."""


class MemorySettings(Config):  # type: ignore[no-untyped-call] # untyped in mkdocs
    """Nothing can be set."""


class MemoryPlugin(BasePlugin[MemorySettings]):  # type: ignore[no-untyped-call] # untyped in mkdocs
    """Leaves out of one build what the memory has of earlier ones, and notes what it makes."""

    def __init__(
        self, memory: PageMemory, references: Sequence[MountedReference], plugin: SdkrefPlugin
    ) -> None:
        super().__init__()
        self._memory, self._references, self._plugin = memory, references, plugin
        self._digests: dict[str, bytes] = {}
        """Of what each page is converted from, by its path."""
        self._copies: set[str] = set()
        """Files beside the pages that are to stay of the last site."""
        self._later: dict[str, Callable[[], bytes]] = {}
        """What makes the files that are not written, by their paths below the site."""
        self._warnings = _Count()
        self._told = 0
        """Warnings before the page under way."""

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Note the settings before plugins change them, and what the references show."""
        places = {"docs_dir", "site_dir"}
        said = [{key: each[key] for key in each if key not in places} for each in config.user_configs]
        self._settings = _digest(said, config.site_name)
        self._library = Library(self._references)
        self._generated = {
            mount.root + page.path for mount in self._references for page in mount.reference.pages
        }
        logging.getLogger("mkdocs").addHandler(self._warnings)
        return config

    @event_priority(-200)
    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Note which files there are, since links lead to them."""
        self._known, self._nav = follows_from_settings(config), nav
        listed = [(file.src_uri, file.dest_uri, file.inclusion.name) for file in files]
        self._around = _digest(self._settings, listed)
        return nav

    @event_priority(-200)
    def on_page_markdown(self, markdown: str, *, page: Page, files: Files, **_: Any) -> str:
        """Let a page that was converted before be as it was then."""
        path, source = page.file.dest_uri, page.file.src_uri
        embedded = [] if source in self._generated else embedded_in(markdown, self._library)
        own = (source, markdown, sorted(page.meta.items()), page.title, page.edit_url, page.canonical_url)
        self._digests[path] = digest = _digest(self._around, embedded, own)
        known = self._memory.converted(path, digest) if self._known else None
        if known is not None:
            page.render = lambda *_: known.restore(page, files)  # type: ignore[method-assign] # no option for it
        self._told = self._warnings.count
        return markdown

    @event_priority(200)
    def on_page_content(self, html: str, *, page: Page, **_: Any) -> str:
        """Keep what was converted without a warning, which each build has to tell."""
        path = page.file.dest_uri
        if self._warnings.count == self._told:
            self._memory.keep_converted(path, self._digests[path], Converted.of(page, html))
        return html

    @event_priority(-200)
    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Choose the pages that are laid out already, now that all titles are known."""
        pages = [file.page for file in files.documentation_pages() if file.page is not None]
        order = [*_order(self._nav.items, 0), *map(_shown_elsewhere, pages)]
        references = list(shared_facts(self._references))
        shared = _digest(self._settings, order, references, config.extra_css, config.extra_javascript)
        self._made = {path: _digest(shared, each) for path, each in self._digests.items()}
        usable = self._known and not config.theme.custom_dir
        self._kept = [page.file for page in pages if usable and self._stands(page.file.dest_uri)]
        for file in self._kept:
            if file.page is not None:
                file.page.meta["template"] = LAID_OUT
        self._plugin.finished = {file.src_uri for file in self._kept}
        self._keep_copies(files)
        self._keep_templates(config, shared, usable=usable)
        _remember_search(config, self._memory, self._digests if self._known else {})
        loaders = [DictLoader({LAID_OUT: ""}), *([env.loader] if env.loader is not None else [])]
        env.loader = ChoiceLoader(loaders)
        return env

    @event_priority(-100)
    def on_post_build(self, **_: Any) -> None:
        """Let the memory know what this build made, and what is to stay of the last site."""
        kept = {*(file.dest_uri for file in self._kept), *self._copies}
        self._memory.made, self._memory.kept, self._memory.later = self._made, kept, self._later

    def _keep_copies(self, files: Files) -> None:
        """Take from the last site what is copied as it is, and leave for later what can be made then."""
        for file in files:
            if self._known and isinstance(file, WrittenFile):
                self._later[file.dest_uri] = file.write
                file.copy_file = _nothing  # type: ignore[method-assign] # no option for it
            elif not file.is_documentation_page() and file.inclusion.is_included():  # type: ignore[no-untyped-call] # untyped in mkdocs
                self._made[file.dest_uri] = _content(file)
                if self._known and self._stands(file.dest_uri):
                    self._copies.add(file.dest_uri)
                    file.copy_file = _nothing  # type: ignore[method-assign] # no option for it

    def _keep_templates(self, config: MkDocsConfig, shared: bytes, *, usable: bool) -> None:
        """Let what the theme makes of all pages together stay of the last site."""
        for template, files in OF_ALL_PAGES.items():
            if template not in config.theme.static_templates:
                continue
            self._made |= dict.fromkeys(files, shared)
            if usable and all(map(self._stands, files)):
                config.theme.static_templates.remove(template)
                self._copies.update(files)

    def _stands(self, path: str) -> bool:
        """Tell whether the last site has a file as it is to be."""
        return self._memory.has(path, self._made[path])


def _nothing(dirty: bool = False) -> None:  # noqa: FBT001, FBT002 - as MkDocs calls it
    """Write no file."""


def _content(file: File) -> bytes:
    """Return what tells the content of a file from any other."""
    if file.abs_src_path is None:
        return blake2b(file.content_bytes, digest_size=20).digest()
    state = Path(file.abs_src_path).stat()
    return _digest(file.abs_src_path, state.st_size, state.st_mtime_ns)


def _order(items: Sequence[StructureItem], depth: int) -> Iterator[tuple[object, ...]]:
    """Yield the entries of the nav as they follow each other, with how deep they stand."""
    for item in items:
        yield depth, type(item).__name__, str(item.title), getattr(item, "url", None)
        yield from _order(getattr(item, "children", None) or (), depth + 1)


def _shown_elsewhere(page: Page) -> tuple[object, ...]:
    """Return what other pages may show of a page."""
    said = [(name, value) for name, value in sorted(page.meta.items()) if name not in OF_ITS_OWN]
    return page.file.src_uri, page.url, str(page.title), said, [str(each.title) for each in page.ancestors]


def _remember_search(config: MkDocsConfig, memory: PageMemory, digests: Mapping[str, bytes]) -> None:
    """Let the theme's search take what it knew of pages that did not change, instead of reading them."""
    index = next(
        (
            getattr(plugin, "search_index", None)
            for plugin in config.plugins.values()
            if type(plugin).__module__ == "material.plugins.search.plugin"
        ),
        None,
    )
    if index is not None:
        index.add_entry_from_context = partial(_add, index, index.add_entry_from_context, memory, digests)


def _add(index: Any, read: Any, memory: PageMemory, digests: Mapping[str, bytes], page: Page) -> None:
    path = page.file.dest_uri
    digest = digests.get(path)
    known = memory.entries(path, digest) if digest is not None else None
    if known is not None:
        index.entries.extend(known)
        return
    before = len(index.entries)
    read(page)
    if digest is not None:
        memory.keep_entries(path, digest, index.entries[before:])


def _digest(*values: object) -> bytes:
    """Return a digest of plain values, equal within this process for equal values."""
    return blake2b(repr(values).encode("utf-8", "surrogatepass"), digest_size=20).digest()


class _Count(logging.Handler):
    """Counts warnings."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.count = 0

    def emit(self, record: logging.LogRecord) -> None:  # noqa: ARG002 - as logging calls it
        """Count a record."""
        self.count += 1
