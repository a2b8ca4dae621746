"""What to do about a program that failed, where its language says what is wrong, but not that."""

import re
from collections.abc import Mapping

from sdkref.examples.example import Example
from sdkref.runners.program import Finished

_ABSENT: Mapping[str, re.Pattern[str]] = {
    "python": re.compile(r"ModuleNotFoundError: No module named"),
    "typescript": re.compile(r"TS2307: Cannot find module '[^./]"),
    "go": re.compile(r"the package \"[^\"]*\" is not there"),
}
"""How each language says that a package is not there."""

_NOT_AWAITED = re.compile(r"RuntimeWarning: (coroutine '[^']*') was never awaited")


def remedy(example: Example, finished: Finished) -> str:
    """Return what to do as the end of a sentence, or nothing."""
    absent = _ABSENT.get(example.language)
    if absent is not None and absent.search(finished.message):
        return f"; pin its package in sdkref.yml, in `install` of `{example.target}` below `sdks`"
    return ""


def unsent(finished: Finished) -> str:
    """Return why a program that ended well sent nothing, as the end of a sentence, where it is plain."""
    match = _NOT_AWAITED.search(finished.stderr)
    return f"; the {match[1]} is never awaited" if match else ""
