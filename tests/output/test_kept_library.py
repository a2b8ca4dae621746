"""References written to a folder and read from it."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from handmade import mounted
from sdkref.diagnostics import UnreadableError
from sdkref.output.kept_library import INDEX, TEXTS, read_library, write_library
from sdkref.output.markdown_pages import digest, generated_pages
from sdkref.output.mounting import Library
from sdkref.pages.page import SiteFile, Twin


def test_what_is_read_is_what_was_written(tmp_path: Path) -> None:
    twin = Twin(
        path="go/chat.md",
        beside="reference/chat.md",
        target="go",
        label="Go",
        title="Chat",
        write=lambda: "# Chat\ud800",
        anchors={"o:post-chat": "create"},
    )
    mount = mounted(root="parley/")
    reference = replace(mount.reference, twins=(twin,), files=(SiteFile("catalogue.json", lambda: b"{}"),))
    mount = replace(mount, reference=reference)
    write_library([mount], tmp_path)
    (found,) = read_library(tmp_path)
    assert (found.name, found.root, found.reference.title) == (mount.name, mount.root, reference.title)
    assert [(each.path, each.content) for each in found.reference.files] == [("catalogue.json", b"{}")]
    assert found.reference.twins[0].write() == twin.write()
    assert found.reference.twins[0].anchors == twin.anchors
    assert found.reference.places() == reference.places()
    for ours, theirs in zip(reference.pages, found.reference.pages, strict=True):
        assert [each.finished() for each in theirs.sections] == [each.finished() for each in ours.sections]
        assert [each.attribute for each in theirs.sections] == [each.attribute for each in ours.sections]


def test_writing_again_is_the_same_and_leaves_nothing_behind(tmp_path: Path) -> None:
    first = write_library([mounted()], tmp_path)
    kept = {path.name: path.stat().st_mtime_ns for path in (tmp_path / TEXTS).iterdir()}
    assert write_library([mounted()], tmp_path) == first
    assert {path.name: path.stat().st_mtime_ns for path in (tmp_path / TEXTS).iterdir()} == kept
    assert write_library([], tmp_path) != first
    assert not list((tmp_path / TEXTS).iterdir())


def test_pages_of_both_have_digests_that_tell_of_their_content(tmp_path: Path) -> None:
    write_library([mounted()], tmp_path)
    (found,) = read_library(tmp_path)
    pages = [page for _, _, page, _ in generated_pages(Library([found]))]
    assert len({digest(page) for page in pages}) == len(pages)


@pytest.mark.parametrize("content", [None, b"", b"[]", b'{"format": 0, "mounts": []}'])
def test_what_is_no_library_is_told(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / INDEX).write_bytes(content)
    with pytest.raises(UnreadableError, match="write them again with `sdkref pages`"):
        read_library(tmp_path)
