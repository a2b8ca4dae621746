"""What examples find in their environment: keys that are none, by the names that programs read them from."""

from collections.abc import Iterator

from sdkref.catalogue.catalogue import Catalogue, SecurityScheme
from sdkref.projection.addresses import base_url
from sdkref.projection.environment import base_url_variable, scheme_variables


def variables(catalogue: Catalogue) -> tuple[tuple[str, str], ...]:
    """Return what programs of a catalogue read: keys in the form of their schemes, and the address."""
    return tuple(_variables(catalogue))


def _variables(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    yield base_url_variable(catalogue), "{base_url}"
    for key, names in scheme_variables(catalogue).items():
        yield from zip(names, _values(catalogue.security_schemes[key]), strict=False)


def _values(scheme: SecurityScheme) -> tuple[str, ...]:
    match scheme.kind, scheme.scheme:
        case "http", "basic":
            return ("user", "password")
        case "http", other if other and other != "bearer":
            return (f"{other.title()} key-for-tests",)
        case _:
            return ("key-for-tests",)


def addresses(catalogue: Catalogue) -> tuple[str, ...]:
    """Return the addresses of an API as they may stand in code, the longest first."""
    servers = [*catalogue.servers, *(server for each in catalogue.operations for server in each.servers)]
    found = {base_url((server,)).rstrip("/") for server in servers}
    return tuple(sorted(filter(_is_absolute, found), key=lambda each: (-len(each), each)))


def _is_absolute(address: str) -> bool:
    return address.startswith(("http://", "https://"))
