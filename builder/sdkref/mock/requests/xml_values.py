"""XML documents as trees of texts, by what a schema says of elements and attributes (OpenAPI's `xml`)."""

import re
from collections.abc import Mapping
from xml.etree import ElementTree as ET

from sdkref.catalogue.schema import Array, Object, Schema, Xml
from sdkref.catalogue.views import Views
from sdkref.mock.requests.body_fault import BodyFault
from sdkref.mock.requests.content_types import ContentType
from sdkref.mock.requests.styles import shapes_of
from sdkref.mock.requests.texts import text_of
from sdkref.mock.requests.trees import FileText, Tree

_DEEPEST = 60
_PLAIN = Xml()
_DECLARED = re.compile(rb"""\A(?:\xef\xbb\xbf)?<\?xml[^>]*encoding=["']([A-Za-z0-9._-]+)["']""")


def xml_tree(data: bytes, sent: ContentType, schema: Schema | None, views: Views) -> Tree | BodyFault:
    """Return a document as a tree; without a schema that speaks of members, its text as it came."""
    declared = _DECLARED.match(data)
    charset = sent.parameters.get("charset") or (declared[1].decode() if declared else "utf-8-sig")
    text = text_of(data, charset)
    if isinstance(text, BodyFault):
        return text
    if "<!" in text and re.search(r"<!(DOCTYPE|ENTITY)", text, re.IGNORECASE):
        return BodyFault("document types and entities are not read; leave them out")
    try:
        root = ET.fromstring(re.sub(r"\A\ufeff?<\?xml[^>]*\?>", "", text))  # noqa: S314 - no entities are let in
    except ET.ParseError as fault:
        line, column = fault.position
        return BodyFault(f"line {line}, column {column + 1}: {str(fault).partition(':')[0]}")
    if schema is None:
        return FileText(text)
    reader = _Reader(views)
    if "object" in shapes_of(schema, views) and not reader.kinds(schema):
        return FileText(text)
    return reader.value(root, schema, 0)


class _Reader:
    """Reads elements by the schemas of one catalogue."""

    def __init__(self, views: Views) -> None:
        self._views = views

    def value(self, element: ET.Element, schema: Schema | None, depth: int) -> Tree:
        """Return what an element holds."""
        if depth > _DEEPEST:
            return _text(element)
        real = self._views.resolve(schema) if schema is not None else None
        if isinstance(real, Array):
            return [self.value(each, real.items, depth + 1) for each in element]
        kinds = self.kinds(schema)
        if kinds or isinstance(real, Object):
            return self._members(element, kinds, depth)
        return _text(element) if not len(element) else self._members(element, {}, depth)

    def _members(self, element: ET.Element, kinds: Mapping[str, Schema], depth: int) -> dict[str, Tree]:
        members: dict[str, Tree] = {}
        rest = list(element)
        for name, schema in kinds.items():
            found = self._member(element, name, schema, rest, depth)
            if found is not None:
                members[name] = found
        for each in rest:
            name = _local(each.tag)
            value = self.value(each, None, depth + 1)
            known = members.get(name)
            members[name] = (
                [*known, value] if isinstance(known, list) else value if known is None else [known, value]
            )
        return members

    def _member(
        self, element: ET.Element, name: str, schema: Schema, rest: list[ET.Element], depth: int
    ) -> Tree | None:
        """Return a member's value, and take its elements out of the rest; None when it is absent."""
        xml = self._xml(schema)
        real = self._views.resolve(schema)
        kind = _kind(xml, is_list=isinstance(real, Array))
        shown = xml.name or name
        if kind == "attribute":
            return next((value for key, value in element.attrib.items() if _local(key) == shown), None)
        if kind in {"text", "cdata"}:
            return element.text
        if isinstance(real, Array):
            wrapper = _first(rest, shown) if kind == "element" else None
            if kind == "element" and wrapper is None:
                return None
            items = list(wrapper) if wrapper is not None else self._named(rest, real.items, name)
            return (
                [self.value(each, real.items, depth + 1) for each in items]
                if items or wrapper is not None
                else None
            )
        if kind == "none":
            return self._members(element, self.kinds(schema), depth + 1)
        found = _first(rest, shown)
        return self.value(found, schema, depth + 1) if found is not None else None

    def _named(self, rest: list[ET.Element], items: Schema, name: str) -> list[ET.Element]:
        """Return the elements of a list without a wrapper, and take them out of the rest."""
        shown = self._xml(items).name or name
        found = [each for each in rest if _local(each.tag) == shown]
        rest[:] = [each for each in rest if each not in found]
        return found

    def kinds(self, schema: Schema | None) -> dict[str, Schema]:
        """Return the schemas of an object's members, those of its variants included."""
        if schema is None:
            return {}
        view = self._views.object_view(schema)
        found: dict[str, Schema] = {}
        for union in view.unions:
            for variant in union.variants:
                for field in self._views.object_view(variant).fields:
                    found.setdefault(field.name, field.schema)
        return found | {field.name: field.schema for field in view.fields}

    def _xml(self, schema: Schema) -> Xml:
        return schema.xml or self._views.resolve(schema).xml or _PLAIN


def _kind(xml: Xml, *, is_list: bool) -> str:
    if xml.node_type is not None:
        return "element" if is_list and xml.node_type in {"attribute", "text", "cdata"} else xml.node_type
    if xml.attribute and not is_list:
        return "attribute"
    return "none" if is_list and not xml.wrapped else "element"


def _first(rest: list[ET.Element], name: str) -> ET.Element | None:
    for index, each in enumerate(rest):
        if _local(each.tag) == name:
            return rest.pop(index)
    return None


def _local(tag: str) -> str:
    return tag.rpartition("}")[2].rpartition(":")[2]


def _text(element: ET.Element) -> str:
    return element.text or ""
