"""Fragments as sections: with their key, anchor, title and identity."""

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from sdkref.catalogue.operation import Operation
from sdkref.pages.anchors import Names, callback_identity
from sdkref.pages.fragment import Fragment
from sdkref.pages.links import callback_key, model_key, operation_key, webhook_key
from sdkref.pages.page import Section
from sdkref.pages.titles import title_of

_AROUND = 700
"""Bytes that a section's wrapper, heading, entry in the table of contents and line in a list add."""


def operation_sections(
    names: Names, fragments: Mapping[str, Fragment], operation: Operation
) -> list[Section]:
    """Return the section of an operation, and those of its callbacks below it."""
    anchor = names.operations[operation.key]
    identity = ("data-operation", operation.key)
    title = title_of(operation, names.titles.get(operation.key, ""))
    own = _section(operation_key(anchor), anchor, title, identity, fragments)
    return [own, *_callback_sections(names, fragments, operation)]


def webhook_sections(names: Names, fragments: Mapping[str, Fragment], webhook: Operation) -> list[Section]:
    """Return the section of a webhook, and those of its callbacks below it."""
    anchor = names.webhooks[webhook.key]
    identity = ("data-webhook", webhook.key)
    own = _section(webhook_key(anchor), anchor, title_of(webhook, webhook.path), identity, fragments)
    return [own, *_callback_sections(names, fragments, webhook)]


def _callback_sections(
    names: Names, fragments: Mapping[str, Fragment], owner: Operation
) -> Iterator[Section]:
    for each in owner.callbacks:
        anchor = names.callbacks[callback_identity(owner, each)]
        title = title_of(each.operation, each.name)
        identity = ("data-callback", each.operation.key)
        section = _section(callback_key(anchor), anchor, title, identity, fragments)
        yield replace(section, level=3)


def model_section(names: Names, fragments: Mapping[str, Fragment], name: str) -> Section:
    """Return the section of a model."""
    anchor = names.models[name]
    return _section(model_key(anchor), anchor, name or "Unnamed", ("data-model", name), fragments)


def _section(
    key: str, anchor: str, title: str, identity: tuple[str, str], fragments: Mapping[str, Fragment]
) -> Section:
    fragment = fragments[key]
    return Section(
        key=key,
        anchor=anchor,
        title=title,
        attribute=identity,
        words=fragment.words,
        names=fragment.names,
        html=fragment.html,
        stored=fragment.stored,
    )


def size_of(section: Section) -> int:
    """Return the bytes that a section adds to a page."""
    return section.size + len(section.title.encode()) + len(section.words.encode()) + _AROUND
