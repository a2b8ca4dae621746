"""Predictions of a profile, from a description that a test writes."""

import json
from pathlib import Path
from typing import Any

import yaml

from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.surface import Method, SdkType, Surface
from sdkref.diagnostics import Diagnostics
from sdkref.settings.config import load_settings
from sdkref.sources.reading import read_sources


def surfaces(folder: Path, description: str, sdks: dict[str, Any]) -> tuple[Surface, ...]:
    """Return the surfaces that settings lead to, as a build reads them."""
    return read(folder, description, sdks).surfaces


def read(folder: Path, description: str, sdks: dict[str, Any]) -> Catalogue:
    """Return the catalogue of a folder with a description and settings."""
    data = {"openapi": "3.1.0", "info": {"title": "Tea", "version": "1"}, **yaml.safe_load(description)}
    (folder / "openapi.json").write_text(json.dumps(data), encoding="utf-8")
    (folder / "sdkref.yml").write_text(
        yaml.safe_dump({"sources": ["openapi.json"], "sdks": sdks}), encoding="utf-8"
    )
    settings = load_settings(folder)
    assert settings is not None
    return read_sources(settings, Diagnostics())[0].catalogue


def predicted(folder: Path, description: str, **settings: Any) -> Method:
    """Return the only method of a prediction."""
    (surface,) = surfaces(folder, description, {"sdk": settings})
    (method,) = surface.methods
    return method


def rows(method: Method) -> list[str]:
    """Return the table of parameters, a line a row."""
    return [
        " | ".join(
            filter(None, (each.name, text(each.type), "required" * bool(each.required), each.description))
        )
        for each in method.arguments or ()
    ]


def text(kind: SdkType) -> str:
    """Return a type as it reads."""
    return "".join(each.text for each in kind)
