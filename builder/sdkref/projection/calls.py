"""The requests that samples show, in no language: made once for an operation, rendered by every target."""

from typing import Literal, TypeAlias

from msgspec import Struct

from sdkref.catalogue.schema import Json
from sdkref.projection.authorization import Secret, Value
from sdkref.projection.wire import Pair


class JsonBody(Struct, frozen=True):
    """A JSON value."""

    value: Json


class FormBody(Struct, frozen=True):
    """Pairs of `application/x-www-form-urlencoded`."""

    pairs: tuple[Pair, ...]


class Part(Struct, frozen=True, kw_only=True):
    """A part of a multipart body: text, or the content of a file when `file` names one."""

    name: str
    text: str = ""
    file: str | None = None
    content_type: str | None = None
    """Always set for a file."""


class MultipartBody(Struct, frozen=True):
    """Parts of `multipart/form-data`; the client makes the boundary."""

    parts: tuple[Part, ...]


class TextBody(Struct, frozen=True):
    """Text as it travels."""

    text: str
    content_type: str = ""
    """Set where the media type alone does not tell how to read it, such as the boundary between parts."""


class FileBody(Struct, frozen=True):
    """The content of a file."""

    file: str


RequestContent: TypeAlias = JsonBody | FormBody | MultipartBody | TextBody | FileBody

AnswerKind: TypeAlias = Literal["json", "events", "lines", "text", "binary", "redirect", "empty"]
"""What a sample does with an answer; `text` also stands for what the description leaves open."""


class Header(Struct, frozen=True):
    """A request header, its value put together from text and secrets."""

    name: str
    value: Value


class QuerySecret(Struct, frozen=True):
    """A key that travels in the query."""

    name: str
    secret: Secret


class Call(Struct, frozen=True, kw_only=True):
    """One complete request, and what to do with the answer."""

    name: str
    """The sample's name."""
    description: str = ""
    method: str
    base_url: str
    """Absolute, without a slash at its end."""
    base_variable: str
    """The environment variable whose value takes the base address's place."""
    path: str
    """Encoded, with its values in it; begins with a slash."""
    query: tuple[Pair, ...] = ()
    """Decoded pairs, for the client to encode."""
    raw_query: str = ""
    """The part of the query that has to travel exactly so, encoded."""
    query_secrets: tuple[QuerySecret, ...] = ()
    headers: tuple[Header, ...] = ()
    """Content-Type is here unless the client has to write it, as for multipart bodies."""
    basic: tuple[Secret, Secret] | None = None
    body: RequestContent | None = None
    answer: AnswerKind = "text"
    record_marks: bool = False
    """Whether each line of the answer begins with a record separator (RFC 7464)."""
    may_be_empty: bool = False
    """Whether another documented success has no body."""
    answer_file: str = ""
    """Where a binary answer is written."""
