"""Which way a value travels, as bits: what the caller sends, and what the caller gets."""

REQUEST = 1
"""The caller sends it: allowing less breaks callers that sent what is forbidden now."""
RESPONSE = 2
"""The caller gets it: allowing more breaks callers that are not prepared for it."""
BOTH = REQUEST | RESPONSE

NAMES = {REQUEST: "request", RESPONSE: "response"}


def names_of(directions: int) -> tuple[str, ...]:
    """Return the names of the directions in some bits."""
    return tuple(name for bit, name in NAMES.items() if directions & bit)


def turned(directions: int) -> int:
    """Return the directions as the other side sees them: a webhook's caller is the API."""
    return (directions & REQUEST) << 1 | (directions & RESPONSE) >> 1
