"""Which languages a site speaks, as its mkdocs.yml says: the theme's, or those of mkdocs-static-i18n."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from sdkref.diagnostics import Stop
from sdkref.engines.site_settings import SiteSettings

_PARENTS = 8
"""Files that inherit from each other."""


def site_languages(mkdocs_yml: Path | None) -> tuple[str, ...]:
    """Return the languages of a site, the one at its root first; nothing where its settings name none.

    A file that cannot be read is for the engine to tell.
    """
    try:
        return _languages(mkdocs_yml) if mkdocs_yml is not None else ()
    except Stop:
        return ()


def languages_of(theme: Any, plugin: Any) -> tuple[str, ...]:
    """Return the languages that the settings of a theme and of mkdocs-static-i18n name."""
    named = plugin.get("languages") if isinstance(plugin, Mapping) else None
    found = [
        (not each.get("default"), str(each["locale"]))
        for each in (named if isinstance(named, list) else ())
        if isinstance(each, Mapping) and each.get("locale")
    ]
    if found:
        return tuple(locale for _, locale in sorted(found, key=lambda each: each[0]))
    language = theme.get("language") if isinstance(theme, Mapping) else None
    return (language,) if isinstance(language, str) and language else ()


def _languages(mkdocs_yml: Path) -> tuple[str, ...]:
    theme: dict[str, Any] = {}
    plugin = None
    for settings in _inherited(mkdocs_yml):
        own = settings.get("theme")
        theme = {**(own if isinstance(own, dict) else {}), **theme}
        plugin = plugin or _options(settings.get("plugins"), "i18n")
    return languages_of(theme, plugin)


def _inherited(path: Path) -> Iterator[SiteSettings]:
    """Yield the settings of a file, then those that it inherits."""
    for _ in range(_PARENTS):
        settings = SiteSettings.read(path)
        yield settings
        parent = settings.get("INHERIT")
        if not isinstance(parent, str):
            return
        path = path.parent / parent


def _options(plugins: Any, name: str) -> Any:
    """Return the options of a plugin, in a list of plugins or a mapping of them."""
    entries = plugins if isinstance(plugins, list) else [plugins]
    return next((each[name] for each in entries if isinstance(each, dict) and name in each), None)
