"""Files that the mock answers, each opened by a reader of its type."""

import bz2
import gzip
import lzma
import struct
import tarfile
import wave
import zipfile
import zlib
from base64 import b64decode
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from answers_of import answering, api, value
from sdkref.mock.answers.archives import HELD
from sdkref.mock.answers.binary import BYTES, file_of, known_types


def opens_png(data: bytes) -> bool:
    """Read all chunks, with their checksums, and the one row of the picture."""
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    place = 8
    chunks: dict[bytes, bytes] = {}
    while place < len(data):
        size, kind = struct.unpack(">I4s", data[place : place + 8])
        body = data[place + 8 : place + 8 + size]
        (checksum,) = struct.unpack(">I", data[place + 8 + size : place + 12 + size])
        assert checksum == zlib.crc32(kind + body)
        chunks[kind] = body
        place += 12 + size
    pixels = zlib.decompress(chunks[b"IDAT"])
    return [*chunks, pixels] == [b"IHDR", b"IDAT", b"IEND", b"\0\x80"]


def opens_jpeg(data: bytes) -> bool:
    """Walk the segments up to the picture itself."""
    place, marks = 2, []
    while data[place + 1] != 0xDA:
        marks.append(data[place + 1])
        place += 2 + struct.unpack(">H", data[place + 2 : place + 4])[0]
    return data[:2] == b"\xff\xd8" and {0xC0, 0xC4, 0xDB, 0xE0} == set(marks) and data[-2:] == b"\xff\xd9"


def opens_wave(data: bytes) -> bool:
    with wave.open(BytesIO(data)) as sound:
        frames: bytes = sound.readframes(1_000)
        count: int = sound.getnframes()
        return len(frames) == count * 2 and count > 0


def opens_zip(data: bytes) -> bool:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return archive.testzip() is None and len(archive.namelist()) > 0


def opens_office(data: bytes) -> bool:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return all(ET.fromstring(archive.read(name)) is not None for name in archive.namelist())


def opens_tar(data: bytes) -> bool:
    with tarfile.open(fileobj=BytesIO(data)) as archive:
        held = archive.extractfile("example.txt")
        return held is not None and held.read() == HELD


def opens_pdf(data: bytes) -> bool:
    """Find each object where the table of the file says that it is."""
    start = int(data.split(b"startxref\n")[1].split(b"\n")[0])
    places = [int(line[:10]) for line in data[start:].split(b"\n")[3:] if line.endswith(b" n ")]
    return [data[place:].startswith(b"%d 0 obj" % number) for number, place in enumerate(places, 1)] == (
        [True] * 6
    )


def opens_mp4(data: bytes) -> bool:
    return _boxes(data) == [b"ftyp", b"moov", b"mdat"] and _boxes(data[data.index(b"moov") + 4 :])[0] == (
        b"mvhd"
    )


def _boxes(data: bytes) -> list[bytes]:
    place, kinds = 0, []
    while place < len(data):
        size, kind = struct.unpack(">I4s", data[place : place + 8])
        kinds.append(kind)
        place += size
    return kinds


def opens_riff_picture(data: bytes) -> bool:
    size, chunk = struct.unpack("<I", data[4:8])[0], struct.unpack("<I", data[16:20])[0]
    return data[8:16] == b"WEBPVP8L" and [size + 8, 20 + chunk + chunk % 2] == [len(data)] * 2


def opens_ogg(data: bytes) -> bool:
    pages = data.split(b"OggS")[1:]
    starts = (b"OpusHead", b"OpusTags", b"\xf8\xff\xfe")
    return all(page[24:].startswith(start) for page, start in zip(pages, starts, strict=True))


def begins(start: bytes) -> Callable[[bytes], bool]:
    return lambda data: data.startswith(start)


