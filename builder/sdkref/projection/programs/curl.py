"""Calls as curl commands for bash."""

import re
from collections.abc import Sequence
from typing import Any

from sdkref.languages.curl import Curl, in_double_quotes
from sdkref.languages.language import Variable
from sdkref.projection.authorization import Secret
from sdkref.projection.calls import Call, FileBody, FormBody, JsonBody, MultipartBody, Part, TextBody
from sdkref.projection.wire import encoded

_LANGUAGE = Curl()
_WORD = re.compile(r"[A-Za-z0-9_]")
_PLAIN_METHOD = re.compile(r"[A-Z]+\Z")
_GLOBBED = frozenset("[]{}")
_NAME_SAFE = "[]!$&'()*,;:@/? "


def curl_program(call: Call) -> dict[str, Any]:
    """Return the context of `calls/curl.jinja`."""
    url = _url(call)
    # In an address, curl takes brackets and braces for ranges and lists.
    globbed = any(isinstance(piece, str) and not _GLOBBED.isdisjoint(piece) for piece in url)
    options = ["--globoff"] if globbed else []
    options += [
        f"--header {_LANGUAGE.text(_pieces((f'{header.name}: ', *header.value)))}" for header in call.headers
    ]
    if call.basic is not None:
        user, password = call.basic
        options.append(f"--user {_LANGUAGE.text(_pieces((user, ':', password)))}")
    options += _body(call)
    if call.query_secrets and call.body is None:
        # Only so does curl encode what the variable holds; beside a body it has no such option.
        options.append("--get")
        options += [
            f"--data-urlencode {_LANGUAGE.text(_pieces((f'{encoded(each.name)}=', each.secret)))}"
            for each in call.query_secrets
        ]
    options += _ANSWERS.get(call.answer, ())
    if call.answer == "binary":
        options.append(f"--output {_LANGUAGE.text([call.answer_file])}")
    return {"method": _method(call), "url": _LANGUAGE.text(url), "options": options}


def _method(call: Call) -> str:
    match call.method:
        case "GET" if call.body is None:
            return ""
        case "HEAD":
            return " --head"
        case method if _PLAIN_METHOD.match(method):
            return f" --request {method}"
        case method:
            return f" --request {_LANGUAGE.text([method])}"


def _url(call: Call) -> list[str | Variable]:
    base = Variable(f"${{{call.base_variable}:-{in_double_quotes(call.base_url)}}}")
    query = [f"{encoded(pair.name)}={encoded(pair.value)}" for pair in call.query]
    text = "&".join(([call.raw_query] if call.raw_query else []) + query)
    pieces: list[str | Secret] = [call.path + (f"?{text}" if text else "")]
    for number, each in enumerate(call.query_secrets if call.body is not None else ()):
        pieces += [f"{'&' if text or number else '?'}{encoded(each.name)}=", each.secret]
    return [base, *_pieces(pieces)]


def _pieces(value: Sequence[str | Secret]) -> list[str | Variable]:
    """Return a value with the shell's variables; braces only where a word would run on."""
    result: list[str | Variable] = []
    for piece, following in zip(value, [*value[1:], ""], strict=True):
        if isinstance(piece, str):
            result.append(piece)
        else:
            runs_on = isinstance(following, str) and _WORD.match(following)
            result.append(Variable(f"${{{piece.variable}}}" if runs_on else f"${piece.variable}"))
    return result


def _body(call: Call) -> list[str]:
    match call.body:
        case JsonBody(value=value):
            return [f"--data-raw {_LANGUAGE.text([_LANGUAGE.literal(value)])}"]
        case FormBody(pairs=pairs):
            return [
                f"--data-urlencode {_LANGUAGE.text([f'{encoded(pair.name, _NAME_SAFE)}={pair.value}'])}"
                for pair in pairs
            ]
        case TextBody(text=text):
            return [f"--data-raw {_LANGUAGE.text([text])}"]
        case FileBody(file=file):
            return [f"--data-binary {_LANGUAGE.text([f'@{file}'])}"]
        case MultipartBody(parts=parts):
            return [_part(part) for part in parts]
        case None:
            return []


def _part(part: Part) -> str:
    if part.file is not None:
        return f"--form {_LANGUAGE.text([f'{part.name}=@{part.file};type={part.content_type}'])}"
    if part.content_type is not None:
        content = part.text.replace("\\", "\\\\").replace('"', '\\"')
        typed = f'{part.name}="{content}";type={part.content_type}'
        return f"--form {_LANGUAGE.text([typed])}"
    return f"--form-string {_LANGUAGE.text([f'{part.name}={part.text}'])}"


_ANSWERS = {
    "events": ["--no-buffer"],
    "lines": ["--no-buffer"],
    "redirect": ["--output /dev/null", "--write-out '%{http_code} %{redirect_url}\\n'"],
}
