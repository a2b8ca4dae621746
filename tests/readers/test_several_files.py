"""Descriptions in several files: each input of `cases/files` gives the catalogue and findings beside it."""

from pathlib import Path

import pytest

from files_cases import cases, read
from openapi_cases import Case
from sdkref.diagnostics import Diagnostics
from sdkref.documents.reading import parse_document


@pytest.mark.parametrize("case", cases(), ids=str)
def test_case_of_several_files(case: Case, tmp_path: Path) -> None:
    given = read(case, tmp_path)
    for name, text in case.expected.items():
        if name == "findings":
            assert given[name].splitlines() == text.splitlines()
        else:
            assert _value(given[name]) == _value(text)


def test_every_case_of_several_files_says_what_is_found() -> None:
    assert [str(case) for case in cases() if list(case.expected)[-1:] != ["findings"]] == []


def _value(text: str) -> object:
    return parse_document(text.encode(), "expected.yaml", Diagnostics()).data
