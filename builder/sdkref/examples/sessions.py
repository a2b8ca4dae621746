"""Python sessions, as `>>>` shows them: programs that compare what each step prints with what is shown."""

import doctest
import re

_PROGRAM = """\
import sys as _sys; _code = _sys._getframe().f_code; _first = _sys._getframe().f_lineno
import doctest as _doctest

def _fail(line, words):
    text = "\\n" * (_first + line - 1) + "raise SystemExit(words)"
    exec(compile(text, _code.co_filename, "exec"), {{"words": words}})

class _Runner(_doctest.DocTestRunner):
    def report_failure(self, out, test, example, got):
        wanted, printed = (" ".join(each.split()) or "nothing" for each in (example.want, got))
        _fail(example.lineno, f"it prints {{printed}}, and the session shows {{wanted}}")

    def report_unexpected_exception(self, out, test, example, exc_info):
        words = getattr(exc_info[1], "msg", exc_info[1])
        _fail(example.lineno, f"it raises {{exc_info[0].__name__}}: {{words}}")

_flags = _doctest.ELLIPSIS | _doctest.NORMALIZE_WHITESPACE
_names = {{"__name__": "__main__"}}
_test = _doctest.DocTestParser().get_doctest({text!r}, _names, "session", "session", 0)
_Runner(optionflags=_flags, verbose=False).run(_test, clear_globs=False)
"""
_LINE = re.compile(r"line (\d+) of the docstring for \S+ ")


def is_session(text: str) -> bool:
    """Return whether code is a session: its first line that is no comment has a prompt."""
    lines = (line.strip() for line in text.splitlines())
    first = next((line for line in lines if line and not line.startswith("#")), "")
    return first.startswith(">>> ") or first == ">>>"


def session_program(text: str) -> str:
    """Return a program that goes through a session, and fails at the line where it prints something else."""
    try:
        doctest.DocTestParser().get_examples(text)
    except ValueError as error:  # what no session can be
        match = _LINE.search(str(error))
        words = _LINE.sub("the session ", str(error))
        return "\n" * (int(match[1]) - 1 if match else 0) + f"raise SystemExit({words!r})\n"
    return _PROGRAM.format(text=text)
