"""Constants of enums, as Speakeasy's Python writes them where enums are classes: `operations.Event.LEADS`."""

import keyword

from sdkref.catalogue.schema import Enum
from sdkref.catalogue.views import Views
from sdkref.profiles.speakeasy.enum_words import told_value, value_words, without_leading_number
from sdkref.profiles.speakeasy.type_names import TypeNames
from sdkref.profiles.speakeasy.values import Value
from sdkref.words import constant, pascal, split


class EnumConstants:
    """Finds the constants of one sample; `used` are the namespaces that it needs, in order."""

    def __init__(
        self, views: Views, names: TypeNames, components: str, operations: str, usual: str | None = None
    ) -> None:
        """Take the namespaces; `usual` is the format of enums that name none (`x-speakeasy-enum-format`)."""
        self._views, self._names, self._usual = views, names, usual or "enum"
        self.operations = operations
        self._namespaces = {"components": components, "operations": operations}
        self.used: dict[str, None] = {}

    def of(self, value: Value) -> str | None:
        """Return the constant of a value; None where its type is no enum with a name."""
        schema = value.schema if value.variant is None else value.variant
        resolved = self._views.resolve(schema)
        named = self._names.of(schema)
        if not isinstance(resolved, Enum) or named is None or not isinstance(value.literal, str):
            return None
        if dict(resolved.hints).get("x-speakeasy-enum-format", self._usual) == "union":
            return None
        namespace = self._namespaces[named.namespace]
        self.used[namespace] = None
        owner = without_leading_number(pascal(named.words))
        return f"{namespace}.{owner}.{_member(told_value(value.literal, resolved))}"


def _member(text: str) -> str:
    spelled = constant(split(without_leading_number(pascal(value_words(text)))))
    return f"{spelled}_" if keyword.iskeyword(spelled) else spelled
