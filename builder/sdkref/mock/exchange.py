"""What passes between a client and the mock: a request, what it means, what is wrong with it, an answer."""

from typing import Literal, TypeAlias

from msgspec import UNSET, Struct, UnsetType

from sdkref.catalogue.operation import MediaType, Operation, Place
from sdkref.catalogue.schema import Json
from sdkref.location import Location

Pair: TypeAlias = tuple[str, str]
"""A name and its value, of a header or of a query."""

Where: TypeAlias = Literal["request", "path", "query", "querystring", "header", "cookie", "body", "security"]
"""The part of a request that a violation is about."""

Code: TypeAlias = Literal[
    "unknown-path",
    "unknown-method",
    "missing-parameter",
    "invalid-parameter",
    "unknown-parameter",
    "missing-body",
    "unexpected-body",
    "unknown-media-type",
    "unreadable-body",
    "invalid-body",
    "unknown-member",
    "ambiguous-union",
    "missing-credentials",
    "invalid-credentials",
    "unacceptable",
]
"""What kind of fault a violation is: stable names for machines."""


class Request(Struct, frozen=True, kw_only=True):
    """A request as it came, without the prefix that tells whose it is."""

    method: str
    """Upper case."""
    path: str
    """As it travelled, percent-encoded; begins with a slash."""
    query: str = ""
    """As it travelled, without the question mark."""
    headers: tuple[Pair, ...] = ()
    """Names in lower case, in the order in which they came."""
    body: bytes = b""
    base: str = ""
    """What stood before the path: scheme, host and the prefix, without a slash at the end; empty for `http://`
    and the host that the headers name."""

    def header(self, name: str) -> str | None:
        """Return the first value of a header, by its name in lower case."""
        return next((value for known, value in self.headers if known == name), None)


class Violation(Struct, frozen=True, kw_only=True):
    """One way in which a request is not what its operation describes."""

    code: Code
    where: Where
    name: str = ""
    """The parameter, the security scheme or the media type that it is about."""
    pointer: str = ""
    """The JSON pointer to the value at fault, inside of the parameter or the body."""
    message: str
    """The fact and, where there is one, the remedy: `"abc" is no integer`."""
    declared: Location | None = None
    """Where the description says otherwise."""


class Match(Struct, frozen=True):
    """The operation that a request is for, and the texts of its path parameters, still encoded."""

    operation: Operation
    path_values: dict[str, str]
    rivals: tuple[Operation, ...] = ()
    """Other operations that the same request may be for: some descriptions tell theirs apart by a fragment
    alone (`PUT /files/{id}#lock`), which no request carries."""

    def every(self) -> tuple[Operation, ...]:
        """Return all operations that the request may be for, the likeliest first."""
        return (self.operation, *self.rivals)


class Reading(Struct, frozen=True, kw_only=True):
    """What a request says in terms of its operation."""

    operation: Operation
    parameters: dict[tuple[Place, str], Json] = {}
    """The values of all parameters that came, by place and name as the operation declares them; a text that
    cannot be what the schema says stays text."""
    media: MediaType | None = None
    """What the body is, of those that the operation takes."""
    body: Json | UnsetType = UNSET
    """The body as a value: files are texts (one character a byte), forms and multipart bodies objects."""
    files: frozenset[str] = frozenset()
    """JSON pointers to the texts of the body that were sent as files or binary data: only their presence
    can be held against a schema."""
    violations: tuple[Violation, ...] = ()
    """What could not be read or is unknown; values are held against schemas later."""


class Answer(Struct, frozen=True, kw_only=True):
    """What the mock answers; a stream is sent chunk by chunk."""

    status: int
    media_type: str | None = None
    """The whole Content-Type, parameters included."""
    headers: tuple[Pair, ...] = ()
    chunks: tuple[bytes, ...] = ()
    """The body: one chunk, or one for each event of a stream."""


class Exchange(Struct, frozen=True, kw_only=True):
    """A request, what it was taken for, what was wrong with it and what it was answered."""

    example: str
    """Whose it is: the part of the prefix that tells examples apart; empty without a prefix."""
    request: Request
    operation: str | None
    """`METHOD /path` as the description writes it; None for a request that no operation takes."""
    rivals: tuple[str, ...] = ()
    """Other operations that the same request may be for."""
    credentials: tuple[Pair, ...] = ()
    """What the request says of who is asking: schemes that the operation names, and the text of each."""
    reading: Reading | None = None
    violations: tuple[Violation, ...] = ()
    answer: Answer
    doubts: tuple[str, ...] = ()
    """How the answer is not what the description says; it is sent all the same."""

    @property
    def operations(self) -> tuple[str, ...]:
        """All operations that the request may be for, the likeliest first."""
        return (self.operation, *self.rivals) if self.operation is not None else ()
