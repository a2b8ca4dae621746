"""A language that a package adds: Ruby, from `tests/packages/sdkref_ruby`, built into a site."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from commands import Outcome, Project
from hostile import PAYLOADS, described
from packages.sdkref_ruby.sdkref_ruby import RUBY as SPEAKS
from packages_of import RUBY, install
from tea_house import DESCRIPTION

MOST_LINES = 150


def project(folder: Path, cache: Path, settings: str) -> Project:
    install(RUBY, folder / "target")
    made = Project(folder / "house", cache)
    made.write("openapi.yaml", DESCRIPTION)
    made.write("sdkref.yml", settings)
    return made


def run(house: Project, *arguments: str) -> Outcome:
    return house.finish(*arguments, PYTHONPATH=str(house.folder.parent / "target"))


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Project:
    settings = "sources: [openapi.yaml]\nsdks: {ruby: {label: Ruby 3}}\n"
    made = project(tmp_path_factory.mktemp("ruby"), cache, settings)
    made.write("snippets/get-teas/default.rb", "# by hand\nputs 1\n")
    ended = run(made, "build")
    assert ended.code == 0, ended.err
    return made


@pytest.fixture(scope="module")
def page(house: Project) -> LexborHTMLParser:
    return LexborHTMLParser((house.folder / "site/reference/teas.html").read_bytes())


def texts(page: LexborHTMLParser, selector: str) -> list[str]:
    return [each.text() for each in page.css(selector)]


def test_the_example_is_small() -> None:
    files = [RUBY / "pyproject.toml", *(RUBY / "sdkref_ruby").rglob("*.py"), *RUBY.rglob("*.jinja")]
    assert sum(len(each.read_text(encoding="utf-8").splitlines()) for each in files) < MOST_LINES


def test_the_tab_stands_behind_ours(page: LexborHTMLParser) -> None:
    bar = page.css('.sdkref-operation [role="tablist"]')[0]
    assert [each.text() for each in bar.css("[data-target]")] == [
        "TypeScript",
        "Go",
        "Python",
        "curl",
        "Ruby 3",
    ]


def test_the_tab_has_samples_types_and_errors(page: LexborHTMLParser) -> None:
    code = "\n".join(texts(page, '[data-target="ruby"] pre code'))
    assert 'request = Net::HTTPGenericRequest.new("POST", true, true, uri)' in code
    assert 'request.body = JSON.generate({ "name": "Assam", "grams": 100 })' in code
    assert 'uri = URI("#{base_url}/teas/assam")' in code
    tables = " ".join(texts(page, '[role="tabpanel"][data-target="ruby"] td code'))
    assert "Integer | nil" in tables
    assert "String" in tables
    assert "409" in " ".join(texts(page, '[role="tabpanel"][data-target="ruby"]'))


def test_a_snippet_has_the_language_by_its_ending(page: LexborHTMLParser) -> None:
    assert any("# by hand" in each for each in texts(page, '[data-target="ruby"] pre code'))


def test_a_report_says_that_nothing_runs_the_examples(house: Project) -> None:
    ended = run(house, "test", "--language", "ruby")
    assert ended.code == 0
    assert "no package that runs programs in Ruby is installed" in ended.out
    assert re.search(r"ruby\s+0\s+0\s+3\b", ended.out)


def test_a_setting_may_name_the_language(house: Project) -> None:
    house.write("sdkref.yml", "sources: [openapi.yaml]\ntabs: [ruby]\n")
    assert run(house, "check").code == 0
    assert "there is no tab `ruby`" in house.run("check").err


def test_a_hostile_description_makes_no_code(tmp_path: Path, cache: Path) -> None:
    made = project(tmp_path, cache, "sources: [openapi.json]\ntabs: [ruby]\n")
    payload = " ".join(PAYLOADS[name] for name in ("code", "script", "other templates"))
    made.write("openapi.json", json.dumps(described(payload)))
    ended = run(made, "build")
    assert ended.code == 0, ended.err
    programs = 0
    for path in (made.folder / "site/reference").rglob("*.html"):
        found = LexborHTMLParser(path.read_bytes())
        assert not found.css("article script")
        for code in texts(found, '[data-target="ruby"] .sdkref-code pre code'):
            if "net/http" in code:
                programs += 1
                assert re.fullmatch(r"[\w\s.,:()\[\]{}=?|+>]*", without_strings(code), re.ASCII)
    assert programs


def without_strings(code: str) -> str:
    """Return a program without the strings in double quotes, as Ruby reads them."""
    return re.sub(r'"(?:[^"\\]|\\.)*"', "", code, flags=re.DOTALL)


@given(st.text(st.characters(codec=None, exclude_categories=())) | st.sampled_from(sorted(PAYLOADS.values())))
def test_a_string_of_ruby_is_the_text_that_it_stands_for(text: str) -> None:
    written = SPEAKS.text([text])
    assert re.fullmatch(r'"(?:[^"\\#]|\\.)*"', written, re.DOTALL), "nothing ends it or is put into it"
    assert read_back(written[1:-1]) == re.sub("[\ud800-\udfff]", "\ufffd", text)


def read_back(inside: str) -> str:
    named = {"n": "\n", "r": "\r", "t": "\t"}
    return re.sub(
        r"\\(?:u\{([0-9a-f]+)\}|(.))",
        lambda match: chr(int(match[1], 16)) if match[1] else named.get(match[2], match[2]),
        inside,
        flags=re.DOTALL,
    )


@given(st.text(max_size=30))
def test_names_are_identifiers(text: str) -> None:
    assert re.fullmatch(r"[a-z][a-z0-9_]*", SPEAKS.variable_name(text))
    assert re.fullmatch(r"[A-Z][A-Za-z0-9]*", SPEAKS.type_name(text))
