"""Constants of enums, as Speakeasy's Python writes them where enums are classes: `operations.Event.LEADS`."""

import keyword

from sdkref.catalogue.schema import Enum
from sdkref.catalogue.views import Views
from sdkref.profiles.speakeasy.enum_words import value_words, without_leading_number
from sdkref.profiles.speakeasy.type_names import TypeNames
from sdkref.profiles.speakeasy.values import Value
from sdkref.words import constant, pascal, split


class EnumConstants:
    """Finds the constants of one sample; `used` are the namespaces that it needs, in order."""

    def __init__(self, views: Views, names: TypeNames, components: str, operations: str) -> None:
        self._views, self._names = views, names
        self._namespaces = {"components": components, "operations": operations}
        self.used: dict[str, None] = {}

    def of(self, value: Value) -> str | None:
        """Return the constant of a value; None where its type is no enum with a name."""
        schema = value.schema if value.variant is None else value.variant
        resolved = self._views.resolve(schema)
        named = self._names.of(schema)
        if not isinstance(resolved, Enum) or named is None or not isinstance(value.literal, str):
            return None
        namespace = self._namespaces[named.namespace]
        self.used[namespace] = None
        return f"{namespace}.{pascal(named.words)}.{_member(value.literal)}"


def _member(text: str) -> str:
    spelled = constant(split(without_leading_number(pascal(value_words(text)))))
    return f"{spelled}_" if keyword.iskeyword(spelled) else spelled
