"""What bodies hold, by content type, and what is wrong with those that cannot be read."""

import gzip
import zlib
from pathlib import Path
from typing import Any

import httpx
import pytest

from requests_of import codes, described, read, request
from sdkref.catalogue.catalogue import Catalogue
from sdkref.mock.exchange import Reading
from sdkref.mock.requests import compression

JSON = "application/json"
FORM = "application/x-www-form-urlencoded"
MULTIPART = "multipart/form-data"
FILE = {"type": "string", "format": "binary"}
WHOLE = {"type": "integer"}
TEXT = {"type": "string"}


def api(folder: Path, content: dict[str, Any] | None, **more: Any) -> Catalogue:
    operation: dict[str, Any] = {"responses": {"200": {"description": "OK"}}}
    if content is not None:
        operation["requestBody"] = {"content": content, **more}
    return described(folder, paths={"/x": {"post": operation}})


def sent(
    folder: Path,
    declared: str,
    body: bytes | str,
    schema: Any = None,
    *,
    as_type: str | None = None,
    **media: Any,
) -> Reading:
    content = {declared: {"schema": {} if schema is None else schema, **media}}
    return read(api(folder, content), request("POST /x", body, Content_Type=as_type or declared))


@pytest.mark.parametrize(
    ("body", "value"),
    [
        ('{"a": [1, 2.5, null, true]}', {"a": [1, 2.5, None, True]}),
        ("123456789012345678901234567890", 123456789012345678901234567890),
        ('"é\\ud83d\\ude00"', "é😀"),
        (" null ", None),
    ],
)
def test_json(tmp_path: Path, body: str, value: Any) -> None:
    found = sent(tmp_path, JSON, body)
    assert (found.body, codes(found), found.media and found.media.name) == (value, [], JSON)


def test_exact_decimals(tmp_path: Path) -> None:
    found = sent(tmp_path, JSON, "[0.10, 1.00000000000000000001, 1e2]")
    assert isinstance(found.body, list)
    assert list(map(str, found.body)) == ["0.1", "1.00000000000000000001", "100.0"]


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b'{"a": 1,\n "a": 2}', "line 2, column 2: the member `a` stands here again"),
        (b'{"a": {"b": 1}, "c": {"b": 1, "b": 2}}', "line 1, column 31: the member `b` stands here again"),
        (b'{"a": 1} {', "line 1, column 10: more text stands behind the value"),
        (b'{"a": \n', "line 2, column 1: a value is missing or is no JSON"),
        (b"\xef\xbb\xbf{}", "line 1, column 1: a byte order mark stands before the value"),
        (b'{"a"\n: "\xff"}', "line 2, column 4: the byte 0xFF is no utf-8"),
        (b"NaN", "`NaN` is no number of JSON"),
        (b'["\\ud800"]', "line 1, column 3: half of a surrogate pair"),
        (b"[" * 100_000, "the values are nested too deep"),
    ],
)
def test_what_is_no_json(tmp_path: Path, body: bytes, message: str) -> None:
    found = sent(tmp_path, JSON, body)
    assert codes(found) == ["unreadable-body"]
    assert message in found.violations[0].message


@pytest.mark.parametrize(
    ("declared", "named", "is_known"),
    [
        (JSON, "application/json; charset=utf-8", True),
        (JSON, "Application/JSON", True),
        ("application/vnd.api+json", "application/vnd.api+json", True),
        ("application/json; version=1", "application/json", True),
        ("application/*", "application/json", True),
        ("*/*", "application/json", True),
        (JSON, "text/plain", False),
        ("image/*", "application/json", False),
        (JSON, "nonsense", False),
    ],
)
def test_content_types(tmp_path: Path, declared: str, named: str, is_known: bool) -> None:  # noqa: FBT001 - a table
    found = sent(tmp_path, declared, "[1]", as_type=named)
    if is_known:
        assert (found.body, codes(found)) == ([1], [])
    else:
        assert codes(found) == ["unknown-media-type"]
        assert found.violations[0].message.endswith(f"send {declared}")


def test_the_most_specific_representation_is_taken(tmp_path: Path) -> None:
    catalogue = api(tmp_path, {"*/*": {}, "image/*": {}, "image/png": {}})
    for named, declared in (("image/png", "image/png"), ("image/gif", "image/*"), ("text/plain", "*/*")):
        found = read(catalogue, request("POST /x", "x", Content_Type=named))
        assert found.media is not None
        assert found.media.name == declared


def test_presence(tmp_path: Path) -> None:
    needed = api(tmp_path, {JSON: {"schema": {}}}, required=True)
    assert codes(read(needed, request("POST /x"))) == ["missing-body"]
    assert codes(read(needed, request("POST /x", "", Content_Type=JSON))) == ["missing-body"]
    unnamed = read(needed, request("POST /x", "[1]"))
    assert (codes(unnamed), unnamed.body) == (["unknown-media-type"], [1])
    optional = api(tmp_path, {JSON: {"schema": {}}})
    assert codes(read(optional, request("POST /x"))) == []


