"""Names folded, so that the spellings that languages give to one name are equal."""

import re
from collections.abc import Sequence
from functools import lru_cache

from sdkref.words import ascii_letters

_PARAMETER = re.compile(r"\{[^{}/]*\}|(?<=/):[^/]+")
_CLASS_END = re.compile(r"(?<=[a-z0-9])(?:Api|API)\Z")


@lru_cache(1 << 16)
def fold(name: str) -> str:
    """Return a name without case and marks: `createChatCompletion`, `create_chat_completion` are one."""
    return re.sub(r"[^a-z0-9]+", "", ascii_letters(name).casefold())


@lru_cache(1 << 16)
def path_shape(path: str) -> str:
    """Return a path without its fragment and the names of its parameters: `/files/{}`."""
    return _PARAMETER.sub("{}", path.partition("#")[0].rstrip("/")) or "/"


def without_class_end(name: str) -> str:
    """Return the name of a class without `Api` at its end: `ChatApi` is about `Chat`."""
    return _CLASS_END.sub("", name)


def fold_group(accessor: Sequence[str]) -> str:
    """Return what leads to a method, folded: `beta.assistants`, `Beta.Assistants`, `BetaAssistantsApi`."""
    return fold("".join(map(without_class_end, accessor)))
