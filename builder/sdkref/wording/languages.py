"""What languages of readers ask of a text: the form for a number, and how a large number is written."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

USUAL = "en"
"""The language of a site that says none, and of what another language leaves unsaid."""


def one_or_other(count: int) -> str:
    """Return the form of a text for a number: languages with a singular for one, as English and German."""
    return "one" if count == 1 else "other"


FORMS: Mapping[str, Callable[[int], str]] = MappingProxyType({"en": one_or_other, "de": one_or_other})
"""The rule of each language; one without a rule here has that of English."""

_THOUSANDS: Mapping[str, str] = MappingProxyType({"de": "."})


def form_of(language: str, count: int) -> str:
    """Return which form of a text a number asks for: a name of CLDR's, `one` or `other`."""
    return FORMS.get(base_of(language), one_or_other)(count)


def number(language: str, count: int) -> str:
    """Return a number with its thousands apart."""
    return f"{count:,}".replace(",", _THOUSANDS.get(base_of(language), ","))


def base_of(language: str) -> str:
    """Return a language without its region: `de` of `de-AT`."""
    return language.replace("_", "-").partition("-")[0].lower()
