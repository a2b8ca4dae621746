"""What an example asked wrongly, in words."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from sdkref.examples.example import Example
from sdkref.languages.known import languages
from sdkref.location import Location
from sdkref.mock.api import is_at_fault
from sdkref.mock.exchange import Exchange, Violation
from sdkref.runners.program import Fault

Place: TypeAlias = Callable[[Location], str]
"""Says where something stands, as people look it up: `openapi.yaml:12`."""


WHEN: Mapping[Fault, str] = {
    "syntax": "does not parse",
    "types": "does not compile",
    "exit": "fails",
    "timeout": "does not end",
    "crash": "breaks down",
    "output": "prints something else",
    "environment": "cannot be run",
}
"""What is said of a program that ended with a fault."""


def language_of(example: Example) -> str:
    """Return what an example is called in a sentence: `Python example`."""
    name = "JavaScript" if example.javascript else languages()[example.language].label
    return f"{name} example"


def asked_wrongly(example: Example, exchange: Exchange, place: Place) -> str:
    """Return what is wrong with a request, and where the description says otherwise."""
    grave = [each for each in exchange.violations if is_at_fault((each,))]
    request = exchange.request
    asked = exchange.operation or f"{request.method} {request.path}"
    facts = "; ".join(dict.fromkeys(map(_told, grave)))
    declared = next((f" (declared at {place(each.declared)})" for each in grave if each.declared), "")
    return f"the {language_of(example)} asks {asked} wrongly: {facts}{declared}"


def _told(violation: Violation) -> str:
    place = _PLACES.get(violation.where, violation.where)
    name = f" `{violation.name}`" if violation.name and violation.where != "body" else ""
    at = f" at {violation.pointer}" if violation.pointer else ""
    return f"{place}{name}{at}: {violation.message}" if place else violation.message


_PLACES = {
    "request": "",
    "path": "path parameter",
    "query": "query parameter",
    "querystring": "query",
    "header": "header",
    "cookie": "cookie",
    "body": "body",
    "security": "",
}
