"""No key of sdkref.yml is misspelt in silence: each is told with its place, but for the user's own."""

import copy
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
import pytest

from commands import Project
from sdkref.diagnostics import Diagnostic, UsageError
from sdkref.documents.writer import write_yaml
from sdkref.settings.config import KEYS, load_settings
from tea_house import DESCRIPTION

WHOLE: dict[str, Any] = {
    "sources": [
        {
            "file": "openapi.yaml",
            "root": "",
            "overlays": ["overlay.yaml"],
            "history": [{"version": "0", "file": "openapi.yaml"}],
            "sdks": ["tea-python", "stainless-python", "plain-python"],
            "tabs": ["tea-python", "curl"],
        }
    ],
    "include": ["*"],
    "exclude": ["/none"],
    "internal": False,
    "snippets": "snippets",
    "templates": "templates",
    "guides": ["docs/*.md"],
    "results": "results.json",
    "drift": False,
    "wording": "en",
    "depth": 2,
    "tabs": ["curl"],
    "csp": {"script-src": ["https://a.example"]},
    "redirects": "redirects.yaml",
    "limits": {"time": 60},
    "coverage": {"allow": [{"operation": "GET /teas", "tab": "curl", "until": "2999-01-01", "because": "x"}]},
    "operations": {
        "GET /teas": {"title": "Teas", "hide": ["curl"], "order": 1, "parameters": {"limit": 3}},
        "POST /teas": {"description": "x", "examples": {"own": {}}},
    },
    "models": {"Tea": {"title": "Green leaf", "description": "x", "hide": False}},
    "resources": {"teas": {"title": "All", "description": "x", "hide": False, "order": 1}},
    "sdks": {
        "tea-python": {
            "language": "python",
            "label": "Python",
            "package": "tea",
            "profile": "speakeasy",
            "class": "Tea",
            "overrides": {"listTeas": {"method": "all"}},
            "errors": {"404": "NotFound"},
            "install": ["tea==1.0.0"],
            "environment": {"TEA_KEY": "x"},
        },
        "stainless-python": {
            "language": "python",
            "package": "tea",
            "profile": "stainless",
            "resources": {"/teas": "tea"},
            "methods": {"POST /teas": "create"},
            "models": {"Tea": "Leaf"},
        },
        "plain-python": {
            "language": "python",
            "package": "tea",
            "profile": "openapi-generator",
            "classes": {"teas": "TeasApi"},
        },
    },
}
OWN = {"own", "TEA_KEY"}
"""Keys that the user makes up: names of examples and of variables of his programs."""
FILES = {
    "openapi.yaml": DESCRIPTION,
    "overlay.yaml": "overlay: 1.0.0\ninfo: {title: x, version: '1'}\nactions: []\n",
    "redirects.yaml": "",
    "snippets/README.md": "",
    "templates/README.md": "",
}


@pytest.fixture
def house(project: Project) -> Project:
    for name, text in FILES.items():
        project.write(name, text)
    (project.folder / "docs").mkdir(exist_ok=True)
    return project


def places(value: Any, *before: Any) -> Iterator[tuple[Any, ...]]:
    """Yield the way to each key of each mapping."""
    entries = (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    )
    for key, each in entries:
        if isinstance(value, dict):
            yield *before, key
        yield from places(each, *before, key)


def misspelt(place: tuple[Any, ...]) -> dict[str, Any]:
    """Return the settings with one key that has a letter more."""
    settings = copy.deepcopy(WHOLE)
    below: Any = settings
    for key in place[:-1]:
        below = below[key]
    entries = [(wrong(key) if key == place[-1] else key, each) for key, each in below.items()]
    below.clear()
    below.update(entries)
    return settings


def wrong(key: str) -> str:
    return f"{key}x"


def faults_of(house: Project) -> Sequence[Diagnostic]:
    try:
        load_settings(house.folder)
    except UsageError as stop:
        return stop.findings
    return ()


def test_the_settings_are_right_and_whole(house: Project) -> None:
    house.write("sdkref.yml", write_yaml(WHOLE))
    assert house.run("check").code == 0, house.run("check").err
    assert {*WHOLE, "history"} == {
        each.name for each in KEYS
    }  # what a source says of its history is said once


def test_a_misspelt_key_is_told_with_its_place(house: Project) -> None:
    silent = []
    for place in places(WHOLE):
        settings = misspelt(place)
        house.write("sdkref.yml", write_yaml(settings))
        faults = faults_of(house)
        if faults:
            named = {wrong(place[-1]), place[-1]}
            assert any(each in fault.fact + fault.remedy for each in named for fault in faults), place
            assert all(each.line for each in faults), place
        else:
            silent.append(place)
    unsaid = {place[-1] for place in silent} - OWN
    assert unsaid == {"GET /teas", "POST /teas", "limit", "Tea", "teas", "listTeas", "/teas"}
    for place in silent:
        if place[-1] in unsaid:
            house.write("sdkref.yml", write_yaml(misspelt(place)))
            ended = house.run("check", "--format", "json")
            found = [each for each in msgspec.json.decode(ended.out)["findings"] if each["code"] == "setting"]
            assert [wrong(place[-1]) in each["message"] for each in found] == [True], place
            assert found[0]["line"] > 1, place
