"""Python sessions, as `>>>` shows them: programs that compare what each step prints with what is shown."""

import doctest

_PROGRAM = """\
import doctest as _doctest
import sys as _sys
_test = _doctest.DocTestParser().get_doctest({text!r}, {{"__name__": "__main__"}}, "session", "session", 0)
_failed, _ = _doctest.DocTestRunner(
    optionflags=_doctest.ELLIPSIS | _doctest.NORMALIZE_WHITESPACE | _doctest.FAIL_FAST, verbose=False
).run(_test, out=_sys.stderr.write)
if _failed:
    raise SystemExit("the session shows something else than what its steps print")
"""


def is_session(text: str) -> bool:
    """Return whether code is a session: its first line that is no comment has a prompt."""
    lines = (line.strip() for line in text.splitlines())
    first = next((line for line in lines if line and not line.startswith("#")), "")
    return first.startswith(">>> ") or first == ">>>"


def session_program(text: str) -> str:
    """Return a program that goes through a session, and fails where it prints something else."""
    doctest.DocTestParser().get_examples(text)  # raises ValueError for what no session can be
    return _PROGRAM.format(text=text)
