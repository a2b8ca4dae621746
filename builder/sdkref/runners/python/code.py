"""Python programs read without running them: whether they compile, and what they import."""

import ast
import warnings
from collections.abc import Iterable, Sequence

from sdkref.runners.program import Finished, Program

AWAITING = ast.PyCF_ONLY_AST | ast.PyCF_ALLOW_TOP_LEVEL_AWAIT

Imports = Sequence[tuple[str, Sequence[str]]]
"""Modules in the order in which they are first imported, each with the names that are taken from it."""


def syntax_fault(program: Program) -> Finished | None:
    """Return what is wrong with a program that does not compile; `await` outside of functions is no fault."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compile(_tree(program.text), program.source, "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, True)  # noqa: FBT003
    except SyntaxError as error:
        kind = type(error).__name__
        return Finished(program=program, fault="syntax", message=f"{kind}: {error.msg}", line=error.lineno)
    except (ValueError, RecursionError, MemoryError) as error:
        return Finished(program=program, fault="syntax", message=f"{type(error).__name__}: {error}")
    return None


def imports(programs: Iterable[Program]) -> Imports:
    """Return what programs that compile import outside of functions, without files of their own."""
    found: dict[str, dict[str, None]] = {}
    for program in programs:
        own = {path.partition("/")[0].removesuffix(".py") for path, _ in program.files}
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            statements = _tree(program.text).body
        for statement in statements:
            for module, names in _imported(statement):
                if module.partition(".")[0] not in own:
                    found.setdefault(module, {}).update(dict.fromkeys(names))
    return [(module, list(names)) for module, names in found.items()]


def _imported(statement: ast.stmt) -> list[tuple[str, list[str]]]:
    match statement:
        case ast.Import(names=names):
            return [(each.name, []) for each in names]
        case ast.ImportFrom(module=str(module), names=names, level=0) if module != "__future__":
            return [(module, [each.name for each in names if each.name != "*"])]
        case _:
            return []


def _tree(text: str) -> ast.Module:
    try:
        return ast.parse(text)
    except SyntaxError:
        tree: ast.Module = compile(text, "program", "exec", AWAITING, dont_inherit=True)
        return tree
