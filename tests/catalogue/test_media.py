"""Content types by what can be done with them."""

import pytest

from sdkref.catalogue.media import media_kind, preferred
from sdkref.catalogue.operation import MediaType


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("application/json", "json"),
        ("Application/JSON; charset=utf-8", "json"),
        ("application/problem+json", "json"),
        ("application/json-seq", "lines"),
        ("application/geo+json-seq", "lines"),
        ("application/x-ndjson", "lines"),
        ("application/jsonlines", "lines"),
        ("text/event-stream", "events"),
        ("multipart/mixed", "multipart"),
        ("application/x-www-form-urlencoded", "form"),
        ("application/soap+xml", "xml"),
        ("application/vnd.api+yaml", "text"),
        ("text/csv", "text"),
        ("image/png", "binary"),
        ("*/*", "any"),
    ],
)
def test_kinds(name: str, kind: str) -> None:
    assert media_kind(name) == kind


def test_json_is_shown_first() -> None:
    names = ["image/png", "text/plain", "application/x-ndjson", "application/json", "application/xml"]
    chosen = preferred([MediaType(name=name) for name in names])
    assert chosen is not None
    assert chosen.name == "application/json"
    assert preferred([]) is None
