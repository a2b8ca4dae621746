"""The kinds of findings that the code reports, and their table in the documentation.

`python tests/finding_kinds.py` writes the table into `docs/reference/findings.md` anew.
"""

import ast
import re
from collections.abc import Iterator
from functools import cache

from architecture import REPOSITORY, modules
from sdkref.findings.kinds import KINDS

PAGE = REPOSITORY / "docs" / "reference" / "findings.md"

REPORTING = {
    "report": 0,
    "note": 0,
    "Diagnostic": 0,
    "Drift": 0,
    "Oddity": 0,
    "at": 1,
    "PageFinding": 2,
}
"""Calls that name a kind, and which of their arguments it is; `at` is that of a `Stop`."""

STOPS = frozenset({"UsageError", "UnreadableError", "LimitError"})


@cache
def reported() -> dict[str, list[str]]:
    """Return the kinds that the code names, each with the places; what is no literal is under `?`."""
    found: dict[str, list[str]] = {}
    for module in modules():
        for call in _calls(module.tree()):
            for kind in _kinds(call):
                found.setdefault(kind, []).append(f"{module}:{call.lineno}")
    return found


def _calls(tree: ast.Module) -> Iterator[ast.Call]:
    """Yield every call but those that hand on the kind that they were given."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            handed_on = {each.id for each in node.args if isinstance(each, ast.Name)}
            handed_on |= {each.attr for each in node.args if isinstance(each, ast.Attribute)}
            if not handed_on & {"code", "kind"}:
                yield node


def _kinds(call: ast.Call) -> Iterator[str]:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if name == "at" and not (isinstance(call.func, ast.Attribute) and _is_stop(call.func.value)):
        return
    if name in STOPS and any(isinstance(each, ast.Constant | ast.JoinedStr) for each in call.args):
        # A text is enough for a command that is wrong; what is wrong with an input has a place.
        yield "usage" if name == "UsageError" else "?"
    position = REPORTING.get(name)
    if position is None or len(call.args) <= position:
        return
    argument = call.args[position]
    options = [argument.body, argument.orelse] if isinstance(argument, ast.IfExp) else [argument]
    for option in options:
        if isinstance(option, ast.Constant) and re.fullmatch("[a-z-]+", str(option.value)):
            yield str(option.value)
        elif name != "note":  # which is the name of other things as well
            yield "?"


def _is_stop(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id in STOPS


def table_lines() -> list[str]:
    """Return the table of the documentation."""
    rows = (f"| `{code}` | {kind.about} | {kind.then} |" for code, kind in sorted(KINDS.items()))
    return ["| code | what it says | what becomes of it |", "| --- | --- | --- |", *rows, ""]


def with_table(page: str) -> str:
    """Return the page with the table between its marks."""
    begin, end = "<!-- begin of the kinds -->\n", "<!-- end of the kinds -->"
    before, _, rest = page.partition(begin)
    body = "\n".join(table_lines())
    return f"{before}{begin}\n{body}\n{end}{rest.partition(end)[2]}"


if __name__ == "__main__":
    PAGE.write_text(with_table(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
