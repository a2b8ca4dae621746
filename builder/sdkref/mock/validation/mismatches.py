"""What a validator's errors are about: a mismatch each, with the variant of a union that was meant."""

from collections.abc import Callable, Iterable, Sequence
from typing import Literal, TypeAlias

from msgspec import Struct

from sdkref.catalogue.schema import Json, Schema
from sdkref.mock.validation.compiling import Compiled, Error, Step, source_at
from sdkref.mock.validation.schemas import Schemas

Path: TypeAlias = tuple[Step, ...]

Sort: TypeAlias = Literal["invalid", "unknown", "ambiguous"]


class Mismatch(Struct, frozen=True, kw_only=True):
    """One thing about a value that a schema does not allow."""

    path: Path
    """From the whole value to the one at fault; of an unknown member, to the object that has it."""
    keyword: str
    """Of JSON Schema, as the validator names it."""
    rule: Json = None
    """What the keyword says, or what is wrong with the value where that says more."""
    value: Json = None
    sort: Sort = "invalid"
    source: Schema | None = None
    """The schema of the catalogue that says so."""


Ignored: TypeAlias = Callable[[Mismatch], bool]

Choose: TypeAlias = Callable[["Failed"], list[Mismatch]]


class Failed(Struct, frozen=True):
    """A union that a value fails, with what each variant has against the value; nothing where it matches."""

    path: Path
    exclusive: bool
    value: Json
    source: Schema | None
    variants: tuple[list[Mismatch], ...]


class Mismatches:
    """Finds the mismatches among the errors of one compiled schema."""

    def __init__(self, schemas: Schemas, compiled: Compiled, choose: Choose, ignored: Ignored) -> None:
        self._schemas, self._compiled = schemas, compiled
        self._choose, self._ignored = choose, ignored

    def of(self, errors: Iterable[Error]) -> list[Mismatch]:
        """Return what is wrong, in the order of the errors, without what follows from other faults."""
        every = list(errors)
        paths = [self._compiled.path(each) for each in every]
        found: list[Mismatch] = []
        for error, path in zip(every, paths, strict=True):
            match error.kind.name:
                case "anyOf" | "oneOf":
                    found += self._union(error, path)
                case "unevaluatedProperties":
                    alone = sum(other[: len(path)] == path for other in paths) == 1
                    found += self._unevaluated(error, path, alone=alone)
                case "additionalProperties":
                    found += self._unknown(error, path, error.kind.value)
                case "propertyNames":
                    found += self._names(error.kind.value, path)
                case keyword:
                    found.append(self._single(error, path, keyword))
        return _without_consequences([each for each in found if not self._ignored(each)])

    def _source(self, error: Error) -> Schema | None:
        return source_at(self._compiled.encoded, error.schema_path, self._schemas.sources)

    def _single(self, error: Error, path: Path, keyword: str) -> Mismatch:
        rule = error.kind.value
        if error.schema_path and error.schema_path[-1] in {"minContains", "maxContains", "dependentRequired"}:
            keyword = str(error.schema_path[-1])
        return Mismatch(
            path=path, keyword=keyword, rule=rule, value=error.instance, source=self._source(error)
        )

    def _union(self, error: Error, path: Path) -> list[Mismatch]:
        source = self._source(error)
        contexts: list[list[Error]] = error.kind.value
        variants = tuple(map(self.of, contexts))
        exclusive = error.kind.name == "oneOf"
        return self._choose(Failed(path, exclusive, error.instance, source, variants))

    def _unevaluated(self, error: Error, path: Path, *, alone: bool) -> list[Mismatch]:
        """Return the members that no part describes.

        Of a part that fails the validator takes no member for described: one that it names is told only
        where there is nothing else to tell.
        """
        source = self._source(error)
        known = self._schemas.closing.known(source) if source is not None else None
        names = [name for name in error.kind.value if alone or known is None or not known.names_one(name)]
        return self._unknown(error, path, names)

    def _unknown(self, error: Error, path: Path, names: Sequence[str]) -> list[Mismatch]:
        source, value = self._source(error), error.instance
        return [
            Mismatch(
                path=path,
                keyword=error.kind.name,
                rule=name,
                value=value.get(name) if isinstance(value, dict) else None,
                sort="unknown",
                source=source,
            )
            for name in names
        ]

    def _names(self, error: Error, path: Path) -> list[Mismatch]:
        """Return what is wrong with the name of a member, told of the object that has it."""
        return [
            Mismatch(path=path, keyword="propertyNames", rule=each, value=each.value, source=each.source)
            for each in self.of([error])
        ]


_SIMPLE = frozenset({"type", "format", "pattern", "minLength", "maxLength", "minimum", "maximum"})


def _without_consequences(found: list[Mismatch]) -> list[Mismatch]:
    """Return mismatches, of a value that is none of those listed only that, and none twice."""
    listed = {each.path for each in found if each.keyword in {"enum", "const"}}
    kept: list[Mismatch] = []
    seen: set[tuple[Path, str, str]] = set()
    for each in found:
        key = (each.path, each.keyword, repr(each.rule))
        if key not in seen and not (each.path in listed and each.keyword in _SIMPLE):
            seen.add(key)
            kept.append(each)
    return kept
