"""The lock of Python packages, `python.txt`: exact versions, and the hashes of what was installed where.

It is a requirements file as pip reads it, with two lines before: what it is for, and on which platforms it
was used. A platform that comes new takes the versions that stand there, and adds the hashes of its files.
"""

import json
import re
import sys
import sysconfig
from collections.abc import Iterable, Mapping

import msgspec
from msgspec import Struct
from msgspec.structs import replace

TITLE = "# Exact versions for the Python examples, written by sdkref; delete this file to lock anew."
FOR = "# for: "
ON = "# on: "
ONLY = "# only on: "
PIN = re.compile(r"(?P<name>[\w.-]+)==(?P<version>\S+)|--hash=(?P<hash>\S+)|# only on: (?P<only>.*)")
NAME = re.compile(r"\s*([A-Za-z0-9][A-Za-z0-9._-]*)")

PLATFORM = f"{sys.implementation.cache_tag}-{sysconfig.get_platform()}"


class Pin(Struct, frozen=True):
    """The version of a package, the hashes of its files as pip writes them, and the platforms it is for."""

    version: str
    hashes: frozenset[str]
    platforms: frozenset[str]


class Lock(Struct, frozen=True, kw_only=True):
    """A lock that we wrote."""

    asked: tuple[str, ...]
    """The requirements that it is for."""
    platforms: frozenset[str]
    pins: Mapping[str, Pin]


class _Archive(Struct, frozen=True):
    hashes: Mapping[str, str] = {}


class _Download(Struct, frozen=True):
    archive_info: _Archive = _Archive()


class _Metadata(Struct, frozen=True):
    name: str
    version: str


class _Installed(Struct, frozen=True):
    metadata: _Metadata
    download_info: _Download


class _Report(Struct, frozen=True):
    """What `pip install --report` writes, as far as a lock needs it."""

    install: list[_Installed]


def parsed(text: str) -> Lock | None:
    """Return the lock in a text; None when it is not one of ours."""
    title, asked, platforms, *lines = [*text.splitlines(), "", "", ""]
    if title != TITLE or not asked.startswith(FOR) or not platforms.startswith(ON):
        return None
    everywhere = frozenset(platforms.removeprefix(ON).split())
    only = everywhere
    pins: dict[str, Pin] = {}
    name = ""
    for found in PIN.finditer("\n".join(lines)):
        if found["only"]:
            only = frozenset(found["only"].split())
        elif found["name"]:
            name = found["name"]
            pins[name] = Pin(found["version"], frozenset(), only)
            only = everywhere
        elif name:
            pins[name] = replace(pins[name], hashes=pins[name].hashes | {found["hash"]})
    wanted = msgspec.json.decode(asked.removeprefix(FOR), type=tuple[str, ...])
    return Lock(asked=wanted, platforms=everywhere, pins=pins)


def locked(asked: Iterable[str], report: bytes, before: Lock | None) -> Lock:
    """Return the lock of what pip reports to have installed here; what stood for other platforms stays."""
    pins = dict(before.pins) if before else {}
    for each in msgspec.json.decode(report, type=_Report).install:
        name = canonical(each.metadata.name)
        hashes = frozenset(
            f"{kind}:{value}" for kind, value in each.download_info.archive_info.hashes.items()
        )
        here = Pin(each.metadata.version, hashes, frozenset({PLATFORM}))
        known = pins.get(name, here)
        if known.version == here.version:
            both = known.hashes | hashes, known.platforms | here.platforms
            here = replace(here, hashes=both[0], platforms=both[1])
        pins[name] = here
    platforms = (before.platforms if before else frozenset()) | {PLATFORM}
    return Lock(asked=tuple(sorted(asked)), platforms=platforms, pins=pins)


def written(lock: Lock) -> str:
    """Return a lock as the text of a requirements file."""
    head = f"{TITLE}\n{FOR}{json.dumps(lock.asked)}\n{ON}{' '.join(sorted(lock.platforms))}\n"
    return head + "".join(_line(name, pin, lock.platforms) for name, pin in sorted(lock.pins.items()))


def requirements(lock: Lock) -> str:
    """Return what a lock holds for this platform."""
    return "".join(
        _line(name, pin, pin.platforms)
        for name, pin in sorted(lock.pins.items())
        if PLATFORM in pin.platforms
    )


def constraints(lock: Lock) -> str:
    """Return the versions of a lock, without the hashes, which may be those of files for elsewhere."""
    return "".join(f"{name}=={pin.version}\n" for name, pin in sorted(lock.pins.items()))


def canonical(requirement: str) -> str:
    """Return the name in a requirement as PyPI normalises it."""
    found = NAME.match(requirement)
    return re.sub(r"[-_.]+", "-", found[1] if found else requirement).lower()


def _line(name: str, pin: Pin, everywhere: frozenset[str]) -> str:
    only = "" if pin.platforms == everywhere else f"{ONLY}{' '.join(sorted(pin.platforms))}\n"
    hashes = "".join(f" \\\n    --hash={each}" for each in sorted(pin.hashes))
    return f"{only}{name}=={pin.version}{hashes}\n"
