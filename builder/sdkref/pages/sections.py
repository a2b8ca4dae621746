"""Fragments as sections: with their key, anchor, title and identity."""

from collections.abc import Mapping

from sdkref.catalogue.operation import Operation
from sdkref.pages.anchors import Names
from sdkref.pages.fragment import Fragment
from sdkref.pages.links import model_key, operation_key, webhook_key
from sdkref.pages.page import Section
from sdkref.pages.titles import title_of

_AROUND = 700
"""Bytes that a section's wrapper, heading, entry in the table of contents and line in a list add."""


def operation_section(names: Names, fragments: Mapping[str, Fragment], operation: Operation) -> Section:
    """Return the section of an operation."""
    anchor = names.operations[operation.key]
    identity = ("data-operation", operation.key)
    return _section(operation_key(anchor), anchor, title_of(operation), identity, fragments)


def webhook_section(names: Names, fragments: Mapping[str, Fragment], webhook: Operation) -> Section:
    """Return the section of a webhook."""
    anchor = names.webhooks[webhook.key]
    return _section(webhook_key(anchor), anchor, title_of(webhook), ("data-webhook", webhook.key), fragments)


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
        html=fragment.html,
        stored=fragment.stored,
    )


def size_of(section: Section) -> int:
    """Return the bytes that a section adds to a page."""
    return section.size + len(section.title.encode()) + len(section.words.encode()) + _AROUND
