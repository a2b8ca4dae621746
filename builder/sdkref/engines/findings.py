"""What an engine warns of as findings: placed in a hand-written page where it says so."""

import os
import re
from pathlib import Path

from sdkref.diagnostics import Diagnostic
from sdkref.location import Location

_PLACED = re.compile(r"(?P<page>[^:\n]+\.md)(?::(?P<line>\d+))?: (?P<said>.+)", re.DOTALL)
_DIRECTIVE = "::: sdkref"


def engine_finding(warning: str, documents: Path | None) -> Diagnostic:
    """Return a warning as a finding; `documents` is the folder of hand-written pages, if there is one."""
    text = " ".join(warning.split())
    found = _PLACED.fullmatch(text)
    place, line, fact, remedy = Location(""), None, text, ""
    if found is not None and documents is not None and (documents / found["page"]).is_file():
        place = Location(os.path.relpath(documents / found["page"]))
        line = int(found["line"]) if found["line"] else None
        before, _, after = found["said"].rpartition("; ")
        fact, remedy = (before, after) if before else (after, "")
    if _DIRECTIVE in text:
        return Diagnostic("wrong-directive", fact, remedy, place, line=line)
    return Diagnostic("mkdocs", fact, remedy, place, line=line)
