"""What other packages add to this one by entry points: languages, profiles, readers, runners.

What a package adds is its user's choice, as the package itself is: its code runs.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from hashlib import blake2b
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Protocol

from sdkref.diagnostics import UsageError

LANGUAGES = "sdkref.languages"
PROFILES = "sdkref.profiles"
READERS = "sdkref.readers"
RUNNERS = "sdkref.runners"
GROUPS = (LANGUAGES, PROFILES, READERS, RUNNERS)


class EntryPoint(Protocol):
    """What `importlib.metadata` tells of one."""

    name: str
    value: str
    module: str
    dist: Any

    def load(self) -> Any:
        """Return what it stands for."""


@cache
def offered(group: str) -> Mapping[str, EntryPoint]:
    """Return what packages offer in a group, by name and in the order of names.

    Raises `UsageError` when two packages offer the same name.
    """
    found: dict[str, EntryPoint] = {}
    declared = _declared().select(group=group)
    for each in sorted(declared, key=lambda each: (each.name, package_of(each), each.value)):
        known = found.setdefault(each.name, each)
        if package_of(known) != package_of(each):
            raise UsageError(
                f"the packages {package_of(known)} and {package_of(each)} both offer `{each.name}` for "
                f"{group}; uninstall one of the two"
            )
    return found


@cache
def _declared() -> Any:
    """Return all entry points; what looks for them is loaded late, since it takes its time."""
    return import_module("importlib.metadata").entry_points()


def loaded(group: str, name: str, members: Iterable[str], *, maker: bool = False) -> Any:
    """Return what a package offers under a name; it must have the members, those of the group's protocol.

    What makes such an object is offered instead where the group wants a `maker`: a class.
    Raises `UsageError`, which names the package, when it cannot be loaded or lacks a member.
    """
    entry = offered(group)[name]
    package = package_of(entry)
    fact = f"the package {package} offers `{name}` for {group}, which"
    remedy = f"repair {package}, or uninstall it"
    try:
        found = entry.load()
    except Exception as error:
        told = " ".join(f"{type(error).__name__}: {error}".split())
        raise UsageError(f"{fact} cannot be loaded ({told}); {remedy}") from error
    lacking = [each for each in members if not hasattr(found, each)]
    if lacking or isinstance(found, type) != maker:
        words = "is no class" if maker else "is a class and no object of it"
        wrong = f"has no {', '.join(lacking)}" if lacking else words
        raise UsageError(f"{fact} {wrong}; {remedy}")
    return found


def package_of(entry: EntryPoint) -> str:
    """Return the name of the package that an entry point belongs to, for messages."""
    return str(entry.dist.name) if entry.dist is not None else entry.module


@cache
def versions() -> tuple[str, ...]:
    """Return what tells the packages that add something, as they lie on the disk: what they make differs."""
    every = (each for group in GROUPS for each in offered(group).values())
    found = {package_of(each): each for each in every}
    return tuple(f"{name} {_digest(each.module.partition('.')[0])}" for name, each in sorted(found.items()))


def _digest(module: str) -> str:
    """Return a digest of the files of a package, empty where they cannot be found."""
    spec = find_spec(module)
    if spec is None:
        return ""
    folders = [Path(each) for each in spec.submodule_search_locations or ()]
    files = [Path(spec.origin)] if spec.origin is not None and not folders else []
    for folder in folders:
        files += (each for each in folder.rglob("*") if each.is_file() and "__pycache__" not in each.parts)
    state = blake2b(digest_size=16)
    for each in sorted(files):
        content = each.read_bytes()
        state.update(f"{each.name} {len(content)}\n".encode("utf-8", "surrogateescape") + content)
    return state.hexdigest()
