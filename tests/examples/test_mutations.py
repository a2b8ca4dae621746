"""Examples that pass, each with one fault put in: running them tells of nine in ten, and why not of the rest.

The faults that nothing tells of are listed in `surviving_faults.yaml` with the reason; that list is held
against what comes about, in both directions.
"""

import shutil
from collections.abc import Sequence
from itertools import chain
from pathlib import Path

import msgspec
import platformdirs
import pytest
from msgspec import Struct

from faulty_trials import Tried, faulty_trials, table, tried
from places import REPOSITORY, shared
from program_faults import FAULTS
from sdkref.settings.config import Settings, load_settings
from sdkref.settings.sources import Source
from sdkref.trials.plan import Plan, plan
from sdkref.trials.wanted import Wanted
from tools import missing, tool

LANGUAGES = ("python", "typescript", "go", "curl")
DEMO = REPOSITORY / "docs" / "api" / "openapi.yaml"
DESCRIPTIONS = {
    "openai": ("specs", "openai", "openapi.yaml"),
    "stripe": ("specs", "stripe", "stripe.com.json"),
    "github": ("specs", "github", "api.github.com.json"),
    "slack": ("specs", "slack", "slack_web_openapi_v2.json"),
}
EACH = 9
"""Examples of each description in each language."""
OWN = 20
"""Examples that OpenAI's description brings along, which use its Python package."""
SDK = "sources: [openapi.yaml]\nguides: []\nsdks:\n  python: {install: [openai==3.52.0]}\n"
SDK_FAULTS = (
    "a key of the body renamed",
    "a value of another type",
    "a required member dropped",
    "a listed value misspelt",
    "a wrong path",
    "a syntax error",
)
"""Faults that code for an SDK has a place for."""
LEAST_CAUGHT = 0.9
SAMPLE = "demo sample"
"""What the list calls the few examples that are tried each time."""


class Surviving(Struct, frozen=True, forbid_unknown_fields=True):
    """A fault that nothing tells of, and why."""

    description: str
    example: str
    fault: str
    equivalent: bool
    """Whether the program is right all the same: the fault is none."""
    reason: str


KNOWN = msgspec.yaml.decode(
    Path(__file__).with_name("surviving_faults.yaml").read_bytes(), type=tuple[Surviving, ...]
)


def planned(file: Path, languages: Sequence[str]) -> Plan:
    settings = Settings(sources=(Source(file=file, name=file.name),))
    return plan(settings, Wanted(languages=tuple(languages), errors=False))


def faults_from(start: int, faults: Sequence[str] = tuple(FAULTS)) -> list[str]:
    """Return all faults, another first, so that each is put in about as often."""
    place = start % len(faults)
    return [*faults[place:], *faults[:place]]


def surviving(description: str, found: Sequence[Tried]) -> set[tuple[str, str, str]]:
    """Return what names the faults that nothing told of."""
    return {(description, each.faulty.wrong.name, each.faulty.fault) for each in found if not each.is_caught}


def unlisted(found: set[tuple[str, str, str]]) -> set[tuple[str, str, str]]:
    return found - {(each.description, each.example, each.fault) for each in KNOWN}


def test_faults_in_the_examples_of_the_demo_are_told() -> None:
    tool("curl")
    found = planned(DEMO, ("python", "curl"))
    every = [
        *faulty_trials(found, "python", faults_from(0), 6),
        *faulty_trials(found, "curl", faults_from(6), 6),
    ]
    came = list(tried(found, every))
    assert len(came) == 12, "an example does not pass as it is"
    assert [str(each) for each in came if unlisted(surviving(SAMPLE, [each]))] == []


@pytest.mark.corpus
def test_nine_of_ten_faults_in_examples_of_real_descriptions_are_told(tmp_path: Path) -> None:
    for name in ("curl", "node", "npm", "go"):
        tool(name)
    files = {"demo": DEMO, **{name: shared(*parts) for name, parts in DESCRIPTIONS.items()}}
    every: list[Tried] = []
    survivors: set[tuple[str, str, str]] = set()
    for number, (name, file) in enumerate(files.items()):
        found = planned(file, LANGUAGES)
        # One more than is wanted in each language: an example that does not pass as it is tells nothing.
        faulty = {
            language: faulty_trials(found, language, faults_from((4 * number + place) * EACH), EACH + 1)
            for place, language in enumerate(LANGUAGES)
        }
        came = list(tried(found, chain.from_iterable(faulty.values())))
        kept = [
            each
            for language in LANGUAGES
            for each in [one for one in came if one.faulty.wrong.example.language == language][:EACH]
        ]
        every += kept
        survivors |= surviving(name, kept)
    own = published(tmp_path)
    every += own
    survivors |= surviving("openai", own)
    told = sum(each.is_caught for each in every)
    print(f"{table(every)}\n" + "\n".join(str(each) for each in every if not each.is_caught))
    assert len(every) == len(files) * len(LANGUAGES) * EACH + OWN
    assert told / len(every) >= LEAST_CAUGHT
    assert unlisted(survivors) == set(), "nothing tells of these, and no reason is known"
    known = {(each.description, each.example, each.fault) for each in KNOWN if each.description != SAMPLE}
    assert known - survivors == set(), "these are told now, or no longer tried; take them out of the list"


def published(folder: Path) -> list[Tried]:
    """Return what came of OpenAI's own Python examples, with faults, run with its package."""
    shutil.copyfile(shared(*DESCRIPTIONS["openai"]), folder / "openapi.yaml")
    (folder / "sdkref.yml").write_text(SDK)
    settings = load_settings(folder)
    assert settings is not None
    found = plan(settings, Wanted(languages=("python",), errors=False))
    faulty = faulty_trials(found, "python", SDK_FAULTS, OWN + 8, origin="described")
    cache = platformdirs.user_cache_path("sdkref-tests") / "sdkref" / "toolchains"
    came = list(tried(found, faulty, cache))
    if not came:
        missing("the Python package of OpenAI could not be had")
    return came[:OWN]


def test_each_reason_is_a_sentence() -> None:
    for each in KNOWN:
        assert each.fault in FAULTS
        assert each.reason.endswith(".")
