"""What of a photo is a picture: its pixels, size, colour profile, and which way up; no places, owners or remarks.

JPEG files are a row of segments (ITU-T T.81, B.1). Telephones add where a photo was taken, by whom and with what,
a small copy of it as it was before it was cut, and at times a film behind its end.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator

_NEXT = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_END, _SCAN, _REMARK, _FIRST_APP, _LAST_APP = 0xD9, 0xDA, 0xFE, 0xE0, 0xEF
_JFIF, _PROFILE, _ADOBE = b"JFIF\x00", b"ICC_PROFILE\x00", b"Adobe"
ORIENTATION = 0x0112
"""The EXIF tag for which way up a photo is (CIPA DC-008, 4.6.5)."""
# How far clockwise a picture is turned to stand upright; the other four are mirrored, which no camera makes.
TURNS = {3: 180, 6: 90, 8: 270}


def bare(data: bytes, orientation: int = 1) -> bytes:
    """A JPEG file with nothing in it but the picture, and which way up it is; ValueError if it is no JPEG file."""
    if data[:2] != b"\xff\xd8":
        raise ValueError("no JPEG")
    first = [data[:2]]
    rest = list(_kept(data))
    if rest and rest[0][4:9] == _JFIF:
        first.append(rest.pop(0))
    if orientation != 1:
        first.append(_which_way_up(orientation))
    return b"".join([*first, *rest])


def _kept(data: bytes) -> Iterator[bytes]:
    at = 2
    while at + 4 <= len(data):
        if data[at] != 0xFF:
            raise ValueError("no segment")
        kind = data[at + 1]
        if kind == 0xFF:  # a byte that fills up
            at += 1
            continue
        if kind == _END:
            break
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if kind == _SCAN:
            found = _NEXT.search(data, end)
            end = found.start() if found else len(data)
            yield data[at:end]
        else:
            yield from _of_use(kind, data[at:end])
        at = end
    yield bytes((0xFF, _END))


def _of_use(kind: int, segment: bytes) -> Iterator[bytes]:
    if kind == _REMARK:
        return
    if not _FIRST_APP <= kind <= _LAST_APP:
        yield segment
    elif segment[4:].startswith(_JFIF):
        yield segment[:2] + b"\x00\x10" + segment[4:16] + b"\x00\x00"  # without the small copy
    elif segment[4:].startswith((_PROFILE, _ADOBE)):
        yield segment


def _which_way_up(orientation: int) -> bytes:
    """An EXIF segment that says this and nothing else."""
    entry = struct.pack(">HHIHH", ORIENTATION, 3, 1, orientation, 0)
    body = b"Exif\x00\x00MM\x00*" + struct.pack(">IH", 8, 1) + entry + b"\x00" * 4
    return b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body
