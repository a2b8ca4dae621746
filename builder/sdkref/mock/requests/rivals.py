"""Operations at one and the same address, and which of them a request is most likely for."""

from collections.abc import Sequence
from urllib.parse import parse_qsl

from sdkref.mock.exchange import Request
from sdkref.mock.requests.content_types import representation
from sdkref.mock.requests.templates import Template


def likeliest(candidates: Sequence[Template], request: Request) -> list[Template]:
    """Return the candidates that a request may be for, the likeliest first.

    A query that the path itself names has to be there. Among those that are left, what a fragment names
    counts most, then the content type of the body and the parameters of the query; else their order stands.
    """
    if not candidates or (len(candidates) == 1 and not candidates[0].constants):
        return list(candidates)
    query = parse_qsl(request.query, keep_blank_values=True)
    fitting = [each for each in candidates if _has_constants(each, query)]
    # Those that ask for more of the query are the ones that are meant, where they have it.
    most = max((len(each.constants) for each in fitting), default=0)
    fitting = [each for each in fitting if len(each.constants) == most]
    if len(fitting) == 1:
        return fitting
    names = {name for name, _ in query}
    return sorted(fitting, key=lambda each: _unlikeliness(each, request, query, names))


def _has_constants(template: Template, query: Sequence[tuple[str, str]]) -> bool:
    return all(
        any(name == known and value in (None, given) for known, given in query)
        for name, value in template.constants
    )


def _unlikeliness(
    template: Template, request: Request, query: Sequence[tuple[str, str]], names: set[str]
) -> tuple[bool, bool, int, int]:
    marked = bool(template.marks) and all(
        request.header(name.lower()) == value or (name, value) in query for name, value in template.marks
    )
    body = template.operation.request_body
    sent = request.header("content-type")
    strange = sent is not None and (body is None or representation(sent, body.content) is None)
    parameters = [each for each in template.operation.parameters if each.place == "query"]
    unknown = len(names - {each.name for each in parameters})
    required = [each.name in names for each in parameters if each.required]
    return not marked, strange, required.count(False) + unknown, -required.count(True)
