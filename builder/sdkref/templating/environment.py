"""The one door to Jinja: templates that make code, and templates that make HTML.

Both kinds lie under `templates/`. A file of the same name in a folder of the user's takes the place of one;
it may extend ours by its name behind `sdkref:`. A name that the context lacks stops the build.
"""

import traceback
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Any, NoReturn

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    FileSystemBytecodeCache,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    Template,
    TemplateSyntaxError,
)
from jinja2.bccache import Bucket

from sdkref.diagnostics import Stop, UsageError
from sdkref.location import Location
from sdkref.machine import cache_folder
from sdkref.templating.chosen import chosen_templates
from sdkref.wording.saying import say_html

TEMPLATES = Path(__file__).parent.parent / "templates"
OURS = "sdkref:"
"""Stands before the name of a template of ours, also where the user has one of that name."""


def code_environment(packaged: Path | None = None) -> Environment:
    """Return the environment for code: nothing is escaped, so every value must come from `languages/`.

    `packaged` is the folder of a language that a package adds.
    """
    return _environment(*chosen_templates(), packaged, autoescape=False)


def html_environment() -> Environment:
    """Return the environment for HTML: every value is escaped unless it is `markupsafe.Markup`."""
    return _environment(*chosen_templates(), None, autoescape=True)


class CheckedTemplate(Template):
    """A template whose faults, where it is the user's, end the run with their file and line."""

    def render(self, *args: Any, **kwargs: Any) -> str:
        """Return the template with its values put in."""
        try:
            return super().render(*args, **kwargs)
        except Stop:
            raise
        except Exception as error:
            _raise_if_theirs(error)
            raise


class CheckedEnvironment(Environment):
    """An environment of such templates."""

    template_class = CheckedTemplate

    def get_template(self, *args: Any, **kwargs: Any) -> Template:
        """Return a template by its name."""
        try:
            return super().get_template(*args, **kwargs)
        except TemplateSyntaxError as error:
            _raise_if_theirs(error)
            raise


class CompiledTemplates(FileSystemBytecodeCache):
    """Templates compiled once for all runs, where the folder can be written."""

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a compiled template, if the disk lets us."""
        with suppress(OSError):
            super().dump_bytecode(bucket)


def compiled_templates() -> CompiledTemplates | None:
    """Return the user's own compiled templates; None when there can be no folder for them."""
    folder = cache_folder("templates")
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        return None
    return CompiledTemplates(str(folder))


@lru_cache(16)
def _environment(folder: Path | None, digest: str, packaged: Path | None, *, autoescape: bool) -> Environment:
    """Return an environment; by the digest, templates that were edited are read anew."""
    del digest
    ours = FileSystemLoader(TEMPLATES)
    prefix, delimiter = OURS[:-1], OURS[-1]
    loaders: list[BaseLoader] = [PrefixLoader({prefix: ours}, delimiter), ours]
    if folder is not None:
        loaders.insert(1, FileSystemLoader(folder))
    if packaged is not None:
        loaders.append(FileSystemLoader(packaged))
    environment = CheckedEnvironment(
        loader=ChoiceLoader(loaders),
        autoescape=autoescape,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        cache_size=-1,
        bytecode_cache=compiled_templates(),
    )
    if autoescape:
        environment.globals["say"] = say_html
    return environment


def _raise_if_theirs(error: Exception) -> None:
    """Raise `UsageError` with the place of an error in a template of the user's; return for any other."""
    folder = chosen_templates()[0]
    if folder is None:
        return
    if isinstance(error, TemplateSyntaxError):
        if error.filename is not None and Path(error.filename).is_relative_to(folder):
            _stop(Path(error.filename), error.lineno, error.message or "the syntax is wrong", error)
        return
    frames = traceback.extract_tb(error.__traceback__)
    theirs = [each for each in frames if Path(each.filename).is_relative_to(folder)]
    if theirs:
        said = str(error) or type(error).__name__
        _stop(Path(theirs[-1].filename), theirs[-1].lineno or 1, said, error)


def _stop(file: Path, line: int, fact: str, error: Exception) -> NoReturn:
    fact = " ".join(fact.split()).removesuffix(".")
    remedy = "correct the template; what it may use is told in the reference of templates"
    raise UsageError.at(Location(str(file)), "template", fact, remedy, line=line, column=1) from error
