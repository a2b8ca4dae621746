"""Descriptions in two versions, read and compared, for tests of what is told of their changes."""

import json
import tempfile
from pathlib import Path
from typing import Any

from sdkref.catalogue.catalogue import Catalogue
from sdkref.diagnostics import Diagnostics
from sdkref.history.change import Change, Comparison, Subject
from sdkref.history.comparing import compare_catalogues
from sdkref.settings.config import settings_for
from sdkref.sources.reading import read_sources

Description = dict[str, Any]


def read(description: Description) -> Catalogue:
    """Return the catalogue of a description."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "openapi.json"
        path.write_text(json.dumps(description), encoding="utf-8")
        return read_sources(settings_for([path]), Diagnostics())[0].catalogue


def described(**members: Any) -> Description:
    """Return a description with some members."""
    return {"openapi": "3.1.0", "info": {"title": "Pets", "version": "1"}, "paths": {}} | members


def compared(old: Description, new: Description) -> Comparison:
    """Return what changed between two descriptions."""
    return compare_catalogues(read(old), read(new))


def travelling(schema: Any) -> Description:
    """Return a description in which models of a schema are sent, given back, both, and nothing of that."""
    return described(
        paths={
            "/both": {"post": {**_sending("Both"), "responses": _giving("Both")}},
            "/sent": {"post": {**_sending("Sent"), "responses": {}}},
            "/received": {"post": {"responses": _giving("Received")}},
        },
        components={"schemas": dict.fromkeys(("Both", "Sent", "Received", "Unused"), schema)},
    )


def _sending(model: str) -> Description:
    return {"requestBody": {"content": _json(model)}}


def _giving(model: str) -> Description:
    return {"200": {"description": "", "content": _json(model)}}


def _json(model: str) -> Description:
    return {"application/json": {"schema": {"$ref": f"#/components/schemas/{model}"}}}


def changes(comparison: Comparison) -> list[tuple[Subject, Change]]:
    """Return all changes with what they are of."""
    return [(subject, change) for subject in comparison.subjects for change in subject.changes]


def lines(comparison: Comparison) -> list[str]:
    """Return each change in a line: subject, part, path, rule, and whom it breaks."""
    return [
        " ".join(
            each
            for each in (
                f"{subject.name}:",
                "".join(change.where).strip(),
                change.at,
                change.rule,
                f"!{'+'.join(change.breaks)}" if change.breaks else "",
            )
            if each
        )
        for subject, change in changes(comparison)
    ]
