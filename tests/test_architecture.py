"""The architecture: arrows of import, doors of third-party packages, sizes, names, and a map that is true."""

import ast
import sys
from graphlib import CycleError, TopologicalSorter
from importlib.metadata import packages_distributions
from pathlib import PurePath
from tomllib import loads

import pytest

from architecture import DOORS, LEAVES, MAY_IMPORT, PAGE, REPOSITORY, Module, line_of, modules, with_generated

MODULES = modules()
FORBIDDEN_NAMES = frozenset({"base", "common", "helper", "helpers", "manager", "misc", "util", "utils"})
MOST_LINES = 400
ASKS_A_QUESTION = 300
LONG_FOR_A_REASON: dict[str, str] = {}
"""Modules above 300 lines, each with the reason why it is not two."""

each_module = pytest.mark.parametrize("module", MODULES, ids=str)


@each_module
def test_arrows(module: Module) -> None:
    """What a part imports is a leaf, itself, or named in `architecture.STAGES`."""
    if not module.name:
        return
    assert module.part in MAY_IMPORT, f"add `{module.part}` to STAGES in tests/architecture.py"
    leaf = module.part in LEAVES
    for name, line in (*module.own_imports(), *module.loads()):
        target = name.partition(".")[0]
        allowed = MAY_IMPORT[module.part] | {module.part, ""} | (frozenset() if leaf else LEAVES)
        assert target in allowed, f"{module}:{line}: `{module.part}` may not import `{name}`"


def test_no_cycle() -> None:
    graph = {
        module.name: {name for name, _ in (*module.own_imports(), *module.loads())} for module in MODULES
    }
    try:
        list(TopologicalSorter(graph).static_order())
    except CycleError as error:
        pytest.fail(f"modules import each other: {' <- '.join(error.args[1])}")


@each_module
def test_imports_stand_at_the_top(module: Module) -> None:
    """Relative imports, TYPE_CHECKING blocks and imports inside functions hide arrows."""
    top = {node.lineno for node in module.tree.body if isinstance(node, ast.Import | ast.ImportFrom)}
    for node in ast.walk(module.tree):
        assert not (isinstance(node, ast.ImportFrom) and node.level), (
            f"{module}:{node.lineno}: relative import"
        )
        if isinstance(node, ast.Name | ast.alias):
            name = node.id if isinstance(node, ast.Name) else node.name
            assert name != "TYPE_CHECKING", (
                f"{module}:{node.lineno}: import it for all, without TYPE_CHECKING"
            )
    for name, line in module.own_imports():
        assert line in top, f"{module}:{line}: import `{name}` at the top of the module"


@each_module
def test_third_party_packages_come_in_by_their_doors(module: Module) -> None:
    for name, line in module.imports():
        package = name.partition(".")[0]
        if package in sys.stdlib_module_names or package == "sdkref":
            continue
        doors = DOORS.get(package)
        assert doors is not None, f"{module}:{line}: add `{package}` to DOORS in tests/architecture.py"
        assert doors == "*" or module.name in doors.split(), f"{module}:{line}: `{package}` enters by {doors}"


def test_every_door_is_used_and_declared() -> None:
    """Each package of the table is imported somewhere, and a dependency of the project."""
    used = {name.partition(".")[0] for module in MODULES for name, _ in module.imports()}
    assert sorted(set(DOORS) - used) == []
    project = loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    # Of the packages that only some need, pytest is there whenever its plugin is loaded.
    entries = [*project["dependencies"], *project["optional-dependencies"]["pytest"]]
    declared = {entry.partition(">")[0].lower().replace("-", "_") for entry in entries}
    distributions = packages_distributions()
    for package in DOORS:
        names = {each.lower().replace("-", "_") for each in distributions[package]}
        assert names & declared, f"`{package}` is imported: add one of {sorted(names)} to pyproject.toml"


@each_module
def test_size_and_name(module: Module) -> None:
    assert module.lines <= MOST_LINES, f"{module} has {module.lines} lines: split it by its reasons to change"
    if module.lines > ASKS_A_QUESTION:
        assert str(module) in LONG_FOR_A_REASON, (
            f"{module} has {module.lines} lines: split it, or say why not"
        )
    assert PurePath(module.path).stem not in FORBIDDEN_NAMES, f"{module}: name it for what it does"


def test_reasons_for_length_are_still_needed() -> None:
    long = {str(module) for module in MODULES if module.lines > ASKS_A_QUESTION}
    assert sorted(set(LONG_FOR_A_REASON) - long) == []


@each_module
def test_docstring(module: Module) -> None:
    assert module.sentence().endswith("."), f"{module}: say in the docstring's first sentence what it is for"


@pytest.mark.parametrize("module", [each for each in MODULES if each.name], ids=str)
def test_the_map_has_a_line_for_the_module(module: Module) -> None:
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    assert line_of(module) in lines, f"run `python tests/architecture.py`, which adds: {line_of(module)}"


def test_the_map_and_the_arrows_are_those_of_the_code() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert page == with_generated(page), "run `python tests/architecture.py`"
