"""Sounds of a few bytes, each a file that readers of its type open: a moment of silence."""

import struct
import wave
from io import BytesIO

_RATE = 8_000
_SAMPLES = 192


def wav() -> bytes:
    """Return silence as PCM of 16 bits."""
    target = BytesIO()
    with wave.open(target, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(_RATE)
        sound.writeframes(pcm())
    return target.getvalue()


def pcm() -> bytes:
    """Return silence without a header."""
    return bytes(2 * _SAMPLES)


def mp3() -> bytes:
    """Return two frames of MPEG-1 layer III, 32 kbit/s at 44,100 Hz, one channel, whose content is zero."""
    return (b"\xff\xfb\x10\xc4" + bytes(100)) * 2


def aac() -> bytes:
    """Return one frame of AAC (LC, 44,100 Hz, one channel) as ADTS: a single element, silent, and its end."""
    data = b"\x00\xc8\x00\x80\x23\x80"
    size = len(data) + 7
    head = 0xFFF << 44 | 1 << 40 | 1 << 38 | 4 << 34 | 1 << 30 | size << 13 | 0x7FF << 2
    return head.to_bytes(7, "big") + data


def flac() -> bytes:
    """Return one frame of silence at 8,000 Hz, one channel of 16 bits: every sample is the same zero."""
    sizes = struct.pack(">HH", _SAMPLES, _SAMPLES) + bytes(6)
    about = (_RATE << 44 | 0 << 41 | 15 << 36 | _SAMPLES).to_bytes(8, "big") + bytes(16)
    info = b"\x80" + (len(sizes) + len(about)).to_bytes(3, "big") + sizes + about
    head = b"\xff\xf8\x14\x08\x00"  # 192 samples, 8,000 Hz; one channel, 16 bits; the frame is number 0
    head += bytes((_checksum(head, 8, 0x07),))
    frame = head + b"\0\0\0"  # a constant, and its value
    return b"fLaC" + info + frame + _checksum(frame, 16, 0x8005).to_bytes(2, "big")


def ogg() -> bytes:
    """Return an Ogg file with Opus: what it is, who wrote it, and a packet of silence."""
    about = b"OpusHead" + struct.pack("<BBHIhB", 1, 1, 312, 48_000, 0, 0)
    writer = b"OpusTags" + struct.pack("<I", 6) + b"sdkref" + struct.pack("<I", 0)
    packets = ((about, 2, 0), (writer, 0, 0), (b"\xf8\xff\xfe", 4, 960))
    return b"".join(
        _page(number, data, flags=flags, position=position)
        for number, (data, flags, position) in enumerate(packets)
    )


def _page(number: int, data: bytes, *, flags: int, position: int) -> bytes:
    head = struct.pack("<4sBBqII", b"OggS", 0, flags, position, 1, number)
    ending = bytes((1, len(data))) + data
    checksum = _checksum(head + bytes(4) + ending, 32, 0x04C11DB7)
    return head + struct.pack("<I", checksum) + ending


def _checksum(data: bytes, width: int, polynomial: int) -> int:
    """Return a cyclic redundancy check that begins at zero, highest bit first."""
    rest, top = 0, 1 << (width - 1)
    for byte in data:
        rest ^= byte << (width - 8)
        for _ in range(8):
            rest = (rest << 1) ^ polynomial if rest & top else rest << 1
        rest &= (1 << width) - 1
    return rest
