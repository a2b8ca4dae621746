"""What operations are called, and who uses a model."""

import pytest
from msgspec.structs import replace

import shown
from sdkref.catalogue.operation import Operation
from sdkref.pages.titles import title_of
from sdkref.pages.uses import Uses, uses_of

SENTENCE = "Creates a response with all that the model was told before, and keeps it for a month."


@pytest.mark.parametrize(
    ("summary", "title"),
    [
        ("Send a message", "Send a message"),
        ("Send a message.", "Send a message"),
        ("Send\n  a message", "Send a message"),
        ("List `items` of [a list](/x)", "List items of a list"),
        ("List<String> of a & b", "List<String> of a & b"),
        (f"{SENTENCE} It may take long.", SENTENCE.removesuffix(".")),
        (None, "GET /a"),
        (" ", "GET /a"),
    ],
)
def test_an_operation_is_called_by_its_summary(summary: str | None, title: str) -> None:
    assert title_of(Operation(method="GET", path="/a", resource="r", summary=summary)) == title


def test_a_question_at_the_head_of_a_long_summary_is_no_title() -> None:
    asked = f"**Are you new here?** {SENTENCE}"
    operation = Operation(method="GET", path="/a", resource="r", summary=asked)
    assert title_of(operation) == "Are you new here?"
    assert title_of(replace(operation, operation_id="createChatResponse")) == "Create chat response"
    assert title_of(replace(operation, operation_id="get_URL_v2", summary="Why?")) == "Why?"


def test_a_title_has_an_end() -> None:
    title = title_of(Operation(method="GET", path="/a", resource="r", summary="word " * 100))
    assert len(title) <= 160
    assert title.endswith("…")


def test_users_of_a_model_are_those_that_name_it() -> None:
    assert uses_of(shown.CATALOGUE) == {
        "Message": Uses(operations=(("POST /chat/{room}/messages", "Send a message"),), models=("Message",)),
        "Sender": Uses(),
    }
