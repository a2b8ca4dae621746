"""What a site has for readers other than browsers, as files of MkDocs: twins, catalogues, and `llms.txt`."""

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cache, partial

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation

from sdkref.markdown.rendering import plain
from sdkref.output.llms import Guide, Site, described, llms_files, llms_paths
from sdkref.output.mounting import Library
from sdkref.output.twin_files import TwinLinks, TwinText, twin_texts
from sdkref.words import one_line


class WrittenFile(File):
    """A file that stands in the site as it is, whose content is made when it is asked for."""

    write: Callable[[], bytes]

    @classmethod
    def at(cls, path: str, config: MkDocsConfig, write: Callable[[], bytes]) -> "WrittenFile":
        """Return a file at a path below the site."""
        file = cls(path, None, config.site_dir, config.use_directory_urls)
        file.generated_by, file.write = "sdkref", write
        return file

    @property
    def _content(self) -> str | bytes | None:
        return self.write()

    @_content.setter
    def _content(self, content: str | bytes | None) -> None:
        made = content.encode() if isinstance(content, str) else content or b""
        self.write = lambda: made

    def is_documentation_page(self) -> bool:
        """Tell that no page is made of it, be it Markdown or not."""
        return False


class SiteTexts:
    """The files of one build. A file of the user's at the same path wins."""

    def __init__(self, library: Library, urls: Mapping[str, str]) -> None:
        """Take the URLs of pages, by their path below the documents."""
        self._library = library
        self._links = TwinLinks(library, urls)
        self._texts: list[TwinText] = list(twin_texts(library))

    def add_files(self, files: Files, config: MkDocsConfig) -> None:
        """Add the twins and the catalogues, before pages are read."""
        for each in self._texts:
            _add(files, config, each.path, partial(self._twin, each))
        for mount in self._library.mounts:
            for file in mount.reference.files:
                _add(files, config, mount.root + file.path, file.write)

    def _twin(self, text: TwinText) -> bytes:
        return self._links.resolved(text, text.path).encode()

    def add_llms(self, files: Files, config: MkDocsConfig, nav: Navigation, ours: Collection[str]) -> None:
        """Add what language models read of the whole site, once pages are read; `ours` were generated."""
        about = config.site_description or described(self._library)
        address = f"{config.site_url.rstrip('/')}/" if config.site_url else ""
        site = Site(one_line(str(config.site_name)), about, address)
        guides = list(_guides(nav, ours))

        @cache
        def made() -> dict[str, str]:
            return dict(llms_files(site, self._library, guides, self._texts, self._links))

        def written(path: str) -> bytes:
            return made()[path].encode()

        for path in llms_paths(self._texts):
            _add(files, config, path, partial(written, path))


def _add(files: Files, config: MkDocsConfig, path: str, write: Callable[[], bytes]) -> None:
    if files.get_file_from_path(path) is None:
        files.append(WrittenFile.at(path, config, write))


def _guides(nav: Navigation, ours: Collection[str]) -> Iterator[Guide]:
    """Yield the hand-written pages in the order of the navigation."""
    for page in nav.pages:
        if page.file.src_uri not in ours:
            text = page.markdown or ""
            yield Guide(
                title=plain(str(page.title or page.file.src_uri)),
                url=page.file.url.removeprefix("./"),
                about=str(page.meta.get("description") or ""),
                text=text,
            )
