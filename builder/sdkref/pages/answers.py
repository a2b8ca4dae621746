"""What comes back from an operation, as finished HTML: answers by status, and errors."""

import re
from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from sdkref.markdown import render
from sdkref.pages.anchors import component, numbered
from sdkref.pages.code import sample_blocks
from sdkref.pages.links import to_operation
from sdkref.pages.template import template
from sdkref.pages.writing import Writing
from sdkref.projection.projection import Answer, Body, ErrorRow, LinkNote

_STATUS = re.compile(r"[1-5][0-9Xx]{2}|default")


def answers_html(writing: Writing, scope: str, answers: Sequence[Answer]) -> list[Markup]:
    """Return the answer for each status; the ids in it begin with `scope` and the status."""
    steps = numbered(_status_step(each.status) for each in answers)
    return [_answer(writing, f"{scope}:{step}", each) for step, each in zip(steps, answers, strict=True)]


def _status_step(status: str) -> str:
    """Return a step of an id that no part of a panel has."""
    return status if _STATUS.fullmatch(status) else f"status-{component(status)}"


def _answer(writing: Writing, scope: str, answer: Answer) -> Markup:
    alone = len(answer.bodies) == 1
    return template(
        "answer",
        id=scope,
        status=answer.status,
        description=render(answer.description),
        bodies=[
            _body(writing, scope if alone else f"{scope}:{step}", body)
            for step, body in zip(
                numbered(f"body-{component(each.media_type)}" for each in answer.bodies),
                answer.bodies,
                strict=True,
            )
        ],
        headers=Markup(writing.fields.table(answer.headers, f"{scope}:headers", "Header")),  # noqa: S704 - escaped
        links=[_link(writing, each) for each in answer.links],
    )


def errors_html(writing: Writing, scope: str, errors: Sequence[ErrorRow]) -> Markup:
    """Return the table of errors, or nothing when there are none."""
    if not errors:
        return Markup()
    steps = numbered(f"error-{component('-'.join(row.statuses))}" for row in errors)
    rows = [_error(writing, f"{scope}:{step}", row) for step, row in zip(steps, errors, strict=True)]
    return template("errors_table", rows=rows)


def _body(writing: Writing, scope: str, body: Body) -> dict[str, Any]:
    return {
        "media_type": body.media_type,
        "type": Markup(writing.types.code(body.type)),  # noqa: S704 - escaped
        "streamed": body.streamed,
        "fields": Markup(writing.fields.groups(body.groups, scope, "Field")) if body.groups else "",  # noqa: S704
        "examples": sample_blocks(body.examples, "Example response"),
    }


def _error(writing: Writing, scope: str, row: ErrorRow) -> dict[str, Any]:
    headers = writing.fields.table(row.headers, f"{scope}:headers", "Header")
    examples = sample_blocks(row.examples, "Example")
    folded = [("Headers", Markup(headers))] if headers else []  # noqa: S704 - escaped
    if examples:
        folded.append(("Example", examples))
    return {
        "id": scope,
        "type": Markup(writing.types.code(row.type)),  # noqa: S704 - escaped
        "statuses": row.statuses,
        "content_types": row.content_types,
        "description": render(row.description),
        "more": template("folded", parts=folded) if folded else "",
    }


def _link(writing: Writing, link: LinkNote) -> dict[str, Any]:
    href = to_operation(writing.names, link.operation) if link.operation else None
    return {"name": link.name, "href": Markup(href) if href else None}  # noqa: S704 - our own key
