"""YAML that says no more than JSON does, as plain values: rapidyaml writes it as JSON, which is read at once.

Most descriptions are such; it takes a third of the time of asking for their values one by one, which all
others are left to. What is returned is what that would return.
"""

import re
from typing import Any

import msgspec

from sdkref.documents.measuring import measure
from sdkref.documents.scalars import floating
from sdkref.documents.yaml import (
    KEYANCH,
    KEYREF,
    KEYTAG,
    MAP,
    SEQ,
    VAL,
    VAL_PLAIN,
    VAL_STYLE,
    VALANCH,
    VALREF,
    VALTAG,
    Tree,
)
from sdkref.limits import check_time

_MARKS = KEYANCH | KEYREF | KEYTAG | VALANCH | VALREF | VALTAG
"""What JSON has not: a document with one of them is read node by node."""
_KIND, _KINDS = MAP | SEQ | VAL, {MAP, SEQ, VAL}
"""What a node is."""
_KEYS = (b'"<<":', b'".nan":', b'".inf":', b'"-.inf":')
"""Keys that mean something else, or that may have been written otherwise."""
_DIFFERENT = re.compile(
    r"""(?:
        -0
        | (?!-?(?:0|[1-9][0-9]{0,300})(?:\.[0-9]+)?\Z)
          [-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?
        | ~ | Null | NULL | True | TRUE | False | FALSE
    )\Z""",
    re.VERBOSE,
)
"""Plain scalars that are no text, and that rapidyaml writes in JSON with another spelling, or as texts."""
_ALTERED = re.compile(r"[-+]?\.?(?:nan|inf|infinity)\Z", re.IGNORECASE)
"""Plain texts that rapidyaml takes for numbers, and writes otherwise."""
_DECODER = msgspec.json.Decoder(float_hook=floating)


def json_values(tree: Tree, depth: int, nodes: int) -> Any:
    """Return the document of a tree as dicts, lists and scalars, or `msgspec.UNSET` when it is to be walked.

    `depth` and `nodes` are what it may cost: one that costs more is to be walked, which tells how.
    """
    if tree.size > nodes:
        return msgspec.UNSET
    check_time()
    types = tree.types()
    if not all(map(_is_plain, set(types))):
        return msgspec.UNSET
    plain = tree.plain_texts(types)
    texts = set(plain.values())
    if any(map(_DIFFERENT.match, texts)):
        return msgspec.UNSET
    if altered := {each for each in texts if _ALTERED.match(each)}:
        for node in (node for node, each in plain.items() if each in altered):
            tree.quote(node)
    text = tree.json()
    if text is None or any(key in text for key in _KEYS):
        return msgspec.UNSET
    try:
        data = _DECODER.decode(text)
    except (msgspec.DecodeError, UnicodeDecodeError):  # a character or a number that JSON has not
        return msgspec.UNSET
    levels, values, keys = measure(data)
    check_time()
    # A key that stands twice leaves fewer values than there are nodes.
    is_whole = values - keys == tree.size
    return data if is_whole and levels <= depth else msgspec.UNSET


def _is_plain(kind: int) -> bool:
    """Tell the type of a node that JSON knows; what rapidyaml makes of broken YAML may be several at once."""
    style = kind & VAL_STYLE
    return not kind & _MARKS and kind & _KIND in _KINDS and not (style & VAL_PLAIN and style != VAL_PLAIN)
