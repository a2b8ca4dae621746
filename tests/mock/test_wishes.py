"""What is answered to examples that somebody watches: an error on purpose, or whatever takes their events."""

from pathlib import Path

import pytest

from requests_of import described, request
from sdkref.mock.exchange import Exchange
from sdkref.mock.mock import Mock, Wish

OPERATIONS = {
    "/birds": {
        "get": {"responses": {"200": {"description": ""}}},
        "post": {
            "responses": {
                "201": {"description": ""},
                "429": {
                    "description": "",
                    "headers": {"Retry-After": {"schema": {"type": "integer", "minimum": 30}}},
                },
            }
        },
    }
}


@pytest.fixture
def mock(tmp_path: Path) -> Mock:
    return Mock([described(tmp_path, paths=OPERATIONS)])


def asked(mock: Mock, method: str = "POST", path: str = "/birds") -> Exchange:
    return mock.exchange("e1", request(f"{method} {path}"))


def headers(exchange: Exchange) -> dict[str, str]:
    return {name.lower(): value for name, value in exchange.answer.headers}


def test_an_error_is_answered_to_one_operation_and_all_else_as_usual(mock: Mock) -> None:
    mock.watch("e1", Wish(429, "POST /birds"))
    assert [asked(mock, method).answer.status for method in ("GET", "POST", "POST")] == [200, 429, 429]
    assert len(mock.take("e1")) == 3
    assert asked(mock).answer.status == 201


def test_an_error_without_an_operation_is_answered_to_all(mock: Mock) -> None:
    mock.watch("e1", Wish(500))
    assert [asked(mock, method).answer.status for method in ("GET", "POST")] == [500, 500]


def test_clients_are_told_to_try_again_at_once(mock: Mock) -> None:
    assert "retry-after-ms" not in headers(asked(mock))
    mock.watch("e1", Wish(429, "POST /birds"))
    found = [(name, value) for name, value in asked(mock).answer.headers if "retry" in name.lower()]
    assert found == [("Retry-After", "0"), ("Retry-After-Ms", "1")]


def test_a_success_on_purpose_says_nothing_of_trying_again(mock: Mock) -> None:
    mock.watch("e1", Wish(201, "POST /birds"))
    assert headers(asked(mock)) == {}


def test_events_are_taken_whatever_they_are(mock: Mock) -> None:
    mock.watch("e1", taken=204)
    exchange = asked(mock, "PUT", "/nowhere")
    assert (exchange.answer.status, exchange.operation, exchange.violations) == (204, None, ())
    mock.take("e1")
    assert asked(mock, "PUT", "/nowhere").answer.status == 404
