"""A folder served as hosts of sites do it: compressed by gzip, on connections that stay open."""

import gzip
import mimetypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

_COMPRESSED = ("text/", "application/javascript", "application/json", "application/xml", "image/svg")
_KINDS = {".yaml": "text/yaml"}
"""Kinds that Python does not know."""

_LEVEL = 6


class _Compressing(SimpleHTTPRequestHandler):
    """Serves files, and tells nobody."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Send a file, compressed where its kind gains by it."""
        path = Path(self.translate_path(self.path))
        file = path / "index.html" if path.is_dir() else path
        if not file.is_file():
            self.send_error(404)
            return
        kind = _KINDS.get(file.suffix) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        is_compressed = kind.startswith(_COMPRESSED)
        body = _packed(file) if is_compressed else file.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        if is_compressed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@lru_cache(None)
def _packed(file: Path) -> bytes:
    """Compress a file once: its time belongs to no page that is measured."""
    return gzip.compress(file.read_bytes(), _LEVEL, mtime=0)


@contextmanager
def compressed(folder: Path) -> Iterator[str]:
    """Serve a folder that does not change, and give its address; it ends with a slash."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Compressing, directory=str(folder)))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
