"""One model as finished HTML."""

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup
from msgspec.structs import replace

from sdkref.catalogue.schema import Schema
from sdkref.markdown.rendering import plain, render
from sdkref.pages.code import code_block, sample_blocks
from sdkref.pages.facts import badges, fit_a_line, folded, values
from sdkref.pages.fields import names_inside
from sdkref.pages.fragment import Fragment
from sdkref.pages.links import address, to_model, to_operation, webhook_key
from sdkref.pages.page import SdkName
from sdkref.pages.part_history import Above
from sdkref.pages.tabs import Around, Panel, panel_id, tabs
from sdkref.pages.template import finished, template
from sdkref.pages.uses import NOT_USED, Uses
from sdkref.pages.web import external_link
from sdkref.pages.writing import Writing
from sdkref.projection.projection import Facts, ModelProjection
from sdkref.projection.target_note import TargetNote
from sdkref.wording.saying import say, say_html, spoken

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
    facts = _telling(shown)
    # What reads the same in every language stands once, outside of the panels.
    listed = facts[0].values
    apart = fit_a_line(listed) or any(target.documented for target, _ in shown)
    same_values = () if apart or any(each.values != listed for each in facts) else listed
    panels = [
        Panel(
            target,
            _panel(
                writing.of(target),
                panel_id(anchor, target),
                each,
                writing.history.of_model(name),
                values_apart=bool(same_values),
            ),
        )
        for target, each in shown
        if target.is_sdk or not each.lacking
    ]
    example = next((each.example for each in facts if each.example), None)
    more = [code_block(code, say("labels.example")) for code in facts[0].more_examples]
    description = next((each.description for each in facts if each.description), schema.description or "")
    page = finished(
        "model",
        name=name,
        title=facts[0].title,
        deprecated=schema.deprecated or facts[0].deprecated,
        deprecation=render(facts[0].deprecation),
        badges=Markup(" ".join(badges(replace(facts[0], deprecated=False)))),  # noqa: S704 - our own words
        description=render(description),
        external=[link for each in facts[0].external_docs if (link := external_link(each))],
        tabs=tabs(
            anchor,
            panels,
            Around(
                said=writing.history.note(name) + _lacking(shown),
                beside=(code_block(example, say("labels.example")) if example else Markup())
                + (Markup(folded(say_html("examples.more", len(more)), "".join(more))) if more else ""),  # noqa: S704 - escaped
                below=Markup(values(same_values) if same_values else "")  # noqa: S704 - escaped
                + template("model_users", users=_users(writing, uses), shown=_USES_SHOWN),
            ),
        ),
    )
    return Fragment(html=page, words=_words(name, description, shown), names=_names(name, shown))


def _telling(shown: Shown) -> list[ModelProjection]:
    """Return the projections that know the model, those of plain HTTP first: they say what all share."""
    found = [(target, each) for target, each in shown if not each.lacking]
    if any(target.documented for target, _ in found):
        found.sort(key=lambda each: each[0].documented)
    return [each for _, each in found] or [shown[0][1]]


def _lacking(shown: Shown) -> Markup:
    """Return once what the panels of plain HTTP would all say of a model that only SDKs have."""
    found = next((each.lacking for target, each in shown if each.lacking and not target.is_sdk), "")
    return template("lacking", lacking=spoken(found)) if found else Markup()


def _panel(
    writing: Writing, scope: str, model: ModelProjection, above: Above, *, values_apart: bool
) -> Markup:
    if model.lacking:
        return template("lacking", lacking=spoken(model.lacking))
    facts = Facts(
        default=model.default,
        constraints=model.constraints,
        values=() if values_apart else model.values,
        listed=model.listed,
    )
    return template(
        "model_panel",
        name=model.name,
        # A type with fields of its own is called "object" or the like, which says nothing.
        type=""
        if any(group.fields and not (group.label or group.lead) for group in model.groups)
        else Markup(writing.types.spell(model.type)),  # noqa: S704 - escaped
        nullable=model.nullable,
        samples=sample_blocks(model.samples, say("labels.example")),
        inherits=Markup(writing.types.code(model.inherits)),  # noqa: S704 - escaped
        facts=Markup(writing.fields.facts.html(facts)),  # noqa: S704 - escaped
        fields=Markup(writing.fields.groups(model.groups, scope, say("columns.field"), above))  # noqa: S704 - escaped
        if model.groups
        else "",
    )


def _users(writing: Writing, uses: Uses) -> list[dict[str, Any]]:
    """Return kinds of users, each with links; a user that is not in the catalogue any more is left out."""
    names = writing.names
    kinds = (
        (
            say("models.used_by_operations"),
            [(to_operation(names, key), title) for key, title in uses.operations],
        ),
        (
            say("models.used_by_webhooks"),
            [
                (address(webhook_key(names.webhooks[key])), title)
                for key, title in uses.webhooks
                if key in names.webhooks
            ],
        ),
        (say("models.used_by_models"), [(to_model(names, each), each) for each in uses.models]),
    )
    return [
        {"title": title, "links": links}
        for title, found in kinds
        if (links := [{"href": Markup(href), "text": text} for href, text in found if href])  # noqa: S704 - our own keys
    ]


def _words(name: str, description: str, shown: Shown) -> str:
    # Members have the same names in every language: those of the API. Documentation has an SDK's own.
    plain_ones = [each for target, each in shown if not target.is_sdk] or [shown[0][1]]
    members = [member for each in plain_ones[:1] for member in names_inside(each.groups)]
    words = dict.fromkeys([name, *(each.name for each in plain_ones), *members])
    return " ".join(word for word in (*words, plain(description)[:_WORDS_LONGEST]) if word)


def _names(name: str, shown: Shown) -> tuple[SdkName, ...]:
    """Return what SDKs call a model, and the fields that only they have, where they say otherwise."""
    known = {name, *_words(name, "", shown).split()}
    found = []
    for target, each in shown:
        own = [member for member in dict.fromkeys(names_inside(each.groups)) if member not in known]
        if target.is_sdk and not each.lacking and (own or each.name.rpartition(".")[2] not in known):
            found.append(SdkName(target.key, f"{each.name} · {target.label}", " ".join(own)))
    return tuple(found)
