"""Values of enums as samples write them."""

from pathlib import Path

import pytest

from profiles.predictions import predicted
from sdkref.profiles.speakeasy.enum_words import value_words, without_leading_number
from sdkref.words import pascal

LISTED = """
paths:
  /teas:
    get:
      operationId: listTeas
      parameters: [{name: state, in: query, required: true, schema: {type: string, enum: [fine-tune]}}]
      responses: {204: {description: Done}}
"""
PYTHON = {"language": "python", "profile": "speakeasy", "package": "tea-house", "class": "Tea"}


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("fine-tune", "FineTune"),
        ("image_url", "ImageUrl"),
        ("1024x1024", "OneThousandAndTwentyFourx1024"),
        ("24h", "TwentyFourh"),
        ("/v1/files", "RootV1Files"),
        ("-1", "Minus1"),
        (7, "Seven"),
        ("200", "TwoHundred"),
        ("", "Unknown"),
        ("9" * 5000, "Number" + "9" * 5000),
        ("日本", "Unknown"),
    ],
)
def test_words_of_values(value: object, expected: str) -> None:
    assert without_leading_number(pascal(value_words(value))) == expected


def test_python_writes_constants_of_classes(tmp_path: Path) -> None:
    code = predicted(tmp_path, LISTED, **PYTHON).examples[0].code
    imports = "from tea_house import Tea\nfrom tea_house.models import operations\n"
    assert code.startswith(f"{imports}\n\nwith Tea()")
    assert '"state": operations.State.FINE_TUNE,' in code


def test_python_writes_texts_where_enums_are_unions(tmp_path: Path) -> None:
    code = predicted(tmp_path, LISTED, **PYTHON, enumFormat="union").examples[0].code
    assert code.startswith("from tea_house import Tea\n\n\nwith Tea()")
    assert '"state": "fine-tune",' in code
