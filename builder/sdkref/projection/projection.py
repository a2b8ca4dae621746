"""What pages show of an API in one SDK: names, types, rows and code, decided and ready to be laid out.

Everything here is data for a template. Text is untrusted and unescaped: descriptions are CommonMark,
all other text is plain. Nothing is HTML.
"""

from typing import TypeAlias

from msgspec import Struct

from sdkref.catalogue.operation import ServerVariable
from sdkref.catalogue.schema import ExternalDocs
from sdkref.projection.credentials import Authorization, SchemeUse


class TypePart(Struct, frozen=True):
    """A piece of a type's spelling; with `model` it names a model of the catalogue and can be a link."""

    text: str
    model: str | None = None
    url: str | None = None
    """Where documentation of an SDK leads to instead; untrusted."""


TypeText: TypeAlias = tuple[TypePart, ...]
"""A type as its language spells it, such as `list[` + link `Message` + `] | None`."""


Words: TypeAlias = tuple[str | TypePart, ...]
"""Plain words, and between them names, values, types and patterns as parts of code."""

Phrase: TypeAlias = str | Words
"""A few words of ours."""


class Code(Struct, frozen=True):
    """Text in a formal language; `lexer` is a Pygments lexer's alias (`python`, `json`, `http`)."""

    text: str
    lexer: str


class ValueNote(Struct, frozen=True):
    """One allowed value, as the language writes it, and what it means (CommonMark, may be empty)."""

    literal: str
    description: str = ""
    name: str = ""
    """What the source calls it, where it does."""


class ExampleNote(Struct, frozen=True, kw_only=True):
    """An example of a parameter or a header of which the description says more than its value."""

    name: str = ""
    description: str = ""
    """CommonMark."""
    literal: str = ""
    """As the language writes the value; empty where the description gives none."""
    serialized: str = ""
    """The value as it travels."""
    url: str = ""
    """Where the value can be found. It is shown and never fetched."""


class Facts(Struct, frozen=True, kw_only=True):
    """What is said of a value beside its type and the fields inside."""

    title: str = ""
    """Where it says more than the name does."""
    description: str = ""
    default: str | None = None
    """As the language writes the value; over several lines when it is long."""
    constraints: tuple[Phrase, ...] = ()
    """Short phrases: `1 to 128 characters`, `at least 0`, `no other members`."""
    values: tuple[ValueNote, ...] = ()
    listed: bool = False
    """Whether the type lists the values, so that they need not be listed again."""
    deprecated: bool = False
    deprecation: str = ""
    """Why, and what takes its place (CommonMark)."""
    read_only: bool = False
    write_only: bool = False
    examples: tuple[str, ...] = ()
    """As the language writes them."""
    external_docs: tuple[ExternalDocs, ...] = ()
    inner: tuple["FieldGroup", ...] = ()
    """What is said of values inside that have no fields: each item, each name."""


NO_FACTS = Facts()


class Field(Facts, frozen=True, kw_only=True):
    """A row of a table: a parameter, a property or a header."""

    name: str
    """As this SDK spells it; `*` for members without a name of their own, `[0]` for a place in a list."""
    path: str
    """Where it stands in the API's own names, from the top of its table: `messages.content.text`."""
    type: TypeText
    required: bool | None = None
    """None where the source does not say."""
    nullable: bool = False
    """Null is allowed, and the type does not tell it from a value that is left out."""
    place: str = ""
    """`path`, `query`, `header`, `cookie` or `body` for a parameter; empty for a property."""
    lead: Phrase = ""
    """Which members the row is about, where that is no name: `any other name`."""
    origin: TypeText = ()
    """The model that an object takes the field from."""
    named_examples: tuple[ExampleNote, ...] = ()
    part_headers: tuple["Field", ...] = ()
    """Headers of the part that it is in a multipart body."""
    groups: tuple["FieldGroup", ...] = ()
    """The fields inside, opened in place."""
    more: TypeText = ()
    """The model on whose own page the fields inside are shown, where they are not opened here."""


class FieldGroup(Facts, frozen=True, kw_only=True):
    """Fields that belong together, and what is said of the value that has them.

    Plain fields of an object have neither lead nor label. A choice holds a group for each alternative.
    """

    lead: Phrase = ""
    """Words in front: `Each item`, `Otherwise`, `Exactly one of`."""
    label: Words = ()
    """What it is: the model, the title or the type of a variant."""
    key: str = ""
    """A step of ids, from the API's own names: the same in every language and in any order of the source."""
    choice: bool = False
    """Whether its groups are alternatives."""
    conditional: bool = False
    """Whether it belongs to an `if`, whose groups are read one after the other."""
    code: Code | None = None
    """How a value of it is made, as documentation of an SDK shows it."""
    fields: tuple[Field, ...] = ()
    groups: tuple["FieldGroup", ...] = ()


class Sample(Struct, frozen=True, kw_only=True):
    """A usage example: a complete program, or code that the description brings along."""

    name: str
    """Distinct within its operation and target: `Default`, `Image input`."""
    code: Code
    description: str = ""
    generated: bool = True
    """False for code that came from the description or from a file of the user's."""
    program: str = ""
    """The program as it is run; empty when that is the code."""
    ran_on: str = ""
    """The versions that it is known to have run on."""
    url: str = ""
    """Where the value can be found, shown and never fetched; then there may be no code."""


