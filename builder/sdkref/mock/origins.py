"""Web pages that may ask the mock from another origin: none but those that were named (CORS)."""

import re

from sdkref.diagnostics import UsageError
from sdkref.mock.exchange import Answer, Pair, Request

_ORIGIN = re.compile(r"[a-z][a-z0-9+.-]*://[^\s/?#@]+")


def origin(text: str) -> str:
    """Return an origin as browsers send it, or raise `UsageError`: a path at its end never matches."""
    if not _ORIGIN.fullmatch(text):
        raise UsageError(f"`{text}` is no origin; write scheme and host alone, such as https://app.example")
    return text


def leave(request: Request, origins: frozenset[str]) -> tuple[Pair, ...]:
    """Return the headers by which a browser lets a page read an answer; none for an origin not named."""
    origin = request.header("origin")
    if origin is None or origin not in origins:
        return ()
    return (
        ("Access-Control-Allow-Origin", origin),
        ("Access-Control-Expose-Headers", "*"),
        ("Vary", "Origin"),
    )


def preflight(request: Request, origins: frozenset[str]) -> Answer | None:
    """Return the answer to a browser that asks whether a page may send a request; None for other requests."""
    wanted = request.header("access-control-request-method")
    allowed = leave(request, origins)
    if request.method != "OPTIONS" or wanted is None or not allowed:
        return None
    headers = (
        ("Access-Control-Allow-Methods", wanted),
        ("Access-Control-Allow-Headers", request.header("access-control-request-headers") or "*"),
        ("Access-Control-Max-Age", "600"),
    )
    return Answer(status=204, headers=(*allowed, *headers))
