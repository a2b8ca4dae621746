"""Lists of links: the index of operations, the index of models, and the heads of pages."""

from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup
from msgspec import Struct

from sdkref.catalogue.catalogue import Resource
from sdkref.catalogue.operation import Operation
from sdkref.markdown.rendering import render
from sdkref.pages.anchors import Names
from sdkref.pages.badges import Badge, badges_of
from sdkref.pages.links import href, model_key, operation_key, page_key, resource_key, webhook_key
from sdkref.pages.outline import Chapter
from sdkref.pages.page import Page, Section
from sdkref.pages.paths import path_html
from sdkref.pages.resources import Part
from sdkref.pages.template import finished
from sdkref.pages.titles import own_title, resource_title
from sdkref.pages.web import external_link
from sdkref.wording.saying import say
from sdkref.words import one_line


class Entry(Struct, frozen=True, kw_only=True):
    """A line of a list of operations."""

    href: Markup
    method: str
    path: Markup
    title: str
    """What it is called; empty where method and path are all that it has."""
    badges: tuple[Badge, ...] = ()


def entries(names: Names, operations: Sequence[Operation]) -> list[Entry]:
    """Return a line for each operation."""
    return [
        Entry(
            href=href(operation_key(names.operations[each.key])),
            method=each.method,
            path=path_html(names.path_of(each)),
            title=own_title(each) or names.titles.get(each.key, ""),
            badges=badges_of(each),
        )
        for each in operations
    ]


def operations_page(names: Names, chapters: Sequence[Chapter]) -> Page:
    """Return the index of all operations."""
    groups = [
        {
            "href": href(resource_key(names.resources[each.resource.key])),
            "title": one_line(each.resource.title),
            "entries": entries(names, each.operations),
        }
        for each in chapters
        if each.operations
    ]
    section = Section(
        key=page_key("operations"),
        anchor="operations",
        title=say("titles.operations"),
        level=1,
        html=finished("operation_groups", groups=groups, methods=_methods(chapters)),
    )
    return Page(path="operations.md", title=say("titles.operations"), sections=(section,))


def _methods(chapters: Sequence[Chapter]) -> list[str]:
    found = (each.method for chapter in chapters for each in chapter.operations if each.method)
    return list(dict.fromkeys(found))


def models_page(names: Names, buckets: Mapping[str, Sequence[str]]) -> Page:
    """Return the index of all models, under the first letters that they share."""
    members = [name for bucket in buckets.values() for name in bucket]
    groups: dict[str, list[str]] = {}
    for name in sorted(members, key=lambda each: (each.casefold(), each)):
        groups.setdefault(name[:1].upper(), []).append(name)
    section = Section(
        key=page_key("models"),
        anchor="models",
        title=say("titles.models"),
        level=1,
        html=finished(
            "model_groups",
            groups=[(letter, _model_links(names, each)) for letter, each in groups.items()],
        ),
    )
    return Page(path="models/index.md", title=say("titles.models"), sections=(section,))


def bucket_head(names: Names, members: Sequence[str]) -> str:
    """Return the list at the top of a page of models."""
    return finished("model_list", links=_model_links(names, members), index=href(page_key("models")))


def resource_head(names: Names, chapter: Chapter, parts: Sequence[Part], part: Part) -> str:
    """Return what stands at the top of a page of operations: the first page lists those of all pages."""
    resource = chapter.resource
    name = names.resources[resource.key]
    on_first = not part.name
    shown = parts if on_first else [part]
    return finished(
        "resource_head",
        summary=one_line(resource.summary or "", 1_000) if on_first else "",
        description=render(resource.description or "", 2) if on_first else "",
        external=external_link(resource.external_docs) if on_first else None,
        first=href(resource_key(name)) if part.name else None,
        title=one_line(resource.title),
        parent=_resource(names, chapter.parent) if on_first and chapter.parent is not None else None,
        inner=[_resource(names, each) for each in chapter.parts] if on_first else [],
        groups=[
            {
                "href": href(resource_key(f"{name}/{each.name}")),
                "title": one_line(each.title) if each.name and on_first else "",
                "entries": entries(names, each.operations),
            }
            for each in shown
            if each.operations
        ],
        also=entries(names, chapter.also) if on_first else [],
    )


def _resource(names: Names, resource: Resource) -> dict[str, Any]:
    return {
        "href": href(resource_key(names.resources[resource.key])),
        "words": resource_title(resource),
    }


def webhooks_head(names: Names, webhooks: Sequence[Operation], *, all_of_them: bool = True) -> str:
    """Return what stands at the top of a page of webhooks."""
    entries = [
        Entry(
            href=href(webhook_key(names.webhooks[each.key])),
            method=each.method,
            path=path_html(each.path),
            title=own_title(each),
            badges=badges_of(each),
        )
        for each in webhooks
    ]
    index = None if all_of_them else href(page_key("webhooks"))
    return finished("webhooks_head", entries=entries, index=index)


def _model_links(names: Names, members: Sequence[str]) -> list[tuple[Markup, str]]:
    return [(href(model_key(names.models[each])), each) for each in members]
