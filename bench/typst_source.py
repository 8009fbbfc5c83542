"""The same matter as Typst source: plain markup for `typst_book.typ`, as its users write it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import assert_never

from drawn import rows
from front import Front, Measures, opens_a_page
from targets import anchors, letters, shares

from handbook.document.blocks import (
    Block,
    Blocks,
    Callout,
    Definitions,
    Document,
    Facts,
    Figure,
    Heading,
    Listing,
    Paragraph,
    Quotation,
    Section,
    Span,
    Spans,
    Table,
)

_MEANT = re.compile(r"""[\\#$*_`<>@\[\]~"']|//|/\*|--|\.\.\.|(?<![A-Za-z0-9])-(?=\d)""")


class TypstSource:
    """Writes one document."""

    def __init__(self, document: Document, front: Front, measures: Measures) -> None:
        self.document = document
        self.front = front
        self.measures = measures
        self.anchors = anchors(document)

    def text(self) -> str:
        """The main file."""
        sections = (*self.document.front, *self.document.sections)
        appendix = next((section.id for section in sections if section.kind == "appendix"), "")
        lines = [*self._opening()]
        for section in sections:
            if section.id == appendix:
                lines.append("#show: appendix")
            lines += self._section(section)
        return "\n".join(lines)

    def _opening(self) -> Iterator[str]:
        front = self.front
        yield '#import "typst_book.typ": *'
        yield "#show: book.with("
        yield f"  title: {json.dumps(front.title, ensure_ascii=False)},"
        yield f"  subtitle: {json.dumps(front.subtitle, ensure_ascii=False)},"
        yield f"  standing: ({''.join(f'([{_words(k)}], [{_words(v)}]), ' for k, v in front.standing)}),"
        lengths = ", ".join(f"{name.replace('_', '-')}: {n:.3f}pt" for name, n in self.measures._asdict().items())
        yield f"  measures: ({lengths}),"
        yield ")"

    def _section(self, section: Section) -> Iterator[str]:
        if opens_a_page(letters(section.blocks)):
            yield "#pagebreak(weak: true)"
        yield from self._blocks(section.blocks)

    def _blocks(self, blocks: Blocks) -> Iterator[str]:
        for block in blocks:
            yield self._block(block)
            yield ""

    def _block(self, block: Block) -> str:
        match block:
            case Heading():
                words, label = self._spans(block.spans), self._label(block.id)
                if block.number:
                    return f"{'=' * block.level} {words}{label}"
                return f"#heading(level: {block.level}, numbering: none)[{words}]{label}"
            case Paragraph():
                words = self._start(block.spans)
                return (words if block.role == "body" else f"#{block.role}[{words}]") + self._label(block.id)
            case Listing():
                return self._listing(block)
            case Definitions():
                return "\n".join(
                    f"#entry([{self._spans(e.term)}], [{self._inner(e.meaning)}]){self._label(e.id)}"
                    for e in block.entries
                )
            case Facts():
                cells = "".join(f"  [{self._start(k)}], [{self._start(v)}],\n" for k, v in block.rows)
                return f"#facts(\n{cells})"
            case Table():
                return self._table(block)
            case Callout():
                title, body = self._spans(block.title), self._inner(block.blocks)
                return f'#callout("{block.kind}", [{title}])[\n{body}\n]'
            case Quotation():
                return f"#quote(block: true, attribution: [{self._spans(block.source)}])[{self._start(block.spans)}]"
            case Figure():
                return self._figure(block)
            case _:
                assert_never(block)

    def _inner(self, blocks: Blocks) -> str:
        return "\n\n".join(self._block(block) for block in blocks)

    def _listing(self, listing: Listing) -> str:
        bullet = "-" if listing.kind == "bullet" else "+"
        items = (self._inner(item).replace("\n", "\n  ") for item in listing.items)
        return "\n".join(f"{bullet} {item}" for item in items)

    def _table(self, table: Table) -> str:
        widths = ", ".join(f"{share}fr" for share in shares(table))
        aligns = ", ".join({"centre": "center"}.get(c.align, c.align) for c in table.columns)
        head = "".join(f"[{self._start(column.head)}], " for column in table.columns)
        body = "\n".join("  " + "".join(f"[{self._start(cell)}], " for cell in row) for row in table.rows)
        notes = "".join(f"\n\n#small[{self._start(note)}]" for note in table.notes)
        caption = f"[{self._spans(table.caption)}]" if table.caption else "none"
        return (
            f"#figure(caption: {caption}, table(\n  columns: ({widths},), align: ({aligns},),\n"
            f"  table.header({head}),\n{body}\n)){self._label(table.id)}{notes}"
        )

    def _figure(self, figure: Figure) -> str:
        drawn = "".join(
            f"  ([{_words(row.label)}], {row.start:.4f}, {row.length:.4f}, [{_words(row.says)}]),\n"
            for row in rows(figure.drawing)
        )
        alt = json.dumps(figure.alt, ensure_ascii=False)
        caption = f"[{self._spans(figure.caption)}]" if figure.caption else "none"
        return f"#figure(alt: {alt}, caption: {caption}, bars(\n{drawn})){self._label(figure.id)}"

    def _label(self, id: str) -> str:
        return f" <{id}>" if id else ""

    def _start(self, spans: Spans) -> str:
        """Spans that open a paragraph, where a dash or `1.` would begin a list."""
        text = self._spans(spans)
        if text[:1] in "=+-/":
            return "\\" + text
        return re.sub(r"^(\d+)\.", r"\1\\.", text)

    def _spans(self, spans: Spans) -> str:
        parts: list[str] = []
        for span in spans:
            part = self._span(span)
            if parts and parts[-1].startswith("#") and part[:1] in ("(", "[", ".", ";"):
                part = ";" + part
            parts.append(part)
        return "".join(parts)

    def _span(self, span: Span) -> str:
        if span.look == "folio":
            return ""
        text = _words(span.text)
        match span.look:
            case "em":
                text = f"#emph[{text}]"
            case "strong":
                text = f"#strong[{text}]"
            case "code":
                text = f"#raw({json.dumps(span.text, ensure_ascii=False)})"
            case _:
                pass
        if span.link is None:
            return text
        target = span.link.target
        if not target.startswith("#"):
            return f"#link({json.dumps(target)})[{text}]"
        return f"#link(<{target[1:]}>)[{text}]" if target[1:] in self.anchors else text


def _words(text: str) -> str:
    return _MEANT.sub(lambda found: "".join("\\" + sign for sign in found.group()), text)
