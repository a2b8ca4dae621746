"""Entry points of other packages: readers, profiles, runners, and what is said of broken ones."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from commands import Project
from packages_of import install_module
from sdkref import extensions
from sdkref.languages import known
from sdkref.profiles import predictors
from sdkref.projection import samples
from sdkref.readers import dialects
from tea_house import DESCRIPTION

Install = Callable[..., None]

REMEMBERED = (
    extensions._declared,  # noqa: SLF001 - what it remembers is of another test
    extensions.offered,
    extensions.versions,
    known.packaged_languages,
    predictors.predictor,
    dialects.dialects,
    samples._aliases,  # noqa: SLF001 - what it remembers is of another test
)


def forget() -> None:
    for each in REMEMBERED:
        each.cache_clear()


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Return what installs a package of one module: its name, its code, and its entry points by group."""
    target = tmp_path / "target"
    target.mkdir()
    monkeypatch.syspath_prepend(target)

    def installed(name: str, code: str, **entry_points: dict[str, str]) -> None:
        groups = {f"sdkref.{group}": found for group, found in entry_points.items()}
        monkeypatch.delitem(sys.modules, name.replace("-", "_"), raising=False)
        install_module(target, name, code, groups)
        forget()

    yield installed
    monkeypatch.undo()
    forget()


@pytest.fixture
def house(tmp_path: Path, cache: Path) -> Project:
    made = Project(tmp_path / "house", cache)
    made.write("openapi.yaml", DESCRIPTION)
    made.write("sdkref.yml", "sources: [openapi.yaml]\n")
    return made


@pytest.mark.parametrize(
    ("code", "entry", "fault"),
    [
        (
            "import absent_module",
            "broken_one:IT",
            "cannot be loaded (ModuleNotFoundError: No module named 'absent_module'); repair broken-one",
        ),
        ("", "broken_one:IT", "cannot be loaded (AttributeError: module 'broken_one' has no attribute 'IT')"),
        ("raise SystemError('x')", "broken_one:IT", "cannot be loaded (SystemError: x)"),
        ("class It: key = 'ruby'\nIT = It()", "broken_one:IT", "which has no label, lexer, aliases,"),
        ("class It: pass", "broken_one:It", "which has no key,"),
    ],
)
def test_a_broken_language_is_told_with_its_package(
    package: Install, house: Project, code: str, entry: str, fault: str
) -> None:
    package("broken-one", code, languages={"ruby": entry})
    ended = house.run("build")
    assert ended.code == 2
    assert fault in ended.err
    assert "the package broken-one offers `ruby` for sdkref.languages, which" in ended.err
    assert "Traceback" not in ended.err


def test_two_packages_that_offer_the_same_are_told(package: Install, house: Project) -> None:
    package("one-ruby", "", languages={"ruby": "one_ruby:IT"})
    package("other-ruby", "", languages={"ruby": "other_ruby:IT"})
    ended = house.run("check")
    house.write("sdkref.yml", "sources: [openapi.yaml]\ntabs: [ruby]\n")
    ended = house.run("check")
    assert ended.code == 2
    assert "the packages one-ruby and other-ruby both offer `ruby` for sdkref.languages" in ended.err


def test_what_a_package_makes_is_made_again_when_it_changes(package: Install, tmp_path: Path) -> None:
    package("snake-lives", "", runners={"snake": "snake_lives:Runner"})
    (before,) = extensions.versions()
    forget()
    assert extensions.versions() == (before,)
    (tmp_path / "target/snake_lives.py").write_text("changed = 1")
    forget()
    assert extensions.versions() != (before,)


def test_a_package_takes_the_place_of_nothing_of_ours(package: Install, house: Project) -> None:
    package("own-python", "import absent_module", languages={"python": "own_python:IT"})
    assert house.run("build").code == 0


