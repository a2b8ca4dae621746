"""The first of several example answers is open, also where it is that of an error."""

from selectolax.lexbor import LexborHTMLParser

from sdkref.pages.template import template


def answer(status: str, *, folded: bool) -> dict[str, object]:
    return {"id": f"a:{status}", "status": status, "folded": folded, "bodies": [("text/plain", "no")]}


def opened(*answers: dict[str, object]) -> list[str | None]:
    tree = LexborHTMLParser(str(template("answer_examples", answers=answers)))
    return [each.id for each in tree.css("details[open]")]


def test_errors_alone_show_the_first() -> None:
    assert opened(answer("404", folded=True), answer("429", folded=True)) == ["a:404"]


def test_errors_are_folded_behind_what_went_well() -> None:
    assert opened(answer("200", folded=False), answer("404", folded=True)) == []
    assert opened(answer("404", folded=True)) == []
