"""Calls as TypeScript programs that use fetch."""

from collections.abc import Sequence
from typing import Any

from sdkref.catalogue.schema import Json
from sdkref.languages.characters import is_exact_in_double
from sdkref.languages.language import Expression, Variable
from sdkref.languages.typescript import TypeScript
from sdkref.projection.authorization import Secret
from sdkref.projection.calls import Call, FileBody, FormBody, JsonBody, MultipartBody, Part, TextBody
from sdkref.projection.programs.secrets import declared, pieces, secret_names
from sdkref.projection.wire import Pair, compact_json

_LANGUAGE = TypeScript()
_WIDTH = 80


def typescript_program(call: Call) -> dict[str, Any]:
    """Return the context of `calls/typescript.jinja`."""
    names = secret_names(call, _LANGUAGE)
    query = _query(call, names)
    members = _members(call, names)
    form = call.body.parts if isinstance(call.body, MultipartBody) else ()
    files = [part.file for part in form if part.file is not None]
    if isinstance(call.body, FileBody):
        files.append(call.body.file)
    system = (["readFile"] if files else []) + (["writeFile"] if call.answer == "binary" else [])
    return {
        "call": call,
        "typescript": _LANGUAGE,
        "base": _base(call),
        "secrets": declared(names),
        "system": ", ".join(system),
        "query": _pairs(query, "const query = new URLSearchParams(") if query else "",
        "url": _LANGUAGE.text(_url(call, with_query=bool(query))),
        "form": [_append(part) for part in form],
        "members": members,
        "basic": [names[secret] for secret in call.basic] if call.basic else [],
    }


def _base(call: Call) -> str:
    value = f"process.env.{call.base_variable} ?? {_LANGUAGE.text([call.base_url])};"
    start = "const baseUrl ="
    return f"{start} {value}" if len(start) + 1 + len(value) <= _WIDTH else f"{start}\n  {value}"


def _url(call: Call, *, with_query: bool) -> list[str | Variable]:
    queries: list[list[str | Variable]] = []
    if call.raw_query:
        queries.append([call.raw_query])
    if with_query:
        queries.append([Variable("query")])
    text: list[str | Variable] = [Variable("baseUrl"), call.path]
    for number, each in enumerate(queries):
        text += ["&" if number else "?", *each]
    return text


def _query(call: Call, names: dict[Secret, str]) -> list[tuple[str, Json]]:
    pairs: list[tuple[str, Json]] = [(pair.name, pair.value) for pair in call.query]
    return pairs + [(each.name, Expression(names[each.secret])) for each in call.query_secrets]


def _pairs(pairs: Sequence[tuple[str, Json]], start: str, level: int = 0) -> str:
    """Return pairs as an argument: an object where that keeps their order and number, else a list."""
    names = [name for name, _ in pairs]
    plain = len(set(names)) == len(names) and not any(name[:1].isdigit() for name in names)
    value: Json = dict(pairs) if plain else [[name, each] for name, each in pairs]
    return f"{start}{_LANGUAGE.literal(value, level, 2 * level + len(start) + 2)})"


def _members(call: Call, names: dict[Secret, str]) -> list[str]:
    """Return the members of the options of `fetch`."""
    members = (
        [] if call.method == "GET" and call.body is None else [f"method: {_LANGUAGE.text([call.method])}"]
    )
    headers: dict[str, Json] = {
        header.name: Expression(_LANGUAGE.text(pieces(header.value, names))) for header in call.headers
    }
    if call.basic is not None:
        user, password = (names[secret] for secret in call.basic)
        headers["Authorization"] = Expression(
            f'`Basic ${{Buffer.from(`${{{user}}}:${{{password}}}`).toString("base64")}}`'
        )
    if headers:
        members.append(f"headers: {_LANGUAGE.literal(headers, 1, 11)}")
    if call.answer == "redirect":
        members.append('redirect: "manual"')
    match call.body:
        case JsonBody(value=value):
            members.append(f"body: {_json(value)}")
        case FormBody(pairs=pairs):
            members.append(_pairs(_decoded(pairs), "body: new URLSearchParams(", 1))
        case TextBody(text=text):
            members.append(f"body: {_LANGUAGE.text([text])}")
        case FileBody(file=file):
            members.append(f"body: {_blob(file, None)}")
        case MultipartBody():
            members.append("body: form")
        case None:
            pass
    return members


def _decoded(pairs: Sequence[Pair]) -> list[tuple[str, Json]]:
    return [(pair.name, pair.value) for pair in pairs]


def _json(value: Json) -> str:
    if is_exact_in_double(value):
        return f"JSON.stringify({_LANGUAGE.literal(value, 1, 23)})"
    # A number of this program is a double; only as text does the body keep every digit.
    return _LANGUAGE.text([compact_json(value)])


def _append(part: Part) -> str:
    arguments = [_LANGUAGE.text([part.name])]
    text = _LANGUAGE.text([part.text])
    if part.file is not None:
        arguments += [_blob(part.file, part.content_type), _LANGUAGE.text([part.file])]
    elif part.content_type is not None:
        arguments.append(f"new Blob([{text}], {_LANGUAGE.literal({'type': part.content_type})})")
    else:
        arguments.append(text)
    line = f"form.append({', '.join(arguments)});"
    if len(line) <= _WIDTH:
        return line
    return "form.append(\n" + "".join(f"  {argument},\n" for argument in arguments) + ");"


def _blob(file: str, content_type: str | None) -> str:
    options = f", {_LANGUAGE.literal({'type': content_type})}" if content_type is not None else ""
    return f"new Blob([await readFile({_LANGUAGE.text([file])})]{options})"
