"""A site published into its place: what is reported, what stays, and the same bytes for the same input."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import markdown
import pytest
from selectolax.lexbor import LexborHTMLParser

from handmade import mounted
from sdkref import publish as publish_module
from sdkref.diagnostics import UsageError
from sdkref.engines.markdown_extension import SdkrefExtension
from sdkref.output.markdown_pages import generated_pages
from sdkref.output.mounting import Library
from sdkref.publish import publish

BUILD = """
import sys
from pathlib import Path
from handmade import mounted
from sdkref.publish import publish
publish([mounted()], Path(sys.argv[1]), mkdocs_yml=Path(sys.argv[2]) if sys.argv[2:] else None)
"""


def digests(site: Path) -> dict[str, str]:
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in site.rglob("*")
        if path.is_file()
    }


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path / "site"


def test_a_report_tells_what_was_published(site: Path) -> None:
    report = publish([mounted()], site, strict=True)
    assert report.pages == 4
    assert report.size == sum(
        path.stat().st_size for path in site.rglob("*") if path.is_file() and path.name[0] != "."
    )
    assert (report.warnings, report.broken_links, report.kept_files) == ((), (), ())
    (site / "index.html").write_text("mine")
    assert publish([mounted()], site).kept_files == ("index.html",)
    assert (site / "index.html").read_text() == "mine"


def test_a_failing_build_keeps_the_last_site(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish([mounted()], site)
    before = digests(site)

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("a defect")

    monkeypatch.setattr(publish_module, "swap_in", fail)
    with pytest.raises(RuntimeError):
        publish([mounted("parley", "", "Other")], site)
    assert digests(site) == before
    assert [path.name for path in site.parent.iterdir()] == ["site"]


def test_strict_tells_of_broken_links(site: Path, tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("# Home\n\n<a href='gone.html'>x</a> [y](#gone)\n")
    (tmp_path / "mkdocs.yml").write_text("site_name: Docs\ntheme: {name: material, font: false}\n")
    report = publish([mounted(root="parley/")], site, mkdocs_yml=tmp_path / "mkdocs.yml", strict=True)
    assert [(each.page, each.link) for each in report.broken_links] == [
        ("index.html", "#gone"),
        ("index.html", "gone.html"),
    ]


@pytest.mark.parametrize("directory", [".", "docs"])
def test_a_site_is_not_written_over_its_own_source(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, directory: str
) -> None:
    (tmp_path / "project/docs").mkdir(parents=True)
    (tmp_path / "project/mkdocs.yml").write_text("site_name: Docs\n")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError):
        publish([mounted()], Path("project") / directory, mkdocs_yml=Path("project/mkdocs.yml"))


def test_a_configuration_that_is_no_yaml_is_told(site: Path, tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("nav: {a: [\n")
    with pytest.raises(UsageError, match=r"mkdocs\.yml"):
        publish([mounted()], site, mkdocs_yml=tmp_path / "mkdocs.yml")


def test_a_template_of_the_users_that_is_wrong_is_told(site: Path, tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("# Home")
    (tmp_path / "theme").mkdir()
    (tmp_path / "theme/main.html").write_text("{% if %}")
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: D\ntheme: {name: material, font: false, custom_dir: theme}\n"
    )
    with pytest.raises(UsageError, match="Expected an expression"):
        publish([mounted(root="parley/")], site, mkdocs_yml=tmp_path / "mkdocs.yml")


@pytest.mark.parametrize("own", [False, True], ids=["built-in", "mkdocs.yml"])
def test_the_same_input_gives_the_same_bytes(tmp_path: Path, *, own: bool) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/guide.md").write_text("# Guide\n\n::: sdkref o:post-chat\n")
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: Docs\nsite_url: https://docs.example/x/\ntheme: {name: material, font: false}\n"
    )
    found = []
    for number, (seed, zone) in enumerate([("0", "UTC"), ("1", "Asia/Tokyo")]):
        site = tmp_path / f"{number}" / "site"
        environment = {key: value for key, value in os.environ.items() if key != "SOURCE_DATE_EPOCH"}
        subprocess.run(
            [sys.executable, "-c", BUILD, str(site), *([str(tmp_path / "mkdocs.yml")] if own else [])],
            check=True,
            cwd=tmp_path,
            env=environment
            | {"PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": str(Path(__file__).parent.parent)},
        )
        found.append(digests(site))
    assert found[0] == found[1]
    assert "sitemap.xml.gz" in found[0]
    assert "lastmod" not in (tmp_path / "0/site/sitemap.xml").read_text()


def test_the_stash_gives_the_article_that_the_plugin_gives(site: Path) -> None:
    whole = mounted()
    publish([whole], site)
    library = Library([whole])
    for path, _, _, text in generated_pages(library):
        body = text.split("---\n", 2)[2]
        html = markdown.markdown(
            body,
            extensions=["toc", "tables", "fenced_code", SdkrefExtension(library, use_directory_urls=False)],
            extension_configs={"toc": {"permalink": True}},
        )
        (built,) = LexborHTMLParser((site / path.replace(".md", ".html")).read_bytes()).css("article")
        assert normal(built.inner_html or "").startswith(normal(html))


def normal(html: str) -> str:
    body = LexborHTMLParser(html).body
    assert body is not None
    return "".join((body.inner_html or "").split())
