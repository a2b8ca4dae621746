"""What pages show of an API in one SDK: names, types, rows and code, decided and ready to be laid out.

Everything here is data for a template. Text is untrusted and unescaped: descriptions are CommonMark,
all other text is plain. Nothing is HTML.
"""

from typing import TypeAlias

from msgspec import Struct


class TypePart(Struct, frozen=True):
    """A piece of a type's spelling; with `model` it names a model of the catalogue and can be a link."""

    text: str
    model: str | None = None


TypeText: TypeAlias = tuple[TypePart, ...]
"""A type as its language spells it, such as `list[` + link `Message` + `] | None`."""


class Code(Struct, frozen=True):
    """Text in a formal language; `lexer` is a Pygments lexer's alias (`python`, `json`, `http`)."""

    text: str
    lexer: str


class ValueNote(Struct, frozen=True):
    """One allowed value, as the language writes it, and what it means (CommonMark, may be empty)."""

    literal: str
    description: str = ""


class Field(Struct, frozen=True, kw_only=True):
    """A row of a table: a parameter, a property or a header."""

    name: str
    """As this SDK spells it."""
    path: str
    """Where it stands in the API's own names, from the top of its table: `messages.content.text`."""
    type: TypeText
    required: bool | None = None
    """None where the source does not say."""
    place: str = ""
    """`path`, `query`, `header`, `cookie` or `body` for a parameter; empty for a property."""
    description: str = ""
    default: str | None = None
    """As the language writes the value."""
    constraints: tuple[str, ...] = ()
    """Short plain phrases, the same in every language: `1 to 128 characters`, `at least 0`."""
    values: tuple[ValueNote, ...] = ()
    deprecated: bool = False
    read_only: bool = False
    write_only: bool = False
    examples: tuple[str, ...] = ()
    """As the language writes them."""
    groups: tuple["FieldGroup", ...] = ()
    """The fields inside, opened in place; several groups are the variants of a union."""
    more: TypeText = ()
    """Links to models whose fields are not opened here, because of depth or recursion."""


class FieldGroup(Struct, frozen=True, kw_only=True):
    """Fields that belong together; a union has one group a variant, which `label` names."""

    fields: tuple[Field, ...]
    label: TypeText = ()
    description: str = ""


class Sample(Struct, frozen=True, kw_only=True):
    """A usage example: a complete program, or code that the description brings along."""

    name: str
    """Distinct within its operation and target: `Default`, `Image input`."""
    code: Code
    description: str = ""
    generated: bool = True
    """False for code that came from the description or from a file of the user's."""


class Body(Struct, frozen=True, kw_only=True):
    """What comes back as one media type."""

    media_type: str
    type: TypeText
    """Empty when the source does not say what it holds."""
    groups: tuple[FieldGroup, ...] = ()
    """Fields of an unnamed type; a named one is linked by its type instead."""
    examples: tuple[Sample, ...] = ()
    streamed: bool = False


class Answer(Struct, frozen=True, kw_only=True):
    """What comes back for a status that is no error."""

    status: str
    description: str = ""
    bodies: tuple[Body, ...] = ()
    headers: tuple[Field, ...] = ()
    links: tuple["LinkNote", ...] = ()


class LinkNote(Struct, frozen=True):
    """An operation that an answer leads to: its key, and why one would go there (CommonMark)."""

    name: str
    operation: str | None
    description: str = ""


class ErrorRow(Struct, frozen=True, kw_only=True):
    """A row of the errors table: what the caller sees for some statuses."""

    type: TypeText
    statuses: tuple[str, ...]
    content_types: tuple[str, ...] = ()
    description: str = ""
    headers: tuple[Field, ...] = ()
    examples: tuple[Sample, ...] = ()


class Authorization(Struct, frozen=True, kw_only=True):
    """One alternative of what a caller must present; several schemes are needed together."""

    schemes: tuple["SchemeUse", ...]
    """Empty: no authentication is needed."""


class SchemeUse(Struct, frozen=True, kw_only=True):
    """A scheme of the catalogue: how it travels, the variable it is read from, the scopes it needs."""

    scheme: str
    summary: str
    """Plain words: `Bearer token in the Authorization header`."""
    variable: str | None = None
    """The environment variable that the samples read: `PARLEY_API_KEY`."""
    scopes: tuple[str, ...] = ()


class OperationProjection(Struct, frozen=True, kw_only=True):
    """One operation in one SDK: all that stands in its tab."""

    signature: tuple[TypePart, ...]
    samples: tuple[Sample, ...]
    parameters: tuple[Field, ...]
    answers: tuple[Answer, ...]
    errors: tuple[ErrorRow, ...]
    authorization: tuple[Authorization, ...]
    request_headers: tuple[Field, ...]
    servers: tuple["ServerNote", ...]


class ServerNote(Struct, frozen=True, kw_only=True):
    """A base address and the fields that stand for its variables."""

    url: str
    description: str = ""
    variables: tuple[Field, ...] = ()


class ModelProjection(Struct, frozen=True, kw_only=True):
    """One model in one SDK."""

    name: str
    """As this SDK spells it."""
    type: TypeText
    """What it is when it has no fields: `str`, `"a" | "b"`, `list[Item]`."""
    groups: tuple[FieldGroup, ...] = ()
    values: tuple[ValueNote, ...] = ()
    constraints: tuple[str, ...] = ()
    inherits: TypeText = ()
    """Models that it takes fields from (allOf)."""
    example: Code | None = None


class TargetNote(Struct, frozen=True, kw_only=True):
    """What a site says once about one SDK: its tab, how to install it and how a client is authenticated."""

    key: str
    """Distinct, lower case, safe in an id: `python`, `openai-python`."""
    language: str
    """The value of `data-language`: `typescript`, `go`, `python`, `curl`."""
    label: str
    """The tab's text."""
    install: Code | None = None
    package: str = ""
