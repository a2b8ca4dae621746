"""What every part that writes HTML is given: names, and renderers that remember what they made."""

from sdkref.catalogue.schema import ExternalDocs
from sdkref.pages.anchors import Names
from sdkref.pages.fields import FieldRenderer
from sdkref.pages.types import TypeRenderer


class Writing:
    """The names of one reference and the renderers that depend on them."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self.types = TypeRenderer(names)
        self.fields = FieldRenderer(self.types)


def external_link(docs: ExternalDocs | None) -> dict[str, str] | None:
    """Return address and words of a page elsewhere; None where its address is no web page."""
    if docs is None or not is_web_address(docs.url):
        return None
    return {"url": docs.url, "words": docs.description or docs.url}


def is_web_address(url: str | None) -> bool:
    """Whether a link may lead there: a page by HTTP, and no script."""
    return (url or "").lower().startswith(("https://", "http://"))