def test_no_body_is_expected(tmp_path: Path) -> None:
    catalogue = api(tmp_path, None)
    assert codes(read(catalogue, request("POST /x", " {} "))) == []
    assert codes(read(catalogue, request("POST /x", '{"a": 1}'))) == ["unexpected-body"]


PET = {
    "type": "object",
    "properties": {
        "name": TEXT,
        "age": WHOLE,
        "tags": {"type": "array", "items": TEXT},
        "owner": {"type": "object", "properties": {"id": WHOLE}},
        "photo": FILE,
        "photos": {"type": "array", "items": FILE},
        "marks[]": {"type": "array", "items": WHOLE},
    },
}


@pytest.mark.parametrize(
    ("body", "value"),
    [
        ("name=Rex+%26&age=5", {"name": "Rex &", "age": 5}),
        ("tags=a&tags=b", {"tags": ["a", "b"]}),
        ("tags=a", {"tags": ["a"]}),
        ("tags[]=a&tags[]=b", {"tags": ["a", "b"]}),
        ("owner[id]=7", {"owner": {"id": 7}}),
        ('owner={"id":7}', {"owner": {"id": 7}}),
        ("marks[]=1&marks[]=2", {"marks[]": [1, 2]}),
        ("unknown=1", {"unknown": "1"}),
        ("age=old", {"age": "old"}),
        ("", {}),
    ],
)
def test_forms(tmp_path: Path, body: str, value: Any) -> None:
    found = sent(tmp_path, FORM, body, PET)
    assert (found.body, codes(found)) == (value, [])


@pytest.mark.parametrize(
    ("body", "encoding", "value"),
    [
        ("tags=a,b", {"style": "form", "explode": False}, {"tags": ["a", "b"]}),
        # Whoever writes a form encodes its delimiters as well.
        ("tags=a%2Cb", {"style": "form", "explode": False}, {"tags": ["a", "b"]}),
        ("tags=a|b", {"style": "pipeDelimited", "explode": False}, {"tags": ["a", "b"]}),
        ("tags=a+b", {"style": "spaceDelimited", "explode": False}, {"tags": ["a", "b"]}),
        ("tags[0]=a&tags[1]=b", {"style": "deepObject", "explode": True}, {"tags": ["a", "b"]}),
    ],
)
def test_encodings_of_forms(tmp_path: Path, body: str, encoding: dict[str, Any], value: Any) -> None:
    found = sent(tmp_path, FORM, body, PET, encoding={"tags": encoding})
    assert found.body == value


def test_an_object_whose_members_are_entries(tmp_path: Path) -> None:
    found = sent(tmp_path, FORM, "name=x&id=7", PET, encoding={"owner": {"style": "form", "explode": True}})
    assert found.body == {"name": "x", "owner": {"id": 7}}


def multipart(**more: Any) -> tuple[bytes, str]:
    """Return a body as httpx writes it, and its content type."""
    made = httpx.Request("POST", "http://mock", **more)
    return made.read(), made.headers["content-type"]


def test_multipart(tmp_path: Path) -> None:
    body, named = multipart(
        data={"name": "Rex é", "age": "5", "owner[id]": "7"},
        files=[
            ("photo", ("rex.png", b"\x89PNG\xff", "image/png")),
            ("photos", ("a.png", b"a", "image/png")),
            ("photos", ("b.png", b"b", "image/png")),
            ("tags", (None, b"small")),
        ],
    )
    found = sent(tmp_path, MULTIPART, body, PET, as_type=named)
    assert codes(found) == []
    assert found.body == {
        "name": "Rex é",
        "age": 5,
        "owner": {"id": 7},
        "photo": "\x89PNG\xff",
        "photos": ["a", "b"],
        "tags": ["small"],
    }
    assert found.files == {"/photo", "/photos/0", "/photos/1"}


def test_multipart_with_one_file_in_a_list_and_json(tmp_path: Path) -> None:
    body, named = multipart(
        files=[
            ("photos[]", ("a.png", b"a", "image/png")),
            ("owner", (None, b'{"id": 7}', "application/json")),
            ("photo", (None, b"no name")),
            ("age", ("age.txt", b"5", "text/plain")),
        ]
    )
    found = sent(tmp_path, MULTIPART, body, PET, as_type=named)
    assert found.body == {"photos": ["a"], "owner": {"id": 7}, "photo": "no name", "age": 5}
    assert found.files == {"/photos/0", "/photo"}


def part_of_json(name: str, text: str) -> bytes:
    head = f'Content-Disposition: form-data; name="{name}"\r\nContent-Type: application/json'
    return f"--b\r\n{head}\r\n\r\n{text}\r\n--b--\r\n".encode()


