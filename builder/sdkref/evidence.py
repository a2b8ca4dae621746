"""Which examples are known to run, and on what: a file that a run of them writes, and a build reads.

It is keyed by the text of each program, so that one that was edited loses its mark until it ran again.
"""

import hashlib
from collections.abc import Mapping
from pathlib import Path

import msgspec
from msgspec import Struct, field

from sdkref.diagnostics import UsageError


class Evidence(Struct, frozen=True):
    """What ran, by operation: for the digest of each program that passed, the versions that it ran on."""

    operations: dict[str, dict[str, str]] = field(default_factory=dict)
    """`POST /stays` -> digest -> `python 3.11.7, httpx 0.28.1`."""

    def of(self, operation: str) -> Mapping[str, str]:
        """Return what is known of the examples of an operation."""
        return self.operations.get(operation, {})

    def ran_on(self, operation: str, target: str, program: str) -> str:
        """Return the versions that a program of a tab ran on; empty when nothing is known of it."""
        known = self.of(operation)
        return known.get(program_digest(target, program), "") if known else ""


NO_EVIDENCE = Evidence()


def program_digest(target: str, program: str) -> str:
    """Return what tells a program of a tab from all others."""
    return hashlib.blake2b(f"{target}\0{program}".encode(), digest_size=16).hexdigest()


def read_evidence(path: Path) -> Evidence:
    """Return what a file tells, nothing when it is not there; raises `UsageError` for any other file."""
    if not path.is_file():
        return NO_EVIDENCE
    try:
        return msgspec.json.decode(path.read_bytes(), type=Evidence)
    except (OSError, msgspec.MsgspecError) as error:
        raise UsageError(
            f"{path}: this is no file of `sdkref test` ({error}); remove it, or run that"
        ) from None


def written(evidence: Evidence) -> str:
    """Return the text of the file, the same for the same runs in any order."""
    return msgspec.json.format(msgspec.json.encode(evidence, order="deterministic"), indent=1).decode() + "\n"
