"""Names and values as queries, forms and cookies hold them, with the encoding that they travelled in."""

import re
from collections.abc import Sequence
from urllib.parse import unquote, unquote_plus

from msgspec import Struct

from sdkref.mock.requests.trees import Tree

_BRACKETED = re.compile(r"([^\[\]]+)((?:\[[^\[\]]*\]){1,40})\Z")
_KEY = re.compile(r"\[([^\[\]]*)\]")


class SentPair(Struct, frozen=True):
    """One `name=value` as it came."""

    name: str
    """Decoded."""
    raw: str
    """The value as it travelled."""


def query_pairs(text: str) -> list[SentPair]:
    """Return the pairs of a query or of a form."""
    pairs = (piece.partition("=") for piece in text.split("&") if piece)
    return [SentPair(plus_decoded(name), value) for name, _, value in pairs]


def cookie_pairs(text: str) -> list[SentPair]:
    """Return the pairs of a Cookie header; what stands in quotes stands for itself."""
    found = []
    for piece in text.split(";"):
        name, mark, value = piece.strip().partition("=")
        if mark and name:
            quoted = len(value) > 1 and value[0] == value[-1] == '"'
            found.append(SentPair(unquote(name), value[1:-1] if quoted else value))
    return found


def plus_decoded(text: str) -> str:
    """Return a text of a query: percent-decoded, with blanks for plus signs."""
    return unquote_plus(text) if "%" in text or "+" in text else text


def decoded(text: str) -> str:
    """Return a text percent-decoded."""
    return unquote(text) if "%" in text else text


def keys_of(name: str) -> tuple[str, tuple[str, ...]]:
    """Return `a` and the keys `b` and `c` for `a[b][c]`; a name without brackets has no keys."""
    found = _BRACKETED.match(name)
    return (found[1], tuple(_KEY.findall(found[2]))) if found else (name, ())


def nested(members: Sequence[tuple[tuple[str, ...], Tree]]) -> Tree:
    """Return values with their keys as one tree; the key `[]` adds to a list."""
    root: dict[str, Tree] = {}
    for keys, value in members:
        _insert(root, ("", *keys), value)
    return root.get("", {})


def _insert(node: dict[str, Tree], keys: tuple[str, ...], value: Tree) -> None:
    for position, key in enumerate(keys[:-1]):
        appended = keys[position + 1] == ""
        known = node.get(key)
        if not isinstance(known, dict):
            # A name that has both a value and members keeps the members.
            known = node[key] = {}
        if appended and position + 2 < len(keys):
            node, rest = _item(known, keys[position + 2]), keys[position + 2 :]
            _insert(node, rest, value)
            return
        if appended:
            known[str(len(known))] = value
            return
        node = known
    last = keys[-1]
    known = node.get(last)
    if known is None:
        node[last] = value
    elif isinstance(known, list):
        known.append(value)
    elif not isinstance(known, dict):
        node[last] = [known, value]


def _item(node: dict[str, Tree], key: str) -> dict[str, Tree]:
    """Return the item that `[][key]` adds to: the last one, or a new one where that has the member."""
    last = node.get(str(len(node) - 1))
    if isinstance(last, dict) and key not in last:
        return last
    item: dict[str, Tree] = {}
    node[str(len(node))] = item
    return item
