"""Source files as plain values: decoding, JSON or YAML, limits, and positions for messages.

Text that is not allowed in HTML or in a program (control characters other than tab and newline, lone
surrogates) is replaced by U+FFFD here, once, for everything behind this door.
"""

import json
import re
import sys
from pathlib import Path
from typing import Any, Never

import msgspec

from sdkref.diagnostics import Diagnostic, Diagnostics, LimitError, UnreadableError
from sdkref.location import Location
from sdkref.yaml import Tree, YamlError, YamlLimitError, floating, integer

_UNCLEAN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_ESCAPED_UNCLEAN = re.compile(
    rb"\\u(00[01][0-9a-f]|007f|[dD][89a-fA-F])|\\[bf]|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]"
)


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """What an input may cost; `limits` in `sdkref.yml` raises each by its name."""

    size: int = 128 * 2**20
    """Bytes of a file."""
    depth: int = 1_000
    """Levels of nesting."""
    nodes: int = 20_000_000
    """Values of a file, those that aliases stand for included."""


DEFAULT_LIMITS = Limits()


class Document:
    """One parsed file: its name as the user gave it, its plain value, and where its values stand."""

    def __init__(self, name: str, data: Any, source: bytes, tree: Tree | None = None) -> None:
        self.name, self.data = name, data
        self._source, self._tree = source, tree

    def locate(self, pointer: str) -> tuple[int, int] | None:
        """Return line and column, from 1, of a value; None where the text gives no positions."""
        if self._tree is None:
            try:
                self._tree = Tree(self._source)
            except YamlError:  # JSON that is no YAML, such as keys parted by a line separator
                return None
        return self._tree.locate(pointer)


def read_document(
    path: Path, diagnostics: Diagnostics, limits: Limits = DEFAULT_LIMITS, name: str | None = None
) -> Document:
    """Read and parse a file; raise `UnreadableError` or `LimitError` when it cannot be."""
    shown = name or str(path)
    try:
        if not path.is_file():
            raise UnreadableError(f"{shown}: there is no such file; name a description in JSON or YAML")
        if (size := path.stat().st_size) > limits.size:
            raise _limit(shown, "size", limits.size, f"it has {size} bytes")
        source = path.read_bytes()
    except OSError as error:
        raise UnreadableError(f"{shown}: it cannot be read ({error.strerror}); check its rights") from None
    return parse_document(source, shown, diagnostics, limits)


def parse_document(
    source: bytes, name: str, diagnostics: Diagnostics, limits: Limits = DEFAULT_LIMITS
) -> Document:
    """Parse the bytes of a JSON or YAML file; raise `UnreadableError` or `LimitError` when that fails."""
    # Descriptions nest as deep as the limit says, and reading one level takes several calls.
    sys.setrecursionlimit(max(sys.getrecursionlimit(), 12 * limits.depth + 2_000))
    text = _decode(source, name)
    start = text.lstrip()[:1]
    if not start:
        raise UnreadableError(f"{name}:1:1: the file is empty; name a description in JSON or YAML")
    if start == b"<":
        raise UnreadableError(
            f"{name}:1:1: this looks like HTML or XML, not an API description; "
            "a download may have saved a web page: fetch the raw file"
        )
    try:
        if start in {b"{", b"["}:
            document = _parse_json(text, name, limits)
            if document is not None:
                return document
        return _parse_yaml(text, name, diagnostics, limits)
    except RecursionError:
        raise _limit(name, "depth", limits.depth, "it nests deeper") from None


