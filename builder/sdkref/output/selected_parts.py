"""Parts and languages of a section's finished HTML, where a guide asks for some of them only."""

from collections.abc import Collection, Iterable, Iterator

from msgspec import Struct
from selectolax.lexbor import LexborHTMLParser, LexborNode

NAMED = {"description": ".sdkref-said", "example": ".sdkref-example"}
"""Parts by their elements. Others are called as the ends of their labels' ids: `…:parameters`."""

SIGNATURE = "signature"
"""What stands in a panel before its first label: how the method is called."""


PARTS = (
    *NAMED,
    "answers",
    SIGNATURE,
    "parameters",
    "body",
    "response",
    "errors",
    "headers",
    "authorization",
    "servers",
    "links",
    "callbacks",
)
"""All parts that an operation may have, as far as it has them."""


class Selection(Struct, frozen=True):
    """What a directive asks for; nothing stands for everything."""

    parts: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    """Keys of tabs, or languages, of which each tab is shown then."""

    def __bool__(self) -> bool:
        return bool(self.parts or self.languages)


class Offered(Struct, frozen=True):
    """What a section has to choose from."""

    parts: tuple[str, ...]
    languages: tuple[str, ...]


def offered(html: str) -> Offered:
    """Return the names of all parts and languages of a section."""
    tree = LexborHTMLParser(html)
    named = [name for name, selector in NAMED.items() if tree.css_first(selector) is not None]
    signature = (
        [SIGNATURE] if any(True for panel in tree.css(".sdkref-panel") for _ in _before(panel)) else []
    )
    labels = [_part(each) for each in tree.css("p.sdkref-label[id]")]
    panels = tree.css(".sdkref-panel[data-target]")
    languages = [each.attributes.get(name) for each in panels for name in ("data-target", "data-language")]
    return Offered(
        tuple(dict.fromkeys([*named, *signature, *labels])),
        tuple(dict.fromkeys(each for each in languages if each)),
    )


def selected(html: str, selection: Selection) -> str:
    """Return a section with the wanted parts and languages only."""
    tree = LexborHTMLParser(html)
    if selection.languages:
        _choose_languages(tree, frozenset(selection.languages))
    if selection.parts:
        _choose_parts(tree, frozenset(selection.parts))
    body = tree.body
    return "" if body is None else body.inner_html or ""


def _choose_languages(tree: LexborHTMLParser, wanted: Collection[str]) -> None:
    for tabs in tree.css(".sdkref-tabs"):
        panels = tabs.css(".sdkref-panel[data-target]")
        kept = [each.attributes["data-target"] for each in panels if _is_of(each, wanted)]
        if not kept:
            continue
        for each in tabs.css("[data-target]"):
            own = each.attributes["data-target"]
            if own not in kept:
                each.decompose()
            elif each.attributes.get("role") == "tab":
                _show_tab(each, shown=own == kept[0])
            elif own == kept[0] and "hidden" in each.attributes:
                del each.attrs["hidden"]


def _is_of(panel: LexborNode, wanted: Collection[str]) -> bool:
    return any(panel.attributes.get(name) in wanted for name in ("data-target", "data-language"))


def _show_tab(tab: LexborNode, *, shown: bool) -> None:
    tab.attrs["aria-selected"] = str(shown).lower()
    if shown and "tabindex" in tab.attributes:
        del tab.attrs["tabindex"]


def _choose_parts(tree: LexborHTMLParser, wanted: Collection[str]) -> None:
    _remove(_unwanted(tree, wanted))
    _remove([each for each in tree.css(".sdkref-beside") if not each.text(strip=True)])
    for tabs in tree.css(".sdkref-tabs"):
        if not any(each.text(strip=True) for each in tabs.css(".sdkref-example, .sdkref-panel")):
            _remove(tabs.css(".sdkref-tablist, .sdkref-panel"))


def _unwanted(tree: LexborHTMLParser, wanted: Collection[str]) -> list[LexborNode]:
    """Return the elements of all parts that are not wanted, none of them inside of another."""
    named = [each for name, selector in NAMED.items() if name not in wanted for each in tree.css(selector)]
    panels = tree.css(".sdkref-panel") if SIGNATURE not in wanted else []
    labels = [each for each in tree.css("p.sdkref-label[id]") if _part(each) not in wanted]
    return [
        *named,
        *(each for panel in panels for each in _before(panel)),
        *(each for label in labels for each in [label, *_below(label)]),
    ]


def _remove(elements: Iterable[LexborNode]) -> None:
    for each in elements:
        each.decompose()


def _part(label: LexborNode) -> str:
    return (label.attributes.get("id") or "").rpartition(":")[2]


def _below(label: LexborNode) -> Iterator[LexborNode]:
    """Yield what belongs to a label: what follows it, up to the next one."""
    found = []
    following = label.next
    while following is not None:
        if following.is_element_node:
            if _is_label(following) or following.attributes.get("role") == "tabpanel":
                break
            found.append(following)
        following = following.next
    yield from found


def _before(panel: LexborNode) -> Iterator[LexborNode]:
    """Yield the elements of a panel before its first label, but for the link that leads to it."""
    for each in panel.iter():
        if _is_label(each):
            return
        if "sdkref-link" not in (each.attributes.get("class") or "").split():
            yield each


def _is_label(node: LexborNode) -> bool:
    return "sdkref-label" in (node.attributes.get("class") or "").split() and "id" in node.attributes
