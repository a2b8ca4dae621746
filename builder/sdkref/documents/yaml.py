"""The one door to rapidyaml: YAML or JSON text as a tree of nodes that know where they stand."""

import ctypes
import os
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import repeat
from pathlib import Path
from typing import Any

import ryml
from msgspec import Struct

from sdkref.documents.line_places import LinePlaces
from sdkref.location import escape, is_index, tokens

END: int = ryml.NONE
"""The node that stands for none."""

KEYANCH: int = ryml.KEYANCH
KEYREF: int = ryml.KEYREF
KEYTAG: int = ryml.KEYTAG
MAP: int = ryml.MAP
SEQ: int = ryml.SEQ
VAL: int = ryml.VAL
VAL_PLAIN: int = ryml.VAL_PLAIN
VAL_STYLE: int = ryml.VAL_STYLE
VALANCH: int = ryml.VALANCH
VALNIL: int = ryml.VALNIL
VALREF: int = ryml.VALREF
VALTAG: int = ryml.VALTAG
"""What the type of a node tells, a bit each."""

_CALLS = ryml.ryml._ryml  # noqa: SLF001 - its methods only look their object up and call these
"""Methods of rapidyaml's tree as functions of it, which take half the time."""

_FACTS = {
    "parse error": "this is no YAML",
    "check failed": "this is no YAML",
    "ryml trees cannot handle containers as keys": "a key is a list or a mapping, where a text belongs",
}
"""Sentences of rapidyaml that tell a reader of the file too little."""


_GROWTH, _LEAST = 3, 1 << 10
"""How much longer than its source a document may be in JSON: memory that is not written to costs nothing."""


class YamlError(Exception):
    """The text is not the YAML that we read: what is wrong, what to do, and where (from 1)."""

    def __init__(self, fact: str, remedy: str, line: int, column: int) -> None:
        super().__init__(fact)
        self.fact, self.remedy, self.line, self.column = fact, remedy, line, column


class Oddity(Struct, frozen=True):
    """Something that YAML allows and an API description should not hold: a doubled key, a custom tag."""

    code: str
    fact: str
    remedy: str
    pointer: str
    line: int
    column: int


