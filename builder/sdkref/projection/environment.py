"""Names of the environment variables that samples read: keys and the base address of an API."""

import re
from collections import Counter
from collections.abc import Callable, Mapping

from sdkref.catalogue.catalogue import Catalogue, SecurityScheme
from sdkref.words import ascii_letters, constant, split

_SEPARATOR = re.compile(r"\s[-+|:]\s|[:(|]|\s[\u2013\u2014]\s")
_POSSESSIVE = re.compile(r"['\u2019]s\b")
_NO_PART_OF_A_NAME = frozenset(("THE", "OFFICIAL", "OPENAPI", "SWAGGER", "SPEC", "DEFINITION"))
_TRAILING = re.compile(r"(APIS?|REST|HTTP|V?[0-9.]+|SPECIFICATION|DOCUMENTATION|REFERENCE)\Z")
_NO_PART_OF_A_SCHEME = frozenset({"auth", "authentication", "authorization", "scheme", "security"})
_MOST_WORDS = 4
_LONGEST = 40


def variable_prefix(title: str) -> str:
    """Return the API's name in capitals, without words that any API could have: `GITHUB`, `OPENAI`."""
    name = _SEPARATOR.split(ascii_letters(_POSSESSIVE.sub("", title)).strip(), maxsplit=1)[0]
    words = re.findall(r"[A-Z0-9.]+", name.upper())
    telling = [word for word in words if word not in _NO_PART_OF_A_NAME]
    while len(telling) > 1 and _TRAILING.match(telling[-1]):
        telling.pop()
    prefix = re.sub(r"[^A-Z0-9]+", "_", "_".join((telling or words)[:_MOST_WORDS]))[:_LONGEST].strip("_")
    if not prefix:
        return "API"
    return prefix if prefix[0].isalpha() else f"API_{prefix}"


def scheme_variables(catalogue: Catalogue) -> dict[str, tuple[str, ...]]:
    """Return for each security scheme the variables that its secrets are read from, all distinct.

    Basic authentication needs two (name and password), a client certificate none.
    """
    prefix = variable_prefix(catalogue.info.title)
    schemes = catalogue.security_schemes
    natures = {key: _nature(key, scheme) for key, scheme in schemes.items()}
    counts = Counter(natures.values())
    taken: set[str] = {base_url_variable(catalogue)}
    result: dict[str, tuple[str, ...]] = {}
    for key, nature in natures.items():
        stem = prefix
        if counts[nature] > 1:
            stem = f"{prefix}_{_scheme_name(key)}"
        endings = _ENDINGS[nature]
        if counts[nature] > 1 and len(endings) == 1:
            # The scheme's own name takes the place of the usual word.
            endings = ("",)
        names, number = _joined(stem, endings), 2
        while not taken.isdisjoint(names):
            names, number = _joined(f"{stem}_{number}", endings), number + 1
        taken.update(names)
        result[key] = names
    return result


def _joined(stem: str, endings: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{stem}_{ending}" if ending else stem for ending in endings)


def _scheme_name(key: str) -> str:
    words = split(key)
    while len(words) > 1 and words[-1].lower() in _NO_PART_OF_A_SCHEME:
        words.pop()
    return constant(words)[:_LONGEST].rstrip("_") or "SCHEME"


def base_url_variable(catalogue: Catalogue) -> str:
    """Return the variable that takes the place of the servers' addresses: `PARLEY_BASE_URL`."""
    return f"{variable_prefix(catalogue.info.title)}_BASE_URL"


_ENDINGS: Mapping[str, tuple[str, ...]] = {
    "key": ("API_KEY",),
    "token": ("TOKEN",),
    "access": ("ACCESS_TOKEN",),
    "basic": ("USERNAME", "PASSWORD"),
    "authorization": ("AUTHORIZATION",),
    "certificate": (),
}


def _nature(key: str, scheme: SecurityScheme) -> str:
    return _NATURES[scheme.kind](key, scheme)


def _http_nature(key: str, scheme: SecurityScheme) -> str:
    words = {word.lower() for word in split(key)}
    match scheme.scheme:
        case "basic":
            return "basic"
        case "bearer":
            # Many an API calls its bearer token an API key; the scheme's own name says so.
            return "key" if "key" in words or "apikey" in words else "token"
        case _:
            return "authorization"


_NATURES: Mapping[str, Callable[[str, SecurityScheme], str]] = {
    "apiKey": lambda _key, _scheme: "key",
    "http": _http_nature,
    "oauth2": lambda _key, _scheme: "access",
    "openIdConnect": lambda _key, _scheme: "access",
    "mutualTLS": lambda _key, _scheme: "certificate",
}
