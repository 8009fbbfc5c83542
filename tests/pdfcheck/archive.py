"""Clauses of PDF/A-2 (ISO 19005-2), PDF/A-3 and PDF/UA-1 (ISO 14289-1) that a programme can check."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

import pikepdf

from pdfcheck.reading import steps

_SPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
}
# Where each entry of Info is said in the XMP packet (ISO 19005-2, 6.6.2.3, table 1).
_TWINS = {
    "/Title": "dc:title",
    "/Author": "dc:creator",
    "/Subject": "dc:description",
    "/Keywords": "pdf:Keywords",
    "/Creator": "xmp:CreatorTool",
    "/Producer": "pdf:Producer",
    "/CreationDate": "xmp:CreateDate",
    "/ModDate": "xmp:ModifyDate",
}
_FORBIDDEN_ACTIONS = {"/Launch", "/Sound", "/Movie", "/ResetForm", "/ImportData", "/Hide", "/JavaScript"}


def archive(pdf: pikepdf.Pdf, data: bytes) -> list[str]:
    """What is against the standards."""
    return [*_bytes(pdf, data), *_catalog(pdf), *_metadata(pdf), *_objects(pdf), *_pages(pdf)]


def _bytes(pdf: pikepdf.Pdf, data: bytes) -> Iterator[str]:
    if not re.match(rb"%PDF-1\.[0-7]\n%[\x80-\xff]{4}", data):
        yield "6.1.2: the header is not followed by four bytes above 127"
    if not data.endswith(b"%%EOF\n"):
        yield "6.1.3: bytes after the end of the file"
    if len(pdf.trailer.get("/ID", [])) != 2 or "/Encrypt" in pdf.trailer:
        yield "6.1.3: the trailer has no ID, or the file is encrypted"
    for start, end in re.findall(rb"(stream\r?\n?)|([^\n]endstream)", data):
        if (start and not start.endswith(b"\n")) or end:
            yield "6.1.7.1: a stream's bounds do not stand on lines of their own"
            return


def _catalog(pdf: pikepdf.Pdf) -> Iterator[str]:
    root = pdf.Root
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]+)*", str(root.get("/Lang", ""))):
        yield "UA 7.2: the file names no language"
    if not root.get("/MarkInfo", {}).get("/Marked", False):
        yield "UA 6.2: the file is not marked as tagged"
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False):
        yield "UA 7.1: the title is not shown"
    intents = root.get("/OutputIntents", [])
    if len(intents) != 1 or intents[0].S != "/GTS_PDFA1" or intents[0].DestOutputProfile.N != 3:
        yield "6.2.3: no output intent, or more than one"
    elif bytes(intents[0].DestOutputProfile.read_bytes())[36:40] != b"acsp":
        yield "6.2.3: the output intent's profile is none"
    for entry in ("/OpenAction", "/AA", "/AcroForm", "/OCProperties", "/Requirements", "/NeedsRendering"):
        if entry in root:
            yield f"6.5: the catalogue has {entry}"


def _metadata(pdf: pikepdf.Pdf) -> Iterator[str]:
    stream = pdf.Root.Metadata
    if "/Filter" in stream:
        yield "6.6.2: the XMP packet is packed"
    said = xmp(pdf)
    attached = "/EmbeddedFiles" in pdf.Root.get("/Names", {})
    expected = {"pdfuaid:part": "1", "pdfaid:part": "3" if attached else "2", "pdfaid:conformance": "A"}
    for field, value in expected.items():
        if said.get(field) != value:
            yield f"6.6.4: {field} is {said.get(field)}, not {value}"
    if not said.get("dc:title"):
        yield "UA 7.1: the packet has no title"
    if "http://www.aiim.org/pdfua/ns/id/" not in said.get("schemas", ""):
        yield "6.6.2.3: the packet does not describe its PDF/UA schema"
    info = pdf.trailer.Info
    for entry, field in _TWINS.items():
        own, twin = str(info.get(entry, "")), said.get(field, "")
        if (_moment(own) if entry.endswith("Date") else own) != twin:
            yield f"6.6.3: Info says {own!r}, the packet {twin!r}"


def xmp(pdf: pikepdf.Pdf) -> dict[str, str]:
    """The properties in a file's XMP packet; the schemas that it describes under `schemas`."""
    tree = ElementTree.fromstring(bytes(pdf.Root.Metadata.read_bytes()).decode())
    found: dict[str, str] = {}
    for field in ("dc:title", "dc:creator", "dc:description", "dc:language", *_TWINS.values()):
        node = tree.find(f".//{field}", _SPACES)
        if node is not None:
            inner = node.find(".//rdf:li", _SPACES)
            found[field] = (node if inner is None else inner).text or ""
    for field in ("pdfuaid:part", "pdfaid:part", "pdfaid:conformance"):
        node = tree.find(f".//{field}", _SPACES)
        found[field] = (node.text or "") if node is not None else ""
    spaces = tree.findall(".//pdfaSchema:namespaceURI", _SPACES)
    found["schemas"] = " ".join(node.text or "" for node in spaces)
    return found


