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
    """Serve a site with instant navigation, which asks for the site's own address, and return that."""
    project = Project(tmp_path, cache)
    handler = partial(Quiet, directory=str(project.site))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    address = f"http://127.0.0.1:{server.server_address[1]}/"
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
