"""axe-core finds nothing against WCAG 2.2 AA on pages of each kind: narrow and wide, in light and in dark."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from tools import node_modules

Visit = Callable[..., Page]

PAGES = (
    *("index.html", "operations.html", "authentication.html", "errors.html", "webhooks.html"),
    *("models/index.html", "models/e.html", "reference/embeddings.html", "reference/files.html"),
)

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

OF_THE_THEME = ".md-tabs__link, .md-nav__link, .md-header__topic, .md-footer, .headerlink, .md-search"
"""Faint texts of Material's own, in colours of its palette; its links to headings, which show on hover."""

SETTLE = """() => {
  document.querySelectorAll(".md-dialog").forEach(each => each.remove())
  for (const each of document.querySelectorAll("section > *")) each.style.contentVisibility = "visible"
}"""
"""An unseen dialogue of the theme lies over the page, and what is far from the window has no layout yet."""

LOOK = """async ([rules, ours]) => {
  const found = await axe.run(
    { exclude: ours.split(", ").map(each => [each]) },
    { runOnly: { type: "tag", values: rules }, resultTypes: ["violations"] }
  )
  return found.violations.flatMap(rule => rule.nodes.map(node =>
    [rule.id, node.html.slice(0, 120), (node.any.concat(node.all, node.none)[0] || {}).message]))
}"""


def violations(page: Page) -> list[list[Any]]:
    """Return what axe finds: the rule, the element and what is wrong with it."""
    page.evaluate(SETTLE)
    page.add_script_tag(path=node_modules() / "axe-core" / "axe.min.js")
    found: list[list[Any]] = page.evaluate(LOOK, [RULES, OF_THE_THEME])
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_pages_break_no_rule(visit: Visit, width: int, scheme: str) -> None:
    page = visit(
        "404.html",
        viewport={"width": width, "height": 800},
        color_scheme=scheme,
        reduced_motion="reduce",
    )
    here = page.url.removesuffix("404.html")
    found = {}
    for path in PAGES:
        page.goto(here + path)
        found[path] = violations(page)
    assert not any(found.values()), found


def test_what_opens_breaks_no_rule(visit: Visit) -> None:
    page = visit(
        "reference/chat.html?lang=go", viewport={"width": 1280, "height": 800}, reduced_motion="reduce"
    )
    page.evaluate(
        "for (const each of document.querySelectorAll('section[data-operation]'))"
        " if (each.dataset.operation !== 'POST /chat/completions') each.remove()"
    )
    page.evaluate(
        "for (const each of [...document.querySelectorAll('details')].slice(0, 12)) each.open = true"
    )
    assert violations(page) == []
