"""Multipart bodies that are written out, read back by the standard library."""

from email.message import MIMEPart
from email.parser import BytesParser
from email.policy import HTTP
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from schemas import models_of
from sdkref.catalogue.operation import Encoding, MediaType
from sdkref.catalogue.views import Views
from sdkref.projection.multipart_text import WrittenBody, multipart_text

VIEWS = Views({})


def parts(body: WrittenBody) -> list[MIMEPart]:
    head = f"Content-Type: {body.content_type}\r\n\r\n".encode()
    return list(BytesParser(policy=HTTP).parsebytes(head + body.text.encode()).iter_parts())


def told(part: MIMEPart) -> tuple[str, Any]:
    return part.get_content_type(), part.get_payload(decode=True)


def test_parts_are_written_in_order_each_by_its_encoding() -> None:
    media = MediaType(
        name="multipart/mixed",
        prefix_encodings=(Encoding(property="", content_type="application/json"),),
        item_encoding=Encoding(property="", content_type="text/csv"),
    )
    found = parts(multipart_text(media, [{"a": 1}, "x,y", 3], VIEWS))
    assert [told(each) for each in found] == [
        ("application/json", b'{"a":1}'),
        ("text/csv", b"x,y"),
        ("text/csv", b"3"),
    ]


def test_a_file_is_written_as_text() -> None:
    schema = models_of({"It": {"type": "array", "items": {"type": "string", "format": "binary"}}})["It"]
    [part] = parts(multipart_text(MediaType(name="multipart/related", schema=schema), ["x"], VIEWS))
    assert told(part) == ("application/octet-stream", b"the content of a file")


def test_parts_inside_a_part() -> None:
    inner = Encoding(
        property="",
        content_type="multipart/form-data",
        inner=(Encoding(property="b", content_type="application/json"),),
    )
    media = MediaType(name="multipart/mixed", prefix_encodings=(inner,))
    [part] = parts(multipart_text(media, [{'a"': "x", "b": [1]}], VIEWS))
    found = list(part.iter_parts())
    assert [each.get_param("name", header="content-disposition") for each in found] == ['a"', "b"]
    assert [told(each) for each in found] == [("text/plain", b"x"), ("application/json", b"[1]")]


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=30), min_size=1, max_size=5))
def test_no_part_ends_another(texts: list[str]) -> None:
    written = multipart_text(MediaType(name="multipart/mixed"), ["--part-1\r\n", *texts, "--part-1-"], VIEWS)
    assert len(parts(written)) == len(texts) + 2
