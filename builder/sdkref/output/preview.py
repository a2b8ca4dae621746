"""Serves a site to this machine's browser, and tells open pages of new builds; the site is not changed."""

import os
import re
import sys
from collections.abc import Callable
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, TypeAlias
from urllib.parse import unquote, urlsplit

import msgspec
from markupsafe import escape
from msgspec import Struct

from sdkref.output.preview_script import NEWS, preview_script

Later: TypeAlias = Callable[[str], bytes | None]
"""Makes a file that a build left out, by its path below the site; None for a file that there is not."""


def nothing_later(_: str) -> None:
    """Know no file that a build left out."""


NAMED_BY_CONTENT = re.compile(
    r"/assets/(?:javascripts|stylesheets|sdkref)/[\w./-]+\.[0-9a-f]{8}\.(?:min\.)?(?:css|js)"
)
"""Files of themes and ours that have another name when they have another content."""


class News(Struct, frozen=True):
    """What open pages ask for: a name for the last good build, and the fault of the one after it."""

    build: str = ""
    fault: str = ""


class Builds:
    """Keeps the news of a preview. Names of builds are new in each process."""

    def __init__(self) -> None:
        self._count = 0
        self.news = News(f"{os.getpid()}-0")

    @property
    def any(self) -> bool:
        """Whether there is a good site."""
        return self._count > 0

    def done(self) -> None:
        """Tell of a new site."""
        self._count += 1
        self.news = News(f"{os.getpid()}-{self._count}")

    def failed(self, fault: str) -> None:
        """Tell that the last good site stays, and why."""
        self.news = News(self.news.build, fault)


class PreviewServer(ThreadingHTTPServer):
    """Serves one folder on the loopback interface; port 0 takes any that is free."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 128

    def __init__(self, site: Path, port: int, builds: Builds, later: Later = nothing_later) -> None:
        self.site = site
        self.builds = builds
        self.later = later
        super().__init__(("127.0.0.1", port), PreviewHandler)

    def handle_error(self, request: object, client_address: object) -> None:
        """Tell of a defect; a browser that hangs up is none."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type] # as handed on

    @property
    def address(self) -> str:
        """The URL to open."""
        return f"http://127.0.0.1:{self.server_address[1]}/"


class PreviewHandler(SimpleHTTPRequestHandler):
    """Answers GET and HEAD for files inside the site, to requests that name this machine as their host."""

    protocol_version = "HTTP/1.1"
    server_version = "sdkref"
    sys_version = ""
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".js": "text/javascript",
        ".json": "application/json",
        ".svg": "image/svg+xml",
    }

    def __init__(self, request: object, address: object, server: PreviewServer) -> None:
        self.preview = server
        super().__init__(request, address, server, directory=str(server.site))  # type: ignore[arg-type] # as handed on

    def do_GET(self) -> None:
        """Answer with a file or with news."""
        self._answer(self._news if urlsplit(self.path).path == NEWS else super().do_GET)

    def do_HEAD(self) -> None:
        """Answer with the headers of a file."""
        self._answer(super().do_HEAD)

    def _answer(self, action: Callable[[], None]) -> None:
        host = (self.headers.get("Host") or "").rpartition(":")
        name = host[0] if host[0] and host[2].isdigit() else "".join(host)
        if name.lower() not in {"127.0.0.1", "localhost", "[::1]"}:
            self.send_error(HTTPStatus.FORBIDDEN, "This preview answers to 127.0.0.1 and localhost only")
            return
        try:
            action()
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def send_head(self) -> BytesIO | BinaryIO | None:
        """Open what a request asks for; pages get the script that reloads them."""
        asked = Path(self.translate_path(self.path))
        site = self.preview.site.resolve()
        found = (asked / "index.html" if asked.is_dir() else asked).resolve()
        if not found.is_relative_to(site) or not found.is_file():
            if (content := self.preview.later(unquote(urlsplit(self.path).path).lstrip("/"))) is not None:
                return self._answered(HTTPStatus.OK, self.guess_type(self.path), content)
            missing = site / "404.html"
            if missing.is_file():
                return self._page(HTTPStatus.NOT_FOUND, missing.read_bytes())
            return self._page(HTTPStatus.NOT_FOUND, self._explanation())
        if asked.is_dir() and not urlsplit(self.path).path.endswith("/"):
            return super().send_head()
        if found.suffix == ".html":
            return self._page(HTTPStatus.OK, found.read_bytes())
        return super().send_head()

    def _explanation(self) -> bytes:
        fault = self.preview.builds.news.fault or "The site has no such page."
        return f"<!doctype html><title>Preview</title><body><pre>{escape(fault)}</pre></body>".encode()

    def _page(self, status: HTTPStatus, content: bytes) -> BytesIO:
        script = preview_script(self.preview.builds.news.build)
        head, end, tail = content.rpartition(b"</body>")
        body = head + script.encode() + end + tail if end else content + script.encode()
        return self._answered(status, "text/html; charset=utf-8", body)

    def _answered(self, status: HTTPStatus, kind: str, body: bytes) -> BytesIO:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return BytesIO(body)

    def _news(self) -> None:
        body = msgspec.json.encode(self.preview.builds.news)
        self.wfile.write(self._answered(HTTPStatus.OK, "application/json", body).read())

    def send_response(self, code: int, message: str | None = None) -> None:
        """Note whether there is what was asked for."""
        self._found = code == HTTPStatus.OK
        super().send_response(code, message)

    def end_headers(self) -> None:
        """Forbid caches, so that the next build is seen at once, but for what has its digest in its name."""
        fixed = self._found and NAMED_BY_CONTENT.fullmatch(urlsplit(self.path).path)
        self.send_header("Cache-Control", "max-age=86400, immutable" if fixed else "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Keep the terminal for builds."""
