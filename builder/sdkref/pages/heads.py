"""What stands at the top of an operation's section, whatever the language, and what it leads to."""

from collections.abc import Iterable
from typing import Any

from markupsafe import Markup

from sdkref.catalogue.operation import Operation
from sdkref.markdown.rendering import render
from sdkref.pages.badges import badges_of
from sdkref.pages.changelog import operation_history
from sdkref.pages.links import href
from sdkref.pages.paths import path_html
from sdkref.pages.surroundings import Back, Surroundings, Way
from sdkref.pages.template import template
from sdkref.pages.titles import is_cut
from sdkref.pages.web import external_link
from sdkref.projection.expressions import explained
from sdkref.wording.saying import spoken


def operation_head(
    operation: Operation, around: Surroundings, *, path: str, streams: bool, has_home: bool
) -> Markup:
    """Return method, path, badges and names, and where else the operation leads.

    `path` is as it is shown. `has_home` is whether it stands on the page of a resource, so that others are
    further ones.
    """
    return template(
        "operation_head",
        method=operation.method,
        path=path_html(path),
        badges=badges_of(operation, streamed=streams),
        labels=_ways(around.labels),
        operation_id=operation.operation_id,
        deprecation=render(operation.deprecation or "") if operation.deprecated else None,
        replacements=_ways(around.replacements),
        expressions=_explained(operation.path) if around.caller is not None else (),
        caller=_way(around.caller) if around.caller is not None else None,
        also_under=_ways(around.also_under),
        has_home=has_home,
        versions=_ways(around.versions),
        history=operation_history(around.history),
    )


def operation_said(operation: Operation) -> Markup:
    """Return what the operation is for."""
    return template(
        "operation_said",
        summary=render(operation.summary or "", 3) if is_cut(operation) else "",
        description=render(operation.description or "", 3),
        body=render((operation.request_body and operation.request_body.description) or ""),
        external=external_link(operation.external_docs),
    )


def callbacks_of(backs: Iterable[Back]) -> list[dict[str, Any]]:
    """Return what a template needs of each request that the API sends back."""
    return [
        {
            "href": href(each.key),
            "name": each.name,
            "method": each.method,
            "path": path_html(each.expression),
            "expressions": _explained(each.expression),
        }
        for each in backs
    ]


def _explained(expression: str) -> list[tuple[str, str]]:
    return [(each, spoken(words)) for each, words in explained(expression)]


def _ways(ways: Iterable[Way]) -> list[dict[str, Any]]:
    return [_way(each) for each in ways]


def _way(way: Way) -> dict[str, Any]:
    return {"words": way.words, "href": href(way.key) if way.key is not None else None}
