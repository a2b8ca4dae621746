"""The digest of a user's templates: it follows their content, and files are read once while they stay."""

from pathlib import Path

import pytest

from sdkref.templating.chosen import templates_digest, with_templates


def digest(folder: Path) -> str:
    with with_templates(folder):
        return templates_digest()


def test_templates_are_read_once_while_they_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages/head.html").write_text("one")
    read: list[Path] = []
    bytes_of = Path.read_bytes

    def counted(path: Path) -> bytes:
        read.append(path)
        return bytes_of(path)

    monkeypatch.setattr(Path, "read_bytes", counted)
    first = digest(tmp_path)
    assert digest(tmp_path) == first
    assert read == [tmp_path / "pages/head.html"]
    (tmp_path / "pages/head.html").write_text("other")
    assert digest(tmp_path) != first


def test_the_digest_follows_names_as_well(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("one")
    first = digest(tmp_path)
    (tmp_path / "a.html").rename(tmp_path / "b.html")
    assert digest(tmp_path) != first
    assert templates_digest() == ""
