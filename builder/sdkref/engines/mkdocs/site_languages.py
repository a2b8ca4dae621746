"""The builds of a site in several human languages, as mkdocs-static-i18n makes them: one after another.

Every language has the reference in its own navigation and search, below a folder with the language's name;
the first has it at the site's root.
"""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

from sdkref.engines.site_words import languages_of


def is_further_build(config: MkDocsConfig) -> bool:
    """Return whether this build is for another language than the first, within the same run."""
    plugin = config.plugins.get("i18n")
    return bool(getattr(plugin, "building", False))


def language_folder(config: MkDocsConfig) -> str:
    """Return the folder of the language that is being built, with a slash at its end; empty for the first."""
    language = getattr(config.plugins.get("i18n"), "current_language", None)
    return f"{language}/" if is_further_build(config) and language else ""


def spoken_language(config: MkDocsConfig) -> str:
    """Return the language that is being built; empty for the first, or where there is but one."""
    return language_folder(config).removesuffix("/")


def languages_of_site(config: MkDocsConfig) -> tuple[str, ...]:
    """Return the languages of a site, the first one first; nothing where its settings name none."""
    plugin = config.plugins.get("i18n")
    named = [
        {"locale": each.locale, "default": each.default}
        for each in getattr(plugin, "config", {}).get("languages", ())
    ]
    theme = {"language": config.theme["language"]} if "language" in config.theme else {}
    return languages_of(theme, {"languages": named})


def put_below(file: File, folder: str) -> None:
    """Let a generated page stand below a folder of the site, and be in no other language than the build's."""
    if folder:
        file.dest_uri = folder + file.dest_uri
        # Both follow from the former, and may have been asked for already.
        file.__dict__.pop("url", None)
        file.__dict__.pop("abs_dest_path", None)
    # The site map of mkdocs-static-i18n asks every page for itself in other languages.
    file.alternates = {}  # type: ignore[attr-defined] # an attribute of that plugin's
