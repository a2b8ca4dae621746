"""Files that code of a description reads: what stands in it as the name of a file."""

import re
from collections.abc import Iterator

from sdkref.examples.stand_ins import filled

_LITERAL = re.compile(
    r"""["'`@=<](?:\$HOME/)?(?P<name>(?!/)(?:[\w-]+/)*[\w.-]+\.(?P<ending>[A-Za-z0-9]{2,5}))["'`;\s]"""
)
_ENDINGS = frozenset(
    {
        *("csv", "html", "json", "jsonl", "md", "sdp", "txt", "xml"),
        *("flac", "m4a", "mp3", "mpga", "ogg", "wav"),
        *("gif", "jpeg", "jpg", "mov", "mp4", "mpeg", "pdf", "png", "webm", "webp"),
        *("gz", "tar", "zip"),
    }
)


def file_names(code: str) -> Iterator[str]:
    """Give the names of files that code mentions, each once: relative ones with a known ending.

    The program's folder is its home as well. A name may follow the stand-in for a folder.
    """
    found = (
        match["name"] for match in _LITERAL.finditer(filled(code)) if match["ending"].lower() in _ENDINGS
    )
    yield from dict.fromkeys(found)
