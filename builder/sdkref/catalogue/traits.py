"""What sets an operation apart, as its parameters and answers tell: it streams, it answers page by page."""

from sdkref.catalogue.media import media_kind
from sdkref.catalogue.operation import MediaType, Operation
from sdkref.catalogue.paging_names import asks

_NEXT = frozenset({"cursor", "back", "page", "offset"})


def is_streamed(media: MediaType) -> bool:
    """Return whether a body arrives piece by piece."""
    return media.item_schema is not None or media_kind(media.name) in {"events", "lines"}


def streams(operation: Operation) -> bool:
    """Return whether an answer that is no error may arrive piece by piece."""
    good = [each for each in operation.responses if not each.is_error]
    return any(is_streamed(media) for each in good for media in each.content)


def is_paginated(operation: Operation) -> bool:
    """Return whether a caller says both how long a page is and which page it wants."""
    asked = {asks(each.name) for each in operation.parameters if each.place == "query"}
    return "limit" in asked and not asked.isdisjoint(_NEXT)
