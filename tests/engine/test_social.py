"""The pictures that Material's `social` draws of pages, with Cairo and with a font from the network."""

import shutil
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import mkdocs
import pytest
from selectolax.lexbor import LexborHTMLParser

from commands import Project
from engine_sites import TINY

FONT = Path(mkdocs.__file__).parent / "themes/readthedocs/css/fonts/fontawesome-webfont.ttf"
"""Has no letters, and is there wherever MkDocs is."""


@pytest.fixture
def site(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """Return a project whose pages are drawn, on a machine without a network."""
    if find_spec("PIL") is None or find_spec("cairosvg") is None:
        pytest.skip("Pillow and CairoSVG are not installed")
    try:
        # It looks for the library when it is loaded.
        import_module("cairosvg")
    except OSError:
        pytest.skip("Cairo is not on this machine")
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    project = Project(tmp_path, cache)
    project.write("tiny.yaml", TINY)
    project.write("sdkref.yml", "sources: [tiny.yaml]\n")
    project.write("docs/guide.md", "# Guide\n")
    project.write(
        "mkdocs.yml",
        "site_name: Docs\nsite_url: https://example.com/\ntheme: {name: material, font: false}\n"
        "plugins: [search, social, sdkref]\n",
    )
    return project


def test_a_resource_has_its_picture_where_the_font_is_at_hand(site: Project) -> None:
    folder = site.folder / ".cache/plugin/social/fonts/Roboto"
    folder.mkdir(parents=True)
    shutil.copy(FONT, folder / "Regular.ttf")
    ended = site.run("build")
    assert ended.code == 0, ended.err
    head = LexborHTMLParser((site.site / "reference/pets/index.html").read_bytes())
    images = [each.attributes["content"] for each in head.css("meta[property='og:image']")]
    assert images == ["https://example.com/assets/images/social/reference/pets.png"]
    picture = site.site / "assets/images/social/reference/pets.png"
    assert picture.read_bytes().startswith(b"\x89PNG")
    told = [each.attributes["property"] for each in head.css("meta[property^='og:']")]
    assert len(told) == len(set(told)), "what the plugin says is not said again"


def test_without_a_network_the_plugin_is_named(site: Project) -> None:
    ended = site.run("build")
    assert ended.code == 2
    assert "MkDocs could not build the site: the plugin `material/social` failed" in ended.err
    assert "Traceback" not in ended.err
    assert not site.site.exists()