class Tree:
    """Parsed text: its nodes, where they stand, and what is odd about them.

    `nodes` is rapidyaml's tree; a node is a number in it.
    """

    def __init__(self, source: bytes) -> None:
        """Parse UTF-8 text; raise `YamlError` when that fails."""
        self._source = source
        self._buffer = bytearray(source)  # the tree points into it, for as long as the tree lives
        self._address = ctypes.addressof(ctypes.c_char.from_buffer(self._buffer)) if source else 0
        self._lines = LinePlaces(source)
        self._doubled: dict[str, int] = {}
        """Pointer of a key that stands twice, the node of the later one."""
        self.aliased: dict[int, str] = {}
        """Nodes whose keys are aliases, with what these stand for."""
        self.oddities: list[Oddity] = []
        with _silenced_stderr():
            try:
                self.nodes = ryml.parse_in_place(self._buffer)
            except ryml.ExceptionParse as error:
                place = error.errdata_parse.ymlloc
                fact = _message(error)
                raise YamlError(fact, "correct the YAML syntax there", place.line, place.col) from None
            except ryml.ExceptionBasic as error:  # a check that tells no place
                raise YamlError(_message(error), "correct its YAML syntax", 1, 1) from None

    def question(self, name: str) -> Callable[[int], Any]:
        """Return a method of `nodes` as a function of a node, for as long as the tree lives.

        It takes a third of the time: rapidyaml looks its own object up at each call of a method.
        """
        return partial(getattr(_CALLS, f"Tree_{name}"), self.nodes.this)

    @property
    def size(self) -> int:
        """How many values the tree holds."""
        return int(self.nodes.size()) - bool(self.nodes.is_stream(self.nodes.root_id()))

    def types(self) -> list[int]:
        """Return the types of all nodes."""
        size = self.nodes.size()
        return list(map(_CALLS.Tree_type, repeat(self.nodes.this, size), range(size)))

    def plain_texts(self, types: Sequence[int]) -> dict[int, str]:
        """Return the texts of all plain values, by node."""
        text, tree = _CALLS.Tree_val, self.nodes.this
        return {node: text_of(text(tree, node)) for node, kind in enumerate(types) if kind & VAL_PLAIN}

    def quote(self, node: int) -> None:
        """Let a plain value be a quoted one: the same text, which then is nothing but a text."""
        self.nodes.set_val_style(node, ryml.VAL_DQUO)

    def json(self) -> bytes | bytearray | None:
        """Return the document as rapidyaml writes it in JSON; None where it cannot."""
        buffer = bytearray(_GROWTH * len(self._source) + _LEAST)
        root = self.document()
        with _silenced_stderr():
            try:
                view = ryml.emit_json_in_place(self.nodes, buffer, root)
            except (ryml.ExceptionBasic, IndexError):  # it nests too deep, or the buffer is too small
                return None
        size = len(view)
        view.release()
        del buffer[size:]
        return buffer

    def document(self) -> int:
        """Return the node of the only document; raise `YamlError` when the file holds several."""
        tree = self.nodes
        root: int = tree.root_id()
        if not tree.is_stream(root):
            return root
        documents = tree.num_children(root)
        if documents != 1:
            fact = f"the file holds {documents} YAML documents"
            raise self.error(tree.last_child(root), fact, "keep one description a file")
        return int(tree.first_child(root))

    def locate(self, pointer: str) -> tuple[int, int]:
        """Return line and column, from 1, of the deepest value on the pointer's way that exists."""
        tree = self.nodes
        node = tree.root_id()
        if tree.is_stream(node):
            node = tree.first_child(node)
        way = ""
        for token in tokens(pointer):
            way += f"/{escape(token)}"
            if tree.is_map(node):
                child = self._doubled.get(way, END)
                if child == END:
                    child = self._child(node, token)
            elif tree.is_seq(node) and is_index(token, tree.num_children(node)):
                child = tree.child(node, int(token))
            else:
                break
            if child == END:
                break
            node = child
        return self.place(node)

    def _child(self, node: int, key: str) -> int:
        """Return the member of a mapping; rapidyaml keeps a surrogate pair of escapes as two characters."""
        child: int = self.nodes.find_child(node, key.encode(errors="replace"))
        if child == END and max(key, default="") > "\uffff":
            halves = re.sub("[\U00010000-\U0010ffff]", _halves, key)
            child = self.nodes.find_child(node, halves.encode(errors="surrogatepass"))
        return child

    def note_double(self, parent: int, child: int, key: str) -> None:
        """Note a key that stands twice in a mapping; the later one is used."""
        first_line, first_column = self.place(self.nodes.find_child(parent, key.encode()))
        fact = f'the key "{key}" was already given at {first_line}:{first_column}'
        self._doubled[self.pointer(child)] = child
        self.note("duplicate-key", fact, "keep one of the two; the later one is used", child)

    def note(self, code: str, fact: str, remedy: str, node: int) -> None:
        """Note something odd about a node."""
        self.oddities.append(Oddity(code, fact, remedy, self.pointer(node), *self.place(node)))

    def pointer(self, node: int) -> str:
        """Return the pointer of a node."""
        tree, steps = self.nodes, list[str]()
        while (parent := tree.parent(node)) != END and not tree.is_stream(parent):
            if tree.is_seq(parent):
                steps.append(str(tree.child_pos(parent, node)))
            else:
                steps.append(escape(self.aliased[node] if node in self.aliased else text_of(tree.key(node))))
            node = parent
        return "".join(f"/{step}" for step in reversed(steps))

    def error(self, node: int, fact: str, remedy: str) -> YamlError:
        """Return the error that a node is."""
        return YamlError(fact, remedy, *self.place(node))

    def place(self, node: int) -> tuple[int, int]:
        """Return where a node's text stands: its key, its value, the first below, else the nearest before."""
        tree = self.nodes
        while node != END:
            inside = node
            while inside != END:
                offset = self._offset(inside)
                if offset is not None:
                    return self._line_and_column(offset)
                inside = tree.first_child(inside)
            before = tree.prev_sibling(node)
            node = tree.parent(node) if before == END else before
        return 1, 1

    def _offset(self, node: int) -> int | None:
        """Return where the text of a node begins in the source; None when it has none, as `{}` has."""
        tree = self.nodes
        for has, text in (
            (tree.has_key, tree.key),
            (tree.has_val, tree.val),
            (tree.is_val_ref, tree.val_ref),
            (tree.has_val_anchor, tree.val_anchor),
            (tree.has_val_tag, tree.val_tag),
        ):
            if has(node):
                offset = _address_of(text(node)) - self._address
                if 0 <= offset < len(self._source):
                    return offset
        return None

    def _line_and_column(self, offset: int) -> tuple[int, int]:
        line, column = self._lines.at(offset)
        # A quoted scalar begins one column before its text.
        return line, column - 1 if self._source[offset - 1 : offset] in {b'"', b"'"} else column


def _halves(found: re.Match[str]) -> str:
    """Return a character beyond the first plane as its two surrogates."""
    code = ord(found[0]) - 0x10000
    return chr(0xD800 + (code >> 10)) + chr(0xDC00 + (code & 0x3FF))


def text_of(view: memoryview | None) -> str:
    """Return a scalar's text; the halves of a surrogate pair are joined, a lone one becomes U+FFFD."""
    if view is None:
        return ""
    try:
        return str(view, "utf-8")
    except UnicodeDecodeError:
        halves = bytes(view).decode("utf-8", "surrogatepass")
        return halves.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _message(error: Exception) -> str:
    """Return rapidyaml's sentence about an error, without its own source positions."""
    text = str(getattr(error, "msg", "")).splitlines() or [""]
    fact = text[0].rpartition("[parse] ")[2]
    return _FACTS.get(fact.partition(":")[0], fact) or "this is no YAML"


def _address_of(view: memoryview | None) -> int:
    """Return the address of a scalar's first byte, or 0 for none."""
    if view is None:
        return 0
    buffer = _PyBuffer()
    ctypes.pythonapi.PyObject_GetBuffer(ctypes.py_object(view), ctypes.byref(buffer), 0)
    try:
        return buffer.buf or 0
    finally:
        ctypes.pythonapi.PyBuffer_Release(ctypes.byref(buffer))


class _PyBuffer(ctypes.Structure):
    """CPython's Py_buffer, of which only the first member is read."""

    _fields_ = (
        ("buf", ctypes.c_void_p),
        ("rest", ctypes.c_byte * 128),
    )


@contextmanager
def _silenced_stderr() -> Iterator[None]:
    """Keep rapidyaml from printing its errors to file descriptor 2: we tell them ourselves."""
    with Path(os.devnull).open("wb") as sink:
        kept = os.dup(2)
        try:
            os.dup2(sink.fileno(), 2)
            yield
        finally:
            os.dup2(kept, 2)
            os.close(kept)
