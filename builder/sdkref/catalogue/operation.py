"""What can be asked of an API: operations, what they take and what they answer, in no language."""

from typing import Literal, TypeAlias

from msgspec import UNSET, Struct, UnsetType

from sdkref.catalogue.schema import Anything, ExternalDocs, Hints, Json, Schema
from sdkref.location import Location

Place: TypeAlias = Literal["path", "query", "querystring", "header", "cookie"]
"""Where a parameter travels; `querystring` (OpenAPI 3.2) is the whole query as one value."""


STYLES = {"path": "simple", "header": "simple", "query": "form", "cookie": "form", "querystring": "form"}
"""The style that a parameter has without saying so, by its place."""

EXPLODED = frozenset({"form", "cookie"})
"""Styles that write each item as a parameter of its own unless told otherwise."""


class Example(Struct, frozen=True, kw_only=True):
    """A value as the description shows it."""

    name: str = ""
    """Empty for the only, unnamed one."""
    summary: str | None = None
    description: str | None = None
    value: Json | UnsetType = UNSET
    serialized: str | None = None
    """The value as it travels, where the source writes it out (OpenAPI 3.2)."""
    external_value: str | None = None
    """A URL that is shown and never fetched."""


class MediaType(Struct, frozen=True, kw_only=True):
    """One representation of a body: its content type and what it holds."""

    name: str
    schema: Schema | None = None
    item_schema: Schema | None = None
    """The type of each item of a sequential body (`text/event-stream`, `application/jsonl`)."""
    examples: tuple[Example, ...] = ()
    encodings: tuple["Encoding", ...] = ()
    prefix_encodings: tuple["Encoding", ...] = ()
    """Of the first parts of a multipart body without names, in order (OpenAPI 3.2)."""
    item_encoding: "Encoding | None" = None
    """Of the parts after those."""


class Header(Struct, frozen=True, kw_only=True):
    """A response header, or one of a part of a multipart body."""

    name: str
    schema: Schema = Anything()
    description: str | None = None
    required: bool = False
    deprecated: bool = False
    explode: bool = False
    media_type: str | None = None
    """Set when the value is written as this content type."""
    examples: tuple[Example, ...] = ()
    location: Location | None = None


class Encoding(Struct, frozen=True, kw_only=True):
    """How one property of a form or multipart body is written."""

    property: str
    """Empty for a part that has no name."""
    content_type: str | None = None
    style: str | None = None
    explode: bool | None = None
    allow_reserved: bool = False
    headers: tuple[Header, ...] = ()
    inner: tuple["Encoding", ...] = ()
    """Of the properties of a part that is a form itself (OpenAPI 3.2)."""
    prefix_encodings: tuple["Encoding", ...] = ()
    """Of the first parts inside a part that holds parts without names, in order (OpenAPI 3.2)."""
    item_encoding: "Encoding | None" = None
    """Of the parts after those."""


class Parameter(Struct, frozen=True, kw_only=True):
    """A named input beside the body."""

    name: str
    place: Place
    schema: Schema = Anything()
    required: bool = False
    description: str | None = None
    deprecated: bool = False
    deprecation: str | None = None
    """As for operations."""
    internal: bool = False
    style: str = "simple"
    """One of OpenAPI's styles; the reader fills in the default of the place."""
    explode: bool = False
    allow_reserved: bool = False
    allow_empty: bool = False
    """A query parameter that may stand without a value."""
    media_type: str | None = None
    """Set when the value is written as this content type instead of by a style."""
    examples: tuple[Example, ...] = ()
    hints: Hints = ()
    location: Location | None = None


class RequestBody(Struct, frozen=True, kw_only=True):
    """What is sent, in one of several representations."""

    content: tuple[MediaType, ...]
    required: bool = False
    description: str | None = None
    location: Location | None = None


