"""The pages of references as files among the documents of a site, for an engine that loads no plugins.

Pages hold directives; what stands for these lies in `.sdkref/`, a folder that engines leave out of a site:

- `library.json` and `texts/`: the finished HTML, for the Markdown extension;
- `site/`: Markdown twins and other files that the engine would take for pages, to be put into the site;
- `mkdocs.yml`: what the configuration of the site needs: style sheets, scripts, the extension, the nav;
- `written.json` and `twins.json`: the files that are ours, so that what somebody wrote himself stays.
"""

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType
from typing import Any

import msgspec
from msgspec import Struct

from sdkref.addresses import Address
from sdkref.diagnostics import UsageError
from sdkref.documents.writer import write_yaml
from sdkref.output.assets import read_assets, texts_of_scripts
from sdkref.output.kept_library import write_library
from sdkref.output.links import page_address, page_file
from sdkref.output.manifest import file_digest, is_plain
from sdkref.output.markdown_pages import first_page, generated_pages
from sdkref.output.mounting import Library
from sdkref.output.navigation import plain_nav, with_references
from sdkref.output.old_addresses import Redirecting, moved_page, moved_table, redirecting
from sdkref.output.twin_files import TwinLinks, twin_texts
from sdkref.wording.saying import in_language

FOLDER = ".sdkref"
"""Below the documents. Engines leave hidden folders out."""
FRAGMENT = "mkdocs.yml"
SITE = "site"
NO_MOVES: Mapping[Address, Address] = MappingProxyType({})
_WRITTEN = "written.json"
_TWINS = "twins.json"


class WrittenPages(Struct, frozen=True):
    """What was written below the documents, and what a configuration needs for it."""

    pages: tuple[str, ...]
    """Paths of the generated pages."""
    kept: tuple[str, ...]
    """Paths where a file of the user's stays in the place of a generated one."""
    settings: Mapping[str, Any]
    """Keys of mkdocs.yml; of `nav`, only what the reference adds."""
    redirects: Redirecting
    """What leads on from old addresses: in generated pages, and from pages that are gone."""
    untouched: tuple[str, ...]
    """Pages of the user's own with anchors that moved, which nothing leads on from."""


def write_pages(
    library: Library,
    docs: Path,
    *,
    use_directory_urls: bool,
    title: str | None = None,
    moves: Mapping[Address, Address] = NO_MOVES,
) -> WrittenPages:
    """Write the pages of all references below a folder; `title` is that of a first page, where none stands.

    `moves` says where old addresses lead: pages that are gone lead on, and so do lost anchors of pages.
    Files that an earlier run wrote and that are no longer needed are removed, unless somebody changed them.
    """
    folder = docs / FOLDER
    wanted = {path: markdown.encode() for path, _, _, markdown in generated_pages(library)}
    if title is not None:
        wanted.setdefault("index.md", first_page(library, title).encode())
    assets = read_assets(texts_of_scripts(library))
    wanted |= {each.address: each.content for each in assets}
    wanted |= {
        mount.root + each.path: each.content for mount in library.mounts for each in mount.reference.files
    }
    with in_language(library.language):
        redirects, untouched = _add_redirects(docs, wanted, moves, use_directory_urls=use_directory_urls)
    try:
        kept = _exchange(docs, folder / _WRITTEN, wanted)
        digest = write_library(library.mounts, folder)
        _write_beside(library, folder / SITE, use_directory_urls=use_directory_urls)
    except OSError as error:
        raise UsageError(
            f"{error.filename or docs}: pages cannot be written ({error.strerror}); choose another folder"
        ) from error
    pages = tuple(path for path in wanted if path.endswith(".md") and path not in kept)
    addresses = [each.address for each in assets]
    settings = {
        "extra_css": [each for each in addresses if each.endswith(".css")],
        "extra_javascript": [each for each in addresses if each.endswith(".js")],
        # The digest makes an engine that keeps pages by their text and the settings convert them again.
        "markdown_extensions": [
            {"sdkref": {"pages": str(folder), "digest": digest, "use_directory_urls": use_directory_urls}}
        ],
    }
    nav = plain_nav(with_references([], [], library, set(pages)))
    (folder / FRAGMENT).write_text(write_yaml({**settings, "nav": nav}), encoding="utf-8")
    return WrittenPages(pages, tuple(kept), settings, redirects, untouched)


def _add_redirects(
    docs: Path, wanted: dict[str, bytes], moves: Mapping[Address, Address], *, use_directory_urls: bool
) -> tuple[Redirecting, tuple[str, ...]]:
    """Add to what is wanted a page at each address that is gone, and tables of anchors to generated pages."""
    own = {path.relative_to(docs).as_posix() for path in docs.rglob("*.md")} if moves else set()
    paths = [path for path in {*own, *wanted} if path.endswith(".md") and not path.startswith(f"{FOLDER}/")]
    sources = {page_file(page_address(each, use_directory_urls=use_directory_urls)): each for each in paths}
    found = redirecting(moves, sources.keys(), folders=use_directory_urls)
    assets, untouched = list(wanted), []
    for here, table in found.tables.items():
        page = sources.get(here)
        if page is None:
            wanted[here] = moved_page(here, table, assets).encode()
        elif page in wanted:
            wanted[page] += f"\n{moved_table(table)}\n".encode()
        else:
            untouched.append(page)
    return found, tuple(untouched)


def _exchange(docs: Path, listed: Path, wanted: Mapping[str, bytes]) -> list[str]:
    """Write what is wanted and remove what no longer is; return the paths of the user's own files."""
    try:
        ours = msgspec.json.decode(listed.read_bytes(), type=dict[str, str])
    except (OSError, msgspec.MsgspecError):
        ours = {}
    kept: list[str] = []
    written: dict[str, str] = {}
    for path, content in wanted.items():
        file = docs / path
        if not _may_replace(file, content, ours.get(path)):
            kept.append(path)
            continue
        if not file.exists() or file.read_bytes() != content:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        written[path] = file_digest(file)
    for path, digest in ours.items():
        if path not in wanted and is_plain(docs / path) and file_digest(docs / path) == digest:
            (docs / path).unlink()
            with suppress(OSError):  # something else stands there
                (docs / path).parent.rmdir()
    listed.parent.mkdir(parents=True, exist_ok=True)
    listed.write_bytes(msgspec.json.format(msgspec.json.encode(written), indent=1) + b"\n")
    return kept


def _may_replace(file: Path, content: bytes, digest: str | None) -> bool:
    """Return whether nothing of the user's own is lost when a file gets this content."""
    if not os.path.lexists(file):
        return True
    return is_plain(file) and (file_digest(file) == digest or file.read_bytes() == content)


def _write_beside(library: Library, site: Path, *, use_directory_urls: bool) -> None:
    """Write what an engine would take for pages, into a folder that is laid over the finished site."""
    urls = {
        path: page_address(path, use_directory_urls=use_directory_urls)
        for path, _, _, _ in generated_pages(library)
    }
    links = TwinLinks(library, urls)
    texts = {each.path: links.resolved(each, each.path).encode() for each in twin_texts(library)}
    site.mkdir(parents=True, exist_ok=True)
    _exchange(site, site.parent / _TWINS, texts)
