"""The SDKs whose documentation predictions are compared with."""

from pathlib import Path
from typing import Any

import yaml
from msgspec import Struct

from parity.openings import openings_of
from parity.scores import Score, score
from parity.stated import stated_values
from places import shared
from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.joining import joined
from sdkref.catalogue.surface import Surface
from sdkref.diagnostics import Diagnostics
from sdkref.documents.reading import read_document
from sdkref.profiles.predictors import predictor
from sdkref.readers.sdk_docs.folder import read_surface
from sdkref.settings.config import settings_for
from sdkref.settings.faults import Faults
from sdkref.settings.profiles import profile_of
from sdkref.sources.reading import read_sources

_FILE = Path(__file__).parent / "sdks.yaml"


class Subject(Struct, frozen=True, kw_only=True):
    """One SDK: where its documentation and the description lie, and its settings."""

    key: str
    docs: str
    description: str
    settings: dict[str, Any]
    wanted: dict[str, float]
    """Percentages that are to be reached."""


class Compared(Struct, frozen=True, kw_only=True):
    """What came of one SDK."""

    subject: Subject
    scores: tuple[Score, ...]
    unjoined: tuple[str, ...]
    """Methods of the documentation that are no operation of the description."""
    unpredicted: tuple[str, ...]
    """Methods that were read and not predicted."""


def subjects() -> list[Subject]:
    """Return all subjects."""
    found = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return [Subject(key=key, wanted=each.pop("wanted", {}), **each) for key, each in found.items()]


def compared(subject: Subject) -> Compared:
    """Read, predict and compare one SDK."""
    source = shared("specs") / subject.description
    catalogue = read_sources(settings_for([source]), Diagnostics())[0].catalogue
    folder = shared("sdk-docs") / subject.docs
    read = read_surface(folder, Diagnostics(), name=subject.docs, key="read")
    # The prediction comes first: it knows endpoints, and by what names an SDK calls them.
    whole = joined(catalogue, [predicted(catalogue, subject), read])
    by_operation = {each.operation: each for each in reversed(whole.surfaces[0].methods)}
    scores, unjoined, unpredicted = [], [], []
    stated, openings = stated_values(source), openings_of(catalogue)
    for method in whole.surfaces[1].methods:
        name = ".".join((*method.accessor, method.name))
        if method.joined_by == "alone":
            unjoined.append(name)
        elif method.operation not in by_operation:
            unpredicted.append(name)
        else:
            scores.append(score(method, by_operation[method.operation], stated, openings[method.operation]))
    return Compared(
        subject=subject, scores=tuple(scores), unjoined=tuple(unjoined), unpredicted=tuple(unpredicted)
    )


def predicted(catalogue: Catalogue, subject: Subject) -> Surface:
    """Return the surface that the settings of a subject lead to."""
    settings = subject.settings
    faults = Faults(read_document(_FILE, Diagnostics(), name=_FILE.name))
    chosen = profile_of(faults, f"/{subject.key}/settings", settings, settings["language"])
    faults.stop()
    profile = predictor(chosen.profile)
    assert profile is not None
    return profile.predict(catalogue, "predicted", settings["language"], chosen.options)
