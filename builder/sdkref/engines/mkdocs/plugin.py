"""The MkDocs plugin: the reference's pages in a site, their HTML swapped in after search has read them.

The nav gets the reference where it has an entry for its folder (`- API: parley/`, or `- API: ./` for one at
the site's root), else at its end. A page of the user's at the path of a generated one wins, with a warning.
"""

import os
import re
from collections import Counter
from collections.abc import Container, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

from markupsafe import Markup
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from sdkref.addresses import Address
from sdkref.diagnostics import Diagnostics, Stop
from sdkref.engines.markdown_extension import SdkrefExtension
from sdkref.engines.mkdocs.near_navigation import NearNavigation
from sdkref.engines.mkdocs.site_languages import (
    is_further_build,
    language_folder,
    languages_of_site,
    put_below,
    spoken_language,
)
from sdkref.engines.mkdocs.texts import SiteTexts
from sdkref.output.assets import FOLDER, Asset, read_assets, texts_of_scripts
from sdkref.output.content_policy import write_policy
from sdkref.output.embedding import MARKER, finished_html, parse_marker
from sdkref.output.links import relative_address
from sdkref.output.markdown_pages import first_page, generated_pages, inert
from sdkref.output.mounting import Library, MountedReference, PlacedSection
from sdkref.output.navigation import sorted_pages, with_references
from sdkref.output.nearby import pages_near_by
from sdkref.output.old_addresses import write_redirects
from sdkref.output.page_kinds import with_kind
from sdkref.output.search_index import improve_search_index
from sdkref.output.sharing import Shared, shared_title, with_sharing
from sdkref.output.twin_files import twins_of_pages, with_twins
from sdkref.progress import Silent
from sdkref.references.building import build_references
from sdkref.settings.config import FILE_NAME, load_settings
from sdkref.settings.policy import Policy
from sdkref.sources.reading import read_sources
from sdkref.wording.saying import in_language

log = get_plugin_logger("sdkref")

EPOCH_DAY = re.compile(r"<lastmod>1970-01-01</lastmod>")


class SdkrefSettings(Config):  # type: ignore[no-untyped-call] # untyped in mkdocs
    """What mkdocs.yml may say below `sdkref`: nothing, the settings are in sdkref.yml beside it."""


