"""Names of an API become identifiers, whatever they hold; no two models share one."""

import keyword
import re
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdkref.languages.known import LANGUAGES
from sdkref.languages.language import distinct_names
from sdkref.words import camel, constant, pascal, shortened, snake, split

IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
HOSTILE = [
    "", " ", "'", '"', "\n", "\r", "*/", "-->", "`", "${x}", "{{x}}", "class", "None", "default", "func",
    "type", "1st", "42", "é", "日本", "😀", "a" * 5_000, "__proto__", "../../etc/passwd", "x;y", "\u202e",
    "con", "self",
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "words", "cases"),
    [
        ("createChatCompletion", "create Chat Completion", "CreateChatCompletion create_chat_completion"),
        ("HTTPServer_v2", "HTTP Server v2", "HTTPServerV2 http_server_v2"),
        ("simple-user", "simple user", "SimpleUser simple_user"),
        ("API_KEY", "API KEY", "ApiKey api_key"),
        ("chat.completion.chunk", "chat completion chunk", "ChatCompletionChunk chat_completion_chunk"),
        ("größe", "grosse", "Grosse grosse"),
        ("", "", " "),
    ],
)
def test_words(name: str, words: str, cases: str) -> None:
    assert " ".join(split(name)) == words
    assert f"{pascal(split(name))} {snake(split(name))}" == cases


def test_other_cases() -> None:
    assert camel(["create", "HTTP", "User"]) == "createHTTPUser"
    assert camel(["API", "KEY"]) == "apiKey"
    assert constant(["api", "Key"]) == "API_KEY"


def test_long_text_is_cut_and_stays_distinct() -> None:
    one, other = shortened("a" * 100, 40), shortened("a" * 101, 40)
    assert len(one) == len(other) == 40
    assert one != other


@pytest.mark.parametrize("language", ["typescript", "go", "python"])
@given(name=st.text() | st.sampled_from(HOSTILE))
def test_identifiers(language: str, name: str) -> None:
    speaks = LANGUAGES[language]
    for identifier in (speaks.type_name(name), speaks.variable_name(name)):
        assert IDENTIFIER.fullmatch(identifier)
        assert len(identifier) <= 90
        assert not keyword.iskeyword(identifier) or language != "python"


@pytest.mark.parametrize("language", LANGUAGES)
@given(names=st.lists(st.text() | st.sampled_from(HOSTILE), unique=True, max_size=12))
def test_models_have_distinct_names(language: str, names: list[str]) -> None:
    result = distinct_names(names, LANGUAGES[language].type_name)
    assert list(result) == names
    assert len(set(result.values())) == len(names)
    assert all("\n" not in name and "\r" not in name for name in result.values())


def test_a_name_that_needs_no_change_keeps_it() -> None:
    names = distinct_names(
        ["user_group", "UserGroup", "userGroup", "User Group 2"], LANGUAGES["go"].type_name
    )
    assert names == {
        "user_group": "UserGroup2",
        "UserGroup": "UserGroup",
        "userGroup": "UserGroup3",
        "User Group 2": "UserGroup22",
    }


def test_languages_are_told_apart_by_their_aliases() -> None:
    aliases = list(chain.from_iterable(language.aliases for language in LANGUAGES.values()))
    assert len(set(aliases)) == len(aliases)
