"""One operation, webhook or callback, as finished HTML."""

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup
from msgspec import Struct
from msgspec.structs import replace

from sdkref.catalogue.operation import Callback, Operation
from sdkref.markdown.rendering import render
from sdkref.pages.answers import answer_examples, answers_html, errors_html, links_html
from sdkref.pages.authorization import authorization_html, schemes_html
from sdkref.pages.bodies import body_examples, body_parts
from sdkref.pages.code import code_block, sample_blocks
from sdkref.pages.fragment import ErrorSeen, Fragment, SchemeSeen
from sdkref.pages.heads import callbacks_of, operation_head, operation_said
from sdkref.pages.part_history import Above
from sdkref.pages.search_words import operation_words, sdk_names
from sdkref.pages.servers import servers_html
from sdkref.pages.surroundings import ALONE, Surroundings
from sdkref.pages.tabs import Around, Panel, panel_id, tabs
from sdkref.pages.template import finished, template
from sdkref.pages.writing import Writing
from sdkref.projection.projection import OperationProjection
from sdkref.projection.target_note import TargetNote
from sdkref.wording.saying import say, spoken


class Wording(Struct, frozen=True, kw_only=True):
    """What the parts of a section are called, and how deep their headings are."""

    body: str
    response: str
    answers: str
    headers: str
    level: int = 3
    is_asked: bool = True
    """Whether the reader asks and the API answers."""


def _asking() -> Wording:
    return Wording(
        body=say("parts.body"),
        response=say("parts.response"),
        answers=say("parts.answers"),
        headers=say("parts.request_headers"),
    )


def _listening(level: int = 3) -> Wording:
    """Return the words for a webhook: the API asks, the reader answers."""
    return Wording(
        body=say("parts.payload"),
        response=say("parts.your_response"),
        answers=say("parts.your_answers"),
        headers=say("parts.received_headers"),
        level=level,
        is_asked=False,
    )


Shown = Sequence[tuple[TargetNote, OperationProjection]]
"""An operation in each SDK, in the order of the tabs."""


def operation_fragment(
    writing: Writing, operation: Operation, shown: Shown, around: Surroundings = ALONE
) -> Fragment:
    """Return the section of an operation below its heading."""
    return _fragment(writing, writing.names.operations[operation.key], operation, shown, around, _asking())


def webhook_fragment(
    writing: Writing, webhook: Operation, shown: Shown, around: Surroundings = ALONE
) -> Fragment:
    """Return the section of a webhook below its heading."""
    return _fragment(writing, writing.names.webhooks[webhook.key], webhook, shown, around, _listening())


def callback_fragment(
    writing: Writing, anchor: str, callback: Callback, shown: Shown, around: Surroundings = ALONE
) -> Fragment:
    """Return the section of a callback below its heading."""
    return _fragment(writing, anchor, callback.operation, shown, around, _listening(level=4))


def _fragment(  # noqa: PLR0917 - what one section is made of
    writing: Writing, anchor: str, operation: Operation, shown: Shown, around: Surroundings, wording: Wording
) -> Fragment:
    required = operation.request_body is not None and operation.request_body.required
    panels = [
        Panel(
            target,
            _panel(
                writing,
                panel_id(anchor, target),
                target,
                projection,
                wording,
                writing.history.of_operation(around.history, projection.bodies),
                required=required,
            ),
            _example(target, projection, wording),
        )
        for target, projection in shown
    ]
    projections = [projection for _, projection in shown]
    telling = _telling(shown)
    scope = f"{anchor}.api"
    page = finished(
        "operation",
        head=operation_head(
            operation,
            around,
            path=writing.names.path_of(operation),
            streams=any(map(_streams, projections)),
            has_home=wording.is_asked,
        ),
        tabs=tabs(
            anchor,
            panels,
            Around(
                said=operation_said(operation),
                beside=_beside(scope, telling, wording),
                below=_below(writing, scope, operation, telling, around, wording),
            ),
        ),
    )
    return Fragment(
        html=page,
        words=operation_words(operation, shown),
        names=sdk_names(shown),
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
            SchemeSeen(target=target.key, use=replace(use, summary=spoken(use.summary)))
            for target, projection in shown
            for alternative in projection.authorization
            for use in alternative.schemes
        ),
    )


