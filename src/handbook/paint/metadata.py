"""What a file says of itself: the same in its XMP packet and in Info, and which standards it keeps."""

from __future__ import annotations

import zlib
from functools import lru_cache
from pathlib import Path

from reportlab.pdfbase import pdfdoc

from handbook.foundation.regex import Regex
from handbook.layout.pages.page import Metadata
from handbook.paint.objects import LEVEL, Stream, dictionary, text
from handbook.paint.writer import File

CREATOR = "handbook"
PRODUCER = "handbook (ReportLab)"

# What no XML document may hold (XML 1.0, 2.2): one such letter, and no reader could read the packet.
_NO_XML = Regex("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_HEAD = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
"""

# PDF/A knows every schema but PDF/UA's: the packet must describe it (ISO 19005-2, 6.6.2.3).
_TAIL = """</rdf:Description>
<rdf:Description rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file keeps</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""


class Info(pdfdoc.PDFObject):  # type: ignore[misc]
    """The document information dictionary; a field that says nothing is left out."""

    def __init__(self, metadata: Metadata) -> None:
        self._metadata = metadata

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        """The dictionary as it stands in the file."""
        about = self._metadata
        date = f"D:{about.date.replace('-', '')}000000Z" if about.date else ""
        fields = {
            "Title": about.title,
            "Author": about.author,
            "Subject": about.subject,
            "Keywords": about.keywords,
            "Creator": CREATOR,
            "Producer": PRODUCER,
            "CreationDate": date,
            "ModDate": date,
        }
        return dictionary({key: text(value) for key, value in fields.items() if value})


def packet(metadata: Metadata, part: int) -> bytes:
    """The XMP packet of a file that keeps PDF/UA-1 and this part of PDF/A, level A."""
    date = f"{metadata.date}T00:00:00Z" if metadata.date else ""
    lines = [
        "<dc:format>application/pdf</dc:format>",
        _field("dc:title", metadata.title, "Alt"),
        _field("dc:creator", metadata.author, "Seq"),
        _field("dc:description", metadata.subject, "Alt"),
        _field("dc:language", metadata.language, "Bag"),
        _field("pdf:Keywords", metadata.keywords),
        _field("pdf:Producer", PRODUCER),
        _field("xmp:CreatorTool", CREATOR),
        _field("xmp:CreateDate", date),
        _field("xmp:ModifyDate", date),
        _field("pdfuaid:part", "1"),
        _field("pdfaid:part", str(part)),
        _field("pdfaid:conformance", "A"),
    ]
    body = "".join([line + "\n" for line in lines if line])
    return (_HEAD + body + _TAIL).encode()


def _field(name: str, value: str, kind: str = "") -> str:
    """One property: plain, or in an RDF container of this kind."""
    if not value:
        return ""
    value = value if value.isprintable() else _NO_XML.sub("", value)
    value = value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if not kind:
        return f"<{name}>{value}</{name}>"
    default = ' xml:lang="x-default"' if kind == "Alt" else ""
    return f"<{name}><rdf:{kind}><rdf:li{default}>{value}</rdf:li></rdf:{kind}></{name}>"


def describe(file: File, metadata: Metadata, part: int) -> None:
    """Give the catalogue the XMP packet, and the colours of a screen as the output intent."""
    catalog = file.Catalog
    catalog.Metadata = Stream(packet(metadata, part), packed=False, Type="/Metadata", Subtype="/XML")
    intent = {
        "Type": b"/OutputIntent",
        "S": b"/GTS_PDFA1",
        "OutputConditionIdentifier": b"(sRGB IEC61966-2.1)",
        "RegistryName": b"(http://www.color.org)",
        "Info": b"(sRGB IEC61966-2.1)",
        "DestOutputProfile": file.add_packed(b"/N 3", _profile()),
    }
    catalog.OutputIntents = b"[%s]" % dictionary(intent)


@lru_cache(maxsize=1)
def _profile() -> bytes:
    """The colours of a screen, compressed; the same in every file."""
    return zlib.compress(Path(__file__).with_name("srgb.icc").read_bytes(), LEVEL)
