"""Surfaces: what the documentation of one SDK says of an API, in that SDK's own names, types and errors.

What a documentation does not say stays unknown: `None` for a fact that its dialect has no place for, the
empty value where it says that there is nothing. Descriptions are CommonMark as it stands on the page, all
other text is plain; code is kept byte for byte.
"""

from typing import Literal, TypeAlias

from msgspec import Struct, field


class Spot(Struct, frozen=True, order=True):
    """A place on a page: the file as the user named it, and the line, counted from 1."""

    file: str
    line: int = 1


class TypePiece(Struct, frozen=True, kw_only=True, omit_defaults=True, rename="camel"):
    """A piece of a type's spelling, which may be a link."""

    text: str
    model: str | None = None
    """The key of the model of the same surface that it names."""
    url: str | None = None
    """Where else it leads: an address, or a path that leads to no page of the documentation."""


SdkType: TypeAlias = tuple[TypePiece, ...]
"""A type as the documentation spells it, without the marks of Markdown: `list[` + link + `]`."""


def plain_type(written: SdkType) -> str:
    """Return a type as it reads, without its links."""
    return "".join(piece.text for piece in written)


Role: TypeAlias = Literal["input", "request", "body", "security", "options", "context"]
"""What an argument is for: `input` is a parameter of the API by itself, `request` holds the whole request."""


class Argument(Struct, frozen=True, kw_only=True, omit_defaults=True, rename="camel"):
    """A row of a table of parameters, or of the fields of a model."""

    name: str
    """As the SDK spells it: `options.fetchOptions`."""
    type: SdkType = ()
    required: bool | None = None
    description: str | None = None
    default: str | None = None
    """As it is written."""
    example: str | None = None
    """As it is written, line breaks restored."""
    place: str | None = None
    """`path`, `query`, `header` or `body`, where the documentation says so."""
    role: Role = "input"
    deprecated: bool = False
    deprecation: str | None = None
    """Why, and what takes its place; CommonMark."""
    raw: dict[str, str] = field(default_factory=dict)
    """What was normalised with a loss, by its column, as it stands in the cell: `Required: [optional]`."""
    line: int = 1


class Returned(Struct, frozen=True, kw_only=True, omit_defaults=True, rename="camel"):
    """What a method gives back."""

    type: SdkType = ()
    """Of the value; empty when there is none."""
    wrap: Literal["", "promise", "error"] = ""
    """What is around it: a promise of TypeScript, or an error of Go beside it."""
    raw: str = ""
    """The whole, as it stands on the page."""


class ErrorType(Struct, frozen=True, kw_only=True, omit_defaults=True, rename="camel"):
    """A row of a table of errors: what the caller sees for some statuses."""

    type: SdkType
    statuses: tuple[str, ...] = ()
    """`400`, `4XX`, `default`."""
    content_types: tuple[str, ...] = ()
    catch_all: bool = False
    """Whether it stands for what no other row tells of."""
    raw: dict[str, str] = field(default_factory=dict)
    """As for arguments: `Status Code: 400-600`, `Content Type: \\*/\\*`."""
    line: int = 1


class Status(Struct, frozen=True, kw_only=True, omit_defaults=True, rename="camel"):
    """A row of a table of statuses: what the API answers."""

    status: str
    """`200`, or `default`."""
    description: str | None = None
    headers: tuple[Argument, ...] = ()
    raw: dict[str, str] = field(default_factory=dict)


class UsageExample(Struct, frozen=True, kw_only=True, omit_defaults=True, rename="camel"):
    """Code that shows how a method is used."""

    kind: Literal["usage", "standalone", "react-hooks"] = "usage"
    name: str | None = None
    language: str
    """The word after the fence."""
    code: str
    line: int = 1
    """At which the code begins."""


class Endpoint(Struct, frozen=True):
    """What a method asks of the API: upper case method, and path."""

    method: str
    path: str


