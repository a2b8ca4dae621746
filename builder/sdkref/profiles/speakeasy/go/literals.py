"""Values of examples as Go that Speakeasy writes: structs, pointers, constructors of unions."""

from collections.abc import Sequence

from msgspec.structs import replace

from sdkref.catalogue.schema import Array, Boolean, Enum, Number, Schema, String, Union
from sdkref.catalogue.surface import plain_type
from sdkref.catalogue.views import Views
from sdkref.languages.go import double_quoted
from sdkref.profiles.speakeasy.enum_words import told_value
from sdkref.profiles.speakeasy.go.names import constant_name, field_name
from sdkref.profiles.speakeasy.go.scalars import pointer, scalar
from sdkref.profiles.speakeasy.go.types import GoTypes
from sdkref.profiles.speakeasy.requiring import must_be_given
from sdkref.profiles.speakeasy.settings import SpeakeasySettings
from sdkref.profiles.speakeasy.values import Value, json_of
from sdkref.profiles.speakeasy.variants import variant_of
from sdkref.profiles.told_names import member_called

_STEP = "    "
ONE_POINTER = "1.631"
"""From here one generic function makes all pointers."""
_TIMES = {
    "time": ("MustTimeFromString", "MustNewTimeFromString"),
    "date": ("MustDateFromString", "MustNewDateFromString"),
}


class GoLiterals:
    """Writes the values of one sample; `used` are the namespaces that it needs, in order."""

    def __init__(self, views: Views, types: GoTypes, settings: SpeakeasySettings, alias: str) -> None:
        self._views, self._types, self._alias = views, types, alias
        self._generic = settings.since(ONE_POINTER)
        self.used: dict[str, None] = {}

    def literal(self, value: Value, indent: str = "", *, optional: bool = False) -> str:  # noqa: PLR0911 - a case a kind
        """Return the expression, a pointer with `optional`; lines after the first begin with `indent`."""
        resolved = self._views.resolve(value.schema)
        if value.kind == "null":
            return "nil"
        if isinstance(resolved, Union) and (named := self._types.name(value.schema)) is not None:
            made = self._union(value, resolved, named, indent)
            return f"{self._alias}.Pointer({made})" if optional else made
        match value.kind:
            case "object":
                return ("&" if optional else "") + self._object(value, indent)
            case "map":
                rows = [
                    f"{double_quoted(name)}: {self.literal(each, indent + _STEP)},"
                    for name, each in value.members
                ]
                return _block(f"{self._type(value.schema)}{{", rows, indent)
            case "array":
                rows = [f"{self.literal(each, indent + _STEP)}," for each in value.items]
                return _block(f"{self._type(value.schema)}{{", rows, indent)
            case "file":
                name = self._type(value.schema)
                rows = ['FileName: "example.file",', "Content: content,"]
                return ("&" if optional else "") + _block(f"{name}{{", rows, indent)
            case "time" | "date":
                self.used["types"] = None
                return f"types.{_TIMES[value.kind][optional]}({double_quoted(str(value.literal))})"
            case _ if isinstance(resolved, Enum) and self._types.name(value.schema) is not None:
                name = (
                    told_value(value.literal, resolved) if isinstance(value.literal, str) else value.literal
                )
                return f"{self._type(value.schema)}{constant_name(name)}" + (
                    ".ToPointer()" if optional else ""
                )
            case _:
                return self._scalar(value, resolved, optional=optional)

    def _object(self, value: Value, indent: str) -> str:
        fields = self._views.object_view(value.schema).fields
        given = [each for each in fields if must_be_given(each, self._views)]
        required = {member_called(each.name, each.schema) for each in given}
        members = [(name, each, name not in required) for name, each in value.members]
        return self._struct(self._type(value.schema), members, indent)

    def held(self, value: Value, indent: str, *, required: bool) -> str:
        """Return the expression of a member or an argument, a pointer where its type is one."""
        optional = self._types.is_pointer(value.schema, required=required)
        return self.literal(value, indent, optional=optional)

    def whole(self, name: str, members: Sequence[tuple[str, Value, bool]], indent: str) -> str:
        """Return the request object of an operation, of members with whether they may be left out."""
        self.used[name.partition(".")[0]] = None
        return self._struct(name, members, indent)

    def _struct(self, name: str, members: Sequence[tuple[str, Value, bool]], indent: str) -> str:
        rows = [
            f"{field_name(member)}: {self.held(each, indent + _STEP, required=not optional)},"
            for member, each, optional in members
        ]
        return _block(f"{name}{{", rows, indent)

    def _union(self, value: Value, union: Union, named: tuple[str, str], indent: str) -> str:
        self.used[named[0]] = None
        variant = (
            value.variant if value.variant is not None else variant_of(json_of(value), union, self._views)
        )
        inner = self.literal(replace(value, schema=variant, variant=None), indent + _STEP)
        constructor = f"{named[0]}.Create{named[1]}{self.member(variant, union)}"
        return f"{constructor}(\n{indent}{_STEP}{inner},\n{indent})"

    def member(self, variant: Schema, union: Union) -> str:
        """Return what a union calls a variant: `Str`, `ArrayOfStr`, or the name of its type."""
        tag = next((each.tag for each in self._views.variants(union) if each.schema is variant), None)
        if tag is not None and self._generic:
            return field_name(tag)
        return self._member(variant)

    def _member(self, schema: Schema) -> str:
        named = self._types.name(schema)
        resolved = self._views.resolve(schema)
        match resolved:
            case Array():
                return f"ArrayOf{self._member(resolved.items)}"
            case _ if named is not None:
                return named[1]
            case Number():
                return "Integer" if resolved.integer else "Number"
            case Boolean():
                return "Boolean"
            case String():
                return "Str"
            case _:
                return "MapOfAny"

    def _type(self, schema: Schema) -> str:
        kind = self._types.of(schema)
        text = plain_type(kind)
        for piece in kind:
            if piece.model is not None:
                self.used[piece.text.lstrip("[]*").rpartition("]")[2].partition(".")[0]] = None
        return text

    def _scalar(self, value: Value, resolved: Schema, *, optional: bool) -> str:
        written = scalar(value.literal, resolved, generic=self._generic)
        if not optional:
            return written
        return (
            f"{self._alias}.{pointer(resolved, self._type(value.schema), generic=self._generic)}({written})"
        )


def _block(opening: str, rows: Sequence[str], indent: str) -> str:
    if not rows:
        return f"{opening}}}"
    return "".join((opening, "\n", *(f"{indent}{_STEP}{row}\n" for row in rows), indent, "}"))
