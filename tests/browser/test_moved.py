"""Old addresses in a browser: pages and anchors that moved, with what stood behind; and without scripts."""

import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from sdkref.output.old_addresses import write_redirects

MOVES = {
    ("reference/vectors", ""): ("reference/embeddings", ""),
    ("reference/vectors", "post-vectors"): ("reference/embeddings", "post-embeddings"),
    ("reference/older", ""): ("reference/vectors", ""),
    ("reference/files", "get-file"): ("reference/files", "get-files-file-id"),
    ("reference/files", "post-vectors"): ("reference/embeddings", "post-embeddings"),
}


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and tells nobody."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def moved(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    site = tmp_path_factory.mktemp("moved") / "site"
    shutil.copytree(demo, site)
    assert write_redirects(site, MOVES) == ()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def reader(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("reference/vectors.html", "reference/embeddings.html"),
        ("reference/older.html", "reference/embeddings.html"),
        ("reference/vectors.html?lang=go", "reference/embeddings.html?lang=go"),
        ("reference/vectors.html#post-vectors", "reference/embeddings.html#post-embeddings"),
        ("reference/vectors.html#post-vectors.go", "reference/embeddings.html#post-embeddings.go"),
        (
            "reference/files.html#post-vectors.go:body.input",
            "reference/embeddings.html#post-embeddings.go:body.input",
        ),
        ("reference/files.html?lang=go#get-file", "reference/files.html?lang=go#get-files-file-id"),
        ("reference/files.html#get-files", "reference/files.html#get-files"),
    ],
)
def test_an_old_address_leads_to_the_new_one(reader: Page, moved: str, old: str, new: str) -> None:
    reader.goto(moved + old)
    reader.wait_for_url(moved + new)
    anchor = new.partition("#")[2]
    if anchor:
        expect(reader.locator(f'[id="{anchor}"]')).to_be_in_viewport()


def test_without_scripts_a_page_that_is_gone_leads_on(browser: Browser, moved: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{moved}reference/vectors.html")
    page.wait_for_url("**/reference/embeddings.html")
    context.close()
