"""Stand-ins of documentation for what is the reader's own, in code of a description: a folder, a token."""

import re

_FOLDER = re.compile(r"""(?<=["'`@=<\s])/path/to/""")
_TOKEN = re.compile(r"(?<=Bearer )<[\w .-]+>")


def filled(code: str) -> str:
    """Return code that finds its files in its own folder, and has a token that could be one."""
    return _TOKEN.sub("key-for-tests", _FOLDER.sub("", code))
