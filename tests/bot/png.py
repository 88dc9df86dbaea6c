"""A PNG taken apart by hand: every checksum, and the size that its header gives."""

from __future__ import annotations

import struct
import zlib


def size_of(png: bytes) -> tuple[int, int]:
    """Width and height in pixels; fails the test when the file is not a whole PNG."""
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    kinds, pixels, at = [], b"", 8
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        kind, data = png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        assert struct.unpack(">I", png[at + 8 + length : at + 12 + length])[0] == zlib.crc32(kind + data)
        kinds.append(kind)
        pixels += data if kind == b"IDAT" else b""
        at += 12 + length
    assert (kinds[0], kinds[-1]) == (b"IHDR", b"IEND")
    width, height, depth, color = struct.unpack(">IIBB", png[16:26])
    assert (depth, color) == (8, 6)  # red, green, blue and transparency
    assert len(zlib.decompress(pixels)) == height * (1 + 4 * width)
    return width, height
