"""The file itself: how objects are packed, and its ID."""

from __future__ import annotations

import re

import pikepdf

from compositor import Stick, painted
from handbook.layout.pages.page import Tag
from pdfcheck import opened


def test_small_objects_are_packed(sample_data: bytes) -> None:
    assert sample_data.count(b"/Type/ObjStm") >= 1
    assert b"/Type/StructElem" not in sample_data
    assert b"\ntrailer" not in sample_data


def test_every_object_is_listed_where_it_stands(sample_data: bytes, sample_pdf: pikepdf.Pdf) -> None:
    assert sample_pdf.get_warnings() == []
    for start in re.finditer(rb"(\d+) 0 obj\n", sample_data):
        assert sample_pdf.get_object(int(start[1]), 0) is not None
    offset = int(sample_data.rstrip().split(b"\n")[-2])
    assert b"/Type/XRef" in sample_data[offset : offset + 60]


def test_many_objects_fill_many_streams(stick: Stick) -> None:
    lines = [stick.line(20 + at / 10, "x ", Tag("P", stick.root)) for at in range(650)]
    data = painted(stick.publication(stick.page(*lines)))
    assert data.count(b"/Type/ObjStm") >= 4
    with opened(data) as pdf:
        assert len(pdf.Root.StructTreeRoot.K.K) == 650


def test_identity_comes_from_the_bytes(stick: Stick) -> None:
    def identity(text: str) -> list[bytes]:
        with opened(painted(stick.publication(stick.page(stick.line(50, text, Tag("P", stick.root)))))) as pdf:
            return [bytes(part) for part in pdf.trailer.ID]

    one, same, other = identity("one"), identity("one"), identity("other")
    assert one[0] == one[1] and len(one[0]) == 16
    assert one == same != other
