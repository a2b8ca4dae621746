"""Content types as requests name them, and which of the declared representations one is."""

import re
from collections.abc import Sequence

from msgspec import Struct

from sdkref.catalogue.media import essence
from sdkref.catalogue.operation import MediaType

_PARAMETER = re.compile(r';\s*([^\s;="]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;]*))')


class ContentType(Struct, frozen=True):
    """A content type with its parameters, whose names are in lower case."""

    name: str
    """`application/json`, in lower case; empty when a request does not say."""
    parameters: dict[str, str] = {}

    @property
    def charset(self) -> str:
        """The encoding of a text."""
        return self.parameters.get("charset", "utf-8")


def content_type(text: str | None) -> ContentType:
    """Return what a Content-Type header says."""
    if text is None:
        return ContentType("")
    parameters = {
        name.lower(): re.sub(r"\\(.)", r"\1", quoted) or plain.strip()
        for name, quoted, plain in _PARAMETER.findall(text)
    }
    return ContentType(essence(text), parameters)


def representation(sent: str, content: Sequence[MediaType]) -> MediaType | None:
    """Return the declared representation of a content type, the most specific first; None for none."""
    name = essence(sent)
    ranges = (name, f"{name.partition('/')[0]}/*", "*/*")
    whole = next((media for media in content if media.name.strip().lower() == sent.strip().lower()), None)
    if whole is not None:
        return whole
    return next((media for each in ranges for media in content if essence(media.name) == each), None)
