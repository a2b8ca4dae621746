"""What a value may look like, in no language: one closed union of schema kinds.

The kinds follow JSON Schema 2020-12. A reader splits a schema object that says several things at once
into an `AllOf` of single-minded parts, and turns every way of allowing null into `nullable`, so that
whoever consumes a schema needs one `match` and no special cases.
"""

from typing import Any, TypeAlias

from msgspec import UNSET, Struct, UnsetType

from sdkref.location import Location

Json: TypeAlias = Any
"""A JSON value: dict with string keys, list, str, int, float, bool or None."""


Hints: TypeAlias = tuple[tuple[str, Json], ...]
"""What the source tells generators of SDKs: extensions by name, `x-speakeasy-group`, as they stand."""


class ExternalDocs(Struct, frozen=True, kw_only=True):
    """A page elsewhere that says more."""

    url: str
    description: str | None = None


class Xml(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How a value is written in XML: its element's or attribute's name, and whether a list has a wrapper."""

    name: str | None = None
    namespace: str | None = None
    prefix: str | None = None
    attribute: bool = False
    wrapped: bool = False
    node_type: str | None = None
    """OpenAPI 3.2: `element`, `attribute`, `text`, `cdata` or `none`."""


class Notes(Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="kind", tag=True):
    """What any schema may carry beside its kind."""

    title: str | None = None
    description: str | None = None
    """CommonMark, untrusted."""
    default: Json | UnsetType = UNSET
    examples: tuple[Json, ...] = ()
    deprecated: bool = False
    deprecation: str | None = None
    """Why it is deprecated and what takes its place, CommonMark, where the source says so."""
    read_only: bool = False
    """Occurs in responses only."""
    write_only: bool = False
    """Occurs in requests only."""
    nullable: bool = False
    """Null is allowed beside what the kind allows."""
    internal: bool = False
    """A published site leaves it out, with the member or the variant that it is."""
    external_docs: ExternalDocs | None = None
    hints: Hints = ()
    xml: Xml | None = None
    location: Location | None = None


class Anything(Notes, frozen=True, kw_only=True):
    """Every value is allowed."""


class Nothing(Notes, frozen=True, kw_only=True):
    """No value is allowed (the schema `false`)."""


class Null(Notes, frozen=True, kw_only=True):
    """Only null."""


class Boolean(Notes, frozen=True, kw_only=True):
    """True or false."""

    format: str | None = None


class Number(Notes, frozen=True, kw_only=True):
    """A number, or with `integer` a whole one."""

    integer: bool = False
    format: str | None = None
    minimum: float | None = None
    maximum: float | None = None
    exclusive_minimum: float | None = None
    exclusive_maximum: float | None = None
    multiple_of: float | None = None


class String(Notes, frozen=True, kw_only=True):
    """A text, or bytes when `format` is `binary` or a content encoding says so."""

    format: str | None = None
    min_length: int | None = None
    max_length: int | None = None
    pattern: str | None = None
    """An ECMA 262 regular expression, untrusted."""
    content_encoding: str | None = None
    content_media_type: str | None = None
    content_schema: "Schema | None" = None
    """What the text holds once it is decoded."""


class Enum(Notes, frozen=True, kw_only=True):
    """One of the listed values; `const` is a list of one.

    Null stands among the values only where it has a description of its own; `nullable` says it as well.
    """

    values: tuple[Json, ...]
    names: tuple[str, ...] = ()
    """Names of the values, for code or as titles: empty, or as many as values ('' for none)."""
    descriptions: tuple[str, ...] = ()
    """Descriptions of the values, CommonMark: empty, or as many as values ('' for none)."""
    base: "Schema | None" = None
    """What the values satisfy besides, where the source says so: a format, bounds, items."""


class Array(Notes, frozen=True, kw_only=True):
    """A list of items, after the fixed ones of `prefix`."""

    items: "Schema"
    prefix: tuple["Schema", ...] = ()
    contains: "Schema | None" = None
    min_contains: int | None = None
    max_contains: int | None = None
    unevaluated: "Schema | None" = None
    """What items hold that no other part of the schema looks at (`unevaluatedItems`); see `AllOf`."""
    format: str | None = None
    min_items: int | None = None
    max_items: int | None = None
    unique_items: bool = False


class Discriminator(Struct, frozen=True):
    """The property whose value says which variant a value is."""

    property: str
    mapping: tuple[tuple[str, str], ...] = ()
    """Value of the property, name of the model."""
    default: str | None = None
    """The model of a value that the mapping does not know, or that lacks the property (OpenAPI 3.2)."""


class Property(Struct, frozen=True):
    """A named member of an object."""

    name: str
    schema: "Schema"
    required: bool = False


class Object(Notes, frozen=True, kw_only=True):
    """A mapping from names to values."""

    properties: tuple[Property, ...] = ()
    also_required: tuple[str, ...] = ()
    """Required names that `properties` does not describe."""
    additional: "Schema | None" = None
    """What other names hold: None when the source does not say, `Nothing` when they are forbidden."""
    pattern_properties: tuple[tuple[str, "Schema"], ...] = ()
    property_names: "Schema | None" = None
    dependent_required: tuple[tuple[str, tuple[str, ...]], ...] = ()
    dependent_schemas: tuple[tuple[str, "Schema"], ...] = ()
    """By the name of a member: what an object that has it satisfies as well."""
    unevaluated: "Schema | None" = None
    """What names hold that no other part of the schema describes (`unevaluatedProperties`); see `AllOf`."""
    discriminator: Discriminator | None = None
    """On a base that others extend by `allOf`: which of them a value is. All that extend it, also by way of
    others, are in the mapping."""
    format: str | None = None
    min_properties: int | None = None
    max_properties: int | None = None


class Reference(Notes, frozen=True, kw_only=True):
    """A named model; what stands beside the name describes this use of it."""

    name: str


class AllOf(Notes, frozen=True, kw_only=True):
    """A value that satisfies every part. `views.object_view` merges objects for reading.

    `unevaluated` of an object or a list that is itself a part concerns what no part of this AllOf describes;
    a part that speaks for itself alone stands in an AllOf of its own.
    """

    parts: tuple["Schema", ...]


class Union(Notes, frozen=True, kw_only=True):
    """One of the variants: exactly one when `exclusive` (oneOf), else at least one (anyOf).

    A variant is `Null` only where it has a description of its own; otherwise the union is nullable.
    """

    variants: tuple["Schema", ...]
    exclusive: bool = False
    discriminator: Discriminator | None = None


class Not(Notes, frozen=True, kw_only=True):
    """Any value that does not satisfy the schema."""

    schema: "Schema"


class Conditional(Notes, frozen=True, kw_only=True):
    """If a value satisfies `condition` then it satisfies `then`, else `otherwise`."""

    condition: "Schema"
    then: "Schema | None" = None
    otherwise: "Schema | None" = None


Schema: TypeAlias = (
    Anything
    | Nothing
    | Null
    | Boolean
    | Number
    | String
    | Enum
    | Array
    | Object
    | Reference
    | AllOf
    | Union
    | Not
    | Conditional
)


def children(schema: Schema) -> tuple[Schema, ...]:
    """Return the schemas directly inside one, in reading order."""
    match schema:
        case Array():
            inner = [*schema.prefix, schema.items, schema.contains, schema.unevaluated]
        case String():
            inner = [schema.content_schema]
        case Enum():
            inner = [schema.base]
        case Object():
            inner = [member.schema for member in schema.properties]
            inner += [
                *(each for _, each in schema.pattern_properties),
                *(each for _, each in schema.dependent_schemas),
                schema.additional,
                schema.property_names,
                schema.unevaluated,
            ]
        case AllOf():
            inner = list(schema.parts)
        case Union():
            inner = list(schema.variants)
        case Not():
            inner = [schema.schema]
        case Conditional():
            inner = [schema.condition, schema.then, schema.otherwise]
        case _:
            inner = []
    return tuple(each for each in inner if each is not None)
