"""The generated sample of every operation, sent for real, is read as what it meant to say."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from msgspec import UNSET

from places import REPOSITORY, shared
from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.operation import Operation
from sdkref.catalogue.schema import Json
from sdkref.diagnostics import Diagnostics
from sdkref.mock.exchange import Reading, Request, Violation
from sdkref.mock.requests.credentials import violations
from sdkref.mock.requests.reading import Reader
from sdkref.mock.requests.routes import Routes
from sdkref.projection.groundwork import Groundwork
from sdkref.projection.wire import scalar_text
from sdkref.settings.config import settings_for
from sdkref.sources.reading import read_sources
from sent_calls import sent

SMALL = [
    ("docker", "engine.json"),
    ("slack", "slack_web_openapi_v2.json"),
    ("adyen", "CheckoutService-v71.json"),
]
LARGE = [
    ("openai", "openapi.yaml"),
    ("github", "api.github.com.json"),
    ("stripe", "stripe.com.json"),
    ("kubernetes", "swagger-1.13.json"),
    ("spotify", "spotify.com.json"),
    ("launchdarkly", "openapi.yaml"),
    ("netlify", "swagger.yml"),
    ("argot", "openapi.yaml"),
]
NOT_AS_MEANT = {
    # The description gives data as the example of a text, and the sample writes it out as JSON.
    ("github", "POST /markdown/raw"),
}


def catalogue_of(path: Path) -> Catalogue:
    return read_sources(settings_for([path]), Diagnostics())[0].catalogue


class Mock:
    """Routes, reader and credentials of one catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._schemes = catalogue.security_schemes
        self._routes, self._reader = Routes(catalogue), Reader(catalogue)

    def read(self, operation: Operation, request: Request) -> Reading | str:
        """Return what a request says, or why it is not as the operation wants it."""
        match = self._routes.match(request)
        if isinstance(match, Violation):
            return match.message
        if match.operation is not operation and operation not in match.rivals:
            return f"was taken for {match.operation.key}"
        reading = self._reader.read(request, match)
        told = [*violations(operation, request, self._schemes), *reading.violations]
        return " ".join(each.message for each in told) or reading


def faults(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Yield operations whose samples are not read as they should be, and how they are read."""
    ground = Groundwork(catalogue)
    maker = ground._call_maker  # noqa: SLF001 - it alone knows which values a sample shows
    mock = Mock(catalogue)
    for operation in catalogue.operations:
        values = maker._values(operation)  # noqa: SLF001 - as above
        meant = list(maker._all_sent(operation, "request"))  # noqa: SLF001 - as above
        for call, each in zip(ground.calls(operation), meant, strict=True):
            reading = mock.read(operation, sent(call))
            if isinstance(reading, str):
                yield operation.key, reading
                continue
            for parameter, value in values:
                got = reading.parameters.get((parameter.place, parameter.name))
                if not is_same(plain(got), plain(value)):
                    yield operation.key, f"{parameter.name}: {value!r} was read as {got!r}"
            if call.body is not None and not is_same(
                without_files(reading.body, reading), without_files(each.value, reading)
            ):
                yield operation.key, f"{call.name}: {each.value!r} was read as {reading.body!r}"


def is_same(got: Json, meant: Json) -> bool:
    """Return whether values are the same, or travel so: a text may stand as the example of a number."""
    match got, meant:
        case dict(), dict():
            return got.keys() == meant.keys() and all(is_same(got[name], meant[name]) for name in got)
        case list(), list():
            return len(got) == len(meant) and all(map(is_same, got, meant))
        case _:
            return bool(got == meant) or written(got) == written(meant)


def written(value: Json) -> str:
    text = scalar_text(value)
    return text.removesuffix(".0")


def plain(value: Json) -> Json:
    """Return a value with numbers as floats, since JSON has one kind of them."""
    match value:
        case dict():
            return {str(name): plain(each) for name, each in value.items()}
        case list():
            return [plain(each) for each in value]
        case int() | float() | Decimal() if not isinstance(value, bool):
            return float(value)
        case _:
            return value


def without_files(value: Any, reading: Reading, pointer: str = "") -> Json:
    """Return a value in which files are no more than present."""
    if pointer in reading.files or value is UNSET:
        return "a file"
    match value:
        case dict():
            return {
                str(name): without_files(each, reading, f"{pointer}/{name}") for name, each in value.items()
            }
        case list():
            return [without_files(each, reading, f"{pointer}/{index}") for index, each in enumerate(value)]
        case _:
            return plain(value)


@pytest.mark.parametrize("name", SMALL, ids=lambda each: each[0])
def test_samples_say_what_they_mean(name: tuple[str, str]) -> None:
    assert list(faults(catalogue_of(shared("specs", *name)))) == []


def test_every_kind_of_body_and_style_is_read() -> None:
    catalogue = catalogue_of(REPOSITORY / "tests" / "projection" / "exchanges.yaml")
    ground, mock = Groundwork(catalogue), Mock(catalogue)
    told = [
        (call.name, reading)
        for operation in catalogue.operations
        for call in ground.calls(operation)
        if isinstance(reading := mock.read(operation, sent(call)), str)
    ]
    assert told == []


@pytest.mark.corpus
@pytest.mark.parametrize("name", LARGE, ids=lambda each: each[0])
def test_samples_of_large_descriptions_say_what_they_mean(name: tuple[str, str]) -> None:
    found = faults(catalogue_of(shared("specs", *name)))
    assert [each for each in found if (name[0], each[0]) not in NOT_AS_MEANT] == []
