"""Link keys: how finished HTML names what it leads to, before anyone knows the page it stands on."""

from markupsafe import Markup

from sdkref.pages.anchors import Names
from sdkref.pages.page import FILE_KEY, LINK_MARK


def operation_key(anchor: str) -> str:
    """Return the key of an operation's section."""
    return f"o:{anchor}"


def webhook_key(anchor: str) -> str:
    """Return the key of a webhook's section."""
    return f"w:{anchor}"


def callback_key(anchor: str) -> str:
    """Return the key of a callback's section."""
    return f"c:{anchor}"


def model_key(anchor: str) -> str:
    """Return the key of a model's section."""
    return f"m:{anchor}"


def resource_key(name: str) -> str:
    """Return the key of a page of operations."""
    return f"r:{name}"


def page_key(name: str) -> str:
    """Return the key of another page of the reference: `p:authentication`."""
    return f"p:{name}"


def file_key(path: str) -> str:
    """Return the key of a file below the reference's root: `f:catalogue.json`."""
    return f"{FILE_KEY}{path}"


def elsewhere(mount: str, key: str) -> str:
    """Return the key of a section of another reference of the site."""
    return f"{mount}|{key}"


def address(key: str) -> str:
    """Return what stands in an `href` until the key's page is known."""
    return f"{LINK_MARK}{key}{LINK_MARK}"


def href(key: str) -> Markup:
    """Return the same, ready for an attribute."""
    return Markup(address(key))  # noqa: S704 - our own key


def to_operation(names: Names, key: str) -> str | None:
    """Return the address of an operation by its `METHOD /path`; None when it is not in the catalogue."""
    anchor = names.operations.get(key)
    return anchor and address(operation_key(anchor))


def to_model(names: Names, name: str) -> str | None:
    """Return the address of a model by its name; None when it is not in the catalogue."""
    anchor = names.models.get(name)
    return anchor and address(model_key(anchor))
