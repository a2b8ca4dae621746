"""Which members a schema names, and whether it can be taken to name all of them."""

from collections.abc import Mapping

from msgspec import Struct

from sdkref.catalogue.encode_schema import Encoded
from sdkref.catalogue.memo import Memo
from sdkref.catalogue.patterns import matches
from sdkref.catalogue.schema import (
    AllOf,
    Anything,
    Conditional,
    Enum,
    Object,
    Reference,
    Schema,
    Union,
)


class Known(Struct, frozen=True):
    """The members that a schema names by all its parts and variants together."""

    names: frozenset[str] = frozenset()
    patterns: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()
    """Those of the names by which discriminators tell variants apart: not every variant describes them."""

    def names_one(self, member: str) -> bool:
        """Say whether a member is among them."""
        return member in self.names or any(matches(pattern, member) for pattern in self.patterns)


class Closing:
    """Answers about the schemas of one catalogue."""

    def __init__(self, models: Mapping[str, Schema]) -> None:
        self._models = models
        self._known = Memo(self._collected)

    @staticmethod
    def lists(schema: Schema) -> bool:
        """Say whether an object names members; a base, whose extensions have their own, does not."""
        if not isinstance(schema, Object) or (schema.discriminator and schema.discriminator.mapping):
            return False
        return bool(schema.properties or schema.pattern_properties)

    def closes(self, schema: Schema) -> bool:
        """Say whether what parts or variants name can be taken for all that there is.

        It cannot where a part says so itself (`unevaluatedProperties`), where a variant allows any value,
        and on a base that others extend.
        """
        for part in self._beside(schema):
            match part:
                case Object() if part.unevaluated is not None:
                    return False
                case Object(discriminator=base) if base is not None and base.mapping:
                    return False
                case _:
                    pass
        known = self.known(schema)
        return bool(known.names or known.patterns) and not self._lets_all_in(schema, frozenset())

    def closed(self, encoded: Encoded, schema: Schema) -> Encoded:
        """Return an encoded schema with the rule that there are no other members."""
        named = dict.fromkeys(sorted(self.known(schema).tags), True)
        members = {"properties": named | encoded.get("properties", {})} if named else {}
        return {**encoded, **members, "unevaluatedProperties": False}

    def known(self, schema: Schema) -> Known:
        """Return the members that a schema names, its parts, variants and branches included."""
        return self._known.of(schema)

    def _beside(self, schema: Schema) -> list[Schema]:
        """Return the parts that stand in a schema itself, not in the models that it names."""
        found, pending = [], [schema]
        while pending:
            part = pending.pop()
            found.append(part)
            match part:
                case AllOf():
                    pending += part.parts
                case Conditional():
                    pending += [each for each in (part.then, part.otherwise) if each is not None]
                case _:
                    pass
        return found

    def _lets_all_in(self, schema: Schema, met: frozenset[str]) -> bool:
        """Say whether a variant of unions that alone speak of a value allows any."""
        match schema:
            case Anything():
                return True
            case Union():
                return any(self._lets_all_in(each, met) for each in schema.variants)
            case Reference(name=name) if name in self._models and name not in met:
                return self._lets_all_in(self._models[name], met | {name})
            case AllOf():
                return all(self._lets_all_in(each, met) for each in schema.parts)
            case _:
                return False

    def _collected(self, schema: Schema) -> Known:
        names: set[str] = set()
        patterns: set[str] = set()
        tags: set[str] = set()
        met: set[str] = set()
        pending = [schema]
        while pending:
            part = pending.pop()
            match part:
                case Object():
                    names.update(each.name for each in part.properties)
                    names.update(part.also_required)
                    patterns.update(pattern for pattern, _ in part.pattern_properties)
                    pending += [each for _, each in part.dependent_schemas]
                case Reference(name=name) if name in self._models and name not in met:
                    met.add(name)
                    pending.append(self._models[name])
                case AllOf():
                    pending += part.parts
                case Union():
                    pending += part.variants
                    tags.update([] if part.discriminator is None else [part.discriminator.property])
                case Conditional():
                    branches = (part.condition, part.then, part.otherwise)
                    pending += [each for each in branches if each is not None]
                case Enum(base=base) if base is not None:
                    pending.append(base)
                case _:
                    pass
        return Known(frozenset(names | tags), frozenset(patterns), frozenset(tags))
