"""Base addresses for samples: absolute, well-formed, with the defaults of their variables."""

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from sdkref.catalogue.operation import Server
from sdkref.projection.wire import encoded_path

LOCAL = "http://localhost:8080"
"""Stands in where a description names no server of its own."""

_VARIABLE = re.compile(r"\{([^{}]*)\}")
_HOST = re.compile(r"[A-Za-z0-9.\-_:\[\]]+\Z")


def base_url(servers: Sequence[Server]) -> str:
    """Return the first server's address for a sample; a relative one is below the local stand-in."""
    return _absolute(filled(servers[0])).rstrip("/") if servers else LOCAL


def filled(server: Server) -> str:
    """Return a server's address with the defaults of its variables."""
    defaults = {variable.name: variable.default for variable in server.variables}
    return _VARIABLE.sub(lambda match: defaults.get(match[1], match[0]), server.url).strip()


def _absolute(url: str) -> str:
    try:
        parts = urlsplit(f"https:{url}" if url.startswith("//") else url)
        host = parts.netloc
        if not host.isascii():
            host = host.encode("idna").decode()
        port_is_valid = parts.port is None or parts.port > 0
    except (ValueError, UnicodeError):
        return LOCAL
    path = encoded_path(parts.path)
    if parts.scheme in {"http", "https"} and _HOST.match(host) and port_is_valid:
        return f"{parts.scheme}://{host}{path}"
    if not parts.scheme and not host:
        return f"{LOCAL}/{path.lstrip('/')}"
    return LOCAL
