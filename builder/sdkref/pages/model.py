"""One model as finished HTML."""

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from sdkref.catalogue.schema import Schema
from sdkref.markdown import plain, render
from sdkref.pages.code import code_block
from sdkref.pages.fields import field_names, values
from sdkref.pages.fragment import Fragment
from sdkref.pages.links import address, to_model, to_operation, webhook_key
from sdkref.pages.tabs import Panel, panel_id, tabs
from sdkref.pages.template import finished, template
from sdkref.pages.uses import NOT_USED, Uses
from sdkref.pages.writing import Writing
from sdkref.projection.projection import ModelProjection, TargetNote

_WORDS_LONGEST = 300
"""Characters of a description that search knows."""

_USES_SHOWN = 8
"""Users of a model that are shown at once; the others are behind a line that opens them."""

Shown = Sequence[tuple[TargetNote, ModelProjection]]
"""A model in each SDK, in the order of the tabs."""


def model_fragment(
    writing: Writing, name: str, schema: Schema, shown: Shown, uses: Uses = NOT_USED
) -> Fragment:
    """Return the section of a model below its heading."""
    anchor = writing.names.models[name]
    panels = [Panel(target, _panel(writing, panel_id(anchor, target), each)) for target, each in shown]
    # JSON is the same for every SDK, so it stands once, below the panels.
    example = next((each.example for _, each in shown if each.example), None)
    page = finished(
        "model",
        name=name,
        deprecated=schema.deprecated,
        description=render(schema.description or ""),
        tabs=tabs(anchor, panels),
        example=code_block(example, "Example") if example else "",
        users=_users(writing, uses),
        shown=_USES_SHOWN,
    )
    return Fragment(html=page, words=_words(name, schema, shown))


def _panel(writing: Writing, scope: str, model: ModelProjection) -> Markup:
    return template(
        "model_panel",
        name=model.name,
        # A type with fields of its own is called "object" or the like, which says nothing.
        type=""
        if any(not group.label for group in model.groups)
        else Markup(writing.types.spell(model.type)),  # noqa: S704 - escaped
        inherits=Markup(writing.types.code(model.inherits)),  # noqa: S704 - escaped
        constraints=model.constraints,
        values=Markup(values(model.values)) if model.values else "",  # noqa: S704 - escaped
        fields=Markup(writing.fields.groups(model.groups, scope, "Field")) if model.groups else "",  # noqa: S704
    )


def _users(writing: Writing, uses: Uses) -> list[dict[str, Any]]:
    """Return kinds of users, each with links; a user that is not in the catalogue any more is left out."""
    names = writing.names
    kinds = (
        (
            "Operations that use it",
            [(to_operation(names, key), title) for key, title in uses.operations],
        ),
        (
            "Webhooks that use it",
            [
                (address(webhook_key(names.webhooks[key])), title)
                for key, title in uses.webhooks
                if key in names.webhooks
            ],
        ),
        ("Models that use it", [(to_model(names, each), each) for each in uses.models]),
    )
    return [
        {"title": title, "links": links}
        for title, found in kinds
        if (links := [{"href": Markup(href), "text": text} for href, text in found if href])  # noqa: S704 - our own keys
    ]


def _words(name: str, schema: Schema, shown: Shown) -> str:
    words = dict.fromkeys([name])
    for _, each in shown:
        words[each.name] = None
        words |= dict.fromkeys(name for group in each.groups for name in field_names(group.fields))
    return " ".join(word for word in (*words, plain(schema.description or "")[:_WORDS_LONGEST]) if word)