class SdkrefPlugin(BasePlugin[SdkrefSettings]):  # type: ignore[no-untyped-call] # untyped in mkdocs
    """Generates the pages of the references that `sdkref.yml` names."""

    references: Sequence[MountedReference] | None = None
    """Set by whoever runs the build in process and has read the sources."""
    undated = False
    """Whether the sitemap leaves out the day of the build, so that the same input gives the same bytes."""

    policy: Policy | None = None
    """What the settings beside mkdocs.yml add to the policy of pages, None for no policy."""

    first_page: str | None = None
    """The title of a first page that leads to the references, when none stands at the site's root."""

    moves: Mapping[Address, Address] = MappingProxyType({})
    """Where addresses of earlier releases lead now."""

    finished: Container[str] = ()
    """Paths of pages that are finished already, below the site's documents: set by who keeps them."""

    _previews = False

    def on_startup(self, *, command: str, **_: Any) -> None:
        """Note whether the site is built for a preview."""
        self._previews = command == "serve"

    def on_shutdown(self, **_: Any) -> None:
        """Forget what this build was given: MkDocs keeps plugins that know of its start for the next one."""
        self.references, self.first_page, self.undated, self.policy = None, None, False, None
        self.finished = ()
        self.moves = {}

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Register the directive and the assets."""
        if not is_further_build(config):
            references = self._read_references(config) if self.references is None else self.references
            self._mounts, self._own_nav = references, config.nav
        language = spoken_language(config)
        self._library = Library([each.speaking(language) for each in self._mounts])
        self._extension = SdkrefExtension(
            self._library, deferred=True, use_directory_urls=config.use_directory_urls
        )
        extensions = [
            each
            for each in config.markdown_extensions
            if each not in ("sdkref", "sdkref.engines.markdown_extension")
            and not isinstance(each, SdkrefExtension)
        ]
        config["markdown_extensions"] = [*extensions, self._extension]
        self._assets: tuple[Asset, ...] = read_assets(texts_of_scripts(self._library))
        for kind, listed in ((".css", config.extra_css), (".js", config.extra_javascript)):
            ours = [each.address for each in self._assets if each.address.endswith(kind)]
            # A site in several languages has those of the language before among them.
            others = [each for each in listed if not str(each).startswith(FOLDER) or each in ours]
            listed[:] = [*others, *(each for each in ours if each not in others)]
        self._titles: dict[str, tuple[Markup, Markup]] = {}
        self._shared_titles: dict[str, Markup] = {}
        self._expected: dict[str, list[str]] = {}
        return config

    @event_priority(-150)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the pages and assets, and put the pages in the nav.

        This comes after mkdocs-static-i18n (-100), which takes files without a place on the disk for faults.
        """
        folder = language_folder(config)
        near = pages_near_by(self._library)
        for asset in self._assets:
            files.append(File.generated(config, asset.address, content=asset.content))
        for path, mount, page, markdown in generated_pages(self._library):
            if files.get_file_from_path(path) is not None:
                log.warning("%s: the page of the reference is left out; move yours to have both", path)
                continue
            listed = page.in_nav and path not in near
            inclusion = InclusionLevel.INCLUDED if listed else InclusionLevel.NOT_IN_NAV
            file = File.generated(config, path, content=markdown, inclusion=inclusion)
            put_below(file, folder)
            files.append(file)
            self._titles[path] = (inert(page.title), inert(page.description))
            self._shared_titles[path] = inert(shared_title(page, mount.reference))
        if self.first_page is not None and files.get_file_from_path("index.md") is None:
            content = first_page(self._library, self.first_page)
            files.append(
                File.generated(config, "index.md", content=content, inclusion=InclusionLevel.INCLUDED)
            )
        theirs = [
            file.src_uri
            for file in files.documentation_pages()
            if file.src_uri not in self._titles and file.inclusion.is_in_nav()  # type: ignore[no-untyped-call] # untyped in mkdocs
        ]
        config.nav = with_references(self._own_nav, sorted_pages(theirs), self._library, set(self._titles))
        self._files = {file.src_uri: file for file in files.documentation_pages()}
        self._urls = {file.src_uri: file.url.removeprefix("./") for file in files.documentation_pages()}
        self._texts = SiteTexts(self._library, self._urls)
        if not folder:
            self._texts.add_files(files, config)
        self._twins = twins_of_pages(self._library)
        return files

    def on_nav(self, nav: Navigation, **_: Any) -> Navigation:
        """Let pages that the nav leaves out have a place in it."""
        self._nav = nav
        self._near = NearNavigation(self._library, self._files, nav)
        return nav

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:
        """Add what language models read, now that pages are read."""
        if not is_further_build(config):
            self._texts.add_llms(files, config, self._nav, self._titles)
        return env

    def on_page_markdown(self, markdown: str, *, page: Page, **_: Any) -> str:
        """Tell the directive where it stands, and the theme that a generated title is HTML already."""
        self._extension.page = page.file.src_uri
        own = page.file.abs_src_path if page.file.src_uri not in self._titles else None
        self._extension.source = Path(own) if own is not None else None
        if page.file.src_uri in self._titles:
            title, description = self._titles[page.file.src_uri]
            page.meta["title"] = title
            if description:
                page.meta["description"] = description
        return markdown

    def on_page_content(self, html: str, *, page: Page, **_: Any) -> str:
        """Note which markers the page has, before other plugins touch it."""
        self._expected[page.file.src_uri] = [match[2] for match in MARKER.finditer(html)]
        return html

    def on_page_context(self, context: Any, *, page: Page, nav: Navigation, **_: Any) -> Any:
        """Let a page of a large reference have the pages beside it in its nav."""
        self._near.open(page, nav)
        return context

    @event_priority(-100)
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig, **_: Any) -> str:
        """Put the finished HTML where the markers stand: each exactly once, or the build fails."""
        self._near.close()
        if page.file.src_uri in self.finished:
            return output
        expected = Counter(self._expected.get(page.file.src_uri, ()))
        found = Counter(match[2] for match in MARKER.finditer(output))
        # A blog converts the beginnings of its posts once more, for pages that list them.
        expected.update({each: 1 for each in found if each not in expected and self._is_known(each)})
        if found != expected or any(count > 1 for count in found.values()):
            wrong = sorted(
                {*(expected - found), *(found - expected), *(m for m, n in found.items() if n > 1)}
            )
            raise PluginError(
                f"{page.file.src_uri}: {wrong[0]} has {found[wrong[0]]} places in the finished page;"
                " look for a plugin or a theme template that drops or repeats elements with data-sdkref"
            )
        finished = MARKER.sub(lambda match: self._finished(match[2], page), output)
        finished = with_twins(finished, self._twins.get(page.file.src_uri, ()), page.url)
        if page.file.src_uri not in self._titles:
            return finished
        description = self._titles[page.file.src_uri][1]
        name = str(config.site_name)
        shared = Shared(
            title=self._shared_titles[page.file.src_uri],
            description=description,
            site=name,
            url=page.canonical_url or "",
        )
        return with_kind(with_sharing(finished, shared))

    @event_priority(-200)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Improve the search index, and write the policy of finished pages.

        A preview puts its own script into pages, which the policy would stop.
        """
        improve_search_index(Path(config.site_dir), self._library, self._urls)
        with in_language(self._library.language):
            write_redirects(Path(config.site_dir), self.moves)
        if self.policy is not None and not self._previews:
            write_policy(Path(config.site_dir), self.policy)

    def on_post_template(self, output_content: str, *, template_name: str, **_: Any) -> str:
        """Leave the day of the build out of the sitemap."""
        if template_name == "sitemap.xml" and self.undated:
            return EPOCH_DAY.sub("", output_content)
        return output_content

    def _is_known(self, text: str) -> bool:
        marker = parse_marker(text)
        return self._library.has(marker.api, marker.key)

    def _finished(self, text: str, page: Page) -> str:
        marker = parse_marker(text)
        placed = self._library.section(marker.api, marker.key)

        def address(_: PlacedSection, target: PlacedSection) -> str:
            return relative_address(self._urls[target.path], page.url, target.anchor)

        def file_address(_: PlacedSection, path: str) -> str:
            return relative_address(path, page.url)

        return finished_html(
            self._library, placed, marker.occurrence, address, file_address, selection=marker.selection
        )

    def _read_references(self, config: MkDocsConfig) -> Sequence[MountedReference]:
        """Return the references that the settings beside mkdocs.yml name; findings are told as warnings."""
        directory = Path(config.config_file_path).parent
        diagnostics = Diagnostics()
        try:
            settings = load_settings(directory)
            if settings is None:
                raise PluginError(
                    f"{directory / FILE_NAME} is missing; write it, and name an API description in it"
                )
            config.watch.extend(
                str(path) for path in (*settings.files, *(each.file for each in settings.sources))
            )
            if settings.templates is not None:
                config.watch.append(str(settings.templates))
            self.policy = settings.csp
            self.moves = settings.redirects.moves if settings.redirects is not None else {}
            read = read_sources(settings, diagnostics)
            config.watch.extend(str(path) for each in read for path in each.files)
            references = build_references(
                read, Silent(), jobs=os.cpu_count() or 1, languages=languages_of_site(config)
            )
        except Stop as stop:
            raise PluginError(str(stop)) from stop
        finally:
            for found in diagnostics.located():
                log.warning("%s", found)
        return references
