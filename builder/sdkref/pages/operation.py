"""One operation, or one webhook, as finished HTML."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from markupsafe import Markup
from msgspec import Struct

from sdkref.catalogue.operation import Operation
from sdkref.markdown import plain, render
from sdkref.pages.answers import answers_html, errors_html
from sdkref.pages.code import code_block, sample_blocks
from sdkref.pages.fields import field_names
from sdkref.pages.fragment import ErrorSeen, Fragment, SchemeSeen
from sdkref.pages.links import address, page_key
from sdkref.pages.paths import path_html
from sdkref.pages.tabs import Panel, panel_id, tabs
from sdkref.pages.template import finished, template
from sdkref.pages.titles import is_cut
from sdkref.pages.writing import Writing, external_link
from sdkref.projection.projection import Authorization, OperationProjection, Sample, ServerNote, TargetNote

_WORDS_LONGEST = 600
"""Characters of a description that search knows."""


class Wording(Struct, frozen=True, kw_only=True):
    """What the parts of a panel are called."""

    example: str
    parameters: str
    response: str
    headers: str
    servers: str
    parameter: str


ASKING = Wording(
    example="Example",
    parameters="Parameters",
    response="Response",
    headers="Request headers",
    servers="Server",
    parameter="Parameter",
)
LISTENING = Wording(
    example="Example",
    parameters="Payload",
    response="Your response",
    headers="Headers that you receive",
    servers="Server",
    parameter="Field",
)
"""For a webhook: the API asks, the reader answers."""

Shown = Sequence[tuple[TargetNote, OperationProjection]]
"""An operation in each SDK, in the order of the tabs."""


def operation_fragment(writing: Writing, operation: Operation, shown: Shown) -> Fragment:
    """Return the section of an operation below its heading."""
    return _fragment(writing, writing.names.operations[operation.key], operation, shown, ASKING)


def webhook_fragment(writing: Writing, webhook: Operation, shown: Shown) -> Fragment:
    """Return the section of a webhook below its heading."""
    return _fragment(writing, writing.names.webhooks[webhook.key], webhook, shown, LISTENING)


def _fragment(
    writing: Writing, anchor: str, operation: Operation, shown: Shown, wording: Wording
) -> Fragment:
    panels = [
        Panel(target, _panel(writing, panel_id(anchor, target), target, projection, wording))
        for target, projection in shown
    ]
    page = finished(
        "operation",
        method=operation.method,
        path=path_html(operation.path),
        badges=_badges(operation, shown),
        deprecation=render(operation.deprecation or "") if operation.deprecated else None,
        summary=render(operation.summary or "") if is_cut(operation) else "",
        description=render(operation.description or ""),
        body=render((operation.request_body and operation.request_body.description) or ""),
        external=external_link(operation.external_docs),
        payloads=sample_blocks(_payloads(shown), "Payload"),
        tabs=tabs(anchor, panels),
    )
    return Fragment(
        html=page,
        words=_words(operation, shown),
        errors=tuple(
            ErrorSeen(
                target=target.key,
                type=row.type,
                statuses=row.statuses,
                content_types=row.content_types,
                description=row.description,
            )
            for target, projection in shown
            for row in projection.errors
        ),
        schemes=tuple(
            SchemeSeen(target=target.key, use=use)
            for target, projection in shown
            for alternative in projection.authorization
            for use in alternative.schemes
        ),
    )


def _panel(
    writing: Writing, scope: str, target: TargetNote, projection: OperationProjection, wording: Wording
) -> Markup:
    fields = writing.fields
    samples = tuple(each for each in projection.samples if not _is_payload(each))
    return template(
        "panel",
        scope=scope,
        words=wording,
        signature=Markup(writing.types.spell(projection.signature)),  # noqa: S704 - escaped
        install=code_block(target.install, "Install") if target.install and samples else None,
        samples=sample_blocks(samples, "Example"),
        parameters=Markup(fields.table(projection.parameters, scope, wording.parameter)),  # noqa: S704 - escaped
        answers=answers_html(writing, scope, projection.answers),
        errors=errors_html(writing, scope, projection.errors),
        authorization=_authorization(projection.authorization),
        headers=Markup(fields.table(projection.request_headers, f"{scope}:headers", "Header")),  # noqa: S704
        servers=[_server(writing, scope, index, each) for index, each in enumerate(projection.servers)],
    )


def _is_payload(sample: Sample) -> bool:
    """Whether a sample is what a webhook sends, which is the same for every SDK."""
    return sample.code.lexer == "json"


def _payloads(shown: Shown) -> tuple[Sample, ...]:
    found = {each.name: each for _, projection in shown for each in projection.samples if _is_payload(each)}
    return tuple(found.values())


@lru_cache(1 << 10)
def _authorization(alternatives: tuple[Authorization, ...]) -> Markup:
    page = Markup(address(page_key("authentication")))  # noqa: S704 - our own key
    return template("authorization", alternatives=alternatives, page=page)


def _server(writing: Writing, scope: str, index: int, server: ServerNote) -> dict[str, Any]:
    table = writing.fields.table(server.variables, f"{scope}:server{index}", "Variable")
    return {
        "url": server.url,
        "description": render(server.description),
        "variables": Markup(table),  # noqa: S704 - escaped
    }


def _badges(operation: Operation, shown: Shown) -> list[dict[str, str]]:
    streams = any(body.streamed for _, each in shown for answer in each.answers for body in answer.bodies)
    found = [{"kind": "old", "text": "deprecated"}] if operation.deprecated else []
    if operation.stability and operation.stability.lower() not in {"stable", "ga"}:
        found.append({"kind": "beta", "text": operation.stability[:30]})
    if operation.internal:
        found.append({"kind": "beta", "text": "internal"})
    return [*found, {"kind": "stream", "text": "streaming"}] if streams else found


def _words(operation: Operation, shown: Shown) -> str:
    """Return what search should find: the operation's own words, names of fields and types of errors."""
    words = dict.fromkeys([operation.method, operation.path, operation.operation_id or ""])
    for _, projection in shown:
        words |= dict.fromkeys(field_names(projection.parameters))
        words |= dict.fromkeys("".join(part.text for part in row.type) for row in projection.errors)
    description = plain(operation.description or "")[:_WORDS_LONGEST]
    return " ".join(word for word in (*words, description) if word)
