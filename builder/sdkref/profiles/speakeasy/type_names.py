"""Names of the types that a description leaves without one: inline objects, enums and unions.

A type takes the shortest name that is free in its namespace: `Status`; then with where it stands
(`QueryParamStatus`), then with the operation or model that holds it (`ListPartnersQueryParamStatus`). What
stands in a request takes a short name from what stands in an answer, which then widens its own.
"""

from collections.abc import Hashable, Iterator

from msgspec import Struct

from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.schema import AllOf, Reference, Schema
from sdkref.profiles.speakeasy.type_candidates import Namespace, Words, type_words
from sdkref.profiles.speakeasy.type_places import Place, places


class TypeName(Struct, frozen=True):
    """A namespace, and the words of a name in it."""

    namespace: Namespace
    words: Words


class TypeNames:
    """The names of the types of one description."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Find all names, since each depends on those before it."""
        taken: dict[tuple[Namespace, str], Place | None] = {
            ("components", _folded(type_words(name))): None for name in catalogue.models
        }
        self._names: dict[Hashable, TypeName] = {}
        self._places = tuple(places(catalogue))
        for each in self._places:
            self._settle(each, taken)

    def inline(self) -> Iterator[tuple[Schema, TypeName]]:
        """Give the schemas that have no name of their own, with those that they got."""
        for each in self._places:
            yield each.schema, self._names[_key(each.schema)]

    def of(self, schema: Schema) -> TypeName | None:
        """Return the name of a schema; None where its type needs none."""
        if isinstance(schema, Reference):
            return TypeName("components", type_words(schema.name))
        found = self._names.get(_key(schema))
        if found is None and isinstance(schema, AllOf) and len(schema.parts) == 1:
            return self.of(schema.parts[0])
        return found

    def _settle(self, place: Place, taken: dict[tuple[Namespace, str], Place | None]) -> None:
        """Give a place its name, and whoever loses that the next one that is free."""
        if _key(place.schema) in self._names:
            return
        for words in place.candidates:
            name = (place.namespace, _folded(words))
            holder = taken.get(name)
            if name in taken and (holder is None or holder.rank >= place.rank):
                continue
            taken[name] = place
            self._names[_key(place.schema)] = TypeName(place.namespace, words)
            if holder is not None:
                del self._names[_key(holder.schema)]
                self._settle(holder, taken)
            return
        self._names[_key(place.schema)] = TypeName(place.namespace, place.candidates[-1])


def _key(schema: Schema) -> Hashable:
    return schema.location if schema.location is not None else id(schema)


def _folded(words: Words) -> str:
    return "".join(words).lower()
