"""Files by content type: a real one of a few bytes for each type that has a known form."""

import struct
from base64 import b64encode
from collections.abc import Callable, Mapping
from functools import cache

from sdkref.catalogue.media import essence
from sdkref.mock.answers.archives import bzipped, gzipped, office, pdf, tarred, xzipped, zipped
from sdkref.mock.answers.pictures import bmp, gif, ico, jpeg, mp4, png, tiff, webm, webp
from sdkref.mock.answers.sounds import aac, flac, mp3, ogg, pcm, wav

BYTES = b"\x00\x01\x02\x03example\xfd\xfe\xff"
"""What stands for data of a type without a known form: not to be taken for text."""

_SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"><rect width="1" height="1"/></svg>'
_OFFICE = "application/vnd.openxmlformats-officedocument"
_DESCRIPTION = b"v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\n"


def _frame() -> bytes:
    """Return what a container wrote, as Docker sends it: a head of eight bytes for the stream and size."""
    text = b"Hello, world\n"
    return struct.pack(">B3xI", 1, len(text)) + text


def _font() -> bytes:
    """Return a font's directory with one table, the end of a line of PostScript names."""
    table = struct.pack(">IIhhIIIII", 0x00030000, 0, 0, 0, 0, 0, 0, 0, 0)
    return struct.pack(">IHHHH", 0x00010000, 1, 16, 0, 0) + b"post" + struct.pack(">III", 0, 28, 32) + table


_MAKERS: Mapping[str, Callable[[], bytes]] = {
    "image/png": png,
    "image/apng": png,
    "image/jpeg": jpeg,
    "image/jpg": jpeg,
    "image/pjpeg": jpeg,
    "image/gif": gif,
    "image/webp": webp,
    "image/bmp": bmp,
    "image/tiff": tiff,
    "image/x-icon": ico,
    "image/vnd.microsoft.icon": ico,
    "image/svg+xml": lambda: _SVG,
    "image/*": png,
    "audio/wav": wav,
    "audio/x-wav": wav,
    "audio/wave": wav,
    "audio/vnd.wave": wav,
    "audio/mpeg": mp3,
    "audio/mp3": mp3,
    "audio/aac": aac,
    "audio/flac": flac,
    "audio/x-flac": flac,
    "audio/ogg": ogg,
    "audio/opus": ogg,
    "application/ogg": ogg,
    "audio/pcm": pcm,
    "audio/l16": pcm,
    "audio/mp4": mp4,
    "audio/webm": webm,
    "audio/*": wav,
    "video/mp4": mp4,
    "video/quicktime": mp4,
    "video/webm": webm,
    "video/*": mp4,
    "application/pdf": pdf,
    "application/zip": zipped,
    "application/x-zip-compressed": zipped,
    "application/java-archive": zipped,
    "application/gzip": gzipped,
    "application/x-gzip": gzipped,
    "application/x-tar": tarred,
    "application/tar": tarred,
    "application/tar+gzip": lambda: gzipped(tarred()),
    "application/x-gtar": tarred,
    "application/x-bzip2": bzipped,
    "application/x-xz": xzipped,
    f"{_OFFICE}.wordprocessingml.document": lambda: office(
        "word/document.xml", f"{_OFFICE}.wordprocessingml.document.main+xml"
    ),
    f"{_OFFICE}.spreadsheetml.sheet": lambda: office(
        "xl/workbook.xml", f"{_OFFICE}.spreadsheetml.sheet.main+xml"
    ),
    "application/wasm": lambda: b"\0asm\x01\0\0\0",
    "application/sdp": lambda: _DESCRIPTION,
    "application/vnd.docker.raw-stream": _frame,
    "application/vnd.docker.multiplexed-stream": _frame,
    "font/ttf": _font,
    "font/otf": _font,
    "font/sfnt": _font,
}

_SAID = (
    ("wav", "audio/wav"),
    ("pcm", "audio/pcm"),
    ("mp3", "audio/mpeg"),
    ("audio", "audio/wav"),
    ("jpeg", "image/jpeg"),
    ("webp", "image/webp"),
    ("image", "image/png"),
    ("video", "video/mp4"),
    ("pdf", "application/pdf"),
    ("zip", "application/zip"),
)
"""Words of a name or a description, and what they tell of the data; the first that is met counts."""


@cache
def file_of(media_type: str) -> bytes | None:
    """Return a file of a content type, which may be a range; None where the type has no known form."""
    maker = _MAKERS.get(essence(media_type))
    return None if maker is None else maker()


def known_types() -> tuple[str, ...]:
    """Return the content types of which there are files."""
    return tuple(_MAKERS)


def base64_of(media_type: str | None, said: str) -> str:
    """Return a file in base64: of the content type, where there is one, else of what some text speaks of."""
    data = file_of(media_type) if media_type else None
    if data is None:
        said = said.lower()
        data = next((file_of(kind) for word, kind in _SAID if word in said), None)
    return b64encode(BYTES if data is None else data).decode()
