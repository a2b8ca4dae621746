"""Schemas of the catalogue as JSON Schema for one direction, ready to be compiled.

Each encoded schema is a document of its own: the models that it leads to stand below `models`, encoded once
for all documents. What only explains is left out, and `title` holds the number of the schema that was
encoded, by which an error leads back to it.
"""

from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias, TypeVar

from msgspec import UNSET, Struct, structs

from sdkref.catalogue.encode_schema import Encoded, encode_schema
from sdkref.catalogue.fitting import Direction, Fitting
from sdkref.catalogue.formats import CHECKED
from sdkref.catalogue.schema import (
    AllOf,
    Anything,
    Array,
    Boolean,
    Conditional,
    Enum,
    Not,
    Nothing,
    Null,
    Number,
    Object,
    Property,
    Reference,
    Schema,
    String,
    Union,
)
from sdkref.catalogue.views import Views
from sdkref.limits import check_time
from sdkref.mock.plain import plain
from sdkref.mock.validation.closing import Closing
from sdkref.mock.validation.roles import INSIDE, PARTS, VARIANTS, Role

JsonSchema: TypeAlias = Encoded | bool

_SILENT: dict[str, Any] = {
    "description": None,
    "default": UNSET,
    "examples": (),
    "deprecated": False,
    "deprecation": None,
    "read_only": False,
    "write_only": False,
    "internal": False,
    "external_docs": None,
    "xml": None,
}
"""The notes of a schema that says nothing but what values it allows."""

_NONE: frozenset[str] = frozenset()


Kind = TypeVar("Kind", bound=Schema)


class Document(Struct, frozen=True):
    """A schema that can be compiled."""

    encoded: JsonSchema
    """With `models` beside it where it leads to any."""
    names: tuple[str, ...]
    """The names below `models`: of each model its role and number."""


