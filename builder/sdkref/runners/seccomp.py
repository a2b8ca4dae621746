"""A filter of system calls that leaves a thread, and what it starts, no sockets but those of TCP.

Landlock knows ports of TCP only: without the filter a program could still ask name servers, and call services
of this machine that listen on a path.
"""

import ctypes
import platform
import struct
import sys

_ARCHITECTURES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
_SOCKET = {"x86_64": 41, "aarch64": 198}
_SENDING = {"x86_64": ((44, 3), (46, 2), (307, 3)), "aarch64": ((206, 3), (211, 2), (269, 3))}
"""sendto, sendmsg and sendmmsg, each with the number of the argument that holds its flags."""

_RING = 425
"""io_uring_setup: what is asked by way of a ring passes no filter."""

_IP4, _IP6, _NETLINK, _STREAM, _TCP = 2, 10, 16, 1, 6
_KINDS = 0xF
"""The bits of a socket's type that are no options."""
_CONNECTS = 0x20000000
"""MSG_FASTOPEN: the flag by which sending connects, past Landlock."""

_LOAD, _AND, _EQUAL, _ANY, _AT_LEAST, _RETURN = 0x20, 0x54, 0x15, 0x45, 0x35, 0x06
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000
_ACCESS, _ABSENT = 13, 38
"""EACCES and ENOSYS."""

_NUMBER, _ARCHITECTURE, _FOREIGN = 0, 4, 0x40000000
_SET_SECCOMP, _FILTER = 22, 2

_Step = tuple[int, int, int, int]


def without_other_sockets() -> None:
    """Filter the calls of this thread; nothing where the system is no Linux on a machine that is known.

    The thread must not be able to get new privileges.
    """
    machine = platform.machine()
    if sys.platform != "linux" or machine not in _ARCHITECTURES:
        return
    code = b"".join(struct.pack("=HBBI", *step) for step in _steps(machine))
    steps = ctypes.create_string_buffer(code, len(code))
    program = struct.pack("@HP", len(code) // 8, ctypes.addressof(steps))
    ctypes.CDLL(None).prctl(
        _SET_SECCOMP, ctypes.c_ulong(_FILTER), program, ctypes.c_ulong(0), ctypes.c_ulong(0)
    )


def _steps(machine: str) -> list[_Step]:
    """Return the filter: after each `_EQUAL` the steps to pass over where it holds, and where it does not."""
    refuse, absent = (_RETURN, 0, 0, _REFUSE | _ACCESS), (_RETURN, 0, 0, _REFUSE | _ABSENT)
    allow = (_RETURN, 0, 0, _ALLOW)
    steps = [
        (_LOAD, 0, 0, _ARCHITECTURE),
        (_EQUAL, 1, 0, _ARCHITECTURES[machine]),
        refuse,
        (_LOAD, 0, 0, _NUMBER),
        (_AT_LEAST, 0, 1, _FOREIGN),
        refuse,
        (_EQUAL, 0, 1, _RING),
        absent,
    ]
    for number, argument in _SENDING[machine]:
        steps += [
            (_EQUAL, 0, 4, number),
            (_LOAD, 0, 0, _place(argument)),
            (_ANY, 0, 1, _CONNECTS),
            refuse,
            allow,
        ]
    return [
        *steps,
        (_EQUAL, 1, 0, _SOCKET[machine]),
        allow,
        (_LOAD, 0, 0, _place(0)),
        (_EQUAL, 0, 1, _NETLINK),
        allow,
        (_EQUAL, 2, 0, _IP4),
        (_EQUAL, 1, 0, _IP6),
        refuse,
        (_LOAD, 0, 0, _place(1)),
        (_AND, 0, 0, _KINDS),
        (_EQUAL, 1, 0, _STREAM),
        refuse,
        (_LOAD, 0, 0, _place(2)),
        (_EQUAL, 2, 0, 0),
        (_EQUAL, 1, 0, _TCP),
        refuse,
        allow,
    ]


def _place(argument: int) -> int:
    """Return where an argument of the call lies; both machines write the low half first."""
    return 16 + 8 * argument
