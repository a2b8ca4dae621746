"""The site of a preview after any edits has the same bytes as one that is built afresh."""

import shutil
from pathlib import Path

import pytest

from commands import Project, digests
from sdkref.build import build_site
from sdkref.findings.report import Report
from sdkref.output.manifest import MANIFEST
from sdkref.preview_site import PreviewSite
from sdkref.progress import Silent
from sdkref.settings.config import load_settings

HARBOUR = (Path(__file__).parent / "harbour.yaml").read_text(encoding="utf-8")
GUIDE = """\
# Guide

Read [how ships are listed](api/reference/ships.md#get-ships), and [the other page](other.md#part).

::: sdkref GET /tides
"""
OTHER = "# Other\n\n## Part\n\nSome text.\n"
FILES = {
    "openapi.yaml": HARBOUR,
    "sdkref.yml": "sources: [{file: openapi.yaml, root: api}]\n",
    "mkdocs.yml": (
        "site_name: Harbour\nuse_directory_urls: false\ntheme: {name: material, font: false}\n"
        "plugins: [search, sdkref]\nmarkdown_extensions: [tables, toc]\n"
    ),
    "docs/index.md": "# Home\n\n[Guide](guide.md)\n",
    "docs/guide.md": GUIDE,
    "docs/other.md": OTHER,
    "docs/style.css": "p {}\n",
}
EDITS = {
    "a summary": ("openapi.yaml", HARBOUR.replace("List ships", "List all ships")),
    "what a page embeds": ("openapi.yaml", HARBOUR.replace("Forecast tides", "Tell the tides")),
    "a resource less": ("openapi.yaml", HARBOUR.replace("tags: [Berths]", "tags: [Ships]")),
    "the description as it was": ("openapi.yaml", HARBOUR),
    "the title of a page": ("docs/other.md", OTHER.replace("# Other", "# Another")),
    "a link that leads nowhere": ("docs/other.md", "# Other\n"),
    "the anchor again": ("docs/other.md", OTHER),
    "a new page": ("docs/new.md", "---\ntitle: New\n---\nText with [a link](guide.md).\n"),
    "a file that is copied": ("docs/style.css", "p {color: red}\n"),
    "a snippet": ("snippets/get-ships/python.py", "print('ships')\n"),
    "the theme": ("mkdocs.yml", FILES["mkdocs.yml"].replace("tables, ", "tables, admonition, ")),
    "an extension that reads files": ("mkdocs.yml", FILES["mkdocs.yml"].replace("toc", "pymdownx.snippets")),
    "the settings": ("sdkref.yml", "sources: [{file: openapi.yaml, root: harbour}]\nexclude: [Berths]\n"),
}


COMPARED = {"what a page embeds", "a link that leads nowhere", "a file that is copied", "the settings"}
"""Edits after which there is a fresh build: what an earlier edit left behind would show then as well."""


class Preview:
    """A preview of the working directory."""

    def __init__(self, folder: Path) -> None:
        self.site = PreviewSite(folder)

    def build(self, *, afresh: bool = False) -> Report:
        """Build the preview, or the site in its usual place."""
        settings = load_settings(Path())
        assert settings is not None
        return build_site(
            settings,
            Path("site"),
            Silent(),
            mkdocs_yml=Path("mkdocs.yml"),
            strict=False,
            jobs=1,
            preview=None if afresh else self.site,
        )

    def digests(self) -> dict[str, str]:
        """Return the digests of all files, of those that are left for later as well."""
        whole = Path("whole")
        shutil.rmtree(whole, ignore_errors=True)
        shutil.copytree(self.site.place, whole)
        for path in self.site.left_out:
            assert not (whole / path).exists()
            (whole / path).parent.mkdir(parents=True, exist_ok=True)
            (whole / path).write_bytes(self.site.later(path) or b"")
        return digests(whole)

    def inode(self, page: str) -> int:
        """Return what tells a file from any other."""
        return (self.site.place / page).stat().st_ino


@pytest.fixture
def preview(project: Project, monkeypatch: pytest.MonkeyPatch) -> Preview:
    """Return the preview of a project in which a reference and written pages lead to each other."""
    for name, text in FILES.items():
        project.write(name, text)
    monkeypatch.chdir(project.folder)
    monkeypatch.setenv("XDG_CACHE_HOME", str(project.cache))
    return Preview(project.folder / "preview")


def test_after_edits_the_bytes_are_those_of_a_fresh_build(preview: Preview, project: Project) -> None:
    preview.build()
    for edit, (name, text) in EDITS.items():
        project.write(name, text)
        made = preview.build()
        assert made.stop is None
        if edit in COMPARED:
            fresh = preview.build(afresh=True)
            assert [each.fact for each in made.findings] == [each.fact for each in fresh.findings], edit
            expected = {path: digest for path, digest in digests(Path("site")).items() if path != MANIFEST}
            assert preview.digests() == expected, edit


def test_pages_that_did_not_change_are_those_of_the_last_site(preview: Preview, project: Project) -> None:
    preview.build()
    pages = ("api/reference/ships.html", "guide.html", "other.html")
    before = {page: preview.inode(page) for page in pages}
    project.write("docs/other.md", OTHER.replace("Some", "Another"))
    preview.build()
    assert [page for page in pages if preview.inode(page) != before[page]] == ["other.html"]


def test_a_build_that_fails_leaves_the_last_good_site(preview: Preview, project: Project) -> None:
    preview.build()
    before = preview.digests()
    project.write("openapi.yaml", "openapi: [")
    assert preview.build().stop is not None
    assert preview.digests() == before
    project.write("openapi.yaml", HARBOUR)
    project.write("mkdocs.yml", FILES["mkdocs.yml"].replace("search,", "search, nowhere,"))
    assert preview.build().stop is not None
    assert preview.digests() == before
    project.write("mkdocs.yml", FILES["mkdocs.yml"])
    assert preview.build().stop is None
    assert preview.digests() == before
