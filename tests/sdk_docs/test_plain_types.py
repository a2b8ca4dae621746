"""Types that have no page, however a generator links them."""

from pathlib import Path

import pytest

from sdkref.diagnostics import Diagnostics
from sdkref.readers.sdk_docs.folder import read_surface
from sdkref.readers.sdk_docs.plain_types import is_plain

PAGE = """\
# dogs.DogsApi

All URIs are relative to *https://dogs.example*

Method | HTTP request | Description
------------- | ------------- | -------------
[**count_dogs**](DogsApi.md#count_dogs) | **GET** /dogs | Count dogs

# **count_dogs**
> int count_dogs(names)

Count dogs

### Parameters

Name | Type | Description  | Notes
------------- | ------------- | ------------- | -------------
 **names** | [**List[str]**](str.md)| Their names |
 **food** | [**Food**](Food.md)| What they eat |
 **pups** | [**Dict[str, List[Pup]]**](array.md)| By name |

### Return type

[**int**](int.md)
"""


@pytest.mark.parametrize(
    "written", ["str", "list[str]", "List<string>", "map[string]int32", "*bool", "Array<Set<number>>"]
)
def test_types_of_a_language(written: str) -> None:
    assert is_plain(written)


@pytest.mark.parametrize(
    "written", ["", "[]", "List", "File", "Date", "Optional[models.Dog]", "string | Dog", "integers"]
)
def test_what_may_be_a_model(written: str) -> None:
    assert not is_plain(written)


def test_only_links_of_other_types_are_told_when_they_lead_nowhere(tmp_path: Path) -> None:
    (tmp_path / "DogsApi.md").write_text(PAGE, encoding="utf-8")
    found = Diagnostics()
    read_surface(tmp_path, found, name="docs", key="dogs", cache=tmp_path / "kept")
    (told,) = map(str, found)
    assert "a link of types to pages that are not there: `Food.md`;" in told
