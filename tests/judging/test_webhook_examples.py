"""Receivers and senders of webhooks are run: what they get, and what is said of those that go wrong."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import platformdirs
import pytest
from msgspec.structs import replace

from sdkref.judging.trial import Result, Trial
from sdkref.progress import Silent
from sdkref.settings.config import Settings
from sdkref.settings.sources import Source
from sdkref.trials.plan import Plan, plan
from sdkref.trials.runs import Means, trial_runs
from sdkref.trials.wanted import Wanted
from tools import tool

DESCRIPTION = """\
openapi: 3.1.0
info: {title: Tea, version: "1"}
paths:
  /teas:
    post:
      responses: {"201": {description: The tea.}}
      callbacks:
        steeped:
          "{$request.query.url}":
            post:
              requestBody: {content: {application/json: {schema: {type: object}, example: {minutes: 4}}}}
              responses: {"204": {description: Taken.}}
webhooks:
  soldOut:
    post:
      parameters:
        - {name: tea-id, in: header, required: true, schema: {type: string}, example: t_1}
      requestBody:
        content: {application/json: {schema: {type: object}, example: {name: Assam, grams: 0}}}
      responses: {"202": {description: Taken.}}
  weighed:
    put:
      requestBody: {content: {text/plain: {schema: {type: string}, example: 100 grams}}}
      responses: {default: {description: Taken.}}
  pictured:
    post:
      requestBody: {content: {image/png: {schema: {type: string, format: binary}}}}
      responses: {"200": {description: Taken.}}
"""
TOOLS = {"python": "python3", "typescript": "npm", "go": "go", "curl": "curl"}
NAMES = {"python": "Python", "typescript": "TypeScript", "go": "Go", "curl": "curl"}


@pytest.fixture
def planned(tmp_path: Path) -> Plan:
    file = tmp_path / "tea.yaml"
    file.write_text(DESCRIPTION)
    return plan(Settings(sources=(Source(file=file, name=file.name),)), Wanted())


def webhooks(planned: Plan, language: str) -> list[Trial]:
    found = [each for each in planned.trials if each.example.operation != "POST /teas"]
    return [each for each in found if each.example.language == language]


def ran(planned: Plan, trials: list[Trial], **means: Any) -> dict[str, Result]:
    """Run trials; return what came of each by its operation."""
    tool(TOOLS[trials[0].example.language])
    found: list[Result] = []
    cache = platformdirs.user_cache_path("sdkref-tests") / "toolchains"
    with trial_runs(planned, Means(cache=cache, jobs=2, **means)) as runs:
        runs.run(trials, found.append, Silent())
    return {each.trial.example.operation: each for each in found}


@pytest.mark.parametrize("language", TOOLS)
def test_every_example_of_a_webhook_takes_or_sends_its_event(planned: Plan, language: str) -> None:
    trials = webhooks(planned, language)
    hooks = ["POST soldOut", "PUT weighed", "POST pictured", "POST {$request.query.url}"]
    assert [each.example.operation for each in trials] == hooks
    assert [each.example.directives.compile_only for each in trials] == [False, False, True, False]
    found = ran(planned, trials)
    assert {name: each.message for name, each in found.items()} == dict.fromkeys(hooks, "")
    if language == "curl":
        (exchange,) = found["PUT weighed"].exchanges
        assert (exchange.request.method, exchange.request.body) == ("PUT", b"100 grams")


def changed(trial: Trial, change: Callable[[str], str]) -> Trial:
    text = change(trial.example.text)
    assert text != trial.example.text
    return replace(trial, example=replace(trial.example, text=text))


WRONG: dict[tuple[str, str], tuple[str, str, str]] = {
    ("python", "another status"): (
        "send_response(202)",
        "send_response(500)",
        "answers the event with the status 500, and not with 202",
    ),
    ("python", "no server"): ("HTTPServer(", "print(", "fails: AttributeError: 'NoneType' object has no "),
    ("python", "another port"): ("8080", "0", "never answers the event: nobody listens"),
    ("python", "breaks"): ("json.loads", "json.load", "never answers the event: Remote end closed"),
    ("typescript", "ends"): (
        'server.listen(8080, "127.0.0.1");',
        "",
        "never answers the event: nobody listens",
    ),
    ("curl", "no header"): (
        "--header 'tea-id: t_1'",
        "--header 'tea: t_1'",
        "sends the event without the header `tea-id: t_1`",
    ),
    ("curl", "another body"): ('"grams": 0', '"grams": 1', "sends another body than that of the event"),
    ("curl", "another method"): ("POST", "PUT", "sends the event by PUT, and not by POST"),
    ("curl", "nothing"): ("curl ", "true ", "sends no event"),
}


@pytest.mark.parametrize(("language", "fault"), WRONG)
def test_what_is_said_of_an_example_that_goes_wrong(planned: Plan, language: str, fault: str) -> None:
    right, wrong, words = WRONG[language, fault]
    first = changed(webhooks(planned, language)[0], lambda text: text.replace(right, wrong))
    patience = 4.0 if words.endswith("nobody listens") else 30.0
    (result,) = ran(planned, [first], seconds=patience).values()
    assert result.outcome == "failed"
    assert result.message.startswith(f"the {NAMES[language]} example {words}")
