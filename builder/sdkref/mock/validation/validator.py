"""The values of a request, or of anything, held against the schemas of the catalogue."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import partial
from itertools import islice

from msgspec import UNSET, Struct

from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.fitting import Direction
from sdkref.catalogue.media import media_kind
from sdkref.catalogue.operation import MediaType
from sdkref.catalogue.schema import Anything, Json, Object, Schema
from sdkref.catalogue.views import Views
from sdkref.diagnostics import UnreadableError
from sdkref.location import Location, escape
from sdkref.mock.exchange import Code, Reading, Violation
from sdkref.mock.plain import DEEPEST, MOST_VALUES, TooDeepError, TooManyError, plain, rebuilt, shortened
from sdkref.mock.validation.closing import Known
from sdkref.mock.validation.compiling import Compiling
from sdkref.mock.validation.mismatch_words import misspelt, told
from sdkref.mock.validation.mismatches import Mismatch, Mismatches, Path
from sdkref.mock.validation.near_misses import NearMiss, NearMisses
from sdkref.mock.validation.schemas import Schemas
from sdkref.mock.validation.variants import Variants

MOST_ERRORS = 100
"""Errors of one value that are looked at: nobody reads more."""


MOST_ITEMS = 100
"""Items of each list that are looked at for what is wrong, where something is wrong with those."""

_MANY = f"the value holds more than {MOST_VALUES:,} values, so that nothing checks it; send fewer"

_OF_LENGTH = frozenset({"contains", "maxContains", "maxItems", "minContains", "minItems", "unevaluatedItems"})
"""Keywords by which a list may be wrong that was shortened."""

_DEEP = f"the value nests deeper than {DEEPEST} levels, so that nothing checks it; send a flatter one"


class Strict(StrEnum):
    """Which members of a request that a schema does not name are violations.

    Answers are always held against what the description says, no more and no less.
    """

    CLOSED = "closed"
    """Those that the description forbids."""
    NEAR = "near"
    """Those besides that are nearly the name of a member which is absent."""
    OPEN = "open"
    """Those besides that a schema neither names nor mentions, where it names any."""
    OFF = "off"
    """None."""


class Told(Struct, frozen=True):
    """One thing that is wrong with a value, in words."""

    code: Code | None
    """None for what is simply wrong."""
    pointer: str
    message: str
    declared: Location | None


class Validator:
    """Holds values against the schemas of one catalogue, each compiled when it is first needed."""

    def __init__(self, catalogue: Catalogue, *, strict: Strict) -> None:
        self._catalogue, self._strict = catalogue, strict
        self._views = Views(catalogue.models)
        self._choose = Variants(self._views).told
        self._near_misses = NearMisses(catalogue.models) if strict is Strict.NEAR else None
        self._compiling: dict[Direction, Compiling] = {
            direction: Compiling(
                Schemas(catalogue.models, direction, closing=closing), partial(_schemas, catalogue, direction)
            )
            for direction, closing in _CLOSING[strict].items()
        }

    def compile(self, directions: Sequence[Direction] = ("request", "response")) -> None:
        """Compile the schemas of all operations; raise `UnreadableError` that lists all that cannot be."""
        found = [each for direction in directions for each in self._compiling[direction].all()]
        if found:
            raise UnreadableError(*dict.fromkeys(found))

    def violations(self, reading: Reading) -> tuple[Violation, ...]:
        """Return what is wrong with the parameters and the body of a request; what is absent is not."""
        return (*self._of_parameters(reading), *self._of_body(reading))

    def faults(self, value: Json, schema: Schema, direction: Direction) -> tuple[str, ...]:
        """Return what is wrong with any value, each with the pointer to it: `/data/0/id: 5 is no string`."""
        found = self._mismatches(value, schema, direction, frozenset())
        return tuple(f"{pointer}: {message}" if pointer else message for pointer, message, _ in found)

    def _of_parameters(self, reading: Reading) -> Iterator[Violation]:
        for parameter in reading.operation.parameters:
            value = reading.parameters.get((parameter.place, parameter.name), UNSET)
            if value is UNSET or isinstance(parameter.schema, Anything):
                continue
            for found in self._told(value, parameter.schema, frozenset()):
                yield Violation(
                    code=found.code or "invalid-parameter",
                    where=parameter.place,
                    name=parameter.name,
                    pointer=found.pointer,
                    message=found.message,
                    declared=found.declared or parameter.location,
                )

    def _of_body(self, reading: Reading) -> Iterator[Violation]:
        media, body = reading.media, reading.body
        if media is None or body is UNSET:
            return
        items = enumerate(body) if isinstance(body, list) else ()
        whole, single = self._schemas_of(media)
        parts = [("", body, whole), *((f"/{index}", each, single) for index, each in items)]
        for before, value, schema in parts:
            if schema is None:
                continue
            for found in self._told(value, schema, reading.files, before):
                yield Violation(
                    code=found.code or "invalid-body",
                    where="body",
                    name=media.name,
                    pointer=found.pointer,
                    message=found.message,
                    declared=found.declared,
                )

    def _schemas_of(self, media: MediaType) -> tuple[Schema | None, Schema | None]:
        """Return the schemas of a body and of its items: for lines of JSON many write only that of a line."""
        if media_kind(media.name) != "lines" or media.item_schema is not None or media.schema is None:
            return media.schema, media.item_schema
        is_line = isinstance(self._views.resolve(media.schema), Object)
        return (None, media.schema) if is_line else (media.schema, None)

    def _told(self, value: Json, schema: Schema, files: frozenset[str], before: str = "") -> list[Told]:
        """Return what is wrong with a value of a request, what is misspelt first: more follows from it."""
        mismatches = self._mismatches(value, schema, "request", files, before)
        near: list[NearMiss] = []
        if self._near_misses is not None and not (mismatches and mismatches[0][2].keyword in _UNCHECKED):
            near = self._near_misses.of(value, schema)
        if not mismatches and not near:
            return []
        unknown = {pointer for pointer, _, found in mismatches if found.sort == "unknown"}
        misses = ((before + _pointer_of(each.path), each) for each in near)
        return [
            *(
                Told("unknown-member", pointer, misspelt(str(each.path[-1]), each.meant), each.declared)
                for pointer, each in misses
                if pointer not in unknown
            ),
            *(
                Told(_CODES.get(found.sort), pointer, message, _declared(found))
                for pointer, message, found in mismatches
            ),
        ]

    def _mismatches(
        self, value: Json, schema: Schema, direction: Direction, files: frozenset[str], before: str = ""
    ) -> list[tuple[str, str, Mismatch]]:
        """Return mismatches, each with its pointer and in words; of files nothing is told.

        `before` is the pointer to the value itself.
        """
        compiling = self._compiling[direction]
        compiled = compiling.of(schema)
        try:
            value = plain(value)
        except TooDeepError:
            return [(before, _DEEP, Mismatch(path=(), keyword="depth"))]
        except TooManyError:
            return [(before, _MANY, Mismatch(path=(), keyword="size"))]
        if compiled.allows(value):
            return []
        value = rebuilt(value)
        if compiled.allows(value):  # but for half a surrogate pair
            return []
        forgiving = direction == "request" and self._strict is Strict.OFF

        def ignored(found: Mismatch) -> bool:
            return (forgiving and found.sort == "unknown") or (
                bool(files) and _within(before + _pointer(found), files)
            )

        finding = Mismatches(compiling.schemas, compiled, self._choose, ignored)
        few = shortened(value, MOST_ITEMS)
        mismatches: list[Mismatch] = []
        if few is not value:
            found = finding.of(islice(compiled.errors(few), MOST_ERRORS))
            mismatches = [each for each in found if each.keyword not in _OF_LENGTH]
        mismatches = mismatches or finding.of(islice(compiled.errors(value), MOST_ERRORS))
        closing = compiling.schemas.closing
        return [
            (
                before + _pointer(each),
                told(each, closing.known(each.source) if each.source else Known()),
                each,
            )
            for each in mismatches
        ]


_CLOSING: dict[Strict, dict[Direction, bool]] = {
    strict: {"request": strict is Strict.OPEN, "response": False} for strict in Strict
}
"""Whether open schemas are closed, by direction."""

_UNCHECKED = frozenset({"depth", "size"})
"""Keywords of mismatches that are about values too large to look at."""

_CODES: dict[str, Code] = {"unknown": "unknown-member", "ambiguous": "ambiguous-union"}
"""The codes of mismatches that are not simply wrong."""


def _pointer(found: Mismatch) -> str:
    return _pointer_of((*found.path, found.rule) if found.sort == "unknown" else found.path)


def _pointer_of(path: Path) -> str:
    return "".join(f"/{escape(step)}" for step in path)


def _within(pointer: str, files: frozenset[str]) -> bool:
    return any(pointer == each or pointer.startswith(f"{each}/") for each in files)


def _declared(found: Mismatch) -> Location | None:
    return found.source.location if found.source is not None else None


def _schemas(catalogue: Catalogue, direction: Direction) -> Iterator[Schema]:
    """Yield the schemas of all that operations take, or of all that they answer."""
    for operation in catalogue.operations:
        contents: list[tuple[MediaType, ...]] = []
        if direction == "request":
            yield from (each.schema for each in operation.parameters)
            contents += [operation.request_body.content] if operation.request_body else []
        for response in operation.responses if direction == "response" else ():
            yield from (each.schema for each in response.headers)
            contents.append(response.content)
        for media in (media for content in contents for media in content):
            yield from (each for each in (media.schema, media.item_schema) if each is not None)
