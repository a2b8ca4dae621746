"""The kind of a page, said in its head, so that styles are right before its text has come."""

import re

from markupsafe import Markup

_HEAD_ENDS = "</head>"
_KIND = re.compile(r'class="sdkref-(resource|index|overview|scheme)"')


def with_kind(output: str) -> str:
    """Return a finished page whose head tells what stands first on it.

    A browser shows the beginning of a long page before the rest has come; the width of the page would change
    in front of the reader, if a style sheet had to look for its first lines.
    """
    found = _KIND.search(output)
    line = Markup('<meta name="sdkref-page" content="{}">\n').format(found[1]) if found else ""
    return output.replace(_HEAD_ENDS, f"{line}{_HEAD_ENDS}", 1)
