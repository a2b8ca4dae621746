"""What the documentation of SDKs says of authentication: the schemes that it names, a panel an SDK."""

from collections.abc import Sequence

from markupsafe import Markup

from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.surface import Scheme
from sdkref.markdown.rendering import render
from sdkref.pages.tabs import Panel, tabs
from sdkref.pages.template import template
from sdkref.projection.target_note import TargetNote
from sdkref.words import one_line


def surface_schemes(catalogue: Catalogue, targets: Sequence[TargetNote]) -> Markup:
    """Return the schemes of each SDK; nothing where no documentation names any.

    Beside a description, which has the schemes themselves, only what it cannot know is told.
    """
    schemes = {
        surface.key: [
            each
            for each in surface.about.schemes
            if each.variable or each.description or not catalogue.security_schemes
        ]
        for surface in catalogue.surfaces
    }
    panels = [
        Panel(each, _table(schemes[each.key]))
        for each in targets
        if each.documented and schemes.get(each.key)
    ]
    return tabs("authentication", panels) if panels else Markup()


def _table(schemes: Sequence[Scheme]) -> Markup:
    rows = [
        {
            "name": one_line(each.name),
            "kind": one_line(each.kind or ""),
            "variable": one_line(each.variable or ""),
            "description": render(each.description or ""),
        }
        for each in schemes
    ]
    return template(
        "surface_schemes",
        schemes=rows,
        kinds=any(each["kind"] for each in rows),
        variables=any(each["variable"] for each in rows),
        described=any(each["description"] for each in rows),
    )