class Link(Struct, frozen=True, kw_only=True):
    """An operation that a response leads to."""

    name: str
    operation: str | None = None
    """`METHOD /path`, when it could be resolved."""
    reference: str | None = None
    """What the source names instead, when it is no operation of this API."""
    description: str | None = None
    parameters: tuple[tuple[str, Json], ...] = ()
    """Name of a parameter there, the value or the runtime expression that it gets."""
    request_body: Json | UnsetType = UNSET
    server: "Server | None" = None


class Response(Struct, frozen=True, kw_only=True):
    """What comes back for a status: `200`, a range such as `4XX`, or `default`."""

    status: str
    summary: str | None = None
    description: str = ""
    content: tuple[MediaType, ...] = ()
    headers: tuple[Header, ...] = ()
    links: tuple[Link, ...] = ()
    location: Location | None = None

    @property
    def is_error(self) -> bool:
        """Whether the status tells of a failure: 4xx, 5xx and `default`, which stands for what is left."""
        return self.status[:1] in "45" or self.status == "default"


class Server(Struct, frozen=True, kw_only=True):
    """A base address; `{name}` in the URL stands for a variable."""

    url: str
    name: str | None = None
    description: str | None = None
    variables: tuple["ServerVariable", ...] = ()


class ServerVariable(Struct, frozen=True, kw_only=True):
    """A part of a server's URL that the caller may choose."""

    name: str
    default: str
    values: tuple[str, ...] = ()
    description: str | None = None


class Grant(Struct, frozen=True):
    """One scheme that a requirement asks for, with the scopes it needs."""

    scheme: str
    scopes: tuple[str, ...] = ()


Requirement: TypeAlias = tuple[Grant, ...]
"""Schemes that are needed together; the empty one means that no authentication is needed."""


class CodeSample(Struct, frozen=True, kw_only=True):
    """Code that the description brings along (`x-codeSamples`, `x-oaiMeta`), or a snippet of the user's."""

    language: str
    """As the source spells it: `JavaScript`, `node.js`, `shell`."""
    label: str | None = None
    source: str
    own: bool = False
    """Whether it is a snippet that was written for this site, so that it comes first."""
    program: str = ""
    """A snippet as it is run, with what the page leaves out; empty when that is nothing."""
    sdk: str = ""
    """The key of the SDK whose tab a snippet belongs to; empty for the tab of its language."""
    location: Location | None = None


class Callback(Struct, frozen=True, kw_only=True):
    """A request that the API sends back because of an operation; `expression` is its URL template."""

    name: str
    expression: str
    operation: "Operation"


class Operation(Struct, frozen=True, kw_only=True):
    """One method on one path: these two are its identity."""

    method: str
    """Upper case, but for a method that the source names freely: that is as it travels.

    Empty where only SDKs tell of the operation, and none says what it asks."""
    path: str
    """As the description writes it, with `{name}` for parameters. For a webhook, its name.

    Without a method, the call as an SDK writes it: `chat.createChatCompletion`."""
    resource: str
    """The key of the resource that it belongs to."""
    operation_id: str | None = None
    summary: str | None = None
    description: str | None = None
    deprecated: bool = False
    deprecation: str | None = None
    """The reason, the replacement and the dates, where the source gives them; CommonMark."""
    stability: str | None = None
    internal: bool = False
    parameters: tuple[Parameter, ...] = ()
    request_body: RequestBody | None = None
    responses: tuple[Response, ...] = ()
    security: tuple[Requirement, ...] = ()
    """Alternatives; empty when no authentication is asked for. Of a webhook: how the API says who it is."""
    servers: tuple[Server, ...] = ()
    samples: tuple[CodeSample, ...] = ()
    callbacks: tuple[Callback, ...] = ()
    external_docs: ExternalDocs | None = None
    tags: tuple[str, ...] = ()
    hidden_in: tuple[str, ...] = ()
    """Keys of tabs or languages that do not offer it, as settings of a site say."""
    hints: Hints = ()
    location: Location | None = None

    @property
    def key(self) -> str:
        """The identity in one line: `POST /chat/completions`."""
        return f"{self.method} {self.path}" if self.method else self.path
