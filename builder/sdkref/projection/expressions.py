"""Runtime expressions of OpenAPI in plain words: what a link hands on, and where a callback goes."""

import re
from collections.abc import Iterator

from sdkref.wording.saying import told

_SIMPLE = {
    "$url": "expressions.url",
    "$method": "expressions.method",
    "$statusCode": "expressions.status",
}
_NAMED = re.compile(r"\$(request|response)\.(header|query|path)\.(.+)\Z", re.DOTALL)
_BODY = re.compile(r"\$(request|response)\.body(?:#(.*))?\Z", re.DOTALL)
_INSIDE = re.compile(r"\{(\$[^{}]+)\}")


def words_of(expression: str) -> str:
    """Return what an expression stands for, `the body of the request`; empty for what is none."""
    if expression in _SIMPLE:
        return told(_SIMPLE[expression])
    if named := _NAMED.match(expression):
        side, place, name = named.groups()
        return told(f"expressions.{side}_{place}", name=name)
    if body := _BODY.match(expression):
        side, pointer = body.groups()
        whole = told(f"expressions.{side}_body")
        member = pointer if pointer != "/" else ""
        return told("expressions.member", member=_member(member), body=whole) if member else whole
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