class Schemas:
    """Encodes the schemas of one catalogue for one direction.

    With `closing`, a schema that names members and says nothing of others forbids these, parts of an allOf
    and variants of a union together; without it, only what the description forbids is forbidden.
    """

    def __init__(self, models: Mapping[str, Schema], direction: Direction, *, closing: bool) -> None:
        self.models = models
        self.sources: list[Schema] = []
        """The schemas that were encoded, by the number that `title` holds."""
        self.closing = Closing(models)
        self._root = Role.WHOLE if closing else Role.TEST
        self._fitting = Fitting(models, direction)
        self._views = Views(models)
        self._numbers = {name: number for number, name in enumerate(models)}
        self._numbered = list(models.values())
        self._encoded: dict[str, JsonSchema] = {}
        """By role and number of a model: a name may be no part of a URI. What is closed has a number too."""
        self._next: dict[str, tuple[str, ...]] = {}
        """The names that each of these leads to directly."""
        self._wanted: dict[str, None] = {}
        self._closed: dict[str, Schema] = {}

    def document(self, schema: Schema) -> Document:
        """Return a schema with all that it leads to."""
        encoded, direct = self._encode(schema)
        names = dict.fromkeys(direct)
        for name in (queue := list(names)):
            for inner in self._leads(name):
                if inner not in names:
                    names[inner] = None
                    queue.append(inner)
        if names and isinstance(encoded, dict):
            encoded = {**encoded, "models": {name: self._encoded[name] for name in names}}
        return Document(encoded, tuple(names))

    def alone(self, name: str) -> JsonSchema:
        """Return one name of a document with nothing behind its references, to see what is wrong with it."""
        inner = self._leads(name)
        encoded = self._encoded[name]
        return {**encoded, "models": dict.fromkeys(inner, True)} if isinstance(encoded, dict) else encoded

    def _leads(self, name: str) -> tuple[str, ...]:
        """Return what a name leads to directly; it is encoded now if it was not."""
        if name not in self._next:
            check_time()
            role, _, rest = name.partition("/")
            if name in self._closed:
                encoded, names = self._encode_closed(self._closed[name])
            else:
                encoded, names = self._encode(self._numbered[int(rest)], Role(role))
            self._encoded[name], self._next[name] = encoded, names
        return self._next[name]

    def _encode(self, schema: Schema, role: Role | None = None) -> tuple[JsonSchema, tuple[str, ...]]:
        outside, self._wanted = self._wanted, {}
        encoded = encode_schema(self._sent(schema, self._root if role is None else role, _NONE))
        found, self._wanted = tuple(self._wanted), outside
        return encoded, found

    def _encode_closed(self, schema: Schema) -> tuple[JsonSchema, tuple[str, ...]]:
        """Return what parts say together, and that there is nothing else."""
        outside, self._wanted = self._wanted, {}
        encoded = encode_schema(self._kind(schema, Role.PART, _NONE, shared=Role.VARIANT))
        found, self._wanted = tuple(self._wanted), outside
        return self.closing.closed(encoded, schema) if isinstance(encoded, dict) else encoded, found

    def _sent(self, schema: Schema, role: Role, absent: frozenset[str]) -> Schema:
        """Return a schema as it is checked; `absent` are members that another part says do not travel."""
        if role is Role.WHOLE and isinstance(schema, AllOf | Union | Conditional):
            if isinstance(schema, AllOf) and len(schema.parts) == 1:
                return self._bare(schema, parts=(self._sent(schema.parts[0], role, absent),))
            if self.closing.closes(schema):
                return self._reference(self._closing(schema))
        return self._kind(schema, role, absent, shared=VARIANTS[role])

    def _closing(self, schema: Schema) -> str:
        """Return the name under which a schema is closed as a whole."""
        name = f"closed/{len(self._closed)}"
        self._closed[name] = schema
        return name

    def _reference(self, name: str) -> Reference:
        self._wanted[name] = None
        return Reference(name=name)

    def _kind(  # noqa: C901, PLR0911 - a case a kind
        self, schema: Schema, role: Role, absent: frozenset[str], *, shared: Role
    ) -> Schema:
        match schema:
            case Anything():
                return Anything()
            case Nothing():
                return Nothing()
            case Null() | Boolean() | Number() | String() | Enum():
                return self._simple(schema, role)
            case Array():
                return self._array(schema, role)
            case Object():
                return self._object(schema, role, absent)
            case Reference():
                if schema.name not in self.models:
                    return Anything()
                target = self._reference(f"{role}/{self._numbers[schema.name]}")
                return self._bare(schema, name=target.name)
            case AllOf():
                inner = role if len(schema.parts) == 1 else PARTS[role]
                gone = absent | self._absent(schema)
                return self._bare(schema, parts=tuple(self._sent(each, inner, gone) for each in schema.parts))
            case Union():
                variants = tuple(self._sent(each, shared, absent) for each in schema.variants)
                return self._bare(schema, variants=variants, discriminator=None)
            case Not():
                return self._bare(schema, schema=self._sent(schema.schema, Role.TEST, absent))
            case Conditional():
                return self._bare(
                    schema,
                    condition=self._sent(schema.condition, Role.TEST, absent),
                    then=self._inner(schema.then, PARTS[role], absent),
                    otherwise=self._inner(schema.otherwise, PARTS[role], absent),
                )

    def _simple(self, schema: Null | Boolean | Number | String | Enum, role: Role) -> Schema:
        match schema:
            case Number():
                bounds = ("minimum", "maximum", "exclusive_minimum", "exclusive_maximum", "multiple_of")
                return self._bare(
                    schema, format=None, **{word: plain(getattr(schema, word)) for word in bounds}
                )
            case String():
                checked = schema.format if schema.format in CHECKED else None
                silent = {"content_encoding": None, "content_media_type": None, "content_schema": None}
                return self._bare(schema, format=checked, **silent)
            case Enum():
                values = tuple(map(plain, schema.values))
                base = self._inner(schema.base, PARTS[role])
                return self._bare(schema, values=values, names=(), descriptions=(), base=base)
            case Boolean():
                return self._bare(schema, format=None)
            case Null():
                return self._bare(schema)

    def _array(self, schema: Array, role: Role) -> Schema:
        inside = INSIDE[role]
        return self._bare(
            schema,
            items=self._sent(schema.items, inside, _NONE),
            prefix=tuple(self._sent(each, inside, _NONE) for each in schema.prefix),
            contains=self._inner(schema.contains, Role.TEST),
            unevaluated=self._inner(schema.unevaluated, inside),
            format=None,
        )

    def _object(self, schema: Object, role: Role, absent: frozenset[str]) -> Schema:
        inside = INSIDE[role]
        gone = absent | {each.name for each in schema.properties if not self._fitting.travels(each.schema)}
        required = dict.fromkeys([each.name for each in schema.properties if each.required])
        return self._bare(
            schema,
            properties=(
                *(
                    Property(
                        each.name,
                        self._sent(each.schema, inside, _NONE),
                        required=each.required and each.name not in gone,
                    )
                    for each in schema.properties
                ),
                *self._also_named(schema, role),
            ),
            also_required=tuple(
                name
                for name in dict.fromkeys(schema.also_required)
                if name not in gone and name not in required
            ),
            additional=self._inner(self._additional(schema, role), inside),
            pattern_properties=tuple(
                (pattern, self._sent(each, inside, _NONE)) for pattern, each in schema.pattern_properties
            ),
            property_names=self._inner(schema.property_names, Role.TEST),
            dependent_required=tuple(
                (name, tuple(each for each in dict.fromkeys(others) if each not in gone))
                for name, others in schema.dependent_required
            ),
            dependent_schemas=tuple(
                (name, self._sent(each, PARTS[role], gone)) for name, each in schema.dependent_schemas
            ),
            unevaluated=self._unevaluated(schema, role, inside),
            discriminator=None,
            format=None,
        )

    def _also_named(self, schema: Object, role: Role) -> Iterator[Property]:
        """Yield the members that a schema requires without describing them, where others are unknown."""
        if role is not Role.TEST and schema.additional is None:
            described = {each.name for each in schema.properties}
            yield from (
                Property(name, Anything())
                for name in dict.fromkeys(schema.also_required)
                if name not in described
            )

    def _additional(self, schema: Object, role: Role) -> Schema | None:
        """Return what other members hold, where a schema leaves that to whoever checks."""
        settled = schema.additional is not None or schema.unevaluated is not None
        if settled or role in {Role.TEST, Role.PART}:
            return schema.additional
        if not self.closing.lists(schema):
            return Anything()  # `additionalProperties: true` counts as looking at each
        return Nothing() if role is Role.WHOLE and not schema.dependent_schemas else None

    def _unevaluated(self, schema: Object, role: Role, inside: Role) -> Schema | None:
        settled = schema.additional is not None or schema.unevaluated is not None
        if role is Role.WHOLE and schema.dependent_schemas and self.closing.lists(schema) and not settled:
            return Nothing()
        return self._inner(schema.unevaluated, inside)

    def _inner(self, schema: Schema | None, role: Role, absent: frozenset[str] = _NONE) -> Schema | None:
        return None if schema is None else self._sent(schema, role, absent)

    def _absent(self, schema: AllOf) -> frozenset[str]:
        """Return the members that any part says do not travel: no other part can require them."""
        fields = self._views.object_view(schema).fields
        return frozenset(each.name for each in fields if not self._fitting.travels(each.schema))

    def _bare(self, schema: Kind, /, **changes: Any) -> Kind:
        """Return a schema without what only explains, numbered."""
        self.sources.append(schema)
        return structs.replace(schema, title=str(len(self.sources) - 1), **_SILENT, **changes)
