"""Markers above samples, which say what they are of: `<!-- UsageSnippet operationID="…" … -->`."""

import html
import re

from msgspec import Struct

from sdkref.catalogue.surface import Endpoint

_BEGIN, _END = "<!-- UsageSnippet ", "-->"
_ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')


class Marker(Struct, frozen=True):
    """What a marker says of the sample below it."""

    operation_id: str | None
    endpoint: Endpoint | None
    example: str | None


def marker(text: str) -> Marker | None:
    """Return what a marker says; None when the HTML is none."""
    line = text.strip()
    if not (line.startswith(_BEGIN) and line.endswith(_END)):
        return None
    said = {name: html.unescape(value) for name, value in _ATTRIBUTE.findall(line)}
    method, path = said.get("method"), said.get("path")
    endpoint = Endpoint(method.upper(), path) if method and path else None
    return Marker(said.get("operationID") or None, endpoint, said.get("example") or None)