class Method(Struct, frozen=True, kw_only=True, omit_defaults=True, rename="camel"):
    """One method of an SDK, with all that its section of a page says."""

    accessor: tuple[str, ...] = ()
    """What leads to it from the client, as the language spells it: `beta`, `assistants`; or its class."""
    name: str
    """`createChatCompletion`."""
    endpoint: Endpoint | None = None
    operation_id: str | None = None
    summary: str | None = None
    description: str | None = None
    deprecated: bool = False
    deprecation: str | None = None
    signature: SdkType | None = None
    arguments: tuple[Argument, ...] | None = None
    returned: Returned | None = None
    errors: tuple[ErrorType, ...] | None = None
    statuses: tuple[Status, ...] | None = None
    authorization: tuple[str, ...] | None = None
    """Names of schemes."""
    request_types: tuple[str, ...] | None = None
    """Content types that are sent."""
    response_types: tuple[str, ...] | None = None
    """Content types that are accepted."""
    examples: tuple[UsageExample, ...] = ()
    spot: Spot = Spot("")
    operation: str = ""
    """The key of the operation of the catalogue that it is; empty before surfaces are joined."""
    joined_by: Literal["", "path", "operationId", "name", "alone"] = ""
    """What told so; `alone` when nothing else knows the operation."""

    @property
    def call(self) -> str:
        """How it is called from the client: `chat.createChatCompletion`."""
        return ".".join((*self.accessor, self.name))


class ModelValue(Struct, frozen=True, kw_only=True, omit_defaults=True, rename="camel"):
    """One of the values of an enumeration."""

    name: str | None = None
    """What the SDK calls it: `CodeBadRequest`."""
    value: str | None = None
    """As it travels, or as the documentation writes it."""
    description: str | None = None


class ModelVariant(Struct, frozen=True, kw_only=True, omit_defaults=True, rename="camel"):
    """One of the types that a union allows."""

    type: SdkType
    code: str | None = None
    """How one is made."""
    language: str | None = None


class SurfaceModel(Struct, frozen=True, kw_only=True, omit_defaults=True, rename="camel"):
    """A type that an SDK gives to what is sent or received."""

    key: str
    """Distinct in its surface: its page's path without suffix, below the SDK's folder; else its name."""
    name: str
    namespace: str | None = None
    """`components`, where types are qualified by it."""
    description: str | None = None
    deprecated: bool = False
    deprecation: str | None = None
    fields: tuple[Argument, ...] | None = None
    values: tuple[ModelValue, ...] | None = None
    open_values: bool = False
    """Whether values beside the listed ones are possible."""
    variants: tuple[ModelVariant, ...] | None = None
    type: SdkType = ()
    """What it is another name for."""
    examples: tuple[UsageExample, ...] = ()
    spot: Spot = Spot("")
    model: str = ""
    """The model of the catalogue that it is; empty before surfaces are joined."""


class MethodGroup(Struct, frozen=True, kw_only=True, omit_defaults=True, rename="camel"):
    """The methods of one page: a resource as the SDK sees it."""

    accessor: tuple[str, ...] = ()
    title: str = ""
    description: str | None = None
    spot: Spot = Spot("")


class About(Struct, frozen=True, kw_only=True, omit_defaults=True, rename="camel"):
    """What the front page of a documentation says of the SDK as a whole."""

    title: str | None = None
    description: str | None = None
    package: str | None = None
    """What programs import: `dub`, `github.com/dubinc/dub-go`."""
    client: str | None = None
    """The class of the client: `Dub`, `ApiClient`; of Go the package's name before `New`: `dubgo`."""
    install: str | None = None
    """The command that installs it."""
    version: str | None = None
    server: str | None = None
    """The address that it asks."""
    schemes: tuple["Scheme", ...] = ()


class Scheme(Struct, frozen=True, kw_only=True, omit_defaults=True, rename="camel"):
    """A way to authenticate, as a front page tells of it."""

    name: str
    kind: str | None = None
    """As it is written: `http`, `apiKey`, `HTTP Bearer`."""
    description: str | None = None
    variable: str | None = None
    """The environment variable that samples read."""


class Loss(Struct, frozen=True, order=True):
    """Something that stands on a page and that the surface cannot hold, in a sentence."""

    spot: Spot
    fact: str


class Surface(Struct, frozen=True, kw_only=True, omit_defaults=True, rename="camel"):
    """One SDK, as its documentation shows it."""

    key: str
    """Of the SDK: lower case, safe in an id."""
    language: str
    """`typescript`, `go` or `python`."""
    dialect: str
    """`speakeasy-typescript`, `openapi-generator-go`, `stainless-python`."""
    about: About = About()
    groups: tuple[MethodGroup, ...] = ()
    methods: tuple[Method, ...] = ()
    models: dict[str, SurfaceModel] = field(default_factory=dict)
    """By key."""
    losses: tuple[Loss, ...] = ()

    def by_operation(self) -> dict[str, list[Method]]:
        """Return the methods by the operations that they are, each in the order of the documentation."""
        found: dict[str, list[Method]] = {}
        for each in self.methods:
            found.setdefault(each.operation, []).append(each)
        return found