READER = """
from sdkref.catalogue.catalogue import Catalogue, Info
from sdkref.catalogue.operation import Operation
from sdkref.readers.dialects import Dialect

def read(document, diagnostics):
    paths = document.data["toy"]
    return Catalogue(
        info=Info(title="Toys", version="1"),
        operations=tuple(Operation(method="GET", path=each, resource="toys") for each in paths),
    )

TOY = Dialect("Toy 1", lambda document: isinstance(document.data, dict) and "toy" in document.data, read)
"""


def test_a_reader_of_a_package_reads_its_format(package: Install, house: Project) -> None:
    house.write("sdkref.yml", "sources: [toy.yaml]\n")
    house.write("toy.yaml", "toy: [/balls, /kites]\n")
    assert "this is no API description" in house.run("check").out
    package("toy-reader", READER, readers={"toy": "toy_reader:TOY"})
    ended = house.run("build")
    assert ended.code == 0, ended.err
    assert "GET /kites" in (house.folder / "site/reference/toys.html").read_text(encoding="utf-8")
    house.write("toy.yaml", "play: []\n")
    assert "operation catalogue and Toy 1" in house.run("check").out


PROFILE = """
from msgspec import Struct
from sdkref.catalogue.surface import About, Endpoint, Method, Surface, UsageExample

class Acme(Struct, frozen=True, forbid_unknown_fields=True):
    package: str = ""
    loud: bool = False

class Profile:
    key = "acme"
    languages = ("python",)
    settings = Acme

    def predict(self, catalogue, key, language, settings):
        shout = "!" if settings.loud else ""
        return Surface(
            key=key,
            language=language,
            dialect="acme-python",
            about=About(package=settings.package),
            methods=tuple(
                Method(
                    name=each.operation_id,
                    endpoint=Endpoint(each.method, each.path),
                    examples=(UsageExample(language=language, code=f"acme.{each.operation_id}(){shout}"),),
                )
                for each in catalogue.operations
            ),
        )

PROFILE = Profile()
"""


def test_a_profile_of_a_package_has_settings_of_its_own(package: Install, house: Project) -> None:
    text = "sources: [openapi.yaml]\nsdks: {tea: {language: python, profile: acme, loud: 3}}\n"
    house.write("sdkref.yml", text)
    assert "there is no profile `acme`" in house.run("check").err
    package("acme-profile", PROFILE, profiles={"acme": "acme_profile:PROFILE"})
    assert "sdkref.yml:2:47: expected `bool`, got `int`" in house.run("check").err
    house.write("sdkref.yml", text.replace("loud: 3", "loud: true, package: acme-tea"))
    ended = house.run("build")
    assert ended.code == 0, ended.err
    page = LexborHTMLParser((house.folder / "site/reference/teas.html").read_bytes())
    assert page.css('[role="tab"][data-target="tea"]')[0].text() == "Python · acme-tea"
    assert any("acme.listTeas()!" in each.text() for each in page.css("pre code"))


RUNNER = """
from sdkref.runners.program import Finished

class Runner:
    versions = {"python": "9"}

    def __init__(self, toolchain, fence):
        self.toolchain = toolchain

    def run(self, programs, done, jobs):
        for each in programs:
            done(Finished(program=each, fault="exit", message="it says no", status=1))
"""
LANGUAGE = """
from sdkref.languages.python import Python
from pathlib import Path
from sdkref.projection.programs.python import python_program

class Snake(Python):
    key = "snake"
    label = "Snake"
    aliases = frozenset({"snake"})
    endings = (".snake",)
    templates = Path(__file__).parent / "snakes"

    def program(self, call):
        return python_program(call)

SNAKE = Snake()
"""


def test_a_runner_of_a_package_runs_the_examples_of_its_language(package: Install, house: Project) -> None:
    entry = {"snake": "snake_runner:Runner"}
    code = RUNNER + LANGUAGE
    package("snake-runner", code, languages={"snake": "snake_runner:SNAKE"}, runners=entry)
    house.write("../target/snakes/calls/snake.jinja", "{{ call.method }} {{ base }}\n")
    house.write("sdkref.yml", "sources: [openapi.yaml]\ntabs: [snake]\n")
    ended = house.run("test", "--no-errors")
    assert ended.code == 1, ended.err
    assert "it says no" in ended.out
