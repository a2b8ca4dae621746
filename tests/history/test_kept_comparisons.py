"""Comparisons that are kept: the same as those that are made, and made anew when anything is other."""

from pathlib import Path

from changed_apis import Description, described, read
from sdkref.history.comparing import compare_catalogues
from sdkref.references.kept_comparisons import KeptComparisons

ITEM: Description = {"get": {"responses": {"200": {"description": ""}}}}
OLD, NEW = read(described(paths={"/a": ITEM})), read(described(paths={"/b": ITEM}))


def test_what_is_kept_is_what_was_made(tmp_path: Path) -> None:
    kept = KeptComparisons(tmp_path / "kept")
    made = kept.compare(OLD, NEW)
    assert made == compare_catalogues(OLD, NEW) == kept.compare(OLD, NEW)
    assert len(list((tmp_path / "kept").iterdir())) == 1
    assert kept.compare(NEW, OLD) != made


def test_a_damaged_file_is_as_if_it_were_absent(tmp_path: Path) -> None:
    kept = KeptComparisons(tmp_path)
    made = kept.compare(OLD, NEW)
    (path,) = tmp_path.iterdir()
    for text in (b"", b"[]", b"\xff", b'{"subjects": 1}'):
        path.write_bytes(text)
        assert kept.compare(OLD, NEW) == made


def test_a_folder_that_cannot_be_made_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert KeptComparisons(tmp_path / "file" / "kept").compare(OLD, NEW) == compare_catalogues(OLD, NEW)
