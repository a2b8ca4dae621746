"""Representations of OpenAPI 3.x: content types with their schemas, encodings and headers."""

from typing import Any

from msgspec.structs import replace

from sdkref.catalogue.operation import Encoding, Example, Header, MediaType
from sdkref.catalogue.schema import Anything, Schema
from sdkref.readers.json_schema import SchemaReader
from sdkref.readers.node import Node
from sdkref.readers.openapi_examples import examples
from sdkref.readers.openapi_words import WORDS, check_words, word
from sdkref.readers.references import References
from sdkref.readers.schema_words import KNOWN, NOTES

_ITEMS = ("itemSchema", "x-oai-itemSchema", "x-itemSchema", "x-item-schema")
"""Where the type of the items of a stream stands; before OpenAPI 3.2 only extensions could say it."""
_PLAIN = frozenset({"schema", "example", "examples"})
"""What most media types say."""
_JSON = "application/json"


class MediaReader:
    """Reads what carries schemas beside names: content, headers, encodings."""

    def __init__(self, references: References, schemas: SchemaReader) -> None:
        self.references, self.schemas = references, schemas

    def content(self, owner: Node, *, with_encodings: bool = True) -> tuple[MediaType, ...]:
        """Return the representations under `content`; a schema without one stands for JSON."""
        if owner.data.get("content") is None and owner.data.get("schema") is not None:
            fact = "`schema` stands here without a content type"
            remedy = f"write it below `content`, `{_JSON}`; it is taken for that until then"
            owner.report("missing", fact, remedy, owner.at("schema"))
            return (MediaType(name=_JSON, schema=self.schema(owner), examples=self.examples(owner)),)
        declared = owner.mapping("content")
        found = (
            self._media(name, node, with_encodings=with_encodings)
            for name, node in (declared.items() if declared else ())
        )
        return tuple(each for each in found if each is not None)

    def _media(self, name: str, node: Node, *, with_encodings: bool) -> MediaType | None:
        media = self.references.follow(node)
        if media is None:
            return None
        if _is_schema(media.data):
            fact, remedy = "a schema stands where a media type belongs", "write it under `schema`"
            node.report("wrong-type", fact, remedy, node.location)
            return MediaType(name=name.strip(), schema=self.schemas.read(node.data, node.location))
        if media.data.keys() <= _PLAIN:
            return MediaType(name=name.strip(), schema=self.schema(media), examples=self.examples(media))
        check_words(media, "a media type")
        items = next((key for key in _ITEMS if media.data.get(key) is not None), None)
        read = MediaType(
            name=name.strip(),
            schema=self.schema(media),
            item_schema=None if items is None else self.schemas.read(media.data[items], media.at(items)),
            examples=self.examples(media),
        )
        encodings = self._encodings(media) if with_encodings else {}
        return replace(read, **encodings) if encodings else read

    def schema(self, owner: Node) -> Schema | None:
        """Return what stands under `schema`."""
        if "schema" not in owner:
            return None
        return self.schemas.read(owner.data["schema"], owner.at("schema"))

    def loose_schema(self, owner: Node, what: str) -> Schema | None:
        """Return what a parameter or a header says of its type beside `schema`, where Swagger 2.0 has it."""
        if "schema" in owner or "content" in owner:
            return None
        loose = {key: value for key, value in owner.data.items() if key in KNOWN - WORDS[what]}
        if loose.keys() <= NOTES:
            return None
        words = ", ".join(f"`{key}`" for key in loose)
        fact = f"{what} says its type beside `schema`, by {words}"
        owner.report("misplaced-keyword", fact, "write that under `schema`", owner.at(next(iter(loose))))
        return self.schemas.read(loose, owner.location)

    def examples(self, owner: Node) -> tuple[Example, ...]:
        """Return `example`, and the named `examples`."""
        return examples(self.references, owner) if "example" in owner or "examples" in owner else ()

    def headers(self, owner: Node) -> tuple[Header, ...]:
        """Return the headers of a response or a part."""
        declared = owner.mapping("headers")
        if declared is None:
            return ()
        followed = ((name, self.references.follow(node)) for name, node in declared.items())
        return tuple(self.header(name, header) for name, header in followed if header is not None)

    def header(self, name: str, header: Node) -> Header:
        """Return a header of a response or a part."""
        loose = self.loose_schema(header, "a header")
        check_words(header, "a header", besides=KNOWN if loose else frozenset())
        if name.lower() == "content-type":
            fact = "OpenAPI ignores a header named `Content-Type`"
            header.report("ignored-header", f"{fact}; it is shown all the same", "remove it", header.location)
        style = header.text("style")
        if style not in {None, "simple"}:
            fact, remedy = f"`{style}` is no style of headers", "write `simple`, or remove it"
            header.report("unknown-style", fact, remedy, header.at("style"))
        # Encodings are for forms; read here, they could lead back to this header without an end.
        content = self.content(header, with_encodings=False) if header.data.get("content") else ()
        media = content[0] if content else None
        return Header(
            name=name,
            schema=(media.schema or Anything()) if media else self.schema(header) or loose or Anything(),
            description=header.text("description"),
            required=header.flag("required"),
            deprecated=header.flag("deprecated"),
            explode=header.flag("explode"),
            media_type=media.name if media else None,
            examples=self.examples(header) or (media.examples if media else ()),
            location=header.location,
        )

    def _encodings(self, owner: Node) -> dict[str, Any]:
        """Return how the parts of a form are written, by the catalogue's fields; absent ones are left out."""
        named, first, items = (word(owner, key) for key in ("encoding", "prefixEncoding", "itemEncoding"))
        found: dict[str, Any] = {}
        if named in owner and (declared := owner.mapping(named)) is not None:
            found["encodings"] = tuple(self._encoding(name, node) for name, node in declared.items())
        if first in owner:
            found["prefix_encodings"] = tuple(self._encoding("", node) for node in owner.mappings(first))
        if items in owner and (node := owner.mapping(items)) is not None:
            found["item_encoding"] = self._encoding("", node)
        return found

    def _encoding(self, name: str, node: Node) -> Encoding:
        check_words(node, "an encoding")
        inner = self._encodings(node)
        return Encoding(
            property=name,
            content_type=node.text("contentType"),
            style=node.text("style"),
            explode=node.flag("explode") if "explode" in node else None,
            allow_reserved=node.flag("allowReserved"),
            headers=self.headers(node),
            inner=inner.pop("encodings", ()),
            **inner,
        )


def _is_schema(data: dict[str, Any]) -> bool:
    """Tell a schema that stands in the place of a media type: its words are those of schemas."""
    if "schema" in data:
        return False
    words = {key for key in data if not key.startswith("x-")} - {"example", "examples"}
    return bool(words) and words <= KNOWN
