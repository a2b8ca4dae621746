"""Base addresses as finished HTML."""

from collections.abc import Iterable

from markupsafe import Markup

from sdkref.markdown.rendering import render
from sdkref.pages.links import href, page_key
from sdkref.pages.template import template
from sdkref.projection.projection import ServerNote


def servers_html(servers: Iterable[ServerNote], *, brief: bool = False) -> Markup:
    """Return a list of base addresses; a brief one leaves their variables to the overview."""
    shown = [
        {
            "url": each.url,
            "name": each.name,
            "description": render(each.description),
            "variables": [
                {
                    "name": one.name,
                    "default": one.default,
                    "values": one.values,
                    "description": render(one.description or ""),
                }
                for one in each.variables
            ],
        }
        for each in servers
    ]
    if not shown:
        return Markup()
    return template("servers", servers=shown, brief=brief, overview=href(page_key("overview")))
