"""Small catalogues and requests for tests of the mock: described as OpenAPI, sent as one line of text."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from sdkref.catalogue.catalogue import Catalogue
from sdkref.diagnostics import Diagnostics
from sdkref.documents.reading import read_document
from sdkref.mock.exchange import Match, Reading, Request
from sdkref.mock.requests.reading import Reader
from sdkref.mock.requests.routes import Routes
from sdkref.readers.openapi import read_openapi


def described(folder: Path, **members: Any) -> Catalogue:
    """Return the catalogue of a description that is written to a folder."""
    whole = {"openapi": "3.2.0", "info": {"title": "Test", "version": "1"}, **members}
    path = folder / "openapi.json"
    path.write_text(json.dumps(whole), encoding="utf-8")
    diagnostics = Diagnostics()
    return read_openapi(read_document(path, diagnostics), diagnostics)


def request(line: str, body: bytes | str = b"", **headers: str) -> Request:
    """Return the request of a line such as `GET /pets?limit=1`; headers by name, `_` for `-`."""
    method, _, target = line.partition(" ")
    parts = urlsplit(f"http://mock{target}")
    return Request(
        method=method,
        path=parts.path,
        query=parts.query,
        headers=tuple((name.lower().replace("_", "-"), value) for name, value in headers.items()),
        body=body.encode() if isinstance(body, str) else body,
    )


def read(catalogue: Catalogue, asked: Request) -> Reading:
    """Return what a request says; its path has to be one of the catalogue's."""
    match = Routes(catalogue).match(asked)
    assert isinstance(match, Match), match.message
    return Reader(catalogue).read(asked, match)


def codes(reading: Reading) -> list[str]:
    """Return the codes of what is wrong with a request."""
    return [each.code for each in reading.violations]
