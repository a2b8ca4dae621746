"""How a parameter, a header or a field of a form is written, in short plain phrases."""

from collections.abc import Iterator
from typing import Literal, TypeAlias

from sdkref.catalogue.media import essence, media_kind
from sdkref.catalogue.operation import Encoding, Header, Parameter
from sdkref.catalogue.schema import Array, Object, Schema, Union
from sdkref.catalogue.views import Views
from sdkref.words import one_line

_Shape: TypeAlias = Literal["list", "object", "plain"]

_REPEATED = "repeated for each item"
_MEMBERS = "each member is a parameter of its own"
_PHRASES: dict[tuple[str, bool, _Shape], str] = {
    ("simple", False, "list"): "comma-separated",
    ("simple", True, "list"): "comma-separated",
    ("simple", False, "object"): "names and values comma-separated",
    ("simple", True, "object"): "comma-separated name=value pairs",
    ("form", False, "list"): "comma-separated",
    ("form", True, "list"): _REPEATED,
    ("form", False, "object"): "names and values comma-separated",
    ("form", True, "object"): _MEMBERS,
    ("cookie", False, "list"): "comma-separated",
    ("cookie", True, "list"): _REPEATED,
    ("cookie", False, "object"): "names and values comma-separated",
    ("cookie", True, "object"): _MEMBERS,
    ("spaceDelimited", False, "list"): "space-separated",
    ("spaceDelimited", True, "list"): _REPEATED,
    ("spaceDelimited", False, "object"): "names and values space-separated",
    ("spaceDelimited", True, "object"): _MEMBERS,
    ("pipeDelimited", False, "list"): "pipe-separated",
    ("pipeDelimited", True, "list"): _REPEATED,
    ("pipeDelimited", False, "object"): "names and values pipe-separated",
    ("pipeDelimited", True, "object"): _MEMBERS,
    ("label", False, "plain"): "after a dot",
    ("label", True, "plain"): "after a dot",
    ("label", False, "list"): "after a dot, comma-separated",
    ("label", True, "list"): "each item after a dot",
    ("label", False, "object"): "after a dot, names and values comma-separated",
    ("label", True, "object"): "each name=value pair after a dot",
    ("matrix", False, "plain"): "written as ;{name}=value",
    ("matrix", True, "plain"): "written as ;{name}=value",
    ("matrix", False, "list"): "written as ;{name}= and the items comma-separated",
    ("matrix", True, "list"): "written as ;{name}=item for each item",
    ("matrix", False, "object"): "written as ;{name}= and names and values comma-separated",
    ("matrix", True, "object"): "written as ;member=value for each member",
    ("deepObject", False, "object"): "written as {name}[member]=value for each member",
    ("deepObject", True, "object"): "written as {name}[member]=value for each member",
}
"""By style, explode and what kind of value it is. A plain value in most styles is what anyone would write."""

_STYLES = frozenset(style for style, _, _ in _PHRASES)


def parameter_phrases(parameter: Parameter, views: Views) -> tuple[str, ...]:
    """Return the phrases for a parameter: `comma-separated`, `written as JSON`, `may be empty`."""
    return tuple(_parameter(parameter, views))


def header_phrases(header: Header, views: Views) -> tuple[str, ...]:
    """Return the phrases for a header of an answer or a part."""
    if header.media_type is not None:
        return (_as_content(header.media_type),)
    return tuple(_style(header.name, "simple", header.schema, views, explode=header.explode))


def encoding_phrases(encoding: Encoding, schema: Schema | None, views: Views) -> tuple[str, ...]:
    """Return the phrases for a field of a form or a part: `sent as image/png`."""
    return tuple(_encoding(encoding, schema, views))


def _parameter(parameter: Parameter, views: Views) -> Iterator[str]:
    if parameter.media_type is not None:
        yield _as_content(parameter.media_type)
    else:
        yield from _style(parameter.name, parameter.style, parameter.schema, views, explode=parameter.explode)
    if parameter.style == "cookie":
        yield "sent without percent-encoding"
    if parameter.allow_reserved:
        yield "reserved characters are not encoded"
    if parameter.allow_empty:
        yield "may be empty"


def _encoding(encoding: Encoding, schema: Schema | None, views: Views) -> Iterator[str]:
    if encoding.content_type is not None:
        yield f"sent as {one_line(encoding.content_type)}"
    if encoding.style is not None or encoding.explode is not None:
        style = encoding.style or "form"
        explode = style == "form" if encoding.explode is None else encoding.explode
        yield from _style(encoding.property, style, schema, views, explode=explode)
    if encoding.allow_reserved:
        yield "reserved characters are not encoded"


def _as_content(name: str) -> str:
    plain = one_line(essence(name))
    return f"written as JSON ({plain})" if media_kind(name) == "json" else f"written as {plain}"


def _style(name: str, style: str, schema: Schema | None, views: Views, *, explode: bool) -> Iterator[str]:
    if style not in _STYLES:
        yield f"style {one_line(style)}"
    elif phrase := _PHRASES.get((style, explode, _shape(schema, views))):
        yield phrase.replace("{name}", one_line(name))


def _shape(schema: Schema | None, views: Views) -> _Shape:
    """Return what kind of value a schema allows; of several kinds, the one that needs most words."""
    kinds = [views.resolve(schema)] if schema is not None else []
    kinds += [views.resolve(each) for kind in kinds if isinstance(kind, Union) for each in kind.variants]
    if any(isinstance(each, Array) for each in kinds):
        return "list"
    if any(isinstance(each, Object) or views.object_view(each).fields for each in kinds):
        return "object"
    return "plain"
