"""The architecture: arrows of import, doors of third-party packages, sizes, names, and a map that is true."""

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

EMPTY = "sdkref"
"""What the package itself is called here, which belongs to no part."""
PARTS = {
    part or EMPTY: [each for each in MODULES if each.part == part]
    for part in dict.fromkeys(each.part for each in MODULES)
}

of_each_part = pytest.mark.parametrize("modules", PARTS.values(), ids=PARTS)
"""Tests tell every module of a part that breaks their rule."""


@pytest.mark.parametrize("part", [each for each in PARTS if each != EMPTY])
def test_arrows(part: str) -> None:
    """What a part imports is a leaf, itself, or named in `architecture.STAGES`."""
    assert part in MAY_IMPORT, f"add `{part}` to STAGES in tests/architecture.py"
    allowed = MAY_IMPORT[part] | {part, ""} | (frozenset() if part in LEAVES else LEAVES)
    faults = [
        f"{module}:{line}: `{part}` may not import `{name}`"
        for module in PARTS[part]
        for name, line in (*module.own_imports(), *module.loads())
        if name.partition(".")[0] not in allowed
    ]
    assert faults == []


def test_no_cycle() -> None:
    graph = {
        module.name: {name for name, _ in (*module.own_imports(), *module.loads())} for module in MODULES
    }
    try:
        list(TopologicalSorter(graph).static_order())
    except CycleError as error:
        pytest.fail(f"modules import each other: {' <- '.join(error.args[1])}")


@of_each_part
def test_imports_stand_at_the_top(modules: list[Module]) -> None:
    """Relative imports, TYPE_CHECKING blocks and imports inside functions hide arrows."""
    faults = []
    for each in modules:
        faults += [f"{each}:{line}: relative import" for line in each.facts.relative]
        faults += [f"{each}:{line}: import it for all, without {name}" for name, line in each.facts.names]
        faults += [
            f"{each}:{line}: import `{name}` at the top of the module"
            for name, line in each.own_imports()
            if line not in each.facts.top
        ]
    assert faults == []


@of_each_part
def test_third_party_packages_come_in_by_their_doors(modules: list[Module]) -> None:
    faults = []
    for each in modules:
        for name, line in each.facts.imports:
            package = name.partition(".")[0]
            if package in sys.stdlib_module_names or package == "sdkref":
                continue
            doors = DOORS.get(package)
            if doors is None:
                faults.append(f"{each}:{line}: add `{package}` to DOORS in tests/architecture.py")
            elif doors != "*" and each.name not in doors.split():
                faults.append(f"{each}:{line}: `{package}` enters by {doors}")
    assert faults == []


def test_every_door_is_used_and_declared() -> None:
    """Each package of the table is imported somewhere, and a dependency of the project."""
    used = {name.partition(".")[0] for module in MODULES for name, _ in module.facts.imports}
    assert sorted(set(DOORS) - used) == []
    project = loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    # Of the packages that only some need, pytest is there whenever its plugin is loaded, and an engine
    # whenever its process is.
    extras = project["optional-dependencies"]
    entries = [*project["dependencies"], *extras["pytest"], *extras["properdocs"]]
    declared = {entry.partition(">")[0].lower().replace("-", "_") for entry in entries}
    distributions = packages_distributions()
    for package in DOORS:
        names = {each.lower().replace("-", "_") for each in distributions[package]}
        assert names & declared, f"`{package}` is imported: add one of {sorted(names)} to pyproject.toml"


@of_each_part
def test_size_and_name(modules: list[Module]) -> None:
    faults = []
    for each in modules:
        lines = each.facts.lines
        if lines > MOST_LINES:
            faults.append(f"{each} has {lines} lines: split it by its reasons to change")
        elif lines > ASKS_A_QUESTION and str(each) not in LONG_FOR_A_REASON:
            faults.append(f"{each} has {lines} lines: split it, or say why not")
        if PurePath(each.path).stem in FORBIDDEN_NAMES:
            faults.append(f"{each}: name it for what it does")
    assert faults == []


def test_reasons_for_length_are_still_needed() -> None:
    long = {str(module) for module in MODULES if module.facts.lines > ASKS_A_QUESTION}
    assert sorted(set(LONG_FOR_A_REASON) - long) == []


@of_each_part
def test_docstring(modules: list[Module]) -> None:
    faults = [
        f"{each}: say in the docstring's first sentence what it is for"
        for each in modules
        if not each.sentence().endswith(".")
    ]
    assert faults == []


@of_each_part
def test_the_map_has_a_line_for_each_module(modules: list[Module]) -> None:
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    missing = [line_of(each) for each in modules if each.name and line_of(each) not in lines]
    assert missing == [], "run `python tests/architecture.py`, which adds these lines"


def test_the_map_and_the_arrows_are_those_of_the_code() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert page == with_generated(page), "run `python tests/architecture.py`"
