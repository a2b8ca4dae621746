"""Text that comes from elsewhere, made fit for a line of a terminal or of a log.

A description, a file name or a key may hold characters that end a line, move the cursor, colour what
follows or turn the direction of writing: they are shown as escapes instead.
"""

import re

_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f"  # controls, C1 with its one-character CSI among them
    "\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"  # unseen, or turning
    "\ud800-\udfff\U000e0000-\U000e007f]"  # halves of pairs, as in file names that are no UTF-8; tags
)
_SHORT = {"\n": r"\n", "\t": r"\t", "\r": r"\r"}


def visible(text: str) -> str:
    r"""Return a text of one line in which every character can be seen: `\n` or `\u001b` for the others."""
    return _UNSEEN.sub(_escape, text)


def _escape(found: re.Match[str]) -> str:
    character = found[0]
    if character in _SHORT:
        return _SHORT[character]
    return f"\\u{ord(character):04x}" if character <= "\uffff" else f"\\U{ord(character):08x}"
