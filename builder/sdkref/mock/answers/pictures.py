"""Pictures and films of a few bytes, each a file that readers of its type open: one grey dot."""

import struct
import zlib


def png() -> bytes:
    """Return a grey PNG of 1 x 1."""
    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(b"\0\x80", 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )


def jpeg() -> bytes:
    """Return a grey baseline JPEG of 1 x 1: one block, all of whose coefficients are zero."""

    def segment(mark: int, data: bytes) -> bytes:
        return struct.pack(">BBH", 0xFF, mark, len(data) + 2) + data

    # Each Huffman table knows one symbol, zero, as the code `0`; the block is `00`, filled up with ones.
    one_code = b"\x01" + bytes(15) + b"\0"
    return b"".join(
        (
            b"\xff\xd8",
            segment(0xE0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0"),
            segment(0xDB, b"\0" + b"\x01" * 64),
            segment(0xC0, b"\x08\0\x01\0\x01\x01\x01\x11\0"),
            segment(0xC4, b"\0" + one_code),
            segment(0xC4, b"\x10" + one_code),
            segment(0xDA, b"\x01\x01\0\0\x3f\0"),
            b"\x3f\xff\xd9",
        )
    )


def gif() -> bytes:
    """Return a grey GIF of 1 x 1."""
    return (
        b"GIF89a\x01\0\x01\0\x80\0\0\x80\x80\x80\0\0\0"  # a palette of two colours
        b",\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;"  # one picture: clear, colour 0, end
    )


def webp() -> bytes:
    """Return a lossless WebP of 1 x 1, whose codes are all of one symbol, so that the dot takes no bits."""
    # Width and height less one, no alpha, version 0; no transform, no cache; five codes of one symbol each.
    bits = _Bits()
    for value, width in ((0x2F, 8), (0, 14), (0, 14), (0, 1), (0, 3), (0, 1), (0, 1), (0, 1)):
        bits.put(value, width)
    for symbol in (0x80, 0x80, 0x80, 0xFF, 0):  # green, red, blue, alpha, distance
        for value, width in ((1, 1), (0, 1), (1, 1), (symbol, 8)):
            bits.put(value, width)
    data = bits.done()
    chunk = b"VP8L" + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2)
    return b"RIFF" + struct.pack("<I", len(chunk) + 4) + b"WEBP" + chunk


class _Bits:
    """Bits written from the least of each byte on."""

    def __init__(self) -> None:
        self._value = self._width = 0

    def put(self, value: int, width: int) -> None:
        self._value |= value << self._width
        self._width += width

    def done(self) -> bytes:
        return self._value.to_bytes((self._width + 7) // 8, "little")


def bmp() -> bytes:
    """Return a grey bitmap of 1 x 1."""
    header = struct.pack("<IiiHHIIiiII", 40, 1, 1, 1, 24, 0, 4, 2_835, 2_835, 0, 0)
    return b"BM" + struct.pack("<IHHI", 58, 0, 0, 54) + header + b"\x80\x80\x80\0"


def tiff() -> bytes:
    """Return a grey TIFF of 1 x 1."""
    entries = ((256, 1), (257, 1), (258, 8), (259, 1), (262, 1), (273, 8), (277, 1), (278, 1), (279, 1))
    fields = b"".join(struct.pack("<HHIHH", tag, 3, 1, value, 0) for tag, value in entries)
    return b"II*\0" + struct.pack("<I", 10) + b"\x80\0" + struct.pack("<H", len(entries)) + fields + bytes(4)


def ico() -> bytes:
    """Return an icon that holds a PNG."""
    picture = png()
    return struct.pack("<HHHBBBBHHII", 0, 1, 1, 1, 1, 0, 0, 1, 32, len(picture), 22) + picture


def mp4() -> bytes:
    """Return an MP4 without tracks: its type, a header that says it lasts a second, and no media."""
    matrix = struct.pack(">9I", 1 << 16, 0, 0, 0, 1 << 16, 0, 0, 0, 1 << 30)
    header = struct.pack(">IIIIIIH10x", 0, 0, 0, 1_000, 1_000, 1 << 16, 1 << 8) + matrix
    return b"".join(
        (
            _box(b"ftyp", b"isom" + struct.pack(">I", 512) + b"isomiso2mp41"),
            _box(b"moov", _box(b"mvhd", header + bytes(24) + struct.pack(">I", 1))),
            _box(b"mdat", b""),
        )
    )


def _box(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data) + 8) + kind + data


def webm() -> bytes:
    """Return a WebM without tracks: its type, and a segment that says who wrote it."""

    def element(number: int, data: bytes) -> bytes:
        return number.to_bytes((number.bit_length() + 7) // 8, "big") + bytes((0x80 | len(data),)) + data

    head = ((0x4286, b"\x01"), (0x42F7, b"\x01"), (0x42F2, b"\x04"), (0x42F3, b"\x08"))
    kind = ((0x4282, b"webm"), (0x4287, b"\x04"), (0x4285, b"\x02"))
    about = ((0x2AD7B1, b"\x0f\x42\x40"), (0x4D80, b"sdkref"), (0x5741, b"sdkref"))
    return element(0x1A45DFA3, b"".join(element(*each) for each in (*head, *kind))) + element(
        0x18538067, element(0x1549A966, b"".join(element(*each) for each in about))
    )
