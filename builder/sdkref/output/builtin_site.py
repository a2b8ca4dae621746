"""The site that a build makes without a configuration: one that asks no other host for anything."""

from typing import Any

from sdkref.wording.languages import USUAL, base_of
from sdkref.wording.saying import in_language, say
from sdkref.wording.texts import our_languages

FEATURES = (
    "content.code.copy",
    "navigation.footer",
    "navigation.indexes",
    "navigation.sections",
    "navigation.top",
    "search.highlight",
    "toc.follow",
)
"""Of the theme. Instant navigation is left out: it needs the site's address, which a build need not know."""

WORD_LIMITS = r"""[\s\-_,:!?=|'"<>()\[\]{}/]+|(?!\b)(?=[A-Z][a-z])|\.(?!\d)|&[lg]t;|&amp;"""
"""Of search, in JavaScript: `max_tokens`, `/chat/completions` and `listChats` are two words each."""


def builtin_settings(site_name: str, docs_dir: str, site_dir: str, language: str = USUAL) -> dict[str, Any]:
    """Return what a mkdocs.yml would say. Pages are files, so that they open from a disk as well.

    `language` is that of the theme, where it has it.
    """
    base = base_of(language)
    return {
        "site_name": site_name,
        "docs_dir": docs_dir,
        "site_dir": site_dir,
        "use_directory_urls": False,
        "theme": {
            "name": "material",
            "font": False,
            "features": list(FEATURES),
            "palette": _palette(language),
            **({"language": base} if base != USUAL and base in our_languages() else {}),
        },
        "extra": {"generator": False},
        "plugins": [{"search": {"separator": WORD_LIMITS}}],
        "markdown_extensions": [{"toc": {"permalink": True}}],
    }


def _palette(language: str) -> list[dict[str, Any]]:
    with in_language(language):
        return [
            {
                "media": "(prefers-color-scheme)",
                "toggle": {"icon": "material/brightness-auto", "name": say("theme.light")},
            },
            {
                "media": "(prefers-color-scheme: light)",
                "scheme": "default",
                "toggle": {"icon": "material/brightness-7", "name": say("theme.dark")},
            },
            {
                "media": "(prefers-color-scheme: dark)",
                "scheme": "slate",
                "toggle": {"icon": "material/brightness-4", "name": say("theme.system")},
            },
        ]
