"""How a parameter, a header or a field of a form is written, in short plain phrases."""

from collections.abc import Iterator
from typing import Literal, TypeAlias

from sdkref.catalogue.media import essence, media_kind
from sdkref.catalogue.operation import Encoding, Header, Parameter
from sdkref.catalogue.schema import Array, Object, Schema, Union
from sdkref.catalogue.views import Views
from sdkref.wording.saying import told
from sdkref.words import one_line

_Shape: TypeAlias = Literal["list", "object", "plain"]

_REPEATED = "travelling.repeated"
_MEMBERS = "travelling.members"
_PHRASES: dict[tuple[str, bool, _Shape], str] = {
    ("simple", False, "list"): "travelling.commas",
    ("simple", True, "list"): "travelling.commas",
    ("simple", False, "object"): "travelling.pairs_of_commas",
    ("simple", True, "object"): "travelling.pairs",
    ("form", False, "list"): "travelling.commas",
    ("form", True, "list"): _REPEATED,
    ("form", False, "object"): "travelling.pairs_of_commas",
    ("form", True, "object"): _MEMBERS,
    ("cookie", False, "list"): "travelling.commas",
    ("cookie", True, "list"): _REPEATED,
    ("cookie", False, "object"): "travelling.pairs_of_commas",
    ("cookie", True, "object"): _MEMBERS,
    ("spaceDelimited", False, "list"): "travelling.spaces",
    ("spaceDelimited", True, "list"): _REPEATED,
    ("spaceDelimited", False, "object"): "travelling.pairs_of_spaces",
    ("spaceDelimited", True, "object"): _MEMBERS,
    ("pipeDelimited", False, "list"): "travelling.pipes",
    ("pipeDelimited", True, "list"): _REPEATED,
    ("pipeDelimited", False, "object"): "travelling.pairs_of_pipes",
    ("pipeDelimited", True, "object"): _MEMBERS,
    ("label", False, "plain"): "travelling.dot",
    ("label", True, "plain"): "travelling.dot",
    ("label", False, "list"): "travelling.dot_and_commas",
    ("label", True, "list"): "travelling.dots",
    ("label", False, "object"): "travelling.dot_and_pairs",
    ("label", True, "object"): "travelling.dotted_pairs",
    ("matrix", False, "plain"): "travelling.matrix",
    ("matrix", True, "plain"): "travelling.matrix",
    ("matrix", False, "list"): "travelling.matrix_commas",
    ("matrix", True, "list"): "travelling.matrix_items",
    ("matrix", False, "object"): "travelling.matrix_pairs",
    ("matrix", True, "object"): "travelling.matrix_members",
    ("deepObject", False, "object"): "travelling.deep_object",
    ("deepObject", True, "object"): "travelling.deep_object",
}
"""Keys of words by style, explode and what kind of value it is.

A plain value in most styles is what anyone would write.
"""

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
        yield told("travelling.not_encoded")
    if parameter.allow_reserved:
        yield told("travelling.reserved")
    if parameter.allow_empty:
        yield told("travelling.empty")


def _encoding(encoding: Encoding, schema: Schema | None, views: Views) -> Iterator[str]:
    if encoding.content_type is not None:
        yield told("travelling.sent_as", content=one_line(encoding.content_type))
    if encoding.style is not None or encoding.explode is not None:
        style = encoding.style or "form"
        explode = style == "form" if encoding.explode is None else encoding.explode
        yield from _style(encoding.property, style, schema, views, explode=explode)
    if encoding.allow_reserved:
        yield told("travelling.reserved")


def _as_content(name: str) -> str:
    plain = one_line(essence(name))
    return told(
        "travelling.as_json" if media_kind(name) == "json" else "travelling.as_content", content=plain
    )


def _style(name: str, style: str, schema: Schema | None, views: Views, *, explode: bool) -> Iterator[str]:
    if style not in _STYLES:
        yield told("travelling.style", style=one_line(style))
    elif key := _PHRASES.get((style, explode, _shape(schema, views))):
        yield told(key, name=one_line(name))


def _shape(schema: Schema | None, views: Views) -> _Shape:
    """Return what kind of value a schema allows; of several kinds, the one that needs most words."""
    kinds = [views.resolve(schema)] if schema is not None else []
    kinds += [views.resolve(each) for kind in kinds if isinstance(kind, Union) for each in kind.variants]
    if any(isinstance(each, Array) for each in kinds):
        return "list"
    if any(isinstance(each, Object) or views.object_view(each).fields for each in kinds):
        return "object"
    return "plain"
