"""What texts of a known format look like, and what a name says about its value: two plain tables."""

import re

from jsonschema_rs import Draft202012Validator

from sdkref.catalogue.schema import Json

FORMATS: dict[str, tuple[str, ...]] = {
    "date-time": ("2026-03-14T09:30:00Z", "2026-03-15T17:45:00Z", "2026-04-01T08:00:00Z"),
    "date-time-local": ("2026-03-14T09:30:00", "2026-03-15T17:45:00"),
    "date": ("2026-03-14", "2026-03-15", "2026-04-01"),
    "time": ("09:30:00Z", "17:45:00Z"),
    "time-local": ("09:30:00", "17:45:00"),
    "duration": ("PT1H30M", "P3D"),
    "email": ("ada@example.com", "grace@example.com", "alan@example.org"),
    "idn-email": ("ada@example.com", "grace@example.com"),
    "hostname": ("api.example.com", "www.example.com"),
    "idn-hostname": ("api.example.com", "www.example.com"),
    "ipv4": ("192.0.2.10", "192.0.2.11"),
    "ipv6": ("2001:db8::1", "2001:db8::2"),
    "ip": ("192.0.2.10", "2001:db8::1"),
    "cidr": ("192.0.2.0/24", "2001:db8::/32"),
    "mac": ("02:00:5e:10:00:01", "02:00:5e:10:00:02"),
    "uri": ("https://example.com/page", "https://example.com/about"),
    "url": ("https://example.com/page", "https://example.com/about"),
    "iri": ("https://example.com/page", "https://example.com/about"),
    "uri-reference": ("/page", "/about"),
    "iri-reference": ("/page", "/about"),
    "uri-template": ("/pages/{id}", "/users/{id}"),
    "uuid": (
        "7c9e6679-7425-40de-944b-e07fc1f90ae7",
        "f47ac10b-58cc-4372-a567-0e02b2c3d479",
        "1b4e28ba-2fa1-41d2-883f-0016d3cca427",
    ),
    "json-pointer": ("/items/0", "/name"),
    "relative-json-pointer": ("1/name", "0"),
    "regex": ("^[a-z]+$", "[0-9]+"),
    "byte": ("aGVsbG8gd29ybGQ=", "ZXhhbXBsZQ=="),
    "base64": ("aGVsbG8gd29ybGQ=", "ZXhhbXBsZQ=="),
    "base64url": ("aGVsbG8gd29ybGQ", "ZXhhbXBsZQ"),
    "binary": ("example content", "other content"),
    "password": ("correct-horse-battery-staple", "Example-Pass-1"),
    "decimal": ("12.50", "3.99"),
    "int32": ("42", "7"),
    "int64": ("42", "7"),
    "uint64": ("42", "7"),
    "float": ("12.5", "3.99"),
    "double": ("12.5", "3.99"),
    "unix-time": ("1773480600", "1773596700"),
    "phone": ("+15550100", "+15550101"),
    "color": ("#336699", "#ffcc00"),
    "currency": ("USD", "EUR"),
    "country": ("NL", "DE"),
    "language": ("en", "nl"),
    "html": ("<p>Hello</p>", "<p>Welcome</p>"),
    "markdown": ("**Hello**", "**Welcome**"),
    "json": ("{}", "[]"),
    "char": ("a", "b"),
}
"""Texts by format; the first is the one that is shown, the others serve where items must differ."""

HINTS: dict[str, Json] = {
    "address": "12 Quay Street",
    "age": 36,
    "amount": 1250,
    "author": "Ada Lovelace",
    "body": "Thank you for your message.",
    "city": "Rotterdam",
    "code": "ABC123",
    "color": "#336699",
    "comment": "Looks good to me.",
    "company": "Example Ltd",
    "count": 3,
    "country": "NL",
    "currency": "USD",
    "cursor": "eyJwYWdlIjoyfQ",
    "date": "2026-03-14",
    "description": "A short description.",
    "domain": "example.com",
    "email": "ada@example.com",
    "error": "Something went wrong.",
    "filename": "report.pdf",
    "first name": "Ada",
    "height": 480,
    "host": "api.example.com",
    "id": "abc123",
    "image": "https://example.com/image.png",
    "ip": "192.0.2.10",
    "key": "example-key",
    "label": "example",
    "language": "en",
    "last name": "Lovelace",
    "latitude": 51.92,
    "limit": 20,
    "locale": "en-GB",
    "login": "ada",
    "longitude": 4.48,
    "message": "Hello, world",
    "name": "Example",
    "offset": 0,
    "page": 1,
    "password": "correct-horse-battery-staple",
    "path": "docs/readme.md",
    "phone": "+15550100",
    "port": 8080,
    "price": 12.5,
    "query": "example",
    "size": 1024,
    "slug": "example-page",
    "sort": "name",
    "status": "active",
    "tag": "example",
    "text": "Hello, world",
    "time": "2026-03-14T09:30:00Z",
    "timestamp": "2026-03-14T09:30:00Z",
    "timezone": "Europe/Amsterdam",
    "title": "An example",
    "token": "example-token",
    "uri": "https://example.com/page",
    "url": "https://example.com/page",
    "user": "ada",
    "username": "ada",
    "version": "1.0.0",
    "width": 640,
    "zip": "10115",
}
"""A plausible value by the last words of a name; one of another type than the schema's is passed over."""

MOMENT = 1_773_480_600
"""A point in time in seconds, for numbers whose name tells of one."""

_MOMENTS = {"at", "time", "timestamp", "date", "created", "updated", "expires", "until", "since"}
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")
CHECKED = ("date-time", "date", "time", "duration", "uuid", "email", "ipv4", "ipv6", "uri", "hostname")
"""The formats that values are held against; what the others mean differs from API to API."""

_CHECKS = {
    name: Draft202012Validator({"type": "string", "format": name}, validate_formats=True) for name in CHECKED
}


def well_formed(format_name: str | None, text: str) -> bool:
    """Say whether a text has a format; of formats that nobody can check every text has it."""
    check = _CHECKS.get(format_name or "")
    return check is None or check.is_valid(text)


def words(name: str) -> tuple[str, ...]:
    """Return the words of a name in lower case, however it is spelled: `billingAddress`, `X-Page`."""
    return tuple(word.lower() for word in _WORD.findall(name))


def hint(name: str) -> Json:
    """Return what the table has for a name: by its last two words, then its last; None without one."""
    said = words(name)
    for last in (said[-2:], said[-1:]):
        for spelled in (" ".join(last), " ".join(last).removesuffix("s")):
            if spelled in HINTS:
                return HINTS[spelled]
    return None


def tells_of_time(name: str) -> bool:
    """Say whether a name is that of a point in time: `created_at`, `expires`."""
    return bool(_MOMENTS.intersection(words(name)[-1:]))
