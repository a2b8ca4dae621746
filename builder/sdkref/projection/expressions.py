"""Runtime expressions of OpenAPI in plain words: what a link hands on, and where a callback goes."""

import re
from collections.abc import Iterator

_SIMPLE = {
    "$url": "the URL of the request",
    "$method": "the method of the request",
    "$statusCode": "the status of the answer",
}
_SIDES = {"request": "of the request", "response": "of the answer"}
_PLACES = {"header": "the header", "query": "the query parameter", "path": "the path parameter"}
_NAMED = re.compile(r"\$(request|response)\.(header|query|path)\.(.+)\Z", re.DOTALL)
_BODY = re.compile(r"\$(request|response)\.body(?:#(.*))?\Z", re.DOTALL)
_INSIDE = re.compile(r"\{(\$[^{}]+)\}")


def words_of(expression: str) -> str:
    """Return what an expression stands for, `the body of the request`; empty for what is none."""
    if expression in _SIMPLE:
        return _SIMPLE[expression]
    if named := _NAMED.match(expression):
        side, place, name = named.groups()
        return f"{_PLACES[place]} “{name}” {_SIDES[side]}"
    if body := _BODY.match(expression):
        side, pointer = body.groups()
        whole = f"the body {_SIDES[side]}"
        return f"“{_member(pointer)}” in {whole}" if pointer and pointer != "/" else whole
    return ""


def explained(text: str) -> tuple[tuple[str, str], ...]:
    """Return each expression in a text, which is one or holds some in braces, and what it stands for."""
    return tuple(dict(_explained(text)).items())


def _explained(text: str) -> Iterator[tuple[str, str]]:
    for expression in [text] if text.startswith("$") else _INSIDE.findall(text):
        if words := words_of(expression):
            yield expression, words


def _member(pointer: str) -> str:
    """Return `status.url` for `/status/url`."""
    steps = (step.replace("~1", "/").replace("~0", "~") for step in pointer.removeprefix("/").split("/"))
    return ".".join(steps)
