"""Panels of which a reader sees the one of the language chosen, with examples beside them."""

from collections.abc import Sequence

from markupsafe import Markup
from msgspec import Struct

from sdkref.pages.template import template
from sdkref.projection.target_note import TargetNote

NOTHING = Markup()


class Panel(Struct, frozen=True):
    """What one target's panel holds, and the examples of that target beside it."""

    target: TargetNote
    html: Markup
    example: Markup = NOTHING


class Around(Struct, frozen=True, kw_only=True):
    """What is the same in every language, and where around the panels it stands."""

    said: Markup = NOTHING
    """Between the bar of languages and the panels."""
    beside: Markup = NOTHING
    """Below the examples of the language that is chosen: on wide screens, in a column of its own."""
    below: Markup = NOTHING


PANELS_ALONE = Around()


def panel_id(anchor: str, target: TargetNote) -> str:
    """Return the id of a target's panel, with which all ids inside the panel begin."""
    return f"{anchor}.{target.key}"


def tabs(anchor: str, panels: Sequence[Panel], around: Around = PANELS_ALONE) -> Markup:
    """Return the bar of targets and their panels, in the targets' order, with what stands around them."""
    shown = [
        {
            "id": panel_id(anchor, each.target),
            "target": each.target.key,
            "label": each.target.label,
            "language": each.target.language,
            "html": each.html,
            "example": each.example,
            "first": number == 0,
        }
        for number, each in enumerate(panels)
    ]
    return template(
        "tabs",
        panels=shown,
        split=bool(around.beside) or any(each.example for each in panels),
        said=around.said,
        beside=around.beside,
        below=around.below,
    )
