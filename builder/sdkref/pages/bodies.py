"""Bodies as finished HTML: each media type with its fields, and the examples that no program sends."""

from collections.abc import Iterable, Sequence
from typing import Any

from markupsafe import Markup

from sdkref.pages.anchors import component, numbered
from sdkref.pages.code import sample_blocks
from sdkref.pages.part_history import TOP, Above
from sdkref.pages.template import template
from sdkref.pages.writing import Writing
from sdkref.projection.projection import Body, PartNote
from sdkref.wording.saying import say, spoken


def body_parts(
    writing: Writing, scope: str, bodies: Sequence[Body], above: Above = TOP
) -> list[dict[str, Any]]:
    """Return what a template needs of each body; the ids of fields begin with `scope`."""
    alone = len(bodies) == 1
    steps = numbered(f"body-{component(each.argument or each.media_type)}" for each in bodies)
    return [
        _parts(writing, scope if alone else f"{scope}:{step}", each, above)
        for step, each in zip(steps, bodies, strict=True)
    ]


def body_examples(bodies: Iterable[Body]) -> Markup:
    """Return the examples of a request that no sample sends."""
    shown = [each for each in bodies if each.examples]
    if not shown:
        return Markup()
    return template(
        "body_examples",
        bodies=[(each.media_type, sample_blocks(each.examples, say("labels.example"))) for each in shown],
    )


def _parts(writing: Writing, scope: str, body: Body, above: Above) -> dict[str, Any]:
    fields = writing.fields
    above = writing.history.inside(body.type, above)
    table = fields.groups(body.groups, scope, say("columns.field"), above)
    return {
        "id": scope.rpartition(":")[2],
        "argument": body.argument,
        "media_type": body.media_type,
        "type": Markup(writing.types.code(body.type)),  # noqa: S704 - escaped
        "streamed": body.streamed,
        "same_as": body.same_as,
        "fields": Markup(table) if body.groups else "",  # noqa: S704 - escaped
        "parts": part_notes(writing, f"{scope}:parts", body.parts),
    }


def part_notes(writing: Writing, scope: str, parts: Sequence[PartNote]) -> Markup:
    """Return how the parts of a body are written that have no row of their own."""
    if not parts:
        return Markup()
    steps = numbered(component(each.name) for each in parts)
    header = say("columns.header")
    shown = [
        {
            "name": spoken(each.name),
            "facts": [spoken(fact) for fact in each.facts],
            "headers": Markup(writing.fields.table(each.headers, f"{scope}.{step}:headers", header)),  # noqa: S704 - escaped
            "parts": part_notes(writing, f"{scope}.{step}", each.parts),
        }
        for step, each in zip(steps, parts, strict=True)
    ]
    return template("part_notes", parts=shown)
