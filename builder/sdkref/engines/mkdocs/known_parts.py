"""Which parts of a MkDocs configuration are known to look at a page, at settings, and at nothing else."""

from typing import Any

from mkdocs.config.defaults import MkDocsConfig

PLUGINS = ("material.plugins.search.", "sdkref.")
"""How the modules of plugins begin."""

_PYMDOWN = (
    "arithmatex",
    "betterem",
    "blocks",
    "caret",
    "critic",
    "details",
    "emoji",
    "escapeall",
    "extra",
    "fancylists",
    "highlight",
    "inlinehilite",
    "keys",
    "magiclink",
    "mark",
    "progressbar",
    "saneheaders",
    "smartsymbols",
    "striphtml",
    "superfences",
    "tabbed",
    "tasklist",
    "tilde",
)
"""Extensions of PyMdown: `snippets` and others that read files are none of them."""

_MARKDOWN = (
    "abbr",
    "admonition",
    "attr_list",
    "codehilite",
    "def_list",
    "extra",
    "fenced_code",
    "footnotes",
    "md_in_html",
    "meta",
    "nl2br",
    "sane_lists",
    "smarty",
    "tables",
    "toc",
)
"""Extensions that Python-Markdown brings."""

EXTENSIONS = frozenset(
    {
        *(f"pymdownx.{name}" for name in _PYMDOWN),
        *_MARKDOWN,
        *(f"markdown.extensions.{name}" for name in _MARKDOWN),
    }
)


def follows_from_settings(config: MkDocsConfig) -> bool:
    """Tell whether the HTML of a page follows from its text, the settings and the list of files.

    A plugin, a hook or an extension that is not known might read a file, a clock or another page.
    """
    plugins = (type(plugin).__module__ for plugin in config.plugins.values())
    named: list[Any] = config.markdown_extensions
    extensions = (each if isinstance(each, str) else type(each).__module__ for each in named)
    return (
        not config.hooks
        and all(module.startswith(PLUGINS) for module in plugins)
        and all(name in EXTENSIONS or name.startswith("sdkref.") for name in extensions)
    )
