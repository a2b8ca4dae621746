"""What a description keeps out of SDKs: operations, parameters and members that a generator leaves out."""

from collections.abc import Callable, Mapping

from sdkref.catalogue.schema import Hints, Json


def is_left_out(hints: Hints, generator: str, language: str) -> bool:
    """Tell whether SDKs of a generator lack what has these hints.

    `generator` is the key of a profile, or the dialect of a documentation: `speakeasy-go`. Where the
    description does not say it to this generator, what it says to Fern counts.
    """
    if not hints:
        return False
    told = dict(hints)
    word, says = next(
        (found for key, found in _WORDS.items() if generator == key or generator.startswith(f"{key}-")),
        ("", _is_true),
    )
    if not word:
        return False
    return says(told[word], language) if word in told else _is_true(told.get(_FERN), language)


def _is_true(said: Json, language: str) -> bool:  # noqa: ARG001 - said of all languages
    return said is True


def _names(said: Json, language: str) -> bool:
    """Tell whether true is said, or a list that names the language; that of JavaScript is `node` there."""
    if isinstance(said, list):
        return language in said or (language == "typescript" and "node" in said)
    return said is True


_FERN = "x-fern-ignore"
_WORDS: Mapping[str, tuple[str, Callable[[Json, str], bool]]] = {
    "speakeasy": ("x-speakeasy-ignore", _is_true),
    "stainless": ("x-stainless-skip", _names),
}
"""By the beginning of a profile's key; other generators know no such word."""
