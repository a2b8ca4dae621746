"""The first page: what the API says of itself, and its resources at a glance."""

from collections.abc import Iterator, Sequence
from typing import Any

from sdkref.catalogue.catalogue import Catalogue, Info, License
from sdkref.drift.difference import Difference
from sdkref.markdown.rendering import plain, render
from sdkref.pages.anchors import Names
from sdkref.pages.code import code_block
from sdkref.pages.indexes import entries
from sdkref.pages.links import href, page_key, resource_key
from sdkref.pages.outline import Chapter, Label, Outline
from sdkref.pages.page import Page, Section
from sdkref.pages.servers import servers_html
from sdkref.pages.surroundings import Way
from sdkref.pages.template import finished
from sdkref.pages.titles import resource_title
from sdkref.pages.web import external_link, is_web_address
from sdkref.projection.answers import server_note
from sdkref.projection.target_note import TargetNote
from sdkref.wording.saying import say
from sdkref.words import one_line

_SHOWN = 8
"""Operations of a resource that the glance table lists; the others are counted."""


def overview_page(  # noqa: PLR0917 - a catalogue, and what else its first page tells
    catalogue: Catalogue,
    names: Names,
    outline: Outline,
    versions: Sequence[Way] = (),
    targets: Sequence[TargetNote] = (),
    drift: Sequence[Difference] | None = None,
) -> Page:
    """Return the page that a reader opens first; of `targets` it tells of SDKs with documentation.

    It leads to the page of `drift` where there is one.
    """
    info = catalogue.info
    title = one_line(info.title) or say("titles.api")
    html = finished(
        "overview",
        summary=info.summary,
        description=render(info.description or "", 2),
        facts=_facts(info),
        versions=[
            {"words": each.words, "href": href(each.key) if each.key is not None else None}
            for each in versions
        ],
        external=external_link(info.external_docs),
        servers=servers_html(map(server_note, catalogue.servers)),
        sdks=list(_sdks(catalogue, targets)),
        groups=list(_groups(names, outline.chapters)),
        labels=[_label(names, each) for each in outline.labels],
        count=len(catalogue.operations),
        operations=href(page_key("operations")),
        drift=None if drift is None else {"href": href(page_key("drift")), "count": len(drift)},
    )
    words = " ".join(each for each in (info.summary, plain(info.description or "")) if each)
    section = Section(
        key=page_key("overview"), anchor="overview", title=title, level=1, words=words, html=html
    )
    return Page(
        path="index.md",
        title=say("titles.overview"),
        sections=(section,),
        description=one_line(info.summary or plain(info.description or ""), 160),
    )


def _groups(names: Names, chapters: Sequence[Chapter]) -> Iterator[dict[str, Any]]:
    """Yield the headings over resources, each with a row a resource."""
    groups: dict[str, list[Chapter]] = {}
    for each in chapters:
        groups.setdefault(each.under[0], []).append(each)
    for heading, members in groups.items():
        yield {"heading": heading, "rows": [_row(names, each) for each in members]}


def _row(names: Names, chapter: Chapter) -> dict[str, Any]:
    resource, operations = chapter.resource, chapter.operations
    return {
        "href": href(resource_key(names.resources[resource.key])),
        "title": one_line(resource.title) or resource.key,
        "parent": one_line(chapter.parent.title) if chapter.parent is not None else "",
        "description": one_line(resource.summary or plain(resource.description or ""), 140),
        "entries": entries(names, operations[:_SHOWN]),
        "left": max(0, len(operations) - _SHOWN),
        "count": len(operations),
    }


def _sdks(catalogue: Catalogue, targets: Sequence[TargetNote]) -> Iterator[dict[str, Any]]:
    """Yield what is known of each SDK whose documentation was read."""
    abouts = {each.key: each.about for each in catalogue.surfaces}
    for target in targets:
        if target.documented and target.key in abouts:
            yield {
                "label": target.label,
                "package": _package(target),
                "version": one_line(abouts[target.key].version or ""),
                "install": code_block(target.install, say("labels.install")) if target.install else "",
            }


def _package(target: TargetNote) -> str:
    """Return the package of an SDK, where the text of its tab does not end with it."""
    package = one_line(target.package)
    return "" if target.label.split()[-1:] == [package] else package


def _label(names: Names, label: Label) -> dict[str, Any]:
    resource = label.resource
    title = resource_title(resource)
    return {
        "title": title,
        "key": one_line(resource.key) if one_line(resource.key) != title else "",
        "role": one_line(resource.role or ""),
        "summary": one_line(resource.summary or "", 1_000),
        "description": render(resource.description or ""),
        "external": external_link(resource.external_docs),
        "entries": entries(names, label.operations),
    }


def _facts(info: Info) -> list[tuple[str, str, str | None]]:
    """Return name, words and address of what is known about the API; the address may be None."""
    found: list[tuple[str, str | None, str | None]] = [(say("overview.version"), info.version, None)]
    if (contact := info.contact) is not None:
        found.append((say("overview.contact"), contact.name or contact.url, contact.url))
        found.append(
            (
                say("overview.email"),
                contact.email,
                f"mailto:{contact.email}" if _is_mail(contact.email) else None,
            )
        )
    if info.license is not None:
        found.append((say("overview.license"), _license(info.license), info.license.url))
    found.append((say("overview.terms"), info.terms_of_service, info.terms_of_service))
    return [
        (
            name,
            one_line(words, 1_000),
            url if is_web_address(url) or (url or "").startswith("mailto:") else None,
        )
        for name, words, url in found
        if words
    ]


def _license(granted: License) -> str:
    """Return a licence's name with its identifier, and its address where that is no link."""
    known = [each for each in dict.fromkeys((granted.name, granted.identifier)) if each]
    if granted.url and not is_web_address(granted.url):
        known.append(granted.url)
    return f"{known[0]} ({', '.join(known[1:])})" if len(known) > 1 else "".join(known)


def _is_mail(text: str | None) -> bool:
    return text is not None and "@" in text and all(each.isalnum() or each in "@.+-_" for each in text)