def _telling(shown: Shown) -> OperationProjection:
    """Return the projection that tells what all SDKs share.

    That is one of plain HTTP, where the description has the operation.
    """
    found = [(target, projection) for target, projection in shown if not projection.lacking]
    described = [projection for target, projection in found if not target.documented]
    if described:
        # What programs of plain HTTP read keys from is not for the tab of an SDK to say.
        return replace(described[0], authorization=shown[0][1].authorization)
    return found[0][1] if found else shown[0][1]


def _panel(  # noqa: PLR0917 - what one tab is made of
    writing: Writing,
    scope: str,
    target: TargetNote,
    projection: OperationProjection,
    wording: Wording,
    above: Above,
    *,
    required: bool,
) -> Markup:
    if projection.lacking:
        return template("lacking", lacking=spoken(projection.lacking))
    writing = writing.of(target)
    fields = writing.fields
    return template(
        "panel",
        also=projection.called[1:],
        deprecated=projection.deprecated,
        deprecation=render(projection.deprecation),
        description=render(projection.description),
        scope=scope,
        words=wording,
        signature=Markup(writing.types.spell(projection.signature)),  # noqa: S704 - escaped
        parameters=Markup(fields.table(projection.parameters, scope, say("columns.parameter"), above)),  # noqa: S704 - escaped
        bodies=body_parts(writing, f"{scope}:body", projection.bodies, above),
        required=required,
        answers=answers_html(writing, scope, projection.answers),
        errors=errors_html(writing, scope, projection.errors),
        schemes=schemes_html(writing.names, projection.schemes) if projection.schemes is not None else "",
        headers=Markup(fields.table(projection.request_headers, f"{scope}:headers", say("columns.header"))),  # noqa: S704 - escaped
    )


def _example(target: TargetNote, projection: OperationProjection, wording: Wording) -> Markup:
    """Return the examples of one SDK, or that it has none yet."""
    lacks = target.is_sdk and not target.documented and not projection.samples
    if projection.lacking or not (projection.samples or lacks):
        return Markup()
    return template(
        "example",
        level=wording.level,
        install=code_block(target.install, say("labels.install"))
        if target.install and projection.samples
        else None,
        samples=sample_blocks(projection.samples, say("labels.example")),
        lacking=target.label if lacks else None,
    )


def _beside(scope: str, projection: OperationProjection, wording: Wording) -> Markup:
    """Return the examples that every SDK shows alike."""
    parts = {
        "payloads": sample_blocks(projection.payloads, say("parts.payload")),
        "answers": answer_examples(scope, projection),
        "elsewhere": sample_blocks(projection.samples_elsewhere, say("labels.language")),
        "bodies": body_examples(projection.bodies),
    }
    return (
        template("operation_beside", scope=scope, words=wording, **parts) if any(parts.values()) else Markup()
    )


def _below(  # noqa: PLR0917 - what stands below the panels
    writing: Writing,
    scope: str,
    operation: Operation,
    projection: OperationProjection,
    around: Surroundings,
    wording: Wording,
) -> Markup:
    """Return what every SDK says alike, so that it stands once, below the panels."""
    parts: dict[str, Any] = {
        "callbacks": callbacks_of(around.callbacks),
        "links": links_html(scope, projection, around),
        "authorization": authorization_html(writing.names, projection.authorization)
        if (wording.is_asked or operation.security) and projection.authorization_is_told
        else Markup(),
        "servers": servers_html(projection.servers, brief=not operation.servers),
    }
    return (
        template("operation_below", scope=scope, words=wording, **parts) if any(parts.values()) else Markup()
    )


def _streams(projection: OperationProjection) -> bool:
    return any(body.streamed for answer in projection.answers for body in answer.bodies)