@pytest.mark.parametrize(
    ("body", "named", "message"),
    [
        (b"--b\r\n", MULTIPART, "has no boundary"),
        (
            b"--b\r\nContent-Disposition: form-data; name=a\r\n\r\nx",
            f"{MULTIPART}; boundary=b",
            "last boundary",
        ),
        (b"what?", f"{MULTIPART}; boundary=b", "the body is no multipart"),
        (
            part_of_json("owner", "{"),
            f"{MULTIPART}; boundary=b",
            "the part `owner` is no JSON: line 1, column 2",
        ),
    ],
)
def test_what_is_no_multipart(tmp_path: Path, body: bytes, named: str, message: str) -> None:
    found = sent(tmp_path, MULTIPART, body, PET, as_type=named)
    assert codes(found) == ["unreadable-body"]
    assert message in found.violations[0].message


def test_parts_without_names(tmp_path: Path) -> None:
    body = (
        "--b\r\nContent-Type: application/json\r\n\r\n"
        '{"a": 1}\r\n--b\r\nContent-Type: image/png\r\n'
        "Content-Transfer-Encoding: base64\r\n\r\naGk=\r\n--b--\r\n"
    )
    schema = {"type": "array", "prefixItems": [{"type": "object"}], "items": FILE}
    found = sent(tmp_path, "multipart/mixed", body, schema, as_type="multipart/mixed; boundary=b")
    assert (found.body, sorted(found.files), codes(found)) == ([{"a": 1}, "hi"], ["/1"], [])


def test_files_texts_and_lines(tmp_path: Path) -> None:
    found = sent(tmp_path, "image/*", b"\x89\xff", FILE, as_type="image/png")
    assert (found.body, sorted(found.files)) == ("\x89\xff", [""])
    assert sent(tmp_path, "text/plain", "5", WHOLE).body == 5
    latin = sent(tmp_path, "text/plain", b"\xe9", TEXT, as_type="text/plain; charset=iso-8859-1")
    assert latin.body == "é"
    assert codes(sent(tmp_path, "text/plain", b"\xff", TEXT)) == ["unreadable-body"]
    assert sent(tmp_path, "application/x-ndjson", '{"a": 1}\n\n{"a": 2}\n').body == [{"a": 1}, {"a": 2}]
    broken = sent(tmp_path, "application/x-ndjson", '{"a": 1}\n{')
    assert "line 2, column 2" in broken.violations[0].message


SHIP = {
    "type": "object",
    "xml": {"name": "ship"},
    "properties": {
        "id": {"type": "integer", "xml": {"attribute": True}},
        "name": TEXT,
        "afloat": {"type": "boolean", "xml": {"name": "isAfloat"}},
        "ports": {"type": "array", "items": {"type": "string", "xml": {"name": "port"}}},
        "crew": {
            "type": "array",
            "xml": {"wrapped": True},
            "items": {"type": "object", "xml": {"name": "sailor"}, "properties": {"age": WHOLE}},
        },
    },
}


def test_xml(tmp_path: Path) -> None:
    body = (
        '<?xml version="1.0"?><h:ship xmlns:h="urn:x" id="7"><name>A &amp; B</name><isAfloat>true</isAfloat>'
        "<port>Kiel</port><port>Oslo</port><crew><sailor><age>9</age></sailor></crew></h:ship>"
    )
    found = sent(tmp_path, "application/xml", body, SHIP)
    assert codes(found) == []
    assert found.body == {
        "id": 7,
        "name": "A & B",
        "afloat": True,
        "ports": ["Kiel", "Oslo"],
        "crew": [{"age": 9}],
    }


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("<ship>\n<name></ship>", "line 2, column 9"),
        ('<!DOCTYPE x [<!ENTITY a "b">]><ship>&a;</ship>', "entities are not read"),
    ],
)
def test_what_is_no_xml(tmp_path: Path, body: str, message: str) -> None:
    found = sent(tmp_path, "application/xml", body, SHIP)
    assert codes(found) == ["unreadable-body"]
    assert message in found.violations[0].message


@pytest.mark.parametrize(("name", "pack"), [("gzip", gzip.compress), ("deflate", zlib.compress)])
def test_packed_bodies(tmp_path: Path, name: str, pack: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    catalogue = api(tmp_path, {JSON: {"schema": {}}})

    def packed(body: bytes) -> Reading:
        return read(catalogue, request("POST /x", body, Content_Type=JSON, Content_Encoding=name))

    assert packed(pack(b"[1]")).body == [1]
    assert codes(packed(b"[1]")) == ["unreadable-body"]
    assert codes(packed(pack(b"[1]")[:-3])) == ["unreadable-body"]
    monkeypatch.setattr(compression, "MOST_BYTES", 1000)
    assert "more than 1000 bytes" in packed(pack(b" " * 100_000)).violations[0].message


def test_an_unknown_packing(tmp_path: Path) -> None:
    catalogue = api(tmp_path, {JSON: {"schema": {}}})
    found = read(catalogue, request("POST /x", "[1]", Content_Type=JSON, Content_Encoding="br"))
    assert "`br` is not read here" in found.violations[0].message
