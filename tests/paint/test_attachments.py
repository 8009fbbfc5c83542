"""Files inside the file."""

from __future__ import annotations

import pikepdf


def test_attachment_is_found_by_name(sample_pdf: pikepdf.Pdf) -> None:
    name, described = sample_pdf.Root.Names.EmbeddedFiles.Names
    assert bytes(name).decode() == str(described.UF) == "source/ä.yaml"
    assert described.EF.F.read_bytes() == b"title: Sample\n"
    assert (described.AFRelationship, str(described.Desc)) == ("/Source", "The source")
    assert described.EF.F.Subtype == "/text/yaml"
    assert int(described.EF.F.Params.Size) == 14
    assert [one.objgen for one in sample_pdf.Root.AF] == [described.objgen]
