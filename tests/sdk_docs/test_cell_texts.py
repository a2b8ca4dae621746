"""Texts and types of cells, as any generator writes them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdkref.catalogue.surface import plain_type
from sdkref.readers.sdk_docs.cell_text import cell_text, plain_text, unescaped, written_value
from sdkref.readers.sdk_docs.type_text import sdk_type


@pytest.mark.parametrize(
    ("cell", "pieces"),
    [
        ("*string*", ["string"]),
        ("**string*", ["*string"]),
        ("`*string`", ["*string"]),
        ("`*boolean*`", ["boolean"]),
        ("[]`string`", ["[]string"]),
        ("[]*string*", ["[]string"]),
        ("*[]byte*", ["[]byte"]),
        ("map[string]*interface{}*", ["map[string]interface{}"]),
        ("Record\\<string, *any*>", ["Record<string, any>"]),
        ("Record<string, *string*[]>", ["Record<string, string[]>"]),
        ("*ReadableStream<Uint8Array>*", ["ReadableStream<Uint8Array>"]),
        ("**{ [key: string]: Array&lt;string&gt;; }**", ["{ [key: string]: Array<string>; }"]),
        ("*Literal[\"a_b\", '*']*", ["Literal[\"a_b\", '*']"]),
        ('`"backoff" | "none"`', ['"backoff" | "none"']),
        ("[X](a/b.md)", [("X", "a/b.md")]),
        (
            "[*operations.X](../../models/operations/x.md)",
            [("*operations.X", "../../models/operations/x.md")],
        ),
        ("[Optional[models.X]](x.md)", [("Optional[models.X]", "x.md")]),
        ("[[]operations.Body](../../.md)", [("[]operations.Body", "../../.md")]),
        ("[][operations.Option](o.md)", ["[]", ("operations.Option", "o.md")]),
        ("List[[models.X](x.md)]", ["List[", ("models.X", "x.md"), "]"]),
        ("Dict[str, [Nullable[models.N]](n.md)]", ["Dict[str, ", ("Nullable[models.N]", "n.md"), "]"]),
        ("[**List[X]**](X.md)", [("List[X]", "X.md")]),
        ("[A](a.md) | [B](b.md)", [("A", "a.md"), " | ", ("B", "b.md")]),
        ("[a](javascript:alert)", ["[a](javascript:alert)"]),
        ("<script>x</script>", ["<script>x</script>"]),
        ("", []),
    ],
)
def test_type(cell: str, pieces: list[str | tuple[str, str]]) -> None:
    expected = [(each, None) if isinstance(each, str) else each for each in pieces]
    assert [(piece.text, piece.url) for piece in sdk_type(cell)] == expected


@given(st.text(alphabet="abc[]<>., ", max_size=30))
def test_letters_and_brackets_of_a_type_are_kept(cell: str) -> None:
    assert plain_type(sdk_type(cell.strip())).replace(" ", "") == cell.replace(" ", "")


@given(st.text(max_size=60))
def test_any_cell_is_a_type(cell: str) -> None:
    pieces = sdk_type(cell)
    assert all(piece.text for piece in pieces if piece.url is None)


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("", None),
        ("N/A", None),
        ("a<br/>b<br>c</br>d<BR />e", "a\nb\nc\nd\ne"),
        ("&lt;b&gt; &#39;x&#39;", "<b> 'x'"),
        ("**as** `it` [stands](x.md)", "**as** `it` [stands](x.md)"),
    ],
)
def test_description(cell: str, text: str | None) -> None:
    assert cell_text(cell) == text


def test_value() -> None:
    assert written_value("\\{<br/>\"a\": '\\\\d'<br/>\\}") == "{\n\"a\": '\\\\d'\n}"


def test_escapes_and_marks() -> None:
    assert [unescaped(each) for each in ("\\*/\\*", "*/*", "a\\d")] == ["*/*", "*/*", "a\\d"]
    assert [plain_text(each) for each in ("`a.b`", "[**T**](t.md)", "text/html", "a_", "&amp;")] == [
        "a.b",
        "T",
        "text/html",
        "a_",
        "&",
    ]
