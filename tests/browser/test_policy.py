"""A site under its own Content-Security-Policy: everything works, and the browser reports no violation."""

import re
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from commands import Project
from places import REPOSITORY
from sdkref.output.content_policy import HEADERS, write_policy

MKDOCS = """
site_name: Harbour
site_url: {address}
theme:
  name: material
  font: false
  features: [navigation.instant]
plugins: [search, sdkref]
markdown_extensions: [tables]
"""


class WithHeader(SimpleHTTPRequestHandler):
    """Serves files with the policy that the site has for servers."""

    policy = ""

    def end_headers(self) -> None:
        """Send the policy with each answer."""
        self.send_header("Content-Security-Policy", self.policy)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def guarded(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the demo with its policy, in pages and as a header; return its address."""
    site = tmp_path_factory.mktemp("guarded") / "site"
    shutil.copytree(demo, site)
    write_policy(site, {})
    header = re.search(r"Content-Security-Policy: (.+)", (site / HEADERS).read_text(encoding="utf-8"))
    assert header is not None
    handler = type("Guarded", (WithHeader,), {"policy": header[1]})
    with serving(partial(handler, directory=str(site))) as address:
        yield address


@contextmanager
def serving(handler: Callable[..., SimpleHTTPRequestHandler]) -> Iterator[str]:
    """Serve on this machine; give the address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_page_works_under_the_policy(browser: Browser, guarded: str) -> None:
    context = browser.new_context(
        permissions=["clipboard-read", "clipboard-write"], viewport={"width": 1300, "height": 900}
    )
    page = context.new_page()
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: told.append(str(error)))
    page.goto(f"{guarded}reference/chat.html")
    page.locator(".sdkref-tablist [data-target=python]").first.click()
    expect(page.locator('.sdkref-panel[data-target="python"]').first).to_be_visible()
    page.locator(".sdkref-twins-copy").click()
    expect(page.locator(".sdkref-twins-copy")).to_have_text("Copied")
    page.locator("form[data-md-component=palette] label:visible").first.click()
    expect(page.locator("body")).to_have_attribute("data-md-color-media", "(prefers-color-scheme: light)")
    page.keyboard.press("/")
    page.keyboard.type("embedding")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    page.locator(".md-search-result__link").first.click()
    page.wait_for_url(re.compile("embedding"))
    page.go_back()
    assert told == []
    context.close()


def test_what_the_policy_does_not_know_is_stopped(browser: Browser, guarded: str) -> None:
    page = browser.new_page()
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.goto(f"{guarded}reference/chat.html")
    page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), {text: 'window.bad = 1'}))"
    )
    assert page.evaluate("window.bad") is None
    assert any("Content Security Policy" in each for each in told)
    page.close()


def test_pages_that_load_without_leaving_the_first_are_held_to_its_policy(
    browser: Browser, tmp_path: Path, cache: Path
) -> None:
    project = Project(tmp_path, cache)
    handler = partial(SimpleHTTPRequestHandler, directory=str(project.site))
    with serving(handler) as address:
        project.write(
            "openapi.yaml", (REPOSITORY / "tests" / "site" / "harbour.yaml").read_text(encoding="utf-8")
        )
        project.write("sdkref.yml", "sources: [openapi.yaml]\ncsp: true\n")
        project.write("mkdocs.yml", MKDOCS.format(address=address))
        project.write(
            "docs/guide/deep/own.md",
            "# Own page\n\n[Ships](../../reference/ships.md)\n\n| a |\n| -: |\n| 1 |\n",
        )
        ended = project.run("build")
        assert ended.code == 0, ended.err
        page = browser.new_page(viewport={"width": 1300, "height": 900})
        told: list[str] = []
        page.on("console", lambda message: told.append(message.text) if message.type == "error" else None)
        page.goto(f"{address}guide/deep/own/")
        page.evaluate("window.stayed = true")
        page.locator("article a", has_text="Ships").first.click()
        page.wait_for_url(re.compile("ships"))
        expect(page.locator(".sdkref-tablist").first).to_be_visible()
        page.locator(".sdkref-tablist [data-target=python]").first.click()
        expect(page.locator('.sdkref-panel[data-target="python"]').first).to_be_visible()
        assert page.evaluate("window.stayed") is True
        assert told == []
        page.close()
