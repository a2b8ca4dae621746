"""The choice of a language beyond one page: other sites of the host, other windows, and pages from a disk."""

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from commands import Project
from engine_sites import TINY


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and tells nobody."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def host(demo: Path, cache: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve two sites below one address: the demo, and one whose tab for Go is that of an SDK."""
    project = Project(tmp_path_factory.mktemp("tiny"), cache)
    project.write("tiny.yaml", TINY)
    project.write(
        "sdkref.yml",
        "sources: [tiny.yaml]\nsdks: {tiny-go: {language: go}}\ntabs: [python, curl, tiny-go]\n",
    )
    assert project.run("build").code == 0
    folder = tmp_path_factory.mktemp("host")
    (folder / "api").mkdir()
    (folder / "api" / "1.4").symlink_to(demo)
    (folder / "tiny").symlink_to(project.site)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def reader(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context()
    context.set_default_timeout(15_000)
    yield context
    context.close()


def opened(reader: BrowserContext, address: str) -> Page:
    page = reader.new_page()
    page.goto(address)
    return page


def chosen(page: Page) -> set[str | None]:
    bars = page.locator("[role=tab][aria-selected=true]")
    return {each.get_attribute("data-target") for each in bars.all()}


def test_a_site_below_a_path_keeps_the_choice_for_other_sites(reader: BrowserContext, host: str) -> None:
    page = opened(reader, f"{host}api/1.4/reference/embeddings.html")
    page.locator("#post-embeddings\\.go\\:tab").click()
    page.locator(".md-nav--primary a", has_text="Chat").first.click()
    page.wait_for_url("**/api/1.4/reference/chat.html")
    assert chosen(page) == {"go"}
    other = opened(reader, f"{host}tiny/reference/pets.html")
    assert chosen(other) == {"tiny-go"}, "another SDK of the same language"
    other.locator("#get-pets\\.python\\:tab").click()
    page.reload()
    assert chosen(page) == {"python"}


def test_a_site_without_the_language_shows_its_first_tab_and_keeps_the_choice(
    reader: BrowserContext, host: str
) -> None:
    page = opened(reader, f"{host}api/1.4/reference/embeddings.html?lang=typescript")
    assert chosen(opened(reader, f"{host}tiny/reference/pets.html")) == {"python"}
    page.goto(f"{host}api/1.4/reference/chat.html")
    assert chosen(page) == {"typescript"}


def test_other_windows_follow(reader: BrowserContext, host: str) -> None:
    page = opened(reader, f"{host}api/1.4/reference/embeddings.html")
    same = opened(reader, f"{host}api/1.4/reference/chat.html")
    other = opened(reader, f"{host}tiny/reference/pets.html")
    page.locator("#post-embeddings\\.go\\:tab").click()
    expect(same.locator("#get-chat-completions\\.go\\:tab")).to_have_attribute("aria-selected", "true")
    expect(other.locator("#get-pets\\.tiny-go\\:tab")).to_have_attribute("aria-selected", "true")
    other.locator("#get-pets\\.curl\\:tab").click()
    expect(page.locator("#post-embeddings\\.curl\\:tab")).to_have_attribute("aria-selected", "true")


def test_pages_from_a_disk_keep_the_choice(reader: BrowserContext, demo: Path) -> None:
    page = opened(reader, (demo / "reference" / "embeddings.html").as_uri())
    page.locator("#post-embeddings\\.go\\:tab").click()
    page.locator(".md-nav--primary a", has_text="Chat").first.click()
    page.wait_for_url("file:**/reference/chat.html")
    assert chosen(page) == {"go"}
