"""Which type callers of an SDK see of a status: what its profile knows, and what settings say instead."""

import pytest

from sdkref.profiles.error_types import error_type
from sdkref.sdk import Sdk

STAINLESS = {400: "BadRequestError", 404: "NotFoundError", 429: "RateLimitError", 503: "InternalServerError"}


@pytest.mark.parametrize("language", ["python", "typescript"])
def test_a_profile_knows_the_types_of_statuses(language: str) -> None:
    sdk = Sdk(key="tea", language=language, profile="stainless")
    assert {status: error_type(sdk, status) for status in STAINLESS} == STAINLESS


def test_in_go_one_type_stands_for_all() -> None:
    sdk = Sdk(key="tea", language="go", profile="stainless")
    assert {error_type(sdk, status) for status in (400, 404, 418, 500)} == {"Error"}


@pytest.mark.parametrize(("language", "seen"), [("python", "APIStatusError"), ("typescript", "APIError")])
def test_a_status_without_a_type_of_its_own_has_that_of_its_range(language: str, seen: str) -> None:
    assert error_type(Sdk(key="tea", language=language, profile="stainless"), 418) == seen


def test_without_a_profile_nothing_is_known() -> None:
    assert error_type(Sdk(key="tea", language="python"), 404) == ""


def test_settings_win_over_the_profile_and_a_status_over_its_range() -> None:
    errors = (("404", "Gone"), ("4XX", "Refused"), ("default", "Oops"))
    sdk = Sdk(key="tea", language="python", profile="stainless", errors=errors)
    assert [error_type(sdk, status) for status in (404, 429, 500)] == ["Gone", "Refused", "Oops"]
    some = Sdk(key="tea", language="python", profile="stainless", errors=errors[:1])
    assert [error_type(some, status) for status in (404, 429)] == ["Gone", "RateLimitError"]
