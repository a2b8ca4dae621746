"""The first page: what the API says of itself, and its resources at a glance."""

from collections.abc import Sequence

from sdkref.catalogue.catalogue import Catalogue, Info, Resource
from sdkref.catalogue.operation import Operation
from sdkref.markdown import plain, render
from sdkref.pages.anchors import Names
from sdkref.pages.indexes import entries, href
from sdkref.pages.links import page_key, resource_key
from sdkref.pages.page import Page, Section
from sdkref.pages.template import finished
from sdkref.pages.writing import external_link, is_web_address
from sdkref.words import one_line

_SHOWN = 8
"""Operations of a resource that the glance table lists; the others are counted."""


def overview_page(
    catalogue: Catalogue, names: Names, resources: Sequence[tuple[Resource, Sequence[Operation]]]
) -> Page:
    """Return the page that a reader opens first."""
    info = catalogue.info
    title = one_line(info.title) or "API"
    glance = [
        {
            "href": href(resource_key(names.resources[resource.key])),
            "title": one_line(resource.title) or resource.key,
            "description": one_line(plain(resource.description or ""), 140),
            "entries": entries(names, members[:_SHOWN]),
            "left": max(0, len(members) - _SHOWN),
        }
        for resource, members in resources
    ]
    html = finished(
        "overview",
        info=info,
        summary=info.summary,
        description=render(info.description or ""),
        facts=_facts(info),
        external=external_link(info.external_docs),
        servers=[
            {
                "url": each.url,
                "description": render(each.description or ""),
                "variables": [
                    {
                        "name": one.name,
                        "default": one.default,
                        "allowed": one.values,
                        "description": render(one.description or ""),
                    }
                    for one in each.variables
                ],
            }
            for each in catalogue.servers
        ],
        glance=glance,
        count=len(catalogue.operations),
        operations=href(page_key("operations")),
    )
    words = " ".join(each for each in (info.summary, plain(info.description or "")) if each)
    section = Section(
        key=page_key("overview"), anchor="overview", title=title, level=1, words=words, html=html
    )
    return Page(
        path="index.md",
        title="Overview",
        sections=(section,),
        description=one_line(info.summary or plain(info.description or ""), 160),
    )


def _facts(info: Info) -> list[tuple[str, str, str | None]]:
    """Return name, words and address of what is known about the API; the address may be None."""
    found: list[tuple[str, str | None, str | None]] = [("Version", info.version, None)]
    if (contact := info.contact) is not None:
        found.append(("Contact", contact.name or contact.url, contact.url))
        found.append(("Email", contact.email, f"mailto:{contact.email}" if _is_mail(contact.email) else None))
    if (granted := info.license) is not None:
        found.append(("License", granted.name or granted.identifier, granted.url))
    found.append(("Terms of service", info.terms_of_service, info.terms_of_service))
    return [
        (name, one_line(words), url if is_web_address(url) or (url or "").startswith("mailto:") else None)
        for name, words, url in found
        if words
    ]


def _is_mail(text: str | None) -> bool:
    return text is not None and "@" in text and all(each.isalnum() or each in "@.+-_" for each in text)