def _parse_json(text: bytes, name: str, limits: Limits) -> Document | None:
    """Return the document, or None when it is no JSON but may be YAML in flow style."""
    try:
        data = _DECODER.decode(text)
    except RecursionError:
        raise _limit(name, "depth", limits.depth, "it nests deeper") from None
    except (msgspec.DecodeError, UnicodeDecodeError):
        try:
            data = json.loads(text, parse_constant=_refuse_constant, parse_float=floating, parse_int=_digits)
        except json.JSONDecodeError as error:
            if name.lower().endswith((".yaml", ".yml")):
                return None
            fact = error.msg[:1].lower() + error.msg[1:]
            raise UnreadableError(
                f"{name}:{error.lineno}:{error.colno}: this is no JSON: {fact}; correct it there"
            ) from None
        except ValueError as error:
            # The constants NaN and Infinity, which Python's parser would take.
            raise UnreadableError(f"{name}: {error}; JSON has no such number: write one or null") from None
    if _depth(data) > limits.depth:
        raise _limit(name, "depth", limits.depth, "it nests deeper")
    if _ESCAPED_UNCLEAN.search(text):
        data = _clean(data)
    return Document(name, data, text)


def _depth(data: Any) -> int:
    """Return how many levels of containers a value has, without recursion."""
    depth, level = 0, [data]
    while level := [
        child
        for value in level
        for child in (value.values() if type(value) is dict else value if type(value) is list else ())
        if type(child) in {dict, list}
    ]:
        depth += 1
    return depth


def _parse_yaml(text: bytes, name: str, diagnostics: Diagnostics, limits: Limits) -> Document:
    try:
        tree = Tree(text)
        data = tree.values(limits.depth, limits.nodes)
    except YamlError as error:
        raise UnreadableError(f"{name}:{error.line}:{error.column}: {error.fact}; {error.remedy}") from None
    except YamlLimitError as error:
        raise _limit(name, error.limit, error.allowed, "it holds more, aliases counted each time") from None
    for oddity in tree.oddities:
        diagnostics.add(
            Diagnostic(
                oddity.code, oddity.fact, oddity.remedy, Location(name, oddity.pointer),
                line=oddity.line, column=oddity.column,
            )
        )  # fmt: skip
    if _ESCAPED_UNCLEAN.search(text):
        data = _clean(data)
    return Document(name, data, text, tree)


def _decode(source: bytes, name: str) -> bytes:
    """Return the text as UTF-8 with line feeds only and without a byte order mark."""
    mark, codec = next((each for each in _MARKS if source.startswith(each[0])), (b"", "utf-8"))
    body = source[len(mark) :]
    try:
        text = body if codec == "utf-8" and body.isascii() else body.decode(codec).encode()
    except UnicodeDecodeError as error:
        line = body.count(b"\n", 0, error.start) + 1
        raise UnreadableError(
            f"{name}:{line}: byte {error.start + len(mark)} is not {codec.upper()}; save the file as UTF-8"
        ) from None
    if b"\0" in text:
        line = text.count(b"\n", 0, text.index(b"\0")) + 1
        raise UnreadableError(f"{name}:{line}: the file holds NUL bytes; save it as UTF-8 text")
    if b"\r" in text:
        text = text.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return text


def _clean(value: Any) -> Any:
    """Return a value whose texts hold no characters that no page and no program may hold."""
    match value:
        case str():
            return _UNCLEAN.sub("\ufffd", value) if _UNCLEAN.search(value) else value
        case dict():
            return {_clean(key): _clean(each) for key, each in value.items()}
        case list():
            return [_clean(each) for each in value]
        case _:
            return value


def _digits(text: str) -> int | str:
    return integer(text) if len(text) < 4300 else text  # noqa: PLR2004 - CPython's own limit on digits


def _refuse_constant(name: str) -> Never:
    raise ValueError(f"the value {name} stands in the file")


def _limit(name: str, limit: str, allowed: int, fact: str) -> LimitError:
    return LimitError(
        f"{name}: the limit of {limit} ({allowed}) was met: {fact}; "
        f"raise it by `limits: {{{limit}: …}}` in sdkref.yml if the file is meant to be so"
    )


_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_DECODER = msgspec.json.Decoder(float_hook=floating)
