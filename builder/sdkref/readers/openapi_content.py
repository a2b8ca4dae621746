"""What an operation takes and answers in OpenAPI 3.x: parameters, bodies, responses and their examples."""

import re
from typing import Any

from msgspec.structs import replace

from sdkref.catalogue.operation import (
    EXPLODED,
    STYLES,
    Encoding,
    Example,
    Header,
    Link,
    MediaType,
    Parameter,
    RequestBody,
    Response,
)
from sdkref.catalogue.schema import Anything, Schema
from sdkref.readers.json_schema import SchemaReader
from sdkref.readers.node import Node, nearest
from sdkref.readers.openapi_words import check_words
from sdkref.readers.references import References

_STATUS = re.compile(r"[1-5]([0-9]{2}|[xX]{2})\Z")
_PLACES = frozenset({"path", "query", "header", "cookie", "querystring"})


class ContentReader:
    """Reads the parts of operations that carry schemas."""

    def __init__(self, references: References, schemas: SchemaReader, operation_keys: dict[str, str]) -> None:
        self.references, self.schemas = references, schemas
        self.operation_keys = operation_keys
        """`METHOD /path` by operationId, for links."""
        self._parameters: dict[str, Parameter | None] = {}
        self._responses: dict[str, Response] = {}
        """What plain references lead to, by reference: many operations share these."""

    def parameter(self, node: Node) -> Parameter | None:
        """Return a parameter, or None with a diagnostic when it says not enough."""
        shared = _plain_reference(node)
        if shared is None:
            return self._parameter(node)
        if shared not in self._parameters:
            self._parameters[shared] = self._parameter(node)
        return self._parameters[shared]

    def _parameter(self, node: Node) -> Parameter | None:
        followed = self.references.follow(node)
        if followed is None:
            return None
        check_words(followed, "a parameter")
        name, place = followed.text("name"), followed.text("in")
        if not name or place is None:
            missing = "name" if not name else "in"
            followed.report(
                "missing", f"the parameter has no `{missing}`", f"add `{missing}`", followed.location
            )
            return None
        if place not in _PLACES:
            remedy = f"write one of {', '.join(sorted(_PLACES))}{nearest(place, _PLACES)}"
            followed.report(
                "unknown-place", f"`{place}` is no place for a parameter", remedy, followed.at("in")
            )
            return None
        known_place: Any = place
        style = followed.text("style") or STYLES[place]
        content = self.content(followed)
        media = content[0] if content else None
        return Parameter(
            name=name,
            place=known_place,
            schema=(media.schema or Anything()) if media else self.schema(followed) or Anything(),
            required=followed.flag("required") or place == "path",
            description=followed.text("description"),
            deprecated=followed.flag("deprecated"),
            style=style,
            explode=followed.flag("explode", default=style in EXPLODED),
            allow_reserved=followed.flag("allowReserved"),
            media_type=media.name if media else None,
            examples=self.examples(followed) or (media.examples if media else ()),
            location=followed.location,
        )

    def request_body(self, node: Node | None) -> RequestBody | None:
        """Return a request body, in all its representations."""
        followed = self.references.follow(node) if node is not None else None
        if followed is None:
            return None
        check_words(followed, "a request body")
        if followed.data.get("content") is None:
            followed.report(
                "missing", "the request body has no `content`", "add `content`", followed.location
            )
        return RequestBody(
            content=self.content(followed),
            required=followed.flag("required"),
            description=followed.text("description"),
            location=followed.location,
        )

    def responses(self, operation: Node) -> tuple[Response, ...]:
        """Return the responses in the order of the source."""
        declared = operation.mapping("responses")
        if declared is None:
            if operation.data.get("responses") is None:
                remedy = "add `responses` with at least one status"
                operation.report("missing", "the operation declares no responses", remedy, operation.location)
            return ()
        found = []
        for status, node in declared.items(extensible=True):
            if not _is_status(status):
                fact, remedy = f"`{status}` is no status", "write a number, a range such as 4XX, or default"
                declared.report("unknown-status", fact, remedy, declared.at(status))
                continue
            shown = status if status == "default" else status.upper()
            shared = _plain_reference(node)
            if shared is not None and shared in self._responses:
                found.append(replace(self._responses[shared], status=shown))
                continue
            response = self.response(shown, node)
            found.append(response)
            if shared is not None:
                self._responses[shared] = response
        return tuple(found)

    def response(self, status: str, node: Node) -> Response:
        """Return a response; one that cannot be found has its status only."""
        followed = self.references.follow(node)
        if followed is None:
            return Response(status=status, location=node.location)
        check_words(followed, "a response")
        return Response(
            status=status,
            description=followed.text("description") or "",
            content=self.content(followed),
            headers=self.headers(followed),
            links=self.links(followed),
            location=followed.location,
        )

    def content(self, owner: Node) -> tuple[MediaType, ...]:
        """Return the representations under `content`."""
        declared = owner.mapping("content")
        if declared is None:
            return ()
        found = []
        for name, node in declared.items():
            media = self.references.follow(node)
            if media is None:
                continue
            check_words(media, "a media type")
            item = media.data.get("itemSchema")
            found.append(
                MediaType(
                    name=name.strip(),
                    schema=self.schema(media),
                    item_schema=None if item is None else self.schemas.read(item, media.at("itemSchema")),
                    examples=self.examples(media),
                    encodings=self.encodings(media),
                )
            )
        return tuple(found)

    def schema(self, owner: Node) -> Schema | None:
        """Return what stands under `schema`."""
        if "schema" not in owner:
            return None
        return self.schemas.read(owner.data["schema"], owner.at("schema"))

    def headers(self, owner: Node) -> tuple[Header, ...]:
        """Return the headers of a response or a part."""
        declared = owner.mapping("headers")
        if declared is None:
            return ()
        followed = ((name, self.references.follow(node)) for name, node in declared.items())
        return tuple(self.header(name, header) for name, header in followed if header is not None)

    def header(self, name: str, header: Node) -> Header:
        """Return a header of a response or a part."""
        check_words(header, "a header")
        written = next((each.schema for each in self.content(header) if each.schema), None)
        return Header(
            name=name,
            schema=self.schema(header) or written or Anything(),
            description=header.text("description"),
            required=header.flag("required"),
            deprecated=header.flag("deprecated"),
            location=header.location,
        )

    def encodings(self, media: Node) -> tuple[Encoding, ...]:
        """Return how the properties of a form are written."""
        declared = media.mapping("encoding")
        if declared is None:
            return ()
        return tuple(
            Encoding(
                property=name,
                content_type=node.text("contentType"),
                style=node.text("style"),
                explode=node.flag("explode") if "explode" in node else None,
                allow_reserved=node.flag("allowReserved"),
                headers=self.headers(node),
            )
            for name, node in declared.items()
        )

    def examples(self, owner: Node) -> tuple[Example, ...]:
        """Return `example`, or the named `examples`."""
        declared = owner.data.get("examples")
        if "example" in owner and not declared:
            return (Example(value=owner.data["example"]),)
        if isinstance(declared, list):  # as in JSON Schema; OpenAPI wants a mapping
            owner.report(
                "wrong-type", "`examples` is a list, not a mapping", "name each example", owner.at("examples")
            )
            return tuple(Example(name=str(index + 1), value=value) for index, value in enumerate(declared))
        named = owner.mapping("examples")
        if named is None:
            return ()
        found = []
        for name, node in named.items():
            example = self.references.follow(node)
            if example is None:
                continue
            check_words(example, "an example")
            key = next((each for each in ("value", "dataValue") if each in example), None)
            found.append(
                Example(
                    name=name,
                    summary=example.text("summary"),
                    description=example.text("description"),
                    external_value=example.text("externalValue"),
                    **({} if key is None else {"value": example.data[key]}),
                )
            )
        return tuple(found)

    def links(self, response: Node) -> tuple[Link, ...]:
        """Return the operations that a response leads to."""
        declared = response.mapping("links")
        if declared is None:
            return ()
        found = []
        for name, node in declared.items():
            link = self.references.follow(node)
            if link is None:
                continue
            target = link.text("operationId")
            if target is not None and target not in self.operation_keys:
                fact = f"the link names the operation `{target}`, which does not exist"
                remedy = f"correct it{nearest(target, self.operation_keys)}"
                link.report("broken-link", fact, remedy, link.at("operationId"))
            parameters = link.mapping("parameters")
            found.append(
                Link(
                    name=name,
                    operation=self.operation_keys.get(target or ""),
                    description=link.text("description"),
                    parameters=tuple(parameters.data.items()) if parameters else (),
                )
            )
        return tuple(found)


def _plain_reference(node: Node) -> str | None:
    """Return the reference that a node is, when nothing stands beside it."""
    reference = node.data.get("$ref")
    return reference if isinstance(reference, str) and len(node.data) == 1 else None


def _is_status(text: str) -> bool:
    """Tell `200`, `4XX` and `default` from what is no status."""
    return text == "default" or _STATUS.match(text) is not None
