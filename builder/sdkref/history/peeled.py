"""A schema without the wrappers around it: its kind, and what all of them say of the value's use."""

from msgspec import UNSET, Struct, UnsetType
from msgspec.structs import replace

from sdkref.catalogue.schema import AllOf, Json, Null, Reference, Schema
from sdkref.catalogue.views import Views
from sdkref.location import Location

_MOST_WRAPPERS = 100


class Peeled(Struct, frozen=True, kw_only=True):
    """The core of a schema, which no wrapper is around, and notes of its use."""

    core: Schema
    model: str | None = None
    """The model that the core names."""
    nullable: bool = False
    default: Json | UnsetType = UNSET
    deprecated: bool = False
    read_only: bool = False
    write_only: bool = False
    location: Location | None = None

    def opened(self, views: Views) -> "Peeled":
        """Return the model that is named, with the notes of its use."""
        inner = peeled(views.resolve(self.core), views)
        return replace(
            inner,
            nullable=self.nullable or inner.nullable,
            default=inner.default if self.default is UNSET else self.default,
            deprecated=self.deprecated or inner.deprecated,
            read_only=self.read_only or inner.read_only,
            write_only=self.write_only or inner.write_only,
            location=self.location or inner.location,
        )


def peeled(schema: Schema, views: Views) -> Peeled:
    """Return a schema without wrappers; the first that says something about the use is believed."""
    nullable = deprecated = read_only = write_only = False
    default: Json | UnsetType = UNSET
    location = schema.location
    for _ in range(_MOST_WRAPPERS):
        nullable = nullable or schema.nullable
        deprecated = deprecated or schema.deprecated
        read_only = read_only or schema.read_only
        write_only = write_only or schema.write_only
        default = schema.default if default is UNSET else default
        location = location or schema.location
        if not (isinstance(schema, AllOf) and len(schema.parts) == 1):
            break
        schema = schema.parts[0]
    name = schema.name if isinstance(schema, Reference) and schema.name in views.models else None
    return Peeled(
        core=schema,
        model=name,
        nullable=nullable or isinstance(schema, Null),
        default=default,
        deprecated=deprecated,
        read_only=read_only,
        write_only=write_only,
        location=location,
    )
