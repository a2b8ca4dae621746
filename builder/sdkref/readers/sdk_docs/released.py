"""The version of an SDK that a folder of documentation belongs to, where files beside its pages tell it."""

import json
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import msgspec

_MOST_BYTES = 2**20
"""More than any of these files has."""
_MOST_CHARACTERS = 64
"""Longer than versions are."""


def released_version(folder: Path, language: str) -> str | None:
    """Return the version that packagers or generators have written down; a file that is odd tells nothing."""
    for name, read in _FILES.items():
        try:
            path = folder / name
            if path.is_symlink() or path.stat().st_size > _MOST_BYTES:
                continue
            found = read(path.read_bytes(), language)
        except (OSError, ValueError, RecursionError):
            continue
        if isinstance(found, str) and found.isprintable() and 0 < len(found) <= _MOST_CHARACTERS:
            return found
    return None


def _member(value: object, *names: str) -> object:
    """Return what stands at a path of names, or None."""
    for name in names:
        value = value.get(name) if isinstance(value, Mapping) else None
    return value


def _of_generator(content: bytes, language: str) -> object:
    return _member(msgspec.yaml.decode(content), language, "version")


def _of_npm(content: bytes, language: str) -> object:
    return _member(json.loads(content), "version") if language == "typescript" else None


def _of_python(content: bytes, language: str) -> object:
    if language != "python":
        return None
    found: dict[str, Any] = tomllib.loads(content.decode())
    return _member(found, "project", "version") or _member(found, "tool", "poetry", "version")


def _of_releases(content: bytes, language: str) -> object:
    del language  # one manifest a repository
    return _member(json.loads(content), ".")


_FILES: Mapping[str, Callable[[bytes, str], object]] = {
    "package.json": _of_npm,
    "pyproject.toml": _of_python,
    ".speakeasy/gen.yaml": _of_generator,
    ".release-please-manifest.json": _of_releases,
}
"""Those of the language first: they are what is published."""
