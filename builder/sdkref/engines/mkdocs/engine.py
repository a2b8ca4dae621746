"""Runs MkDocs in this process: a user's mkdocs.yml, or a built-in configuration when there is none."""

import logging
import os
import re
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import TemplateError
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.base import ValidationError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.utils.yaml import yaml_load
from yaml import YAMLError

from sdkref.diagnostics import UnreadableError, UsageError
from sdkref.engines.mkdocs.failed_plugins import telling_failed_plugins
from sdkref.engines.mkdocs.memory import MemoryPlugin
from sdkref.engines.mkdocs.page_memory import PageMemory
from sdkref.engines.mkdocs.plugin import SdkrefPlugin
from sdkref.engines.mkdocs.reuse import ReusePlugin
from sdkref.location import Location
from sdkref.output.builtin_site import builtin_settings
from sdkref.output.cache import FragmentCache
from sdkref.output.engine_outcome import EngineOutcome
from sdkref.output.markdown_pages import inert
from sdkref.output.mounting import MountedReference
from sdkref.output.theme_templates import hasten_templates
from sdkref.wording.languages import USUAL

INHERIT = re.compile(rb"^[\"']?INHERIT[\"']?[ \t]*:[ \t]*[\"']?([^\"'#\r\n]*[^\"'#\s])", re.MULTILINE)
"""The line that names the file from which a configuration inherits."""


def run_mkdocs(
    references: Sequence[MountedReference],
    site_dir: Path,
    *,
    mkdocs_yml: Path | None,
    site_name: str,
    finished: FragmentCache | None = None,
    memory: PageMemory | None = None,
) -> EngineOutcome:
    """Build the site into a directory that MkDocs may empty. What the user can mend is a `UsageError`.

    `finished` keeps pages for later builds with our own configuration; a user's may show anything.
    `memory` keeps what it can for later builds of this process, with any configuration.
    """
    with (
        _warnings() as told,
        _reproducible() as undated,
        tempfile.TemporaryDirectory() as empty,
    ):
        try:
            if mkdocs_yml is None:
                language = references[0].reference.language
                config = builtin_config(site_name, site_dir, Path(empty), language)
            else:
                config = _loaded(mkdocs_yml, site_dir)
            plugin = _plugin_of(config)
            plugin.references = tuple(references)
            plugin.undated = undated
            plugin.first_page = site_name if mkdocs_yml is None else None
            if mkdocs_yml is None and finished is not None:
                reuse = ReusePlugin(references, finished)
                reuse.load_config({}, config_file_path=config.config_file_path)
                config.plugins["sdkref-reuse"] = reuse
            if memory is not None:
                remembering = MemoryPlugin(memory, references, plugin)
                remembering.load_config({}, config_file_path=config.config_file_path)
                config.plugins["sdkref-memory"] = remembering
            hasten_templates(config.theme)
            config.plugins.on_startup(command="build", dirty=False)
            try:
                with telling_failed_plugins(config):
                    build(config)
            finally:
                config.plugins.on_shutdown()
        except (MkDocsException, TemplateError) as error:
            said = "; ".join(told) or str(error)
            raise UsageError(f"MkDocs could not build the site: {said}") from error
        except UnicodeDecodeError as error:
            # MkDocs has told which page it was reading; what else is read has told nothing.
            if not told:
                raise
            said = f"MkDocs could not build the site: {told[0]}; save the file as UTF-8"
            raise UsageError(said) from error
        except OSError as error:
            if (stop := _unread(error, mkdocs_yml)) is not None:
                raise stop from error
            raise
    pages = sum(1 for _ in site_dir.rglob("*.html"))
    return EngineOutcome(tuple(told), pages, urlsplit(config.site_url or "/").path or "/")


def _loaded(mkdocs_yml: Path, site_dir: Path) -> MkDocsConfig:
    """Return a user's configuration; MkDocs takes for granted that its files can be read, and end."""
    try:
        if _inherits_itself(mkdocs_yml):
            fact, remedy = "`INHERIT` leads back to the file itself", "name another file, or remove the line"
            raise UsageError.at(Location(str(mkdocs_yml)), "usage", fact, remedy)
        return load_config(str(mkdocs_yml), site_dir=str(site_dir), strict=False)
    except OSError as error:
        fact = f"it cannot be read ({error.strerror})"
        raise UsageError.at(Location(str(mkdocs_yml)), "unreadable", fact, "check its rights") from error


