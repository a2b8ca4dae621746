"""The published schema of surfaces is that of their records."""

from surface_schema import SCHEMA, written


def test_the_published_schema_is_that_of_the_records() -> None:
    text = SCHEMA.read_text(encoding="utf-8")
    assert text == written(text), "run `python tests/surface_schema.py`"
