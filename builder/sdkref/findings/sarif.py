"""Findings as SARIF 2.1.0, which code scanning and editors read."""

import os
import re
from collections import Counter
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

import sdkref
from sdkref.diagnostics import Diagnostic
from sdkref.findings.kinds import KINDS
from sdkref.findings.records import as_json
from sdkref.findings.report import Report

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
WORKING_DIRECTORY = "WORKINGDIRECTORY"
"""What the addresses of files are relative to."""


def sarif(report: Report) -> str:
    """Return a log of one run: a rule for each kind of finding that there is, a result for each finding."""
    used = [*dict.fromkeys(each.code for each in report.findings)]
    run = {
        "tool": {
            "driver": {
                "name": "sdkref",
                "semanticVersion": sdkref.__version__,
                "rules": [_rule(code) for code in used],
            }
        },
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {WORKING_DIRECTORY: {"description": {"text": "Where sdkref was called."}}},
        "invocations": [_invocation(report)],
        "results": list(_results(report, used)),
    }
    return as_json({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(code: str) -> dict[str, Any]:
    kind = KINDS[code]
    return {
        "id": code,
        "shortDescription": {"text": kind.about},
        "fullDescription": {"text": f"{kind.about} {kind.then}"},
        "help": {"text": kind.then},
    }


def _invocation(report: Report) -> dict[str, Any]:
    if report.stop is None:
        return {"executionSuccessful": True}
    return {"executionSuccessful": False, "exitCode": report.stop.code}


def _results(report: Report, rules: list[str]) -> Iterator[dict[str, Any]]:
    met = Counter[tuple[str, str, str]]()
    for each in report.findings:
        identity = (each.code, each.location.file, each.location.pointer)
        met[identity] += 1
        result: dict[str, Any] = {
            "ruleId": each.code,
            "ruleIndex": rules.index(each.code),
            "level": each.level.value,
            "message": {"text": _without_links(each.sentence)},
            "partialFingerprints": {"finding/v1": _fingerprint(*identity, str(met[identity]))},
        }
        if each.location.file:
            result["locations"] = [_location(each)]
        yield result


def _without_links(text: str) -> str:
    """Return a text in which nothing is one of SARIF's embedded links, `[text](address)`."""
    return re.sub(r"[\\\[\]]", r"\\\g<0>", text) if "](" in text else text


def _fingerprint(*identity: str) -> str:
    """Return what stays the same when lines above are added, and when the wording of a finding changes."""
    text = "\0".join(identity)
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _location(found: Diagnostic) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": _artifact(found.location.file)}
    if found.line is not None:
        column = {"startColumn": found.column} if found.column is not None else {}
        physical["region"] = {"startLine": found.line, **column}
    location: dict[str, Any] = {"physicalLocation": physical}
    if found.location.pointer:
        location["logicalLocations"] = [{"fullyQualifiedName": found.location.pointer}]
    return location


def _artifact(file: str) -> dict[str, str]:
    """Return the address of a file: relative to the working directory, or its whole one elsewhere."""
    path = PurePath(file)
    try:
        path = PurePath(os.path.relpath(file))
        name = os.fsencode(path.as_posix())
    except ValueError:  # on another drive, or what no path can be
        name = path.as_posix().encode(errors="replace")
    if path.is_absolute():
        return {"uri": f"file:///{quote(name.lstrip(b'/'))}"}
    return {"uri": quote(name), "uriBaseId": WORKING_DIRECTORY}