def _inherits_itself(mkdocs_yml: Path) -> bool:
    """Return whether files that inherit from one another lead in a circle, which MkDocs would follow."""
    seen: set[str] = set()
    file = os.path.normpath(mkdocs_yml.absolute())
    while file not in seen:
        seen.add(file)
        named = INHERIT.search(Path(file).read_bytes()) if Path(file).is_file() else None
        if named is None:
            return False
        file = os.path.normpath(Path(file).parent / os.fsdecode(named[1]))
    return True


def _unread(error: OSError, mkdocs_yml: Path | None) -> UnreadableError | None:
    """Return what an error of the system says of a file among the user's own pages; None for any other."""
    folder = documents_folder(mkdocs_yml)
    file = error.filename
    if folder is None or not isinstance(file, str) or not Path(file).is_relative_to(folder.absolute()):
        return None
    fact = f"it cannot be read ({error.strerror})"
    return UnreadableError.at(Location(file), "unreadable", fact, "remove it, or list it in `exclude_docs`")


def documents_folder(mkdocs_yml: Path | None) -> Path | None:
    """Return the folder of the hand-written pages that a configuration names, if it can be read."""
    if mkdocs_yml is None:
        return None
    try:
        content = mkdocs_yml.read_bytes()
        if _inherits_itself(mkdocs_yml):
            return None
        # A file that it inherits from may name the folder.
        read = _documents_folder.__wrapped__ if b"INHERIT" in content else _documents_folder
        return read(mkdocs_yml, content)
    except (OSError, YAMLError, MkDocsException):
        return None


@lru_cache(maxsize=1)
def _documents_folder(mkdocs_yml: Path, content: bytes) -> Path:  # noqa: ARG001 - read again when it is another
    """Return the folder of a configuration; to read one takes long, and a preview asks again and again."""
    with mkdocs_yml.open("rb") as stream:
        settings: object = yaml_load(stream)
    named = settings.get("docs_dir") if isinstance(settings, dict) else None
    return mkdocs_yml.parent / str(named or "docs")


def builtin_config(site_name: str, site_dir: Path, docs_dir: Path, language: str = USUAL) -> MkDocsConfig:
    """Return a finished configuration that asks no other host for anything."""
    config = MkDocsConfig(config_file_path=None)
    config.load_dict(builtin_settings(site_name, str(docs_dir), str(site_dir), language))
    errors, warnings = config.validate()
    for key, fault in (*errors, *warnings):
        raise ValidationError(f"the built-in configuration is at fault at {key!r}: {fault}")
    config.site_name = inert(site_name)
    return config


def _plugin_of(config: MkDocsConfig) -> SdkrefPlugin:
    """Return the configuration's own plugin; a site that does not name it gets it all the same."""
    for plugin in config.plugins.values():
        if isinstance(plugin, SdkrefPlugin):
            return plugin
    plugin = SdkrefPlugin()
    plugin.load_config({}, config_file_path=config.config_file_path)
    config.plugins["sdkref"] = plugin
    return plugin


class _Collector(logging.Handler):
    """Keeps warnings as text."""

    def __init__(self, told: list[str]) -> None:
        super().__init__(logging.WARNING)
        self.told = told

    def emit(self, record: logging.LogRecord) -> None:
        """Keep what a record says, once."""
        message = record.getMessage().strip()
        if message not in self.told:
            self.told.append(message)


@contextmanager
def _warnings() -> Iterator[list[str]]:
    """Collect what MkDocs and its plugins warn of, instead of printing it."""
    told: list[str] = []
    logger = logging.getLogger("mkdocs")
    before = (logger.handlers[:], logger.propagate, logger.level)
    logger.handlers[:], logger.propagate = [_Collector(told)], False
    logger.setLevel(logging.WARNING)
    try:
        yield told
    finally:
        logger.handlers[:], logger.propagate = before[:2]
        logger.setLevel(before[2])


@contextmanager
def _reproducible() -> Iterator[bool]:
    """Give the build a fixed date, unless the user gave one; tell whether it is ours."""
    undated = "SOURCE_DATE_EPOCH" not in os.environ
    os.environ.setdefault("SOURCE_DATE_EPOCH", "0")
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    try:
        yield undated
    finally:
        if undated:
            del os.environ["SOURCE_DATE_EPOCH"]
