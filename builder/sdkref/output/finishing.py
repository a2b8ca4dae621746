"""A site that an engine without plugins built, with what plugins would have put into it."""

import html
import re
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urljoin

import msgspec
from msgspec import Struct

from sdkref.output.embedding import MARKDOWN_SUFFIX
from sdkref.output.links import page_address, page_file
from sdkref.output.llms import Guide, Site, described, llms_files
from sdkref.output.markdown_pages import generated_pages, inert
from sdkref.output.mounting import Library
from sdkref.output.page_kinds import with_kind
from sdkref.output.sharing import Shared, shared_title, with_sharing
from sdkref.output.twin_files import TwinLinks, twin_texts, twins_of_pages, with_twins
from sdkref.words import one_line

_WORDS = re.compile(r'<div\s+class="sdkref-words"\s+hidden(?:="[^"]*")?>[^<]*</div>\s*')
"""What search has read by now."""
_SEARCH = "search.json"
_PLAIN = re.compile("&#(?!34;|38;|60;|62;)[0-9]+;")


class SiteFacts(Struct, frozen=True, kw_only=True):
    """What a configuration says of a site."""

    name: str
    about: str
    address: str
    """Where it is published; empty where that is not known."""
    use_directory_urls: bool


def finish_site(site_dir: Path, library: Library, facts: SiteFacts, guides: Sequence[Guide]) -> None:
    """Complete the pages of references, and write what language models read beside them."""
    urls = {}
    twins = twins_of_pages(library)
    for path, mount, page, _ in generated_pages(library):
        url = page_address(path, use_directory_urls=facts.use_directory_urls)
        file = site_dir / page_file(url)
        if not file.is_file():
            continue
        urls[path] = url
        shared = Shared(
            title=inert(shared_title(page, mount.reference)),
            description=inert(page.description),
            site=facts.name,
            url=urljoin(facts.address, url) if facts.address else "",
        )
        text = _WORDS.sub("", file.read_text(encoding="utf-8")).replace(f'{MARKDOWN_SUFFIX}"', '.md"')
        text = with_twins(text, twins.get(path, ()), url)
        file.write_text(with_kind(with_sharing(text, shared)), encoding="utf-8", newline="")
    _tell_paths(site_dir / _SEARCH)
    address = f"{facts.address.rstrip('/')}/" if facts.address else ""
    site = Site(one_line(facts.name), facts.about or described(library), address)
    links = TwinLinks(library, urls)
    for path, text in llms_files(site, library, guides, list(twin_texts(library)), links):
        if not (site_dir / path).exists():
            (site_dir / path).write_text(text, encoding="utf-8", newline="")


def _tell_paths(index: Path) -> None:
    """Put the characters of titles into the paths that Zensical's search shows, where references stand.

    Those that could begin markup stay references.
    """
    try:
        content: dict[str, list[dict[str, list[str]]]] = msgspec.json.decode(index.read_bytes())
        for each in content["items"]:
            each["path"] = [_PLAIN.sub(lambda match: html.unescape(match[0]), step) for step in each["path"]]
    except (OSError, msgspec.DecodeError, LookupError, TypeError):
        return
    index.write_bytes(msgspec.json.encode(content))
