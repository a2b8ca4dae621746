"""Calls as Python programs that use httpx."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from sdkref.catalogue.schema import Json
from sdkref.languages.language import Expression, Variable
from sdkref.languages.python import Python
from sdkref.projection.authorization import Secret
from sdkref.projection.calls import (
    Call,
    FileBody,
    FormBody,
    JsonBody,
    MultipartBody,
    Part,
    TextBody,
)
from sdkref.projection.programs.secrets import declared, pieces, secret_names
from sdkref.projection.wire import Pair

_LANGUAGE = Python()
_WIDTH = 88
_PLAIN = frozenset({"GET", "HEAD", "OPTIONS", "DELETE"})
"""Methods whose function in httpx takes no body."""
_WITH_BODY = frozenset({"POST", "PUT", "PATCH"})
_OWN_TYPES = {JsonBody: "application/json", FormBody: "application/x-www-form-urlencoded"}
"""What httpx writes in Content-Type by itself."""


def python_program(call: Call) -> dict[str, Any]:
    """Return the context of `calls/python.jinja`."""
    names = secret_names(call, _LANGUAGE)
    streamed = call.answer in {"events", "lines"}
    function, method = _function(call, streamed=streamed)
    level = 2 if streamed else 1
    query = _query(call, names)
    arguments = [] if method is None else [method]
    arguments.append(_LANGUAGE.text(_url(call, with_query=call.raw_query != "" and bool(query))))
    if query and not call.raw_query:
        arguments.append(_argument("params", _mapping(query), level))
    if headers := _headers(call, names):
        arguments.append(_argument("headers", headers, level))
    arguments += _body(call, level)
    if call.basic is not None:
        arguments.append(f"auth=({names[call.basic[0]]}, {names[call.basic[1]]})")
    arguments.append(f"timeout={'None' if streamed else '60'}")
    files = isinstance(call.body, FileBody) or (
        isinstance(call.body, MultipartBody) and any(part.file is not None for part in call.body.parts)
    )
    return {
        "call": call,
        "python": _LANGUAGE,
        "base": _listed(
            "os.environ.get(",
            [_LANGUAGE.text([call.base_variable]), _LANGUAGE.text([call.base_url])],
            ")",
            0,
            11,
        ),
        "secrets": declared(names),
        "needs_path": files or call.answer == "binary",
        "encoded_query": _query_params(query) if call.raw_query and query else "",
        "function": function,
        "arguments": arguments,
    }


def _function(call: Call, *, streamed: bool) -> tuple[str, str | None]:
    """Return the function of httpx, and the method as its first argument where it takes one."""
    method = _LANGUAGE.text([call.method])
    if streamed:
        return "httpx.stream", method
    if call.method in _WITH_BODY or (call.method in _PLAIN and call.body is None):
        return f"httpx.{call.method.lower()}", None
    return "httpx.request", method


def _url(call: Call, *, with_query: bool) -> list[str | Variable]:
    text: list[str | Variable] = [Variable("base_url"), call.path]
    if call.raw_query:
        text.append(f"?{call.raw_query}")
    if with_query:
        text += ["&", Variable("query")]
    return text


def _query(call: Call, names: dict[Secret, str]) -> list[tuple[str, Json]]:
    pairs: list[tuple[str, Json]] = [(pair.name, pair.value) for pair in call.query]
    return pairs + [(each.name, Expression(names[each.secret])) for each in call.query_secrets]


def _mapping(pairs: Sequence[tuple[str, Json]]) -> dict[str, Json]:
    """Return pairs as httpx takes them: a name that occurs several times has a list."""
    counts = Counter(name for name, _ in pairs)
    result: dict[str, Json] = {}
    for name, value in pairs:
        if counts[name] > 1:
            result.setdefault(name, []).append(value)
        else:
            result[name] = value
    return result


def _headers(call: Call, names: dict[Secret, str]) -> dict[str, Json]:
    own = _OWN_TYPES.get(type(call.body)) if call.body is not None else None
    return {
        header.name: Expression(_LANGUAGE.text(pieces(header.value, names)))
        for header in call.headers
        if header.name != "Content-Type" or header.value != (own,) or call.body == JsonBody(None)
    }


def _body(call: Call, level: int) -> list[str]:  # noqa: PLR0911 - one answer a kind
    match call.body:
        case JsonBody(value=None):
            # httpx takes `json=None` for no body at all.
            return ['content="null"']
        case JsonBody(value=value):
            return [_argument("json", value, level)]
        case FormBody(pairs=pairs):
            return [_argument("data", _mapping(_decoded(pairs)), level)]
        case TextBody(text=text):
            return [_argument("content", text, level)]
        case FileBody(file=file):
            return [f"content={_file(file)}"]
        case MultipartBody(parts=parts):
            return list(_parts(parts, level))
        case None:
            return []


def _decoded(pairs: Sequence[Pair]) -> list[tuple[str, Json]]:
    return [(pair.name, pair.value) for pair in pairs]


def _parts(parts: Sequence[Part], level: int) -> list[str]:
    plain = [part for part in parts if part.file is None and part.content_type is None]
    special = [part for part in parts if part not in plain]
    if not special:
        # Only `files` makes httpx send a multipart body.
        special, plain = plain, []
    arguments = []
    if plain:
        arguments.append(_argument("data", _mapping([(part.name, part.text) for part in plain]), level))
    entries = [(part.name, Expression(_part(part, level))) for part in special]
    if len({name for name, _ in entries}) == len(entries):
        arguments.append(_argument("files", dict(entries), level))
    else:
        listed = [Expression(f"({_LANGUAGE.literal(name)}, {entry.code})") for name, entry in entries]
        arguments.append(_argument("files", listed, level))
    return arguments


def _part(part: Part, level: int) -> str:
    members = ["None", _LANGUAGE.literal(part.text)]
    if part.file is not None:
        members = [_LANGUAGE.literal(part.file), _file(part.file)]
    if part.content_type is not None:
        members.append(_LANGUAGE.literal(part.content_type))
    column = 4 * (level + 1) + len(_LANGUAGE.literal(part.name)) + 2
    return _listed("(", members, ")", level + 1, column)


def _listed(opening: str, members: Sequence[str], closing: str, level: int, column: int) -> str:
    """Return code with members between brackets, one a line where a single line would be too long."""
    line = f"{opening}{', '.join(members)}{closing}"
    if column + len(line) < _WIDTH:
        return line
    lead = "    " * level
    return f"{opening}\n" + "".join(f"{lead}    {member},\n" for member in members) + lead + closing


def _file(name: str) -> str:
    return f"Path({_LANGUAGE.literal(name)}).read_bytes()"


def _argument(name: str, value: Json, level: int) -> str:
    return f"{name}={_LANGUAGE.literal(value, level, 4 * level + len(name) + 1)}"


def _query_params(query: Sequence[tuple[str, Json]]) -> str:
    value = _mapping(query)
    start = "query = httpx.QueryParams("
    line = _LANGUAGE.literal(value, 1, len(start) + 1)
    return f"{start}{line})" if "\n" not in line else f"{start}\n    {line}\n)"
