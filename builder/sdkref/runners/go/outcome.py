"""What came of a Go program that ran, in words: what it panicked with, or the last that it told."""

import re

from msgspec.structs import replace

from sdkref.runners.printed import printed_otherwise
from sdkref.runners.process import Ended
from sdkref.runners.program import Fault, Finished, Program

PANIC = re.compile(r"^(?:panic|fatal error): .*", re.MULTILINE)
LOGGED = re.compile(r"^\d{4}/\d\d/\d\d \d\d:\d\d:\d\d(?:\.\d+)? ", re.MULTILINE)
REFUSED = re.compile(
    r"the example may not reach \S+(?: by its name)?|127\.0\.0\.1:9: connect: connection refused"
)
LONGEST = 400


def outcome(program: Program, unit: str, ended: Ended, error: tuple[str, ...] = ()) -> Finished:
    """Return what came of a program; `unit` names the file that it has in traces.

    `error` names the types of the error that it logged or panicked with at its end.
    """
    placed = re.compile(rf"(?:[^\s\"]*/)?\b{unit}\.go:(\d+)")
    panic = PANIC.search(ended.stderr)
    found = placed.search(ended.stderr, panic.start() if panic else 0)
    fault, message = _told(program, ended, panic[0] if panic else "")
    line = int(found[1]) if found and fault in {"exit", "crash"} else None
    shown = replace(ended, stderr=placed.sub(r"example.go:\1", ended.stderr))
    return shown.told(program, fault, message, line, error if fault == "exit" else ())


def _told(program: Program, ended: Ended, panic: str) -> tuple[Fault | None, str]:
    if ended.fault == "exit":
        return ended.fault, _cut(_words(ended, panic))
    if ended.fault is not None:
        return ended.fault, ended.reason
    message = printed_otherwise(program, ended.stdout)
    return ("output" if message else None), message


def _words(ended: Ended, panic: str) -> str:
    told = panic or _last(ended.stderr)
    refused = REFUSED.search(told)
    if refused and refused[0].startswith("127."):
        told = f"the example may not reach other hosts: {told}"
    return told or ended.reason


def _last(stderr: str) -> str:
    """Return the last entry of the log, or the last line when there is none."""
    entries = list(LOGGED.finditer(stderr))
    if entries:
        return stderr[entries[-1].end() :]
    return next((line for line in reversed(stderr.splitlines()) if line.strip()), "")


def _cut(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"
