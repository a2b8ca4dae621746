"""What the head of a request must say before anything else is looked at: whom it asks, and that once."""

import re
from collections import Counter
from collections.abc import Sequence

from sdkref.mock.exchange import Pair
from sdkref.visible import visible

_HOST = re.compile(r"(?:\[(?P<six>[0-9A-Fa-f:.]+)\]|(?P<name>[A-Za-z0-9._~-]+))(?::[0-9]{0,5})?\Z")
_ONCE = frozenset({"authorization", "content-length", "content-type", "host"})
"""Headers that say one thing: of two of them nobody knows which one counts."""

LONGEST_HEAD = 128 * 1024
"""Characters of all headers together."""


def head_fault(headers: Sequence[Pair], served: frozenset[str]) -> tuple[int, str] | None:
    """Return status and reason for a request that gets no answer of the API; None for one that does.

    `served` are the names, in lower case, that clients may ask by.
    """
    if sum(len(name) + len(value) for name, value in headers) > LONGEST_HEAD:
        return 431, f"the headers have more than {LONGEST_HEAD:,} characters; send less"
    counts = Counter(name for name, _ in headers if name in _ONCE)
    twice = next((name for name, count in counts.items() if count > 1), None)
    if twice is not None:
        return 400, f"the header `{twice}` came {counts[twice]} times; send it once"
    host = next((value for name, value in headers if name == "host"), "")
    found = _HOST.match(host.strip())
    bare = (found["six"] or found["name"]).lower() if found is not None else None
    if bare not in served:
        shown = visible(host)[:80]
        return (
            421,
            f"the host `{shown}` is not served; ask by the address that the mock told, or use --allow-host",
        )
    return None
