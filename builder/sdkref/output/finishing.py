"""A site that an engine without plugins built, with what plugins would have put into it."""

import re
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urljoin

from msgspec import Struct

from sdkref.output.embedding import MARKDOWN_SUFFIX
from sdkref.output.links import page_address
from sdkref.output.llms import Guide, Site, described, llms_files
from sdkref.output.markdown_pages import generated_pages, inert
from sdkref.output.mounting import Library
from sdkref.output.sharing import Shared, shared_title, with_sharing
from sdkref.output.twin_files import TwinLinks, twin_texts, twins_of_pages, with_twins
from sdkref.words import one_line

_WORDS = re.compile(r'<div\s+class="sdkref-words"\s+hidden(?:="[^"]*")?>[^<]*</div>\s*')
"""What search has read by now."""


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
        html = _WORDS.sub("", file.read_text(encoding="utf-8")).replace(f'{MARKDOWN_SUFFIX}"', '.md"')
        html = with_twins(html, twins.get(path, ()), url)
        file.write_text(with_sharing(html, shared), encoding="utf-8", newline="")
    address = f"{facts.address.rstrip('/')}/" if facts.address else ""
    site = Site(one_line(facts.name), facts.about or described(library), address)
    links = TwinLinks(library, urls)
    for path, text in llms_files(site, library, guides, list(twin_texts(library)), links):
        if not (site_dir / path).exists():
            (site_dir / path).write_text(text, encoding="utf-8", newline="")


def page_file(url: str) -> str:
    """Return the file of a page below the site, by its address."""
    return f"{url}index.html" if not url or url.endswith("/") else url
