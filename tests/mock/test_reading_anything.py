"""Whatever a client sends is read without a crash, and what it says can be told again as text."""

from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from places import REPOSITORY
from sdkref.catalogue.catalogue import Catalogue
from sdkref.diagnostics import Diagnostics
from sdkref.mock.exchange import Match, Request
from sdkref.mock.requests.credentials import violations
from sdkref.mock.requests.reading import Reader
from sdkref.mock.requests.routes import Routes
from sdkref.settings.config import settings_for
from sdkref.sources.reading import read_sources

TYPES = (
    "application/json",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=b",
    "multipart/mixed; boundary=b",
    "application/xml",
    "application/x-ndjson",
    "text/plain; charset=idna",
    "application/octet-stream",
    'text/plain; charset="',
    ";",
)
PIECES = (
    b"--b|--|\r\n|Content-Disposition: form-data; name=|a[b][]=|a[]|&|{|}|[|]|1|<a>|</a>|<!|\xff|%zz|=|:"
    b'|"a"|"a":|\\ud800|null'
).split(b"|")
MARKS = (*"/?&=[]%+;.,|{}:", "%zz", "%ff", "deep", "flatList", "a", "0", "queries", "x", "%2F", "api_key")
BODIES = st.binary(max_size=60) | st.lists(st.sampled_from(PIECES), max_size=25).map(b"".join)
TEXTS = st.lists(st.sampled_from(MARKS), max_size=20).map("".join)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    path = REPOSITORY / "tests" / "projection" / "exchanges.yaml"
    return read_sources(settings_for([path]), Diagnostics())[0].catalogue


@settings(max_examples=300, deadline=None)
@given(
    number=st.integers(0, 100),
    type_=st.sampled_from(TYPES),
    body=BODIES,
    texts=st.tuples(TEXTS, TEXTS, TEXTS),
)
def test_anything(
    catalogue: Catalogue, number: int, type_: str, body: bytes, texts: tuple[str, str, str]
) -> None:
    path, query, text = texts
    operation = catalogue.operations[number % len(catalogue.operations)]
    names = [each.name for each in operation.parameters if each.place == "path"]
    headers: tuple[Any, ...] = (
        ("content-type", type_),
        ("cookie", text),
        ("authorization", text),
        ("x-trace", text),
    )
    request = Request(method=operation.method, path=f"/{path}", query=query, headers=headers, body=body)
    Routes(catalogue).match(request)
    reading = Reader(catalogue).read(request, Match(operation, dict.fromkeys(names, text)))
    violations(operation, request, catalogue.security_schemes)
    msgspec.json.encode([*reading.parameters.values(), *(each.message for each in reading.violations)])
    if reading.body is not msgspec.UNSET:
        msgspec.json.encode(reading.body)
