"""The Content-Security-Policy of `sdkref.yml`: `csp: true`, or what pages may load besides its files."""

import re
from collections.abc import Mapping as AnyMapping
from collections.abc import Sequence
from typing import Any, TypeAlias

from sdkref.settings.faults import Faults
from sdkref.settings.keys import FLAG, TEXTS, Either, Key, Mapping

Policy: TypeAlias = AnyMapping[str, Sequence[str]]
"""Sources that are added to directives, by these."""

_DIRECTIVES = {
    "connect-src": "Where scripts may ask for data: `https://api.github.com`.",
    "font-src": "Where fonts may come from.",
    "frame-src": "Where frames may come from.",
    "img-src": "Where pictures may come from, beside those that pages show.",
    "media-src": "Where films and sounds may come from.",
    "script-src": "Where scripts may come from, beside those that pages load.",
    "style-src": "Where style sheets may come from, beside those that pages load.",
}
_KEYS = tuple(Key(name, says, TEXTS, "nothing more") for name, says in _DIRECTIVES.items())
SHAPE = Either((FLAG, Mapping(_KEYS)))
KEY = Key(
    "csp",
    "Whether pages carry a Content-Security-Policy; a mapping adds sources to its directives.",
    SHAPE,
    "`false`",
)
_SOURCE = re.compile(r"""[^\s;,"'<>&]+|'[a-z0-9-]+'""")


def read_policy(faults: Faults, data: dict[str, Any]) -> Policy | None:
    """Return the sources that are added to each directive, None where no policy is wanted."""
    found = data.get("csp")
    if found is None or isinstance(found, bool):
        return {} if found else None
    mapping = faults.of_type("/csp", found, dict, {})
    faults.unknown("/csp", mapping, tuple(_DIRECTIVES))
    added = {
        name: faults.texts(f"/csp/{name}", each) for name, each in mapping.items() if name in _DIRECTIVES
    }
    for name, sources in added.items():
        for each in sources:
            if not _SOURCE.fullmatch(each):
                fact = f"`{each}` is no source of a policy"
                faults.add(
                    f"/csp/{name}", fact, "write an address without a path, such as `https://example.com`"
                )
    return added
