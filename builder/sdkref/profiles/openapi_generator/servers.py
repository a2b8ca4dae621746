"""The address that all paths are below."""

from collections.abc import Sequence

from sdkref.catalogue.operation import Server


def base_address(servers: Sequence[Server]) -> str:
    """Return the first server's URL with the defaults of its variables; `http://localhost` without one."""
    if not servers:
        return "http://localhost"
    url = servers[0].url
    for each in servers[0].variables:
        url = url.replace(f"{{{each.name}}}", each.default)
    return url.rstrip("/")
