"""A theme that puts the next page in the place of the last one, without loading it: scripts follow."""

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from commands import Project
from engine_sites import TINY


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and tells nobody."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(params=["mkdocs", "zensical"])
def site(request: pytest.FixtureRequest, tmp_path: Path, cache: Path) -> Iterator[str]:
    """Serve a site below a path with instant navigation, which asks for the site's address; return that."""
    project = Project(tmp_path, cache)
    project.write("host/index.html", "Another site has this address.\n")
    (project.folder / "host" / "api").symlink_to(project.site)
    handler = partial(Quiet, directory=str(project.folder / "host"))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    address = f"http://127.0.0.1:{server.server_address[1]}/api/"
    project.write("tiny.yaml", TINY)
    project.write("sdkref.yml", "sources: [tiny.yaml]\n")
    project.write(
        "mkdocs.yml",
        f"site_name: Docs\nsite_url: {address}\nuse_directory_urls: false\n"
        "theme: {name: material, font: false, features: [navigation.instant]}\nplugins: [search, sdkref]\n",
    )
    project.write("docs/guide.md", "# Guide\n\n[pets](reference/pets.md)\n\n::: sdkref GET /pets\n")
    ended = project.run("build", "--engine", request.param)
    assert ended.code == 0, ended.err
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield address
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    context.set_default_timeout(15_000)
    yield context.new_page()
    context.close()


def test_the_language_follows_to_the_next_page(site: str, page: Page) -> None:
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(f"{site}guide.html")
    page.evaluate("window.sdkrefKept = true")
    page.locator("#get-pets ~ .sdkref-operation [role=tab][data-target=go]").click()
    page.locator("article a", has_text="pets").first.click()
    page.wait_for_url("**/reference/pets.html")
    tab = page.locator("#post-pets\\.go\\:tab")
    expect(tab).to_have_attribute("aria-selected", "true")
    assert page.evaluate("window.sdkrefKept === true"), "the page was loaded anew"
    page.locator("#post-pets\\.python\\:tab").click()
    expect(page.locator("#post-pets\\.python")).to_be_visible()
    assert wrong == []


@pytest.mark.parametrize("site", ["mkdocs"], indirect=True)
def test_a_page_from_a_disk_knows_the_language(site: str, page: Page, tmp_path: Path) -> None:
    """The theme has no sitemap there, and tells its scripts of no page."""
    assert site
    page.goto(f"{(tmp_path / 'site/reference/pets.html').as_uri()}?lang=python")
    expect(page.locator("#post-pets\\.python\\:tab")).to_have_attribute("aria-selected", "true")


@pytest.mark.parametrize("site", ["zensical"], indirect=True)
def test_zensical_finds_a_parameter_and_opens_its_operation(site: str, page: Page) -> None:
    page.goto(f"{site}guide.html")
    page.keyboard.press("/")
    page.locator("input[type=search], input[type=text]").first.fill("dry")
    page.get_by_text("Create a <pet> & more").last.click()
    page.wait_for_url("**/api/reference/pets.html*#post-pets")
    expect(page.locator("#post-pets")).to_be_in_viewport()
