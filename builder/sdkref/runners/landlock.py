"""Processes that Landlock confines (Linux 5.13 or newer): what they may read, write and connect to.

The kernel confines a thread and whatever that starts from then on: a process that is started in a thread made
for it is confined from its first instruction, while this process is not.
"""

import ctypes
import os
import struct
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TypeVar

from msgspec import Struct

from sdkref.runners.seccomp import without_other_sockets

_CREATE, _ADD, _RESTRICT = 444, 445, 446
"""Numbers of the system calls, the same on every architecture but alpha."""

_NO_NEW_PRIVILEGES = 38
_VERSION = 1
_BENEATH, _PORT = 1, 2
"""Kinds of rules."""

_EXECUTE, _WRITE_FILE, _READ_FILE, _READ_FOLDER = 1 << 0, 1 << 1, 1 << 2, 1 << 3
_REFER, _TRUNCATE = 1 << 13, 1 << 14
_READ = _EXECUTE | _READ_FILE | _READ_FOLDER
_OF_FILES = _EXECUTE | _WRITE_FILE | _READ_FILE | _TRUNCATE
"""Rights that a rule for something else than a folder can give."""
_CONNECT = 1 << 1
_SIGNALS_AND_SOCKETS = 0b11
"""Scopes: signals to processes outside, and abstract sockets that those listen on."""

_FILES, _RENAMING, _TRUNCATING, _NETWORK, _SCOPES = 1, 2, 3, 4, 6
"""Versions of Landlock that brought something (Linux 5.13, 5.19, 6.2, 6.7 and 6.12)."""

Made = TypeVar("Made")


class Rules(Struct, frozen=True, kw_only=True):
    """What a process and all that it starts may do."""

    readable: tuple[Path, ...] = ()
    """Files and folders to read and to run programs from; what is not there is passed over."""
    writable: tuple[Path, ...] = ()
    """Those to write to besides; without any, files are not confined at all."""
    ports: frozenset[int] | None = None
    """Where TCP may connect to, on any host, besides which nothing connects anywhere; None for everywhere."""


@cache
def landlock() -> int:
    """Return the version of Landlock that the kernel has; 0 where it has none or does not use it."""
    if sys.platform != "linux":
        return 0
    return max(0, _call(_CREATE, None, ctypes.c_size_t(0), ctypes.c_uint32(_VERSION)))


@contextmanager
def confined(rules: Rules) -> Iterator[Callable[[Callable[[], Made]], Made]]:
    """Give what calls a function in a thread that is confined, as is every process that it starts.

    Raises OSError where the kernel refuses.
    """
    with ThreadPoolExecutor(1, thread_name_prefix="confined") as thread:
        thread.submit(_confine, rules).result()
        yield lambda made: thread.submit(made).result()


def _confine(rules: Rules) -> None:
    """Confine the thread that calls this; there is no way back."""
    version = landlock()
    rights = _rights(version) if rules.writable else 0
    connect = _CONNECT if version >= _NETWORK and rules.ports is not None else 0
    handled = struct.pack("=QQQ", rights, connect, _SIGNALS_AND_SOCKETS if version >= _SCOPES else 0)
    known = handled[: 24 if version >= _SCOPES else 16 if version >= _NETWORK else 8]
    ruleset = _checked(_CREATE, known, ctypes.c_size_t(len(known)), ctypes.c_uint32(0))
    try:
        for paths, given in ((rules.readable, _READ), (rules.writable, rights)):
            for path in paths if rights else ():
                _allow(ruleset, path, given)
        for port in (rules.ports or ()) if connect else ():
            _add(ruleset, _PORT, struct.pack("=QQ", connect, port))
        if _library().prctl(_NO_NEW_PRIVILEGES, *map(ctypes.c_ulong, (1, 0, 0, 0))):
            raise OSError(ctypes.get_errno(), "no_new_privs")
        _checked(_RESTRICT, ctypes.c_int(ruleset), ctypes.c_uint32(0))
        if connect:
            without_other_sockets()
    finally:
        os.close(ruleset)


def _rights(version: int) -> int:
    """Return all rights about files that a version of Landlock knows."""
    more = (_REFER if version >= _RENAMING else 0) | (_TRUNCATE if version >= _TRUNCATING else 0)
    return (1 << 13) - 1 | more


def _allow(ruleset: int, path: Path, rights: int) -> None:
    try:
        handle = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    try:
        given = rights if path.is_dir() else rights & _OF_FILES
        _add(ruleset, _BENEATH, struct.pack("=Qi", given, handle))
    finally:
        os.close(handle)


def _add(ruleset: int, kind: int, rule: bytes) -> None:
    _checked(_ADD, ctypes.c_int(ruleset), ctypes.c_int(kind), rule, ctypes.c_uint32(0))


def _checked(number: int, *arguments: object) -> int:
    result = _call(number, *arguments)
    if result < 0:
        raise OSError(ctypes.get_errno(), f"Landlock refused: {os.strerror(ctypes.get_errno())}")
    return result


def _call(number: int, *arguments: object) -> int:
    return int(_library().syscall(ctypes.c_long(number), *arguments))


@cache
def _library() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)
