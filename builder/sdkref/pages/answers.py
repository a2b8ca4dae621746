"""What comes back from an operation, as finished HTML: answers by status, errors, examples and links."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

from sdkref.markdown.rendering import render
from sdkref.pages.anchors import component, numbered
from sdkref.pages.bodies import body_parts
from sdkref.pages.code import sample_blocks
from sdkref.pages.links import href
from sdkref.pages.servers import servers_html
from sdkref.pages.surroundings import Surroundings, Way
from sdkref.pages.template import template
from sdkref.pages.writing import Writing
from sdkref.projection.projection import Answer, ErrorRow, LinkNote, OperationProjection
from sdkref.wording.saying import say, spoken

_STATUS = re.compile(r"[1-5][0-9Xx]{2}|default")


def answers_html(writing: Writing, scope: str, answers: Sequence[Answer]) -> list[Markup]:
    """Return the answer for each status; the ids in it begin with `scope` and the status."""
    steps = numbered(_status_step(each.status) for each in answers)
    return [_answer(writing, f"{scope}:{step}", each) for step, each in zip(steps, answers, strict=True)]


def _status_step(status: str) -> str:
    """Return a step of an id that no part of a panel has."""
    if not status:
        return "status"
    return status if _STATUS.fullmatch(status) else f"status-{component(status)}"


def _answer(writing: Writing, scope: str, answer: Answer) -> Markup:
    return template(
        "answer",
        id=scope,
        status=answer.status,
        summary=answer.summary,
        description=render(answer.description),
        bodies=body_parts(writing, scope, answer.bodies),
        headers=Markup(writing.fields.table(answer.headers, f"{scope}:headers", say("columns.header"))),  # noqa: S704 - escaped
    )


def errors_html(writing: Writing, scope: str, errors: Sequence[ErrorRow]) -> Markup:
    """Return the table of errors, or nothing when there are none."""
    if not errors:
        return Markup()
    steps = numbered(f"error-{component('-'.join(row.statuses))}" for row in errors)
    rows = [_error(writing, f"{scope}:{step}", row) for step, row in zip(steps, errors, strict=True)]
    return errors_table(rows, sparse=writing.sparse)


def errors_table(rows: Sequence[Mapping[str, Any]], *, sparse: bool) -> Markup:
    """Return rows as a table; a sparse one has no column in which nothing stands."""
    return template(
        "errors_table",
        rows=rows,
        typed=not sparse or any(each["type"] for each in rows),
        media=not sparse or any(each["content_types"] for each in rows),
    )


def _error(writing: Writing, scope: str, row: ErrorRow) -> dict[str, Any]:
    bodies = body_parts(writing, scope, row.bodies)
    # The row itself has the type of one media type only.
    several = len({body.type for body in row.bodies}) > 1
    shown = [each for each in bodies if several or each["same_as"] or each["fields"] or each["parts"]]
    headers = writing.fields.table(row.headers, f"{scope}:headers", say("columns.header"))
    folded = []
    if shown:
        folded.append(
            (
                say("parts.types" if several else "parts.fields"),
                template("body_list", bodies=shown, titled=len(bodies) > 1),
            )
        )
    if headers:
        folded.append((say("parts.headers"), Markup(headers)))  # noqa: S704 - escaped
    return {
        "id": scope,
        "type": Markup(writing.types.code(row.type)),  # noqa: S704 - escaped
        "statuses": row.statuses,
        "content_types": row.content_types,
        "summary": row.summary,
        "description": render(row.description),
        "more": template("folded", parts=folded) if folded else "",
    }


def answer_examples(scope: str, projection: OperationProjection) -> Markup:
    """Return the examples of every answer, those of errors folded; nothing when there are none."""
    found = [(each.status, each.bodies, False) for each in projection.answers]
    found += [(", ".join(each.statuses), each.bodies, True) for each in projection.errors]
    steps = numbered(component(status) for status, _, _ in found)
    shown = [
        {
            "id": f"{scope}:example-{step}",
            "status": status,
            "folded": folded,
            "bodies": [
                (body.media_type, sample_blocks(body.examples, say("labels.example")))
                for body in bodies
                if body.examples
            ],
        }
        for step, (status, bodies, folded) in zip(steps, found, strict=True)
    ]
    shown = [each for each in shown if each["bodies"]]
    return template("answer_examples", answers=shown) if shown else Markup()


def links_html(scope: str, projection: OperationProjection, around: Surroundings) -> Markup:
    """Return the operations that answers lead to, and what each of them is given."""
    found = [(each.status, link) for each in projection.answers for link in each.links]
    found += [(", ".join(each.statuses), link) for each in projection.errors for link in each.links]
    if not found:
        return Markup()
    steps = numbered(component(link.name) for _, link in found)
    ways = dict(around.answers)
    return template(
        "links",
        links=[
            _link(f"{scope}:link-{step}", status, link, ways)
            for step, (status, link) in zip(steps, found, strict=True)
        ],
    )


def _link(scope: str, status: str, link: LinkNote, ways: dict[str, Way]) -> dict[str, Any]:
    way = ways.get(link.operation or "")
    return {
        "id": scope,
        "status": status,
        "name": link.name,
        "href": href(way.key) if way is not None and way.key is not None else None,
        "words": way.words if way is not None else link.operation or link.reference,
        "description": render(link.description),
        "passed": [
            {"name": spoken(each.name), "value": each.value, "words": spoken(each.words)}
            for each in link.passed
        ],
        "server": servers_html((link.server,)) if link.server is not None else "",
    }
