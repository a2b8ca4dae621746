"""Environment variables get short names that tell the API, and are distinct."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdkref.catalogue.catalogue import Catalogue, Info, SecurityScheme
from sdkref.projection.environment import base_url_variable, scheme_variables, variable_prefix

BEARER = SecurityScheme(kind="http", scheme="bearer")
BASIC = SecurityScheme(kind="http", scheme="basic")
KEY = SecurityScheme(kind="apiKey", name="X-Key", place="header")
OAUTH = SecurityScheme(kind="oauth2")


@pytest.mark.parametrize(
    ("title", "prefix"),
    [
        ("Parley API", "PARLEY"),
        ("OpenAI API", "OPENAI"),
        ("GitHub v3 REST API", "GITHUB"),
        ("GitHub's official OpenAPI spec", "GITHUB"),
        ("Swagger Petstore - OpenAPI 3.0", "PETSTORE"),
        ("The Acme Billing API (beta)", "ACME_BILLING"),
        ("API", "API"),
        ("", "API"),
        ("3scale", "API_3SCALE"),
        ("Größe", "GROSSE"),
        ('"; rm -rf / #\n`id`', "RM_RF_ID"),
        ("word " * 1_000, "WORD_WORD_WORD_WORD"),
    ],
)
def test_prefix(title: str, prefix: str) -> None:
    assert variable_prefix(title) == prefix


@given(st.text())
def test_prefix_is_always_a_name(title: str) -> None:
    assert re.fullmatch(r"[A-Z][A-Z0-9_]{0,44}", variable_prefix(title))


def variables(**schemes: SecurityScheme) -> dict[str, str]:
    catalogue = Catalogue(info=Info(title="Parley API"), security_schemes=schemes)
    return {key: " ".join(names) for key, names in scheme_variables(catalogue).items()}


@pytest.mark.parametrize(
    ("schemes", "names"),
    [
        ({"ApiKeyAuth": BEARER}, {"ApiKeyAuth": "PARLEY_API_KEY"}),
        ({"bearer": BEARER}, {"bearer": "PARLEY_TOKEN"}),
        ({"basic": BASIC}, {"basic": "PARLEY_USERNAME PARLEY_PASSWORD"}),
        ({"a": OAUTH, "b": KEY}, {"a": "PARLEY_ACCESS_TOKEN", "b": "PARLEY_API_KEY"}),
        (
            {"apiKeyAuth": KEY, "appKeyAuth": KEY},
            {"apiKeyAuth": "PARLEY_API_KEY", "appKeyAuth": "PARLEY_APP_KEY"},
        ),
        ({"one-key": KEY, "one key": KEY}, {"one-key": "PARLEY_ONE_KEY", "one key": "PARLEY_ONE_KEY_2"}),
        ({"mtls": SecurityScheme(kind="mutualTLS")}, {"mtls": ""}),
    ],
)
def test_schemes(schemes: dict[str, SecurityScheme], names: dict[str, str]) -> None:
    assert variables(**schemes) == names


@given(st.dictionaries(st.text(), st.sampled_from([BEARER, BASIC, KEY, OAUTH]), max_size=6))
def test_names_are_distinct(schemes: dict[str, SecurityScheme]) -> None:
    catalogue = Catalogue(info=Info(title="Parley"), security_schemes=schemes)
    names = [name for names in scheme_variables(catalogue).values() for name in names]
    names.append(base_url_variable(catalogue))
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[A-Z][A-Z0-9_]*", name) for name in names)
