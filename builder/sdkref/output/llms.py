"""Files for language models at a site's root: an index after llmstxt.org, and all Markdown in one file each.

`llms.txt` says what there is and where, `llms-<tab>.txt` has the reference in one language, `llms-full.txt`
the hand-written pages and the reference in the language of the first tab.
"""

from collections.abc import Iterator, Sequence
from urllib.parse import quote, urljoin

from msgspec import Struct

from sdkref.output.mounting import Library
from sdkref.output.twin_files import TwinLinks, TwinText
from sdkref.pages.page import Twin
from sdkref.words import one_line, size_words

FULL = "llms-full.txt"
INDEX = "llms.txt"
_ABOUT_LONGEST = 200


class Guide(Struct, frozen=True):
    """A hand-written page of the site."""

    title: str
    url: str
    """Below the site's root."""
    about: str
    text: str
    """Its Markdown."""


class Site(Struct, frozen=True):
    """What the files say of the site as a whole."""

    name: str
    about: str
    address: str
    """Where it is published, with a slash at the end; empty where that is not known."""


def described(library: Library) -> str:
    """Return what the first page of a reference says of its API, if any does."""
    said = (mount.reference.pages[0].description for mount in library.mounts)
    return next(filter(None, said), "")


def llms_paths(texts: Sequence[TwinText]) -> tuple[str, ...]:
    """Return the paths of what `llms_files` yields, which takes its time to make."""
    targets = dict.fromkeys(each.twin.target for each in texts)
    return (*(_whole(each) for each in targets), FULL, INDEX) if targets else ()


def llms_files(
    site: Site, library: Library, guides: Sequence[Guide], texts: Sequence[TwinText], links: TwinLinks
) -> Iterator[tuple[str, str]]:
    """Yield path and text of each file; nothing for a site without twins."""
    labels = {each.twin.target: each.twin.label for each in texts}
    if not labels:
        return
    sizes: list[tuple[str, str, int]] = []
    first = next(iter(labels))
    title = f"# {_text(site.name)}"
    for target, label in labels.items():
        path = _whole(target)
        reference = "\n".join(links.resolved(each, path) for each in texts if each.twin.target == target)
        sizes.append((path, label, len(reference.encode())))
        yield path, f"{title}: {_text(label)}\n\n{reference}"
        if target == first:
            written = [each.text.strip() for each in guides if each.text.strip()]
            whole = "\n\n".join([f"{title}\n\n{_opening(site)}".rstrip(), *written, reference])
            said = (
                f"Hand-written pages, and the reference in {label}"
                if written
                else f"The reference in {label}"
            )
            sizes.insert(0, (FULL, said, len(whole.encode())))
            yield FULL, whole
    yield INDEX, _index(site, library, guides, sizes, labels)


def _whole(target: str) -> str:
    """Return the path of the file with the whole reference in one language."""
    return f"llms-{target}.txt"


def _index(
    site: Site,
    library: Library,
    guides: Sequence[Guide],
    sizes: Sequence[tuple[str, str, int]],
    labels: dict[str, str],
) -> str:
    def link(title: str, path: str) -> str:
        return f"- [{_text(title)}]({urljoin(site.address, path) if site.address else path})"

    first = next(iter(labels))
    parts = [f"# {_text(site.name)}", _opening(site)]
    if len(labels) > 1:
        others = ", ".join(f"`{each}`" for each in labels if each != first)
        parts.append(
            f"The pages below are in {_text(labels[first])}. The other languages have the same pages:"
            f" replace `{first}` in the address by {others}."
        )
    parts.append(
        _section("Whole files", [f"{link(said, path)}: {size_words(size)}" for path, said, size in sizes])
    )
    parts.append(_section("Pages", [_noted(link(each.title, each.url), each.about) for each in guides]))
    optional: list[str] = []
    for mount in library.mounts:
        shown = _shown(mount.reference.twins, first)
        twins = [each for each in mount.reference.twins if each.target == shown]
        parts.append(
            _section(
                mount.reference.full_title,
                [
                    _noted(link(each.title, quote(mount.root + each.path)), each.about)
                    for each in twins
                    if not each.of_models
                ],
            )
        )
        optional += [link(each.title, quote(mount.root + each.path)) for each in twins if each.of_models]
        optional += [
            f"{link(f'{mount.reference.full_title}: the catalogue', quote(mount.root + each.path))}:"
            f" all of it as data, {size_words(len(each.content))}"
            for each in mount.reference.files
        ]
    parts.append(_section("Optional", optional))
    return "\n\n".join(part for part in parts if part) + "\n"


def _shown(twins: Sequence[Twin], first: str) -> str:
    """Return the tab that stands for a reference: the site's first, or its own."""
    targets = dict.fromkeys(each.target for each in twins)
    return first if first in targets else next(iter(targets), "")


def _opening(site: Site) -> str:
    return f"> {_text(site.about)}" if site.about else ""


def _section(title: str, lines: Sequence[str]) -> str:
    return f"## {_text(title)}\n\n" + "\n".join(lines) if lines else ""


def _noted(link: str, about: str) -> str:
    return f"{link}: {_text(one_line(about, _ABOUT_LONGEST))}" if about else link


_MARKS = str.maketrans({mark: f"\\{mark}" for mark in "\\`*[]<>#"})


def _text(text: str) -> str:
    """Return plain text in one line, of which nothing is a mark."""
    return " ".join(text.split()).translate(_MARKS)
