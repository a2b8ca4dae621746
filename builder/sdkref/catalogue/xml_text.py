"""Values as XML, by what a schema says of elements and attributes (OpenAPI's `xml`)."""

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from msgspec import Struct

from sdkref.catalogue.schema import Array, Json, Schema, Xml
from sdkref.catalogue.views import Views
from sdkref.catalogue.written_json import json_bytes, scalar_text

_DEEPEST = 60
"""Elements inside each other; what lies deeper is written as JSON."""

_NO_NAME = re.compile(r"[^A-Za-z0-9_.\-]+")
_NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that no XML document may hold."""

_PLAIN = Xml()


class _Child(Struct, frozen=True):
    """A member that is to be written: what it is called by default, its value and its schema."""

    name: str
    value: Json
    schema: Schema | None


def xml_text(value: Json, schema: Schema | None, views: Views) -> str:
    """Return a value as an XML document, laid out."""
    writer = _Writer(views)
    name = (schema is not None and views.model_name(schema)) or "root"
    holder = ET.Element("holder")
    writer.add(holder, _Child(name, value, schema), 0)
    elements = list(holder)
    root = elements[0] if len(elements) == 1 else _enclosed(name, holder)
    ET.indent(root)
    text: str = ET.tostring(root, encoding="unicode", short_empty_elements=True)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}'


def _enclosed(name: str, holder: ET.Element) -> ET.Element:
    """Return what stands for a value that is no single element, such as a list without a wrapper."""
    holder.tag = _name(name)
    return holder


class _Writer:
    """Adds values to elements, each by its schema."""

    def __init__(self, views: Views) -> None:
        self._views = views

    def add(self, parent: ET.Element, child: _Child, depth: int) -> None:
        """Add a value to an element: as an element inside it, as an attribute or as text."""
        xml = self._xml(child.schema)
        kind = _kind(xml, child.value)
        if kind == "attribute":
            parent.set(_qualified(parent, xml, child.name), _scalar(child.value))
        elif kind in {"text", "cdata"}:
            parent.text = (parent.text or "") + _scalar(child.value)
        elif isinstance(child.value, list):
            self._add_list(parent, child, xml, depth, wrapped=kind == "element")
        elif kind == "none":
            self._fill(parent, child, depth)
        else:
            self._fill(_element(parent, xml, child.name), child, depth)

    def _add_list(self, parent: ET.Element, child: _Child, xml: Xml, depth: int, *, wrapped: bool) -> None:
        real = self._views.resolve(child.schema) if child.schema is not None else None
        items = real.items if isinstance(real, Array) else None
        name = child.name
        if wrapped:
            parent = _element(parent, xml, child.name)
            name = xml.name or child.name
        elif depth == 0:
            # A document that is a list has no member that could name its items.
            name = (items is not None and self._views.model_name(items)) or "item"
        for each in child.value:
            self.add(parent, _Child(name, each, items), depth + 1)

    def _fill(self, element: ET.Element, child: _Child, depth: int) -> None:
        if isinstance(child.value, dict) and depth < _DEEPEST:
            for each in self._members(child):
                self.add(element, each, depth + 1)
        elif isinstance(child.value, dict | list):
            element.text = _clean(json_bytes(child.value).decode())
        elif child.value is not None:
            element.text = _scalar(child.value)

    def _members(self, child: _Child) -> Iterator[_Child]:
        kinds = self._kinds(child.schema)
        for name, value in child.value.items():
            yield _Child(str(name), value, kinds.get(name))

    def _kinds(self, schema: Schema | None) -> dict[str, Schema]:
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

    def _xml(self, schema: Schema | None) -> Xml:
        if schema is None:
            return _PLAIN
        return schema.xml or self._views.resolve(schema).xml or _PLAIN


def _kind(xml: Xml, value: Json) -> str:
    """Return what a value becomes: OpenAPI 3.2's word for it, from 3.0's flags where those stand."""
    if isinstance(value, dict | list) and (xml.attribute or xml.node_type in {"attribute", "text", "cdata"}):
        return "element"
    if xml.node_type is not None:
        return xml.node_type
    if xml.attribute:
        return "attribute"
    return "none" if isinstance(value, list) and not xml.wrapped else "element"


def _element(parent: ET.Element, xml: Xml, name: str) -> ET.Element:
    local = _name(xml.name or name)
    element = ET.SubElement(parent, f"{_name(xml.prefix)}:{local}" if xml.prefix else local)
    _declare(element, xml)
    return element


def _qualified(element: ET.Element, xml: Xml, name: str) -> str:
    if xml.prefix:
        _declare(element, xml)
        return f"{_name(xml.prefix)}:{_name(xml.name or name)}"
    return _name(xml.name or name)


def _declare(element: ET.Element, xml: Xml) -> None:
    if xml.namespace:
        element.set(f"xmlns:{_name(xml.prefix)}" if xml.prefix else "xmlns", _clean(xml.namespace))


def _name(text: str) -> str:
    """Return text as a name that any XML parser takes."""
    name = _NO_NAME.sub("_", text)
    return name if name[:1].isalpha() or name[:1] == "_" else f"_{name}"


def _scalar(value: Json) -> str:
    return _clean(scalar_text(value))


def _clean(text: str) -> str:
    return _NO_TEXT.sub("", text)
