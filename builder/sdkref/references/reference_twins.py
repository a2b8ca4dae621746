"""The twins of a reference: in each language a page of Markdown for every resource, and for its models."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

from msgspec import Struct

from sdkref.catalogue.catalogue import Catalogue
from sdkref.pages.anchors import Names
from sdkref.pages.fragment import Fragment
from sdkref.pages.links import model_key, operation_key, webhook_key
from sdkref.pages.outline import Chapter, outline_of
from sdkref.pages.page import Page, Stored, Twin
from sdkref.pages.titles import resource_title, title_of
from sdkref.projection.project import AnyProjection
from sdkref.projection.target_note import TargetNote
from sdkref.references.surface_twins import twins_of_surface
from sdkref.twins.headings import heading_slugs
from sdkref.twins.plain import PlainPart, plain_models_page, plain_page


def twins_of(
    catalogue: Catalogue,
    names: Names,
    shown: Iterable[tuple[TargetNote, AnyProjection]],
    fragments: Mapping[str, Fragment],
    pages: Sequence[Page],
) -> tuple[Twin, ...]:
    """Return the twins of the tabs that are shown, in the order of these."""
    chapters = outline_of(catalogue).chapters
    listed = [(each, _operations(each, names)) for each in chapters]
    surfaces = {each.key: each for each in catalogue.surfaces}
    webhooks = {webhook_key(names.webhooks[each.key]): each for each in catalogue.webhooks}
    models = {model_key(anchor): name for name, anchor in names.models.items()}
    found: list[Twin] = []
    for target, projection in shown:
        if target.key in surfaces:
            found += twins_of_surface(surfaces[target.key], target.label, chapters, names)
        else:
            found += (
                twin
                for chapter, parts in listed
                if (twin := _of_chapter(target, chapter, names, _stored(parts, target, fragments)))
            )
        for page in pages:
            told = [
                (each.key, PlainPart(title=each.title, key=webhooks[each.key].key))
                for each in page.sections
                if each.key in webhooks
            ]
            if found_webhooks := _stored(told, target, fragments):
                found.append(_of_webhooks(target, page, found_webhooks))
            spelled = [
                (each.key, PlainPart(title=projection.names.get(models[each.key], models[each.key])))
                for each in page.sections
                if each.key in models
            ]
            if found_models := _stored(spelled, target, fragments):
                found.append(_of_models(target, page, found_models))
    return tuple(found)


class _Stored(Struct, frozen=True):
    """A part of a twin: the key of its section, what is known of it, and where its text is."""

    key: str
    part: PlainPart
    text: Stored


def _stored(
    parts: Iterable[tuple[str, PlainPart]], target: TargetNote, fragments: Mapping[str, Fragment]
) -> list[_Stored]:
    """Return the parts that are shown in a tab."""
    return [
        _Stored(key, part, text)
        for key, part in parts
        if (text := fragments[key].stored_twins.get(target.key)) is not None
    ]


def _operations(chapter: Chapter, names: Names) -> list[tuple[str, PlainPart]]:
    """Return the operations of a resource, each with a title of its own."""
    titles = {each.key: title_of(each, names.titles.get(each.key, "")) for each in chapter.operations}
    counts = Counter(titles.values())
    return [
        (
            operation_key(names.operations[each.key]),
            PlainPart(
                title=title if counts[title := titles[each.key]] == 1 else f"{title} ({each.key})",
                key=each.key,
                deprecated=each.deprecated,
            ),
        )
        for each in chapter.operations
    ]


def _of_chapter(target: TargetNote, chapter: Chapter, names: Names, stored: Sequence[_Stored]) -> Twin | None:
    if not stored:
        return None
    resource = chapter.resource
    name = names.resources[resource.key]
    title = resource_title(resource) or name
    about = resource.description or resource.summary or ""
    return Twin(
        path=f"reference/{target.key}/{name}.md",
        beside=f"reference/{name}.md",
        target=target.key,
        label=target.label,
        title=title,
        about=", ".join(each.part.title for each in stored),
        write=partial(_written, partial(plain_page, title, about), stored),
    )


def _of_webhooks(target: TargetNote, page: Page, stored: Sequence[_Stored]) -> Twin:
    return Twin(
        path=f"webhooks/{target.key}/{page.path.rpartition('/')[2]}",
        beside=page.path,
        target=target.key,
        label=target.label,
        title=page.twin_title,
        about=", ".join(each.part.title for each in stored),
        write=partial(_written, partial(plain_page, page.twin_title, ""), stored),
    )


def _of_models(target: TargetNote, page: Page, stored: Sequence[_Stored]) -> Twin:
    slugs = heading_slugs([page.twin_title, *(each.part.title for each in stored)])[1:]
    return Twin(
        path=f"models/{target.key}/{page.path.rpartition('/')[2]}",
        beside=page.path,
        target=target.key,
        label=target.label,
        title=page.twin_title,
        of_models=True,
        write=partial(_written, partial(plain_models_page, page.twin_title), stored),
        anchors=dict(zip((each.key for each in stored), slugs, strict=True)),
    )


def _written(page: Callable[[Sequence[PlainPart]], str], stored: Sequence[_Stored]) -> str:
    return page([each.part.with_text(each.text.load()) for each in stored])