def _moment(written: str) -> str:
    """`D:20251204000000Z` as XMP writes it."""
    parts = re.fullmatch(r"D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z", written)
    return "{}-{}-{}T{}:{}:{}Z".format(*parts.groups()) if parts else written


def _objects(pdf: pikepdf.Pdf) -> Iterator[str]:
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Stream):
            yield from _stream(thing)
        if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
            if thing.get("/S") in _FORBIDDEN_ACTIONS:
                yield f"6.5.1: an action {thing.S}"
            if thing.get("/Type") == "/Filespec" and not {"/F", "/UF", "/AFRelationship", "/Desc"} <= set(
                thing.keys()
            ):
                yield "19005-3, 6.8: a file inside that is not described"
            if thing.get("/Type") == "/ExtGState" and {"/TR", "/TR2", "/HTP"} & set(thing.keys()):
                yield "6.2.5: a graphics state with a transfer function"


def _stream(stream: Any) -> Iterator[str]:
    filters = stream.get("/Filter", [])
    named = [str(one) for one in (filters if isinstance(filters, pikepdf.Array) else [filters])]
    if "/LZWDecode" in named or "/Crypt" in named or "/F" in stream:
        yield f"6.1.7: a stream with {named} or outside of the file"
    if stream.get("/Subtype") == "/Image":
        if stream.get("/Interpolate", False) or "/Alternates" in stream or "/OPI" in stream:
            yield "6.2.8: a picture that is interpolated, or has alternates"
        if stream.ColorSpace not in ("/DeviceRGB", "/DeviceGray"):
            yield f"6.2.4: a picture in {stream.ColorSpace}"
    if stream.get("/Type") == "/EmbeddedFile" and "/Subtype" not in stream:
        yield "19005-3, 6.8: a file inside without a type"


def _pages(pdf: pikepdf.Pdf) -> Iterator[str]:
    for index, page in enumerate(pdf.pages):
        if "/Resources" not in page.obj:
            yield f"6.2.2: page {index + 1} inherits its resources"
        media, bleed, trim = (list(map(float, page[box])) for box in ("/MediaBox", "/BleedBox", "/TrimBox"))
        if not (_within(bleed, media) and _within(trim, bleed)):
            yield f"6.1.13: the boxes of page {index + 1} are not nested"
        for space in page.Resources.get("/ColorSpace", {}).values():
            if space[0] == "/Separation" and space[2] not in ("/DeviceRGB", "/DeviceGray"):
                yield f"6.2.4.4: {space[1]} stands in for {space[2]}"
        operators = {step.operator for step in steps(page)}
        if operators & {"k", "K", "ri", "i"}:
            yield f"6.2.4.3: page {index + 1} mixes CMYK colours"


def _within(inner: list[float], outer: list[float]) -> bool:
    return inner[0] >= outer[0] and inner[1] >= outer[1] and inner[2] <= outer[2] and inner[3] <= outer[3]
