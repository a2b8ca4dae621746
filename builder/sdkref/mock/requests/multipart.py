"""Multipart bodies taken apart: the one door to python-multipart."""

import base64
import binascii
from typing import Any

from msgspec import Struct
from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header

from sdkref.mock.requests.body_fault import BodyFault
from sdkref.mock.requests.content_types import ContentType, content_type

_MOST_PARTS = 10_000


class SentPart(Struct, frozen=True):
    """One part: its headers, names in lower case, and what it holds, without a transfer encoding."""

    headers: dict[str, str]
    data: bytes
    name: str = ""
    file: str | None = None
    """The name that a file was sent with."""

    @property
    def type(self) -> ContentType:
        """The content type of the part; an empty one where it does not say."""
        return content_type(self.headers.get("content-type"))


def parts_of(body: bytes, sent: ContentType) -> list[SentPart] | BodyFault:
    """Return the parts of a multipart body in order."""
    boundary = sent.parameters.get("boundary", "")
    if not boundary:
        return BodyFault("the Content-Type has no boundary, so that the parts cannot be told apart; name it")
    taker = _Taker()
    try:
        parser = MultipartParser(boundary.encode("utf-8", "replace"), taker.callbacks())
        parser.write(body)
        parser.finalize()
    except _TooManyError:
        return BodyFault(f"the body has more than {_MOST_PARTS:,} parts; send fewer")
    except (FormParserError, ValueError) as fault:
        return BodyFault(f"the body is no multipart ({fault}); write the parts as RFC 2046 says")
    if not taker.ended:
        return BodyFault(f"the body ends without the last boundary `--{boundary[:70]}--`; write it")
    return [_part(headers, data) for headers, data in taker.parts]


class _TooManyError(Exception):
    """There are more parts than anybody means."""


class _Taker:
    """Takes what the parser tells; raises `_TooManyError` past the parts that one body may have."""

    def __init__(self) -> None:
        self.parts: list[tuple[dict[str, str], bytes]] = []
        self.ended = False
        self._headers: dict[str, str] = {}
        self._name, self._value, self._data = bytearray(), bytearray(), bytearray()

    def callbacks(self) -> Any:
        """Return what the parser calls."""
        return {
            "on_part_begin": self._begin,
            "on_part_data": lambda data, start, end: self._data.extend(data[start:end]),
            "on_part_end": lambda: self.parts.append((self._headers, bytes(self._data))),
            "on_header_field": lambda data, start, end: self._name.extend(data[start:end]),
            "on_header_value": lambda data, start, end: self._value.extend(data[start:end]),
            "on_header_end": self._header,
            "on_end": self._end,
        }

    def _begin(self) -> None:
        if len(self.parts) == _MOST_PARTS:
            raise _TooManyError
        self._headers, self._data = {}, bytearray()

    def _header(self) -> None:
        name = self._name.decode("latin-1").strip().lower()
        self._headers[name] = self._value.decode("utf-8", "replace").strip()
        self._name, self._value = bytearray(), bytearray()

    def _end(self) -> None:
        self.ended = True


def _part(headers: dict[str, str], data: bytes) -> SentPart:
    _, options = parse_options_header(headers.get("content-disposition", "").encode())
    if headers.get("content-transfer-encoding", "").lower() == "base64":
        data = _from_base64(data)
    file = options.get(b"filename")
    name = options.get(b"name", b"")
    return SentPart(
        headers,
        data,
        name.decode("utf-8", "replace"),
        file.decode("utf-8", "replace") if file is not None else None,
    )


def _from_base64(data: bytes) -> bytes:
    try:
        return base64.b64decode(data)
    except binascii.Error:
        return data
