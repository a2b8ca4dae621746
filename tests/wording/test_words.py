"""The words of the site: the same keys in each language, all of them used, and none beside them."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

import sdkref
from sdkref.history.rules import RULES
from sdkref.wording.checking import values_in
from sdkref.wording.languages import FORMS, form_of, number
from sdkref.wording.saying import figure, in_language, say, say_html, spoken, told, wording_digest
from sdkref.wording.texts import Text, our_languages, our_texts

PACKAGE = Path(sdkref.__file__).parent
TEMPLATES = PACKAGE / "templates" / "pages"
SPOKEN = ("aria-label", "title", "placeholder", "alt")
"""Attributes that readers see or hear."""
ALLOWED = {"sdkref check --drift -v"}
"""A command, which is the same in every language."""
KEY = re.compile(r"[a-z_]+\.[a-z0-9_-]+")


@cache
def sources() -> list[Path]:
    return [each for each in PACKAGE.rglob("*.py") if "wording" not in each.relative_to(PACKAGE).parts[:1]]


def used() -> tuple[set[str], list[re.Pattern[str]]]:
    """Return the keys that code, templates and scripts name, and patterns of keys that they put together."""
    named: set[str] = set()
    patterns = []
    for file in sources():
        text = file.read_text(encoding="utf-8")
        if "sdkref.wording" not in text:
            continue
        for node in ast.walk(ast.parse(text)):
            match node:
                case ast.Constant(value=str(value)) if KEY.fullmatch(value):
                    named.add(value)
                case ast.JoinedStr(values=[ast.Constant(value=str(start)), *_]) if "." in start:
                    parts = (
                        re.escape(str(each.value)) if isinstance(each, ast.Constant) else "[a-z0-9_-]+"
                        for each in node.values
                    )
                    patterns.append(re.compile("".join(parts)))
    for file in TEMPLATES.iterdir():
        named |= set(re.findall(rf'"({KEY.pattern})"', file.read_text(encoding="utf-8")))
    for file in (PACKAGE / "assets").rglob("*.js"):
        found = re.findall(r"SDKREF_TEXTS\.(\w+)", file.read_text(encoding="utf-8"))
        named |= {f"scripts.{each}" for each in found}
    return named, patterns


def test_every_key_is_used_and_every_used_key_is_there() -> None:
    named, patterns = used()
    known = our_texts("en")
    tables = {each.partition(".")[0] for each in known}
    unknown = {each for each in named - set(known) if each.partition(".")[0] in tables}
    assert {each for each in unknown if not each.endswith((".md", ".json", "_"))} == set()
    assert [
        each for each in known if each not in named and not any(one.fullmatch(each) for one in patterns)
    ] == []
    assert {each.removeprefix("rules.") for each in known if each.startswith("rules.")} == set(RULES)


@pytest.mark.parametrize("language", our_languages())
def test_a_language_has_all_keys_with_the_same_values(language: str) -> None:
    english, theirs = our_texts("en"), our_texts(language)
    assert language in FORMS
    assert list(theirs) == list(english)
    for key, text in theirs.items():
        assert values_in(text) - {"n"} == values_in(english[key]) - {"n"}, key
        assert isinstance(text, str) or set(text) == {"one", "other"}, key
        assert "" not in forms(text), key
        edges = [(each[:1].isspace(), each[-1:].isspace()) for each in forms(text)]
        assert set(edges) == {(each[:1].isspace(), each[-1:].isspace()) for each in forms(english[key])}, key


def forms(text: Text) -> list[str]:
    return [text] if isinstance(text, str) else list(text.values())


@pytest.mark.parametrize("file", sorted(TEMPLATES.iterdir()), ids=lambda each: each.name)
def test_a_template_says_nothing_itself(file: Path) -> None:
    tree = Environment(autoescape=True).parse(file.read_text(encoding="utf-8"))
    written = "\0".join(each.data for each in tree.find_all(nodes.TemplateData))
    texts = re.sub(r"<[a-z/!][^>]*>", "\n", written).replace("\0", "\n").split("\n")
    texts += re.findall(rf'\b(?:{"|".join(SPOKEN)})="([^"\0]*)', written)
    texts += [
        each for output in tree.find_all(nodes.Output) for one in output.nodes for each in constants(one)
    ]
    said = {each.strip() for each in texts if re.search(r"[A-Za-z]{2}", re.sub(r'[\w-]+="?|&\w+;', "", each))}
    assert said - ALLOWED - MACHINES == set()


MACHINES = {"true", "false", "yes", "sdkref-media"}
"""Values of attributes, and a mark that is never shown."""


def constants(node: nodes.Node) -> Iterator[str]:
    """Yield the texts that an expression gives itself, not those that it hands on."""
    match node:
        case nodes.Const(value=str(value)):
            yield value
        case nodes.CondExpr():
            yield from constants(node.expr1)
            if node.expr2 is not None:
                yield from constants(node.expr2)
        case nodes.Or() | nodes.And():
            yield from constants(node.left)
            yield from constants(node.right)
        case nodes.Concat():
            for each in node.nodes:
                yield from constants(each)


@pytest.mark.parametrize(
    ("language", "count", "said"),
    [
        ("en", 0, "0 operations"),
        ("en", 1, "1 operation"),
        ("en", 2, "2 operations"),
        ("de", 0, "0 Operationen"),
        ("de", 1, "1 Operation"),
        ("de", 21, "21 Operationen"),
        ("de-AT", 1, "1 Operation"),
        ("fr", 2, "2 operations"),
    ],
)
def test_the_form_follows_the_number(language: str, count: int, said: str) -> None:
    with in_language(language):
        assert say("counts.operations", count) == said


def test_a_language_has_its_own_rule_and_figures() -> None:
    assert (form_of("de", 1), form_of("de", 2), form_of("xx", 1)) == ("one", "other", "one")
    assert (number("en", 1234567), number("de_CH", 1234)) == ("1,234,567", "1.234")
    with in_language("de"):
        assert figure(12_345) == "12.345"


def test_values_are_escaped_and_markup_is_not() -> None:
    with in_language("de"):
        html = say_html("examples.lacking", language="<b>")
        assert html == "Noch kein Beispiel für &lt;b&gt;."
        assert say_html("models.extends", type=html.join(())) == "Erweitert "
    assert say("examples.lacking", language="<b>") == "No example for <b> yet."


def test_what_was_told_is_english_until_it_is_spoken() -> None:
    said = told("authorization.either", one=told("authorization.bearer"), other="x")
    assert said == "Bearer token in the Authorization header or x"
    assert spoken(said) == said
    with in_language("de"):
        assert said == "Bearer token in the Authorization header or x"
        assert spoken(said) == "Bearer-Token in der Kopfzeile Authorization oder x"
        assert spoken("Errors") == "Errors"


def test_the_digest_is_that_of_the_language_and_of_the_words_of_the_user(tmp_path: Path) -> None:
    digests = {wording_digest()}
    with in_language("de"):
        digests.add(wording_digest())
    file = tmp_path / "words" / "de.toml"
    file.parent.mkdir()
    for word in ("Fehlschläge", "Pannen"):
        file.write_text(f'[parts]\nerrors = "{word}"\n', encoding="utf-8")
        with in_language("de", tmp_path):
            assert (say("parts.errors"), say("parts.example")) == (word, "Beispiel")
            digests.add(wording_digest())
    assert len(digests) == 4
