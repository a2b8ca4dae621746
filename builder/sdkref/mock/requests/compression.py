"""Request bodies that travelled compressed, unpacked up to a limit."""

import zlib

from sdkref.mock.requests.body_fault import BodyFault

MOST_BYTES = 64 * 1024 * 1024
"""Bytes that a body may have once it is unpacked."""

_WINDOWS = {"gzip": 16 + zlib.MAX_WBITS, "x-gzip": 16 + zlib.MAX_WBITS, "deflate": zlib.MAX_WBITS}


def unpacked(data: bytes, encodings: str) -> bytes | BodyFault:
    """Return a body without its content encodings, the last of which was put on last."""
    for name in reversed([each.strip().lower() for each in encodings.split(",")]):
        if name in {"", "identity"}:
            continue
        if name not in _WINDOWS:
            return BodyFault(
                f"the content encoding `{name[:40]}` is not read here; send gzip, deflate or none"
            )
        packer = zlib.decompressobj(_WINDOWS[name])
        try:
            data = packer.decompress(data, MOST_BYTES)
        except zlib.error:
            return BodyFault(f"the body is no {name}, which Content-Encoding says; send it as it is")
        if packer.unconsumed_tail:
            return BodyFault(f"the body has more than {MOST_BYTES} bytes once it is unpacked; send less")
        if not packer.eof:
            return BodyFault(f"the body ends before its {name} does; send all of it")
    return data
