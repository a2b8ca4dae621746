"""How an operation is authorized, in words: alternatives, combinations and scopes."""

from markupsafe import Markup

from sdkref.markdown.rendering import plain
from sdkref.pages.anchors import Names
from sdkref.pages.links import href, page_key
from sdkref.pages.template import template
from sdkref.projection.credentials import Authorization, SchemeUse
from sdkref.wording.saying import spoken


def authorization_html(names: Names, alternatives: tuple[Authorization, ...]) -> Markup:
    """Return what must be presented: one of the alternatives, all schemes of it together."""
    ways = [each for each in alternatives if each.schemes]
    return template(
        "authorization",
        ways=[[_use(names, use) for use in way.schemes] for way in ways],
        optional=len(ways) < len(alternatives),
    )


def schemes_html(names: Names, schemes: tuple[SchemeUse, ...]) -> Markup:
    """Return the schemes that documentation of an SDK names; which of them go together it does not say."""
    return template("schemes", schemes=[_use(names, use) for use in schemes])


def _use(names: Names, use: SchemeUse) -> dict[str, object]:
    anchor = names.schemes.get(use.scheme, "authentication")
    return {
        "href": href(page_key(anchor)),
        "words": spoken(use.summary) or use.scheme,
        "variable": use.variable,
        "scopes": [(each.name, plain(each.description)) for each in use.scopes],
    }
