"""What all calls of one operation have in common: the address with its values, headers and keys."""

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct

from sdkref.catalogue.media import media_kind
from sdkref.catalogue.operation import Operation, Parameter
from sdkref.catalogue.schema import Json
from sdkref.projection.authorization import Credential, Secret, Value
from sdkref.projection.calls import Header, QuerySecret
from sdkref.projection.wire import (
    Pair,
    compact_json,
    cookie_texts,
    encoded,
    encoded_path,
    header_text,
    is_header_name,
    path_text,
    query_pairs,
    styled_pairs,
)

_OWN_HEADERS = frozenset(
    {
        "accept",
        "content-type",
        "content-length",
        "host",
        "connection",
        "transfer-encoding",
        "cookie",
        "expect",
    }
)
"""Headers that the call or the client writes itself."""

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


class Frame(Struct, frozen=True, kw_only=True):
    """A request without its body; see `Call` for what the fields mean."""

    path: str
    query: tuple[Pair, ...]
    raw_query: str
    query_secrets: tuple[QuerySecret, ...]
    headers: tuple[Header, ...]
    basic: tuple[Secret, Secret] | None


def frame(
    operation: Operation, values: Sequence[tuple[Parameter, Json]], credentials: Sequence[Credential]
) -> Frame:
    """Put the values of parameters and the credentials in their places."""
    path, fixed = _address(operation.path, values)
    secrets = tuple(QuerySecret(each.name, each.secrets[0]) for each in credentials if each.place == "query")
    secret_names = {secret.name for secret in secrets}
    pairs = [
        pair
        for parameter, value in values
        if parameter.place == "query" and parameter.name not in secret_names
        for pair in query_pairs(parameter, value)
    ]
    fixed += [pair.raw for pair in pairs if pair.raw is not None]
    fixed += [
        text for parameter, value in values if parameter.place == "querystring"
        for text in _whole_query(parameter, value)
    ]  # fmt: skip
    basic = next((each.secrets for each in credentials if each.place == "basic"), None)
    return Frame(
        path=path,
        query=tuple(pair for pair in pairs if pair.raw is None),
        raw_query="&".join(fixed),
        query_secrets=secrets,
        headers=tuple(_headers(values, credentials, with_authorization=basic is None)),
        basic=(basic[0], basic[1]) if basic else None,
    )


def _address(template: str, values: Sequence[tuple[Parameter, Json]]) -> tuple[str, list[str]]:
    """Return the path with its values, and the query that the path itself may bring along."""
    texts = {
        parameter.name: path_text(parameter, value)
        for parameter, value in values
        if parameter.place == "path"
    }
    plain, _, query = template.partition("#")[0].partition("?")
    path = "".join(
        # An empty segment would name another resource, so the parameter's name stands in.
        (texts.get(piece) or encoded(piece)) if number % 2 else encoded_path(piece)
        for number, piece in enumerate(_PLACEHOLDER.split(plain))
    )
    # A pair with a variable is what a query parameter stands for, and is sent as that.
    fixed = "&".join(pair for pair in query.split("&") if not _PLACEHOLDER.search(pair))
    return path if path.startswith("/") else f"/{path}", [encoded_path(fixed)] if fixed else []


def _whole_query(parameter: Parameter, value: Json) -> list[str]:
    kind = media_kind(parameter.media_type or "application/x-www-form-urlencoded")
    if kind != "form" or not isinstance(value, dict):
        return [encoded(value if isinstance(value, str) else compact_json(value))]
    pairs = (
        pair
        for key, each in value.items()
        for pair in styled_pairs(key, each, "form", explode=True, reserved=False)
    )
    return [f"{encoded(pair.name)}={encoded(pair.value)}" for pair in pairs]


def _headers(
    values: Sequence[tuple[Parameter, Json]], credentials: Sequence[Credential], *, with_authorization: bool
) -> Iterable[Header]:
    headers = {
        parameter.name.lower(): Header(parameter.name, (header_text(parameter, value),))
        for parameter, value in values
        if parameter.place == "header"
        and parameter.name.lower() not in _OWN_HEADERS
        and is_header_name(parameter.name)
    }
    if not with_authorization:
        headers.pop("authorization", None)
    cookies: list[Value] = [
        (text,)
        for parameter, value in values
        if parameter.place == "cookie"
        for text in cookie_texts(parameter, value)
    ]
    for each in credentials:
        if each.place == "cookie":
            cookies.append((f"{encoded(each.name)}=", each.secrets[0]))
        elif each.place == "header" and is_header_name(each.name):
            value = (each.prefix, each.secrets[0]) if each.prefix else (each.secrets[0],)
            headers[each.name.lower()] = Header(each.name, value)
    if cookies:
        headers["cookie"] = Header("Cookie", _joined(cookies))
    return headers.values()


def _joined(cookies: Sequence[Value]) -> Value:
    """Return the pieces of all cookies with `; ` between, neighbouring text joined."""
    result: list[str | Secret] = []
    for number, cookie in enumerate(cookies):
        for piece in ("; ", *cookie) if number else cookie:
            last = result[-1] if result else None
            if isinstance(piece, str) and isinstance(last, str):
                result[-1] = last + piece
            else:
                result.append(piece)
    return tuple(result)