class PartNote(Struct, frozen=True, kw_only=True):
    """How a part of a body is written, where no row stands for the part."""

    name: str
    """In plain words: `Part 1`, `Each further part`, or the name of a property."""
    facts: tuple[str, ...] = ()
    """Short plain phrases, as among the constraints of a field."""
    headers: tuple[Field, ...] = ()
    parts: tuple["PartNote", ...] = ()
    """Of a part that is a form itself."""


class Body(Struct, frozen=True, kw_only=True):
    """What travels as one media type, in a request or in an answer."""

    media_type: str
    """Empty where documentation of an SDK does not say it."""
    type: TypeText
    """Empty when the source does not say what it holds."""
    argument: str = ""
    """The argument that holds it, where an SDK takes it as one: its row says the rest."""
    groups: tuple[FieldGroup, ...] = ()
    """What is said of the whole, and its fields; in an answer those of a named type are left to its page."""
    same_as: str = ""
    """The media type before this one that has the same fields, which are then not repeated."""
    parts: tuple[PartNote, ...] = ()
    examples: tuple[Sample, ...] = ()
    """Of a request, those that no sample sends."""
    streamed: bool = False


class Answer(Struct, frozen=True, kw_only=True):
    """What comes back for a status that is no error."""

    status: str
    """Empty where documentation of an SDK does not say it."""
    summary: str = ""
    description: str = ""
    bodies: tuple[Body, ...] = ()
    headers: tuple[Field, ...] = ()
    links: tuple["LinkNote", ...] = ()


class Passed(Struct, frozen=True):
    """What a link hands on: to which input, the value or the expression, and that in plain words."""

    name: str
    value: str
    words: str = ""


class LinkNote(Struct, frozen=True):
    """An operation that an answer leads to: its key, and why one would go there (CommonMark)."""

    name: str
    operation: str | None
    description: str = ""
    passed: tuple[Passed, ...] = ()
    server: "ServerNote | None" = None
    reference: str = ""
    """What the source names where that is no operation of this API."""


class ErrorRow(Struct, frozen=True, kw_only=True):
    """A row of the errors table: what the caller sees for some statuses."""

    type: TypeText
    statuses: tuple[str, ...]
    content_types: tuple[str, ...] = ()
    summary: str = ""
    description: str = ""
    bodies: tuple[Body, ...] = ()
    headers: tuple[Field, ...] = ()
    links: tuple[LinkNote, ...] = ()


class OperationProjection(Struct, frozen=True, kw_only=True):
    """One operation in one SDK: all that stands in its tab."""

    lacking: str = ""
    """Why nothing stands in the tab, in a sentence."""
    description: str = ""
    """What only this SDK's documentation says (CommonMark)."""
    deprecated: bool = False
    """Whether only this SDK's documentation says so."""
    deprecation: str = ""
    schemes: tuple[SchemeUse, ...] | None = None
    """What must be presented, as only the SDK's documentation says; it does not say which go together."""
    called: tuple[str, ...] = ()
    """How the SDK's documentation calls it, from the client: `chat.createChatCompletion`; further ones ask
    the same of the API."""
    signature: tuple[TypePart, ...]
    samples: tuple[Sample, ...]
    """Programs; the values that a webhook sends are its payloads."""
    payloads: tuple[Sample, ...] = ()
    samples_elsewhere: tuple[Sample, ...] = ()
    """Code that the description brings along in languages without a tab."""
    parameters: tuple[Field, ...]
    bodies: tuple[Body, ...] = ()
    """Of the request; what samples send comes first."""
    answers: tuple[Answer, ...]
    errors: tuple[ErrorRow, ...]
    authorization: tuple[Authorization, ...]
    authorization_is_told: bool = True
    """Whether the API's description says what must be presented, even if it is nothing."""
    request_headers: tuple[Field, ...]
    servers: tuple["ServerNote", ...]


class ServerNote(Struct, frozen=True, kw_only=True):
    """A base address and the variables in it."""

    url: str
    name: str = ""
    description: str = ""
    variables: tuple[ServerVariable, ...] = ()


class ModelProjection(Facts, frozen=True, kw_only=True):
    """One model in one SDK."""

    lacking: str = ""
    """Why nothing stands in the tab, in a sentence."""
    samples: tuple[Sample, ...] = ()
    """How values are made, in the SDK's own language."""
    name: str
    """As this SDK spells it."""
    type: TypeText
    """What it is when it has no fields: `str`, `"a" | "b"`, `list[Item]`."""
    nullable: bool = False
    groups: tuple[FieldGroup, ...] = ()
    inherits: TypeText = ()
    """Models that it extends (allOf) and that none of its fields names as its origin."""
    example: Code | None = None
    """As JSON: the first that the source gives where it fits, else one that was made."""
    more_examples: tuple[Code, ...] = ()
    """The others that the source gives."""
