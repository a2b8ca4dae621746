"""What an operation takes and answers in OpenAPI 3.x: request bodies and responses."""

import re
from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from sdkref.catalogue.operation import Link, RequestBody, Response
from sdkref.readers.node import Node
from sdkref.readers.openapi_media import MediaReader
from sdkref.readers.openapi_words import check_words
from sdkref.readers.references import References, Start

_STATUS = re.compile(r"[1-5]([0-9]{2}|XX)\Z")
_SCHEMA = frozenset({"schema"})


class ContentReader:
    """Reads request bodies and responses; responses that many operations share are read once."""

    def __init__(
        self,
        references: References,
        media: MediaReader,
        links: Callable[[Node], tuple[Link, ...]],
        *,
        needs_responses: bool = True,
    ) -> None:
        """Take what reads the links of a response, and whether each operation has to declare responses."""
        self.references, self.media, self.links = references, media, links
        self.needs_responses = needs_responses
        self._responses: dict[tuple[Start, str], Response] = {}

    def request_body(self, node: Node | None) -> RequestBody | None:
        """Return a request body, in all its representations."""
        followed = self.references.follow(node) if node is not None else None
        if followed is None:
            return None
        content = self.media.content(followed)
        check_words(followed, "a request body", besides=_besides(followed))
        if followed.data.get("content") is None and not content:
            followed.report(
                "missing", "the request body has no `content`", "add `content`", followed.location
            )
        return RequestBody(
            content=content,
            required=followed.flag("required"),
            description=followed.text("description"),
            location=followed.location,
        )

    def responses(self, operation: Node) -> tuple[Response, ...]:
        """Return the responses in the order of the source; what is no status is kept as it is written."""
        declared = operation.mapping("responses")
        if declared is None:
            if self.needs_responses and operation.data.get("responses") is None:
                remedy = "add `responses` with at least one status"
                operation.report("missing", "the operation declares no responses", remedy, operation.location)
            return ()
        found: dict[str, Response] = {}
        for status, value in declared.data.items():
            if status.startswith("x-"):
                continue
            shown = _shown(status)
            if not _is_status(shown):
                fact = f"{f'`{status}`' if status else 'the empty text'} is no status"
                remedy = "write a number, a range such as 4XX, or default"
                declared.report("unknown-status", fact, remedy, declared.at(status))
            if shown in found:
                fact = f"there is a second response for {shown}"
                declared.report("duplicate-status", fact, "keep one of the two", declared.at(status))
            elif shown and (response := self._read(shown, value, declared, status)) is not None:
                found[shown] = response
        return tuple(found.values())

    def _read(self, shown: str, value: Any, declared: Node, status: str) -> Response | None:
        """Return a response; its description alone, or nothing at all, is taken with a diagnostic."""
        place = declared.at(status)
        if isinstance(value, dict):
            return self._once(shown, Node(value, place, declared.diagnostics))
        declared.is_a(dict, value, "a mapping", place)
        if value is None or isinstance(value, str):
            return Response(status=shown, description=value or "", location=place)
        return None

    def _once(self, status: str, node: Node) -> Response:
        key = self.references.plain(node)
        if key is None:
            return self.response(status, node)
        if key not in self._responses:
            self._responses[key] = self.response(status, node)
        return replace(self._responses[key], status=status)

    def response(self, status: str, node: Node) -> Response:
        """Return a response; one that cannot be found has its status only."""
        followed = self.references.follow(node)
        if followed is None:
            return Response(status=status, location=node.location)
        check_words(followed, "a response", besides=_besides(followed))
        return Response(
            status=status,
            summary=next((followed.text(key) for key in _SUMMARIES if key in followed), None),
            description=followed.text("description") or "",
            content=self.media.content(followed),
            headers=self.media.headers(followed),
            links=self.links(followed),
            location=followed.location,
        )


def _besides(node: Node) -> frozenset[str]:
    """Return the words that are told of when the content is read: a schema that has no content type."""
    return _SCHEMA if node.data.get("content") is None else frozenset()


_SUMMARIES = ("summary", "x-oai-summary", "x-summary")
"""Where a few words on a response stand; before OpenAPI 3.2 only extensions could say them."""


def _shown(status: str) -> str:
    """Return a status as it is shown: ranges in capitals, `default` in small letters."""
    plain = status.strip()
    return (
        plain.lower() if plain.lower() == "default" else plain.upper() if plain[1:].lower() == "xx" else plain
    )


def _is_status(text: str) -> bool:
    """Tell `200`, `4XX` and `default` from what is no status."""
    return text == "default" or _STATUS.match(text) is not None
