"""Values of examples as the first generation's Go: structs, pointer functions, constructors of unions."""

from collections.abc import Sequence

from msgspec.structs import replace

from sdkref.catalogue.schema import Array, Boolean, Enum, Number, Schema, String, Union
from sdkref.catalogue.surface import plain_type
from sdkref.catalogue.views import Views
from sdkref.languages.go import double_quoted
from sdkref.profiles.speakeasy.go.names import field_name
from sdkref.profiles.speakeasy.go.scalars import pointer, scalar
from sdkref.profiles.speakeasy.values import Value, json_of
from sdkref.profiles.speakeasy.variants import variant_of
from sdkref.profiles.speakeasy_2023.go.types import EarlyGoTypes
from sdkref.profiles.speakeasy_2023.names import constant

_STEP = "    "
_ANYTHING = "interface{}"
_TIMES = {
    "time": ("MustTimeFromString", "MustNewTimeFromString"),
    "date": ("MustDateFromString", "MustNewDateFromString"),
}


class EarlyGoLiterals:
    """Writes the values of one sample; `used` are the namespaces that it needs."""

    def __init__(self, views: Views, types: EarlyGoTypes, alias: str) -> None:
        self._views, self._types, self._alias = views, types, alias
        self.used: set[str] = set()

    def literal(self, value: Value, indent: str = "", *, optional: bool = False, item: bool = False) -> str:  # noqa: PLR0911 - a case a kind
        """Return the expression, a pointer with `optional`; lines after the first begin with `indent`.

        What stands in a list (`item`) is laid out in another way than what is a member.
        """
        resolved = self._views.resolve(value.schema)
        address = "&" if optional else ""
        if value.kind == "null":
            return "nil"
        if isinstance(resolved, Union) and (named := self._types.name(value.schema)) is not None:
            return self._union(value, resolved, named, indent, item=item)
        match value.kind:
            case "object" | "map":
                return self._members(value, address, indent)
            case "array":
                texts = [self.literal(each, indent + _STEP, item=True) for each in value.items]
                kind = self.type(value.schema)
                return _block(kind if kind.startswith("[]") else f"[]{_ANYTHING}", texts, indent)
            case "file":
                texts = ['Content: []byte("0x5fA3c1E0b7")', 'FileName: "example.file"']
                return address + _block(self.type(value.schema), texts, indent)
            case "time" | "date":
                self.used.add("types")
                return f"types.{_TIMES[value.kind][optional]}({double_quoted(str(value.literal))})"
            case _ if isinstance(resolved, Enum) and self._types.name(value.schema) is not None:
                name = f"{self.type(value.schema)}{constant(value.literal, initialisms=True)}"
                return f"{name}.ToPointer()" if optional else name
            case _:
                written = scalar(value.literal, resolved, generic=False)
                made = pointer(resolved, self.type(value.schema), generic=False)
                return f"{self._alias}.{made}({written})" if optional else written

    def _members(self, value: Value, address: str, indent: str) -> str:
        """Return a struct, or a map where the type is none."""
        kind = self.type(value.schema)
        if value.kind == "object" and self._types.name(value.schema) is not None:
            required = {each.name for each in self._views.object_view(value.schema).fields if each.required}
            members = [(name, each, name in required) for name, each in value.members]
            return address + self.struct(kind, members, indent)
        inner = indent + _STEP
        texts = [f"{double_quoted(name)}: {self.literal(each, inner)}" for name, each in value.members]
        is_map = kind.startswith("map[")
        return _block(kind if is_map else f"map[string]{_ANYTHING}", texts, indent)

    def held(self, value: Value, indent: str, *, required: bool) -> str:
        """Return the expression of a member or an argument, a pointer where its type is one."""
        return self.literal(value, indent, optional=self._types.is_pointer(value.schema, required=required))

    def struct(self, name: str, members: Sequence[tuple[str, Value, bool]], indent: str) -> str:
        """Return a struct of members with whether they are required."""
        inner = indent + _STEP
        texts = [
            f"{field_name(member)}: {self.held(each, inner, required=required)}"
            for member, each, required in members
        ]
        return _block(name, texts, indent)

    def type(self, schema: Schema) -> str:
        """Return a type, and note the namespaces that it needs."""
        kind = self._types.of(schema)
        for piece in kind:
            if piece.model is not None:
                self.used.add(piece.text.rpartition("]")[2].lstrip("*").partition(".")[0])
        return plain_type(kind)

    def _union(self, value: Value, union: Union, named: tuple[str, str], indent: str, *, item: bool) -> str:
        """Return the constructor: scalars are not indented in it, members of structs twice."""
        self.used.add(named[0])
        variant = value.variant or variant_of(json_of(value), union, self._views)
        held = replace(value, schema=variant, variant=None)
        is_block = held.kind in {"object", "map", "array", "file"}
        inner = indent + (_STEP if item else _STEP * 2) if is_block else indent
        made = self.literal(held, inner, item=item)
        return f"{named[0]}.Create{named[1]}{self._member(variant)}(\n{inner}{made},\n{indent})"

    def _member(self, schema: Schema) -> str:
        """Return what a union calls a variant: `Str`, `ArrayOfstr`, or the name of its type."""
        named = self._types.name(schema)
        match self._views.resolve(schema):
            case Array(items=items):
                name = self._member(items)
                return f"ArrayOf{name if self._types.name(items) else name.lower()}"
            case _ if named is not None:
                return named[1]
            case Number(integer=integer):
                return "Integer" if integer else "Number"
            case Boolean():
                return "Boolean"
            case String():
                return "Str"
            case _:
                return "MapOfany"


def _block(opening: str, rows: Sequence[str], indent: str) -> str:
    if not rows:
        return f"{opening}{{}}"
    return "".join((f"{opening}{{\n", *(f"{indent}{_STEP}{row},\n" for row in rows), indent, "}"))