READERS: dict[str, Callable[[bytes], bool]] = {
    "image/png": opens_png,
    "image/jpeg": opens_jpeg,
    "image/gif": begins(b"GIF89a\x01\0\x01\0"),
    "image/webp": opens_riff_picture,
    "image/svg+xml": lambda data: ET.fromstring(data).tag.endswith("svg"),
    "audio/wav": opens_wave,
    "audio/mpeg": lambda data: len(data) == 2 * 104 and data[104:106] == data[:2] == b"\xff\xfb",
    "audio/flac": begins(b"fLaC\x80\0\0\x22"),
    "audio/ogg": opens_ogg,
    "video/mp4": opens_mp4,
    "video/webm": begins(b"\x1a\x45\xdf\xa3"),
    "application/pdf": opens_pdf,
    "application/zip": opens_zip,
    "application/gzip": lambda data: gzip.decompress(data) == HELD,
    "application/x-bzip2": lambda data: bz2.decompress(data) == HELD,
    "application/x-xz": lambda data: lzma.decompress(data) == HELD,
    "application/x-tar": opens_tar,
    "application/tar+gzip": opens_tar,
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": opens_office,
    "font/ttf": begins(b"\0\x01\0\0\0\x01"),
}


@pytest.mark.parametrize("kind", READERS)
def test_a_file_of_a_type_is_one(tmp_path: Path, kind: str) -> None:
    content = {kind: {"schema": {"type": "string", "format": "binary"}}}
    answer = api(tmp_path, {"GET /file": answering(content)}).answer("GET /file")
    assert answer.media_type in {kind, f"{kind}; charset=utf-8"}
    assert READERS[kind](answer.chunks[0])


def test_every_known_type_has_a_file_of_a_few_bytes_that_is_always_the_same() -> None:
    for kind in known_types():
        file = file_of(kind)
        assert file is not None
        assert 0 < len(file) <= 20_000
        file_of.cache_clear()
        assert file_of(kind) == file


def test_other_binary_types_are_a_few_bytes_that_are_no_text(tmp_path: Path) -> None:
    answer = api(tmp_path, {"GET /file": answering({"application/octet-stream": {}})}).answer("GET /file")
    assert answer.chunks == (BYTES,)
    with pytest.raises(UnicodeDecodeError):
        BYTES.decode()


def test_an_example_of_a_type_without_a_form_is_sent_as_it_stands(tmp_path: Path) -> None:
    content = {"application/vnd.github.diff": {"schema": {"type": "string"}, "example": "diff --git a b\n"}}
    answer = api(tmp_path, {"GET /diff": answering(content)}).answer("GET /diff")
    assert answer.chunks == (b"diff --git a b\n",)


def test_data_under_the_name_of_a_file_is_sent_as_json(tmp_path: Path) -> None:
    error = {"type": "object", "required": ["message"], "properties": {"message": {"type": "string"}}}
    made = api(tmp_path, {"GET /tar": answering({"application/x-tar": {"schema": error}}, "404")})
    assert value(made.answer("GET /tar", status=404)) == {"message": "Hello, world"}


@pytest.mark.parametrize(
    ("name", "schema", "start"),
    [
        ("b64_json", {"type": "string", "description": "The base64-encoded JSON of the image."}, b"\x89PNG"),
        ("data", {"type": "string", "contentEncoding": "base64", "contentMediaType": "image/gif"}, b"GIF89a"),
        ("data", {"type": "string", "description": "Base64-encoded audio data."}, b"RIFF"),
        ("document", {"type": "string", "format": "byte", "contentMediaType": "application/pdf"}, b"%PDF"),
        ("data", {"type": "string", "format": "byte"}, b"hello world"),
        ("data", {"type": ["string", "null"], "format": "base64", "example": "???"}, b"\0\1\2\3example"),
        ("b64_image", {"type": "string", "example": "..."}, b"\x89PNG"),
    ],
)
def test_texts_in_base64_hold_a_file(tmp_path: Path, name: str, schema: Any, start: bytes) -> None:
    whole = {
        "type": "object",
        "properties": {"items": {"type": "array", "items": {"properties": {name: schema}}}},
    }
    answer = api(tmp_path, {"GET /it": answering({"application/json": {"schema": whole}})}).answer("GET /it")
    assert b64decode(value(answer)["items"][0][name], validate=True).startswith(start)


@pytest.mark.parametrize(
    "schema",
    [
        {"type": "string", "description": "A URL or a base64-encoded image."},
        {"type": "string", "description": "Base64.", "maxLength": 3},
        {"type": "string", "enum": ["base64"]},
    ],
)
def test_other_texts_stay_as_they_are(tmp_path: Path, schema: Any) -> None:
    made = api(tmp_path, {"GET /it": answering({"application/json": {"schema": schema}})})
    assert len(value(made.answer("GET /it"))) < 10
    assert not made.reply("GET /it").doubts
