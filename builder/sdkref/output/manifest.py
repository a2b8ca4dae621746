"""What a site's files are by their bytes: the list by which a later build knows which of them are ours."""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

import msgspec

MANIFEST = ".sdkref-manifest.json"
"""Stands in the site, so that it moves with it."""

FORMAT = 1


class Manifest(msgspec.Struct, frozen=True):
    """The files that a build wrote: path below the site, with forward slashes, to SHA-256."""

    files: dict[str, str]
    format: int = FORMAT


def take_manifest(directory: Path) -> Manifest:
    """Return the list of all files in a directory. Links and special files are never ours."""
    return Manifest(
        {path: file_digest(directory / path) for path in walk(directory) if is_plain(directory / path)}
    )


def write_manifest(directory: Path, manifest: Manifest) -> None:
    """Write the list into its site, one file a line."""
    encoded = msgspec.json.format(msgspec.json.encode(manifest), indent=1)
    directory.joinpath(MANIFEST).write_bytes(encoded + b"\n")


def read_manifest(directory: Path) -> Manifest | None:
    """Return a site's list; None where there is none, or one that cannot be trusted."""
    try:
        manifest = msgspec.json.decode(directory.joinpath(MANIFEST).read_bytes(), type=Manifest)
    except (OSError, msgspec.MsgspecError):
        return None
    return manifest if manifest.format == FORMAT else None


def walk(directory: Path) -> Iterator[str]:
    """Yield the path of everything below a directory but directories that have content."""
    yield from _walk(str(directory), "")


def _walk(directory: str, prefix: str) -> Iterator[str]:
    with os.scandir(directory) as scan:
        entries = sorted(scan, key=lambda entry: entry.name)
    if prefix and not entries:
        yield prefix.removesuffix("/")
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(entry.path, f"{prefix}{entry.name}/")
        elif prefix or entry.name != MANIFEST:
            yield prefix + entry.name


def is_plain(path: Path) -> bool:
    """Return whether the path is a regular file itself, not a link to one."""
    return path.is_file() and not path.is_symlink()


def file_digest(path: Path) -> str:
    """Return a file's SHA-256 in hexadecimal."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


class Survey(msgspec.Struct, frozen=True):
    """What a site holds: `foreign` is what no build of ours wrote or someone changed since."""

    foreign: tuple[str, ...]
    ours: dict[str, "Stamp"]


class Stamp(msgspec.Struct, frozen=True):
    """By what a file is known to be the one that was read before: cheap, and good for one run."""

    inode: int
    size: int
    modified: int


def survey(directory: Path, known: dict[str, Stamp] | None = None) -> Survey:
    """Tell what in a site is ours, by its list; files with a `known` stamp are not read again."""
    manifest = read_manifest(directory)
    digests = manifest.files if manifest is not None else {}
    foreign: list[str] = []
    ours: dict[str, Stamp] = {}
    for path in walk(directory):
        file = directory / path
        if path not in digests or not is_plain(file):
            foreign.append(path)
            continue
        stamp = _stamp(file)
        if (known or {}).get(path) == stamp or file_digest(file) == digests[path]:
            ours[path] = stamp
        else:
            foreign.append(path)
    return Survey(tuple(foreign), ours)


def _stamp(path: Path) -> Stamp:
    state = path.stat()
    return Stamp(state.st_ino, state.st_size, state.st_mtime_ns)
