"""What somebody may have meant who wrote a name that there is not."""

import difflib
from collections.abc import Sequence


def did_you_mean(name: str, known: Sequence[str], otherwise: str = "", *, cutoff: float = 0.6) -> str:
    """Return a remedy that tells the nearest of the known names, else the other remedy.

    `cutoff` is how like the names have to be, from 0 to 1, as `difflib` measures it.
    """
    close = difflib.get_close_matches(name, known, n=1, cutoff=cutoff)
    return f"did you mean `{close[0]}`?" if close else otherwise
