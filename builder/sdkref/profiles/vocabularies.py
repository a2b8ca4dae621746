"""What generators of SDKs are told to call things, by extensions of the description."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from msgspec import Struct

from sdkref.catalogue.schema import Json
from sdkref.words import split

Told: TypeAlias = Mapping[str, Json]
"""Extensions by name."""
Saying: TypeAlias = Callable[[Told, str], str | None]
"""Returns a name for a language; None where nothing is said of it."""


class Vocabulary(Struct, frozen=True, kw_only=True):
    """The words of one generator."""

    method: Saying
    group: Saying
    """What leads to a method, dotted; several are parted by spaces."""
    parameter: Saying
    member: Saying
    """Of an object, where its type has no name."""
    type: Saying


def _nothing(told: Told, language: str) -> str | None:  # noqa: ARG001 - says nothing
    return None


def _name(said: Json) -> str | None:
    """Return a text that has words to make a name of."""
    return said.strip() if isinstance(said, str) and split(said) else None


def _text(word: str) -> Saying:
    def said(told: Told, language: str) -> str | None:  # noqa: ARG001 - said of all languages
        return _name(told.get(word))

    return said


def _texts(word: str, between: str) -> Saying:
    """Return what gives a text, or a list of them as one."""

    def said(told: Told, language: str) -> str | None:  # noqa: ARG001 - said of all languages
        found = told.get(word)
        parts = [found] if isinstance(found, str) else found if isinstance(found, list) else []
        return between.join(name for each in parts if (name := _name(each)) is not None) or None

    return said


def _of_language(*names: str) -> Saying:
    """Return what reads `x-stainless-naming: {python: {property_name: …}}`."""

    def said(told: Told, language: str) -> str | None:
        naming = told.get("x-stainless-naming")
        keys = ("typescript", "node") if language == "typescript" else (language,)
        for key in keys:
            found = naming.get(key) if isinstance(naming, dict) else None
            for name in names:
                if isinstance(found, dict) and (text := _name(found.get(name))) is not None:
                    return text
        return None

    return said


def _first(*sayings: Saying) -> Saying:
    def said(told: Told, language: str) -> str | None:
        return next((found for each in sayings if (found := each(told, language))), None)

    return said


_FERN = Vocabulary(
    method=_text("x-fern-sdk-method-name"),
    group=_texts("x-fern-sdk-group-name", "."),
    parameter=_text("x-fern-parameter-name"),
    member=_text("x-fern-property-name"),
    type=_text("x-fern-type-name"),
)
_OVERRIDE = _text("x-speakeasy-name-override")
_OWN: Mapping[str, Vocabulary] = {
    "speakeasy": Vocabulary(
        method=_OVERRIDE,
        group=_texts("x-speakeasy-group", " "),
        parameter=_OVERRIDE,
        member=_OVERRIDE,
        type=_OVERRIDE,
    ),
    "stainless": Vocabulary(
        method=_nothing,
        group=_nothing,
        parameter=_first(_text("x-stainless-param"), _of_language("method_argument", "property_name")),
        member=_of_language("property_name"),
        type=_of_language("type_name", "model_name"),
    ),
}


def vocabulary(generator: str) -> Vocabulary:
    """Return the words of a generator; of what they do not say, what is said to Fern counts."""
    own = _OWN[generator]
    return Vocabulary(
        **{name: _first(getattr(own, name), getattr(_FERN, name)) for name in Vocabulary.__struct_fields__}
    )
