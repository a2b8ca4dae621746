"""Calls as Go programs that use net/http."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from sdkref.languages.go import Go
from sdkref.languages.language import Variable
from sdkref.projection.authorization import Secret
from sdkref.projection.calls import Call, FileBody, FormBody, JsonBody, MultipartBody, Part, TextBody
from sdkref.projection.programs.secrets import declared, pieces, secret_names

_LANGUAGE = Go()
_METHODS = {
    "GET": "http.MethodGet",
    "HEAD": "http.MethodHead",
    "POST": "http.MethodPost",
    "PUT": "http.MethodPut",
    "PATCH": "http.MethodPatch",
    "DELETE": "http.MethodDelete",
    "OPTIONS": "http.MethodOptions",
    "TRACE": "http.MethodTrace",
}


def go_program(call: Call) -> dict[str, Any]:
    """Return the context of `calls/go.jinja`."""
    names = secret_names(call, _LANGUAGE)
    queried = bool(call.query or call.query_secrets)
    kind, setup, reader = _body(call)
    return {
        "call": call,
        "go": _LANGUAGE,
        "imports": _imports(call, kind, queried=queried),
        "method": _METHODS.get(call.method) or _LANGUAGE.text([call.method]),
        "secrets": declared(names),
        "query": _query(call, names),
        "url": _url(call, queried=queried),
        "kind": kind,
        "setup": setup,
        "parts": call.body.parts if isinstance(call.body, MultipartBody) else (),
        "files": _has_special_parts(call),
        "reader": reader,
        "headers": [
            (_LANGUAGE.text([header.name]), _tight(pieces(header.value, names))) for header in call.headers
        ],
        "basic": [names[secret] for secret in call.basic] if call.basic else [],
    }


def _has_special_parts(call: Call) -> bool:
    return isinstance(call.body, MultipartBody) and any(map(_special, call.body.parts))


def _special(part: Part) -> bool:
    return part.file is not None or part.content_type is not None


def _tight(text: Sequence[str | Variable]) -> str:
    # gofmt writes no blanks around an operator among other arguments.
    return "+".join(_LANGUAGE.text([piece]) for piece in text)


def _url(call: Call, *, queried: bool) -> str:
    fixed = f"{call.path}?{call.raw_query}" if call.raw_query else call.path
    if not queried:
        return f"baseURL+{_LANGUAGE.text([fixed])}"
    fixed += "&" if call.raw_query else "?"
    return f"baseURL+{_LANGUAGE.text([fixed])}+query.Encode()"


def _query(call: Call, names: dict[Secret, str]) -> list[str]:
    pairs = [(pair.name, _LANGUAGE.text([pair.value])) for pair in call.query]
    pairs += [(each.name, names[each.secret]) for each in call.query_secrets]
    return _values("query", pairs)


def _values(variable: str, pairs: Sequence[tuple[str, str]]) -> list[str]:
    counts = Counter(name for name, _ in pairs)
    return [
        f"{variable}.{'Add' if counts[name] > 1 else 'Set'}({_LANGUAGE.text([name])}, {code})"
        for name, code in pairs
    ]


def _body(call: Call) -> tuple[str, list[str] | str, str]:  # noqa: PLR0911 - one answer a kind
    """Return the kind of body, the code that makes it, and the reader that the request gets."""
    match call.body:
        case JsonBody(value=None):
            return "text", "", 'strings.NewReader("null")'
        case JsonBody(value=value):
            return "json", _LANGUAGE.literal(value, 1, 36), "bytes.NewReader(body)"
        case FormBody(pairs=pairs):
            lines = _values("form", [(pair.name, _LANGUAGE.text([pair.value])) for pair in pairs])
            return "form", lines, "strings.NewReader(form.Encode())"
        case TextBody(text=text):
            return "text", "", f"strings.NewReader({_LANGUAGE.text([text])})"
        case FileBody(file=file):
            return "file", _LANGUAGE.text([file]), "bytes.NewReader(body)"
        case MultipartBody():
            return "multipart", "", "&body"
        case None:
            return "none", "", "nil"


_KIND_IMPORTS = {
    "json": ("bytes", "encoding/json"),
    "form": ("net/url", "strings"),
    "text": ("strings",),
    "file": ("bytes",),
    "multipart": ("bytes", "mime/multipart"),
    "none": (),
}
_ANSWER_IMPORTS = {"events": ("bufio", "strings"), "lines": ("bufio",), "empty": (), "redirect": ()}


def _imports(call: Call, kind: str, *, queried: bool) -> list[str]:
    needed = {
        "fmt",
        "io",
        "log",
        "net/http",
        "os",
        *_KIND_IMPORTS[kind],
        *_ANSWER_IMPORTS.get(call.answer, ()),
    }
    if queried:
        needed.add("net/url")
    if call.answer == "binary":
        needed.discard("fmt")
    if call.record_marks:
        needed.add("strings")
    if _has_special_parts(call):
        needed |= {"fmt", "net/textproto"}
    return sorted(needed)
