"""Files carried inside the file (ISO 19005-3, 6.8)."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.pdfbase import pdfdoc

from handbook.layout.pages.page import Attachment
from handbook.paint.navigation import name_tree
from handbook.paint.objects import Stream, name, text
from handbook.paint.writer import File


def attach(file: File, attachments: Sequence[Attachment], date: str) -> bytes:
    """Embed the files as the sources of the publication; the name tree that lists them."""
    listed = {attachment.name: file.link(_described(file, attachment, date)) for attachment in attachments}
    file.Catalog.AF = pdfdoc.PDFArray(list(listed.values()))
    return name_tree(listed)


def _described(file: File, attachment: Attachment, date: str) -> pdfdoc.PDFDictionary:
    """The file specification: both names, what the file is, and how it belongs to the publication."""
    facts: dict[str, object] = {"Size": len(attachment.data)}
    if date:
        facts["ModDate"] = text(f"D:{date.replace('-', '')}000000Z")
    content = Stream(
        attachment.data,
        Type="/EmbeddedFile",
        Subtype=name(attachment.mime),
        Params=pdfdoc.PDFDictionary(facts),
    )
    inside = file.Reference(content)
    return pdfdoc.PDFDictionary(
        {
            "Type": "/Filespec",
            "F": text(attachment.name),
            "UF": text(attachment.name),
            "Desc": text(attachment.says),
            "AFRelationship": "/Source",
            "EF": pdfdoc.PDFDictionary({"F": inside, "UF": inside}),
        }
    )
