"""Parts and languages of a section, chosen by name."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from sdkref.output.selected_parts import Selection, offered, selected


def panel(target: str, language: str, *, shown: bool) -> str:
    hidden = "" if shown else " hidden"
    return (
        f'<div role="tabpanel" class="sdkref-panel" id="a.{target}" data-language="{language}"'
        f' data-target="{target}"{hidden}><a class="sdkref-link"></a><pre>call {target}</pre>'
        f'<p class="sdkref-label" id="a.{target}:parameters">Parameters</p>'
        f"<table><tr><td>dry {target}</table>"
        f'<p class="sdkref-label" id="a.{target}:errors">Errors</p><p>404 {target}</p></div>'
    )


def example(target: str, *, shown: bool) -> str:
    hidden = "" if shown else " hidden"
    return f'<div class="sdkref-example" data-target="{target}"{hidden}><pre>run {target}</pre></div>'


def tab(target: str, *, shown: bool) -> str:
    state = 'aria-selected="true"' if shown else 'aria-selected="false" tabindex="-1"'
    return f'<button role="tab" data-target="{target}" {state}>{target}</button>'


SECTION = (
    '<div class="sdkref-operation"><p class="sdkref-endpoint">POST /pets</p><div class="sdkref-tabs">'
    f'<div class="sdkref-tablist">{tab("acme-ts", shown=True)}{tab("go", shown=False)}</div>'
    '<div class="sdkref-said"><p>Said.</p></div><div class="sdkref-beside">'
    f"{example('acme-ts', shown=True)}{example('go', shown=False)}"
    '<p class="sdkref-label" id="a.api:answers">Answers</p><div>201</div></div>'
    f"{panel('acme-ts', 'typescript', shown=True)}{panel('go', 'go', shown=False)}</div></div>"
)


def text(html: str) -> str:
    return " ".join(LexborHTMLParser(html).text(separator=" ", strip=True).split())


def test_what_there_is_to_choose_from() -> None:
    found = offered(SECTION)
    assert found.parts == ("description", "example", "signature", "answers", "parameters", "errors")
    assert found.languages == ("acme-ts", "typescript", "go")


@pytest.mark.parametrize(
    ("parts", "languages", "shown"),
    [
        ("", "go", "POST /pets go Said. run go Answers 201 call go Parameters dry go Errors 404 go"),
        ("example", "", "POST /pets acme-ts go run acme-ts run go"),
        ("example", "go", "POST /pets go run go"),
        ("description", "", "POST /pets Said."),
        ("answers", "", "POST /pets Answers 201"),
        ("signature,errors", "typescript", "POST /pets acme-ts call acme-ts Errors 404 acme-ts"),
        ("parameters", "acme-ts", "POST /pets acme-ts Parameters dry acme-ts"),
    ],
)
def test_what_is_left(parts: str, languages: str, shown: str) -> None:
    chosen = Selection(*(tuple(filter(None, each.split(","))) for each in (parts, languages)))
    assert text(selected(SECTION, chosen)) == shown


def test_the_first_tab_that_is_left_is_the_one_that_shows() -> None:
    tree = LexborHTMLParser(selected(SECTION, Selection(languages=("go",))))
    assert not tree.css("[hidden]")
    assert [each.attributes for each in tree.css("[role=tab]")] == [
        {"role": "tab", "data-target": "go", "aria-selected": "true"}
    ]
