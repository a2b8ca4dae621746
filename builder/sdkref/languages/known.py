"""The languages that there are, by the key that settings and pages use: ours, and those that packages add."""

from collections.abc import Mapping
from functools import cache
from inspect import getmembers, isfunction

from sdkref import extensions
from sdkref.diagnostics import UsageError
from sdkref.extensions import loaded, offered
from sdkref.languages.curl import Curl
from sdkref.languages.go import Go
from sdkref.languages.language import Language, PackagedLanguage
from sdkref.languages.python import Python
from sdkref.languages.typescript import TypeScript

LANGUAGES: dict[str, Language] = {
    language.key: language for language in (TypeScript(), Go(), Python(), Curl())
}
"""Ours."""


@cache
def packaged_languages() -> Mapping[str, PackagedLanguage]:
    """Return the languages that packages add, by key; raises `UsageError` for one that is broken."""
    found: dict[str, PackagedLanguage] = {}
    for name in offered(extensions.LANGUAGES):
        if name not in LANGUAGES:
            language = loaded(extensions.LANGUAGES, name, _members())
            if language.key != name:
                package = extensions.package_of(offered(extensions.LANGUAGES)[name])
                raise UsageError(
                    f"the package {package} offers the language `{name}`, whose key is `{language.key}`; "
                    "name the entry point by the key"
                )
            found[name] = language
    return found


def languages() -> Mapping[str, Language]:
    """Return all languages in the order of their tabs: ours, then those that packages add."""
    return {**LANGUAGES, **packaged_languages()}


def _members() -> list[str]:
    """Return what a language of a package must have, as its protocol says."""
    classes = (Language, PackagedLanguage)
    attributes = (name for each in classes for name in each.__annotations__)
    methods = (name for name, _ in getmembers(PackagedLanguage, isfunction) if not name.startswith("_"))
    return [*attributes, *methods]
