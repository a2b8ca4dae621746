"""`sdks:` in `sdkref.yml`: what it sets, and what is said of what it cannot set."""

from pathlib import Path

import pytest

from sdkref.diagnostics import UsageError
from sdkref.sdk import Sdk
from sdkref.settings.config import Settings, load_settings


def load(directory: Path, text: str) -> Settings:
    (directory / "sdkref.yml").write_text(f"sources: [openapi.yaml]\n{text}", encoding="utf-8")
    settings = load_settings(directory)
    assert settings is not None
    return settings


def test_an_sdk_has_a_tab_with_packages_and_variables(tmp_path: Path) -> None:
    text = """\
sdks:
  parley-python:
    language: python
    label: Parley
    package: parley
    install: [parley==1.4.0, "trio[all]==0.31.0"]
    environment: {PARLEY_URL: "{base_url}/v1"}
    profile: stainless
    errors: {404: errors.Gone, 4XX: APIError, default: Oops}
  python:
    install: markdown==3.9
"""
    assert load(tmp_path, text).sdks == (
        Sdk(
            key="parley-python",
            language="python",
            label="Parley",
            package="parley",
            install=("parley==1.4.0", "trio[all]==0.31.0"),
            environment=(("PARLEY_URL", "{base_url}/v1"),),
            profile="stainless",
            errors=(("404", "errors.Gone"), ("4XX", "APIError"), ("default", "Oops")),
        ),
        Sdk(key="python", language="python", install=("markdown==3.9",)),
    )


def test_a_source_chooses_its_sdks(tmp_path: Path) -> None:
    (tmp_path / "sdkref.yml").write_text("""\
sources:
  - one.yaml
  - {file: two.yaml, sdks: [b]}
  - {file: three.yaml, sdks: []}
sdks: {a: {language: go}, b: {language: go}}
""")
    settings = load_settings(tmp_path)
    assert settings is not None
    chosen = [[each.key for each in settings.sdks_of(source)] for source in settings.sources]
    assert chosen == [["a", "b"], ["b"], []]


@pytest.mark.parametrize(
    ("sdk", "fault"),
    [
        ("Parley: {language: go}", "3:3: `Parley` is no key; use small letters, digits and single hyphens"),
        ("parley: {label: x}", "it has no language; write `language:` and typescript, go, python, curl"),
        ("parley: {language: rust}", "the SDK has no language that is known: `rust`"),
        ("go: {language: python}", "write `language:` and go"),
        ("parley: {language: go, instal: x}", "`instal`"),
        ("parley: {language: curl, install: x}", "curl installs nothing; remove the setting"),
        (
            "parley: {language: python, install: parley>=1}",
            "`parley>=1` names no version of a package; write it like `openai==3.52.0`",
        ),
        (
            "parley: {language: python, install: --index-url=https://x.example}",
            "names no version of a package",
        ),
        ("parley: {language: typescript, install: parley@latest}", "write it like `openai@7.2.0`"),
        ("parley: {language: typescript, install: --registry@1.0.0}", "names no version of a package"),
        ("parley: {language: go, install: parley.example/go@latest}", "names no version of a package"),
        ("parley: {language: go, environment: [X]}", "environment"),
        (
            "parley: {language: go, profile: stainles}",
            "3:26: there is no profile `stainles`; write one of stainless",
        ),
        ("parley: {language: go, errors: [X]}", "3:26: `errors` is not a mapping; write a mapping"),
        (
            "parley: {language: go, errors: {200: Fine}}",
            "3:35: `200` is no status of an error; write one like 404, 4XX or default",
        ),
        (
            "parley: {language: go, errors: {404: not found}}",
            "3:35: what stands for `404` is no name of a type; write it like `NotFoundError`",
        ),
        (
            "parley: {language: go, errors: {404: {type: Gone}}}",
            "3:35: what stands for `404` is no name of a type",
        ),
    ],
)
def test_faults_are_told_with_their_place(sdk: str, fault: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError) as raised:
        load(tmp_path, f"sdks:\n  {sdk}\n")
    (line,) = str(raised.value).splitlines()
    assert line.startswith("sdkref.yml:3:")
    assert fault in line


def test_a_source_names_an_sdk_that_there_is(tmp_path: Path) -> None:
    (tmp_path / "sdkref.yml").write_text("""\
sources:
  - {file: one.yaml, sdks: [parley-rust]}
sdks: {parley-go: {language: go}}
""")
    with pytest.raises(UsageError, match=r":2:29: there is no SDK `parley-rust`; name some of parley-go"):
        load_settings(tmp_path)
