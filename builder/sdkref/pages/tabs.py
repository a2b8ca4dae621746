"""Panels of which a reader sees the one of the language chosen."""

from collections.abc import Sequence

from markupsafe import Markup
from msgspec import Struct

from sdkref.pages.template import template
from sdkref.projection.target_note import TargetNote


class Panel(Struct, frozen=True):
    """What one target's panel holds."""

    target: TargetNote
    html: Markup


def panel_id(anchor: str, target: TargetNote) -> str:
    """Return the id of a target's panel, with which all ids inside the panel begin."""
    return f"{anchor}.{target.key}"


def tabs(anchor: str, panels: Sequence[Panel]) -> Markup:
    """Return the bar of targets and their panels, in the targets' order."""
    shown = [
        (panel_id(anchor, each.target), each.target.key, each.target.label, each.target.language, each.html)
        for each in panels
    ]
    return template("tabs", panels=shown)
