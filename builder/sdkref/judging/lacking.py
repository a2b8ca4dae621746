"""What documentation shows and the package that runs does not have: it was written for another version."""

import re
from collections.abc import Mapping, Sequence

from sdkref.examples.example import Client, Example
from sdkref.package_versions import parts, release
from sdkref.runners.program import Finished

_NAME = r"['\"](?P<name>[^'\"]+)['\"]"
_NOT_BUILTIN = r"(?!'(?:NoneType|bool|bytes|coroutine|dict|float|function|generator|int|list|str|tuple)')"
_LACKING: Mapping[str, Sequence[re.Pattern[str]]] = {
    "python": (
        re.compile(
            rf"AttributeError: {_NOT_BUILTIN}(?:type object |module )?'[^']+'.* has no attribute {_NAME}"
        ),
        re.compile(rf"ImportError: cannot import name {_NAME}"),
        re.compile(r"ModuleNotFoundError: No module named '(?P<name>[\w]+(?:\.[\w]+)+)'"),
        re.compile(rf"TypeError: .* got an unexpected keyword argument {_NAME}"),
    ),
    "typescript": (
        re.compile(rf"TS(?:2339|2551): Property {_NAME} does not exist on type"),
        re.compile(rf"TS(?:2305|2614|2724): .* has no exported member(?: named)? {_NAME}"),
        re.compile(rf"TS(?:2353|2561): .*{_NAME} does not exist in type"),
        re.compile(r"TS2307: Cannot find module '(?P<name>(?:@[^/']+/)?[^./'][^/']*/[^']+)'"),
    ),
    "go": (
        re.compile(r"undefined \(type .* has no field or method (?P<name>\w+)"),
        re.compile(r"undefined: (?P<name>\w+\.[A-Z]\w*)"),
        re.compile(r"unknown field (?P<name>\w+) in struct literal"),
        re.compile(r"the package \"(?P<name>[^\"]*)\" is not there"),
    ),
}
"""How each language says that something is not there by its name, of the SDK's own things."""


def lacking(example: Example, finished: Finished, installed: Sequence[str]) -> str | None:
    """Return that the package lacks what documentation shows, with both versions; None for other faults.

    `installed` are pinned requirements, that of the SDK's own package first.
    """
    client = example.client
    if (
        client is None
        or example.origin != "documented"
        or not installed
        or finished.fault not in {"exit", "types"}
    ):
        return None
    patterns = _LACKING.get(example.language, ())
    found = next((match for each in patterns if (match := each.search(finished.message))), None)
    if found is None or found["name"] not in example.text:
        return None
    package, version = parts(installed[0])
    fact = f"the documentation of {example.target} shows `{found['name']}`"
    return (
        f"{fact}, which {package} {version} does not have ({finished.message}); {_versions(client, version)}"
    )


def _versions(client: Client, installed: str) -> str:
    """Return what is to be done, by the version that the documentation says to be of."""
    written = release(client.version)
    if not written:
        return "install the version that it was written for"
    have = release(installed)
    if written == have:
        return f"it says that it was written for {client.version} itself, so it is to be corrected"
    order = "newer" if written > have else "older"
    return f"it was written for the {order} {client.version}, so install that version"
