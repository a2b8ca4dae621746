"""OpenAPI 3.x descriptions: each input of `cases/openapi` gives the catalogue and the findings beside it."""

import pytest

from openapi_cases import Case, cases, read
from sdkref.diagnostics import Diagnostics
from sdkref.documents.reading import parse_document


@pytest.mark.parametrize("case", cases(), ids=str)
def test_case(case: Case) -> None:
    given = read(case)
    for name, text in case.expected.items():
        if name == "findings":
            assert given[name].splitlines() == text.splitlines()
        else:
            assert _value(given[name]) == _value(text)


def test_every_case_says_what_is_found() -> None:
    assert [str(case) for case in cases() if list(case.expected)[-1:] != ["findings"]] == []


def _value(text: str) -> object:
    return parse_document(text.encode(), "expected.yaml", Diagnostics()).data
