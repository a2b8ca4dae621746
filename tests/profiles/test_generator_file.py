"""The file that Speakeasy keeps beside an SDK gives its profile the settings that sdkref.yml does not."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from profiles.predictions import surfaces, text
from sdkref.diagnostics import UsageError
from sdkref.settings.config import load_settings

BREW = """
servers: [{url: "https://tea.example.com"}]
components: {securitySchemes: {apiKeyAuth: {type: http, scheme: bearer}}}
security: [{apiKeyAuth: []}]
paths:
  /pots:
    get:
      operationId: listPots
      tags: [pots]
      parameters: [{name: size, in: query, schema: {type: integer}}]
      responses:
        200: {description: OK}
        404: {description: No pot, content: {application/json: {schema: {type: object}}}}
"""
GEN = """
configVersion: 2.0.0
generation:
  sdkClassName: teaHouse
  usageSnippets: {optionalPropertyRendering: always}
typescript:
  version: 0.3.1
  packageName: "@tea/house"
  envVarPrefix: TEA
  maxMethodParams: 2
  methodArguments: infer-optional-args
  defaultErrorName: TeaError
  responseFormat: flat
  enumFormat: union
  imports: {paths: {errors: models/faults, operations: models/operations, shared: models/shared}}
"""


def _write(folder: Path, gen: str, place: str = "sdk/.speakeasy/gen.yaml") -> None:
    (folder / place).parent.mkdir(parents=True, exist_ok=True)
    (folder / place).write_text(gen, encoding="utf-8")


def _told(folder: Path, **settings: Any) -> Any:
    (folder / "sdkref.yml").write_text(
        yaml.safe_dump({"sources": ["openapi.json"], "sdks": {"sdk": settings}}), encoding="utf-8"
    )
    found = load_settings(folder)
    assert found is not None
    return found


def test_the_file_gives_language_profile_and_settings(tmp_path: Path) -> None:
    _write(tmp_path, GEN)
    (surface,) = surfaces(tmp_path, BREW, {"sdk": {"gen": "sdk/.speakeasy/gen.yaml"}})
    (method,) = surface.methods
    assert (surface.language, surface.about.package, surface.about.client) == (
        "typescript",
        "@tea/house",
        "TeaHouse",
    )
    assert [text(each.type) for each in method.errors or ()] == [
        "faults.ListPotsResponseBody",
        "faults.TeaError",
    ]
    assert next(each.name for each in method.arguments or ()) == "size"
    assert 'apiKeyAuth: process.env["TEA_API_KEY_AUTH"] ?? "",' in method.examples[0].code


def test_settings_of_the_site_win(tmp_path: Path) -> None:
    _write(tmp_path, GEN)
    (tmp_path / "openapi.json").touch()
    told = _told(tmp_path, gen="sdk/.speakeasy/gen.yaml", package="tea", maxMethodParams=0)
    (sdk,) = told.sdks
    assert (sdk.package, sdk.options.package, sdk.options.max_method_params) == ("tea", "tea", 0)
    assert sdk.options.default_error_name == "TeaError"
    assert tmp_path / "sdk/.speakeasy/gen.yaml" in told.files


def test_the_version_of_the_generator_stands_beside_it(tmp_path: Path) -> None:
    _write(tmp_path, GEN)
    _write(tmp_path, "management: {speakeasyVersion: 1.684.0}", "sdk/.speakeasy/gen.lock")
    (sdk,) = _told(tmp_path, gen="sdk/.speakeasy/gen.yaml").sdks
    assert sdk.options.version == "1.684.0"


@pytest.mark.parametrize("docs", ["sdk", "sdk/docs", "sdk/docs/sdks"])
def test_it_is_found_in_the_repository_of_the_documentation(tmp_path: Path, docs: str) -> None:
    _write(tmp_path, GEN)
    (tmp_path / docs).mkdir(parents=True, exist_ok=True)
    (sdk,) = _told(tmp_path, docs=docs, profile="speakeasy").sdks
    assert (sdk.package, sdk.options.client) == ("@tea/house", "TeaHouse")


def test_it_is_not_looked_for_beyond_a_repository(tmp_path: Path) -> None:
    _write(tmp_path, GEN)
    (tmp_path / "sdk/docs/.git").mkdir(parents=True)
    (sdk,) = _told(tmp_path, docs="sdk/docs", profile="speakeasy", package="own").sdks
    assert sdk.options.client == "SDK"


def test_a_language_among_several_is_named_in_the_settings(tmp_path: Path) -> None:
    _write(tmp_path, GEN + "go: {modulePath: github.com/tea/tea-go, sdkPackageName: tea}\n")
    (sdk,) = _told(tmp_path, gen="sdk/.speakeasy/gen.yaml", language="go").sdks
    assert (sdk.options.package, sdk.options.alias) == ("github.com/tea/tea-go", "tea")
    with pytest.raises(UsageError, match="it has no language"):
        _told(tmp_path, gen="sdk/.speakeasy/gen.yaml")


@pytest.mark.parametrize(
    ("gen", "told"),
    [
        (
            GEN.replace("maxMethodParams: 2", "maxMethodParams: two"),
            "gen.yaml:10:3: `maxMethodParams` is not a whole number",
        ),
        (
            GEN.replace("responseFormat: flat", "responseFormat: round"),
            "gen.yaml:13:3: invalid enum value 'round'",
        ),
        ("- typescript\n", "gen.yaml:1:3: the file is not a mapping"),
        ("typescript: [", "gen.yaml:1:"),
    ],
)
def test_what_is_wrong_with_it_has_its_place(tmp_path: Path, gen: str, told: str) -> None:
    _write(tmp_path, gen)
    with pytest.raises(UsageError) as stop:
        _told(tmp_path, gen="sdk/.speakeasy/gen.yaml", language="typescript", package="tea")
    assert f"sdk/.speakeasy/{told}" in str(stop.value)


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ({"gen": "nowhere.yaml", "language": "go"}, "there is no file `nowhere.yaml`"),
        ({"gen": 3, "language": "go"}, "`gen` is not a text"),
        (
            {"gen": "gen.yaml", "language": "go", "profile": "stainless"},
            "the profile `stainless` reads no file of its generator",
        ),
    ],
)
def test_what_is_wrong_with_its_name(tmp_path: Path, settings: dict[str, Any], told: str) -> None:
    with pytest.raises(UsageError) as stop:
        _told(tmp_path, **settings)
    assert told in str(stop.value)


def test_a_namespace_of_errors_is_no_list_of_errors(tmp_path: Path) -> None:
    settings = {"language": "go", "profile": "speakeasy", "package": "tea", "errors": "sdkerrors"}
    (sdk,) = _told(tmp_path, **settings).sdks
    assert (sdk.errors, sdk.options.errors) == ((), "sdkerrors")
    (sdk,) = _told(tmp_path, **{**settings, "errors": {"404": "NotFound"}}).sdks
    assert (sdk.errors, sdk.options.errors) == ((("404", "NotFound"),), None)
