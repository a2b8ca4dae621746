"""The project's own site: every documented error is met in each tab, and its type is known for each SDK."""

from collections import defaultdict

import pytest

from places import REPOSITORY
from sdkref.settings.config import load_settings
from sdkref.trials.plan import Plan, plan
from sdkref.trials.wanted import Wanted

SDKS = ("openai-typescript", "openai-go", "openai-python")
HTTP = ("typescript", "go", "python", "curl")


@pytest.fixture(scope="module")
def planned() -> Plan:
    settings = load_settings(REPOSITORY)
    assert settings is not None
    return plan(settings, Wanted())


def test_every_documented_error_is_met_in_each_tab(planned: Plan) -> None:
    met: dict[str, set[tuple[int | None, str, int]]] = defaultdict(set)
    for each in planned.trials:
        if each.status is not None:
            met[each.example.target].add((each.api, each.example.operation, each.status))
    documented = {
        (api, operation.key, int(response.status))
        for api, catalogue in enumerate(planned.catalogues)
        for operation in catalogue.operations
        for response in operation.responses
        if response.is_error
    }
    with_sdks = {each for each in documented if each[0] == 0}
    assert met == dict.fromkeys(SDKS, with_sdks) | dict.fromkeys(HTTP, documented)


def test_what_callers_of_an_sdk_see_of_each_error_is_known(planned: Plan) -> None:
    seen = {each.example.target: each.seen for each in planned.trials if each.status == 429}
    assert seen == dict.fromkeys(HTTP) | dict.fromkeys(SDKS, "RateLimitError") | {"openai-go": "Error"}
    assert all(each.seen for each in planned.trials if each.status and each.example.target in SDKS)
