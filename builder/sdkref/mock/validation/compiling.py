"""Compiled schemas of one catalogue and one direction, each made when it is first asked for.

A compiled schema holds all models that it leads to, so single ones are made for the first few only: then
all schemas of the catalogue are compiled together, sharing their models, as the members of one object.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

from jsonschema_rs import Draft202012Validator, FancyRegexOptions, ReferencingError, ValidationError
from msgspec import Struct

from sdkref.catalogue.schema import Json, Reference, Schema
from sdkref.diagnostics import Diagnostic, Level, UnreadableError
from sdkref.location import Location
from sdkref.mock.validation.schemas import JsonSchema, Schemas

Step: TypeAlias = str | int

Error: TypeAlias = ValidationError
"""What the engine has against a value."""

MOST_MODELS = 2_000
"""Models in single compiled schemas, each counted as often as it is compiled: some 30 MB."""

_PATTERNS = FancyRegexOptions(backtrack_limit=100_000)
"""A pattern that needs more steps for a text is told as a fault: nothing can keep the mock busy."""

_MOST_REASON = 200
"""Characters of the engine's own reason that are shown."""

_FAILURES = (ValidationError, ReferencingError, ValueError)
"""What the engine raises for a schema that it cannot compile."""


class Compiled(Struct, frozen=True):
    """A schema, ready to be asked."""

    validator: Draft202012Validator
    encoded: JsonSchema
    member: str | None = None
    """The member that stands for it, where all schemas are compiled together."""

    def allows(self, value: Json) -> bool:
        """Say whether a plain value is valid: of another the engine overlooks the bounds."""
        try:
            return self.validator.is_valid(value if self.member is None else {self.member: value})
        except UnicodeEncodeError:
            return False

    def errors(self, value: Json) -> Iterator[Error]:
        """Yield the engine's errors."""
        return self.validator.iter_errors(value if self.member is None else {self.member: value})

    def path(self, error: Error) -> tuple[Step, ...]:
        """Return the way from a value to the part of it that an error is about."""
        return tuple(error.instance_path[0 if self.member is None else 1 :])


class Compiling:
    """Compiles schemas as `Schemas` encodes them; `every` gives those that can be compiled together."""

    def __init__(self, schemas: Schemas, every: Callable[[], Iterable[Schema]]) -> None:
        self.schemas = schemas
        self._every = every
        self._single: dict[str | int, tuple[Schema, Compiled]] = {}
        """By what a schema is told from others; the schema stays, so that its id is its own."""
        self._models = 0
        self._shared: dict[str | int, tuple[Schema, Compiled]] | None = None

    def of(self, schema: Schema) -> Compiled:
        """Return a schema compiled; raise `UnreadableError` with the place of what cannot be."""
        key = _identity(schema)
        known = (self._shared or {}).get(key) or self._single.get(key)
        if known is not None:
            return known[1]
        document = self.schemas.document(schema)
        self._models += 1 + len(document.names)
        if self._models > MOST_MODELS and self._single:
            if self._shared is None:
                self.all()
            self._single.clear()
            self._models = 0
            return self.of(schema)
        try:
            compiled = Compiled(_validator(document.encoded), document.encoded)
        except _FAILURES as error:
            found = list(self._faults([schema])) or [self._fault(document.encoded, error)]
            raise UnreadableError(*found) from error
        self._single[key] = (schema, compiled)
        return compiled

    def all(self) -> list[Diagnostic]:
        """Compile all schemas together; return why any cannot be, each reason once."""
        every = {_identity(each): each for each in self._every()}
        parts: dict[str, JsonSchema] = {}
        models: dict[str, JsonSchema] = {}
        for index, schema in enumerate(every.values()):
            encoded = self.schemas.document(schema).encoded
            if isinstance(encoded, dict):
                models |= encoded.pop("models", {})
            parts[str(index)] = encoded
        whole: JsonSchema = {"properties": parts, "models": models}
        self._shared = {}
        try:
            validator = _validator(whole)
        except _FAILURES as error:
            return list(self._faults(list(every.values()))) or [self._fault(whole, error)]
        for index, (key, schema) in enumerate(every.items()):
            self._shared[key] = (schema, Compiled(validator, whole, str(index)))
        return []

    def _faults(self, schemas: list[Schema]) -> Iterator[Diagnostic]:
        """Yield what is wrong with each of some schemas, and with each model that they lead to."""
        names: dict[str, None] = {}
        for schema in schemas:
            document = self.schemas.document(schema)
            names |= dict.fromkeys(document.names)
            encoded = document.encoded
            if isinstance(encoded, dict):
                encoded = {**encoded, "models": dict.fromkeys(document.names, True)}
            yield from self._fault_alone(encoded)
        for name in names:
            yield from self._fault_alone(self.schemas.alone(name))

    def _fault_alone(self, encoded: JsonSchema) -> Iterator[Diagnostic]:
        try:
            _validator(encoded)
        except _FAILURES as error:
            yield self._fault(encoded, error)

    def _fault(self, encoded: JsonSchema, error: Exception) -> Diagnostic:
        path = error.instance_path if isinstance(error, ValidationError) else []
        source = source_at(encoded, path, self.schemas.sources)
        place = source.location if source is not None and source.location is not None else Location("")
        said = error.message if isinstance(error, ValidationError) else str(error)
        word = next((f"`{step}`: " for step in reversed(path) if isinstance(step, str)), "")
        return Diagnostic(
            "uncompilable-schema",
            f"no value can be held against this schema: {word}{said[:_MOST_REASON]}",
            "mend it",
            place,
            Level.ERROR,
        )


def _identity(schema: Schema) -> str | int:
    """Return what tells schemas apart without a walk: uses of one model are alike."""
    return schema.name if isinstance(schema, Reference) and not schema.nullable else id(schema)


def _validator(encoded: JsonSchema) -> Draft202012Validator:
    return Draft202012Validator(encoded, validate_formats=True, pattern_options=_PATTERNS, offline=True)


def source_at(encoded: JsonSchema, path: list[Step], sources: list[Schema]) -> Schema | None:
    """Return the innermost schema that was encoded on the way along a path."""
    found: Schema | None = None
    part: Json = encoded
    for step in (*path, None):
        if isinstance(part, dict) and isinstance(number := part.get("title"), str):
            found = sources[int(number)]
        match part:
            case dict() if str(step) in part:
                part = part[str(step)]
            case list() if isinstance(step, int) and step < len(part):
                part = part[step]
            case _:
                break
    return found
