"""One build by plain ReportLab Platypus, as a process of its own: `platypus_build.py STORY.json OUT.pdf FONTS`.

What a Platypus user writes: a BaseDocTemplate with running heads, a TableOfContents and `multiBuild`;
justified Paragraphs, Tables that repeat their heads, outline entries, links. The file is not tagged.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from reportlab.graphics.shapes import Drawing, Rect, String
from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)
from reportlab.platypus.tableofcontents import TableOfContents

ACCENT, TINT = HexColor("#0b5563"), HexColor("#eaf1f2")
RULES = TableStyle(
    [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LINEABOVE", (0, 0), (-1, 1), 0.8, ACCENT),
        ("LINEABOVE", (0, 2), (-1, -1), 0.35, ACCENT),
        ("LINEBELOW", (0, -1), (-1, -1), 0.8, ACCENT),
    ]
)


def styles(m: dict[str, float]) -> dict[str, ParagraphStyle]:
    """Paragraph styles in the sizes of the book, all in points."""
    body = ParagraphStyle(
        "body",
        fontName="Serif",
        fontSize=m["text"],
        leading=m["leading"],
        spaceAfter=m["after"],
        alignment=TA_JUSTIFY,
    )
    cell = ParagraphStyle("cell", fontName="Sans", fontSize=m["table"], leading=m["table_leading"])
    made = [
        body,
        cell,
        ParagraphStyle("lead", body, fontSize=m["lead"], leading=m["lead_leading"]),
        ParagraphStyle("small", cell, spaceAfter=m["after"] / 2),
        ParagraphStyle("meta", cell, fontSize=m["fine"]),
        ParagraphStyle("quote", body, leftIndent=12, rightIndent=12),
        ParagraphStyle("entry", body, leftIndent=16, firstLineIndent=-16),
        ParagraphStyle("bullet", body, leftIndent=16, spaceAfter=3),
        ParagraphStyle(
            "label", body, fontName="Sans-Bold", leftIndent=9, textColor=ACCENT, keepWithNext=1, backColor=TINT
        ),
        ParagraphStyle("callout", body, leftIndent=9, rightIndent=7, backColor=TINT),
        ParagraphStyle("caption", cell, spaceBefore=4, spaceAfter=4, keepWithNext=1),
        ParagraphStyle("head", cell, fontName="Sans-Bold"),
        ParagraphStyle("toc0", cell, fontSize=m["text"], leading=m["leading"]),
        ParagraphStyle("toc1", cell, fontSize=m["text"], leading=m["leading"], leftIndent=12),
        ParagraphStyle(
            "title", fontName="Sans-Bold", fontSize=m["title"], leading=m["title"] * 1.2, textColor=ACCENT
        ),
    ]
    for name in ("h1", "h2", "h3"):
        made.append(
            ParagraphStyle(
                name,
                fontName="Sans-Bold",
                fontSize=m[name],
                leading=m[name] * 1.25,
                textColor=ACCENT,
                spaceBefore=1.3 * m["leading"],
                spaceAfter=0.67 * m["leading"],
                keepWithNext=1,
            )
        )
    return {style.name: style for style in made}


class Heading(Paragraph):  # type: ignore[misc]
    """A heading that the contents and the outline list."""

    def __init__(self, level: int, text: str, key: str, style: ParagraphStyle) -> None:
        super().__init__(f'<a name="{key}"/>{text}', style)
        self.level, self.key = level - 1, key


class Book(BaseDocTemplate):  # type: ignore[misc]
    """Pages with running heads, folios at the outer edge."""

    def __init__(self, out: str, title: str, m: dict[str, float]) -> None:
        super().__init__(out, pagesize=(m["width"], m["height"]), title=title, author="bench", lang="en-US")
        self.section, self.m = "", m
        self.measure = m["width"] - m["left"] - m["right"]
        frame = Frame(m["left"], m["foot"], self.measure, m["height"] - m["head"] - m["foot"], 0, 0, 0, 0)
        self.addPageTemplates(PageTemplate("page", [frame], onPageEnd=self.dress))

    def dress(self, canvas: Any, _: Any) -> None:
        """The running head and the folio."""
        m = self.m
        canvas.setFont("Sans", m["fine"])
        canvas.drawString(m["left"], m["height"] - 14.6 * mm, self.title)
        canvas.drawRightString(m["width"] - m["right"], m["height"] - 14.6 * mm, self.section)
        canvas.drawRightString(m["width"] - m["right"], 13 * mm, str(canvas.getPageNumber()))

    def afterFlowable(self, flowable: Flowable) -> None:
        """Report headings to the contents and the outline."""
        if isinstance(flowable, Heading):
            text = flowable.getPlainText()
            if flowable.level == 0:
                self.section = text
            if flowable.level < 2:
                self.notify("TOCEntry", (flowable.level, text, self.page, flowable.key))
            self.canv.addOutlineEntry(text, flowable.key, flowable.level, closed=True)


class Story:
    """Makes flowables of the items of a story."""

    def __init__(self, story: dict[str, Any], measure: float) -> None:
        self.story, self.measure = story, measure
        self.styles = styles(story["measures"])

    def flowables(self) -> list[Flowable]:
        """The cover, the contents and the body."""
        story = self.story
        made: list[Flowable] = [
            Spacer(1, 32 * mm),
            Paragraph(story["title"], self.styles["title"]),
            Paragraph(story["subtitle"], self.styles["body"]),
            Spacer(1, 20 * mm),
            self.facts(story["standing"]),
            PageBreak(),
            self.contents(),
            PageBreak(),
        ]
        for number, item in enumerate(story["items"]):
            made += self.flowable(item, number)
        return made

    def flowable(self, item: list[Any], number: int) -> list[Flowable]:
        """The flowables of one item."""
        match item:
            case ["p", role, text]:
                return [Paragraph(text, self.styles[role])]
            case ["heading", level, text, id]:
                return [Heading(level, text, id or f"heading-{number}", self.styles[f"h{level}"])]
            case ["bullet", bullet, text]:
                return [Paragraph(text, self.styles["bullet"], bulletText=bullet)]
            case ["table", weights, head, rows]:
                return [self.table(weights, head, rows), Spacer(1, 10)]
            case ["facts", rows]:
                return [self.facts(rows), Spacer(1, 10)]
            case ["bars", rows]:
                return [self.bars(rows)]
            case ["break"]:
                return [PageBreak()]
            case _:
                raise ValueError(item[0])

    def table(self, weights: list[int], head: list[str], rows: list[list[str]]) -> Table:
        """A table over the full measure that may break and repeats its head."""
        cells = [[Paragraph(cell, self.styles["head"]) for cell in head]]
        cells += [[Paragraph(cell, self.styles["cell"]) for cell in row] for row in rows]
        widths = [self.measure * weight / sum(weights) for weight in weights]
        return Table(cells, widths, style=RULES, repeatRows=1)

    def facts(self, rows: list[list[str]]) -> Table:
        """Keys and values side by side."""
        cells = [[Paragraph(key, self.styles["head"]), Paragraph(value, self.styles["cell"])] for key, value in rows]
        return Table(cells, [self.measure * 0.32, self.measure * 0.68], style=RULES)

    def bars(self, rows: list[list[Any]]) -> Drawing:
        """Bars over one scale, labels left, words right."""
        drawing = Drawing(self.measure, 14 * len(rows))
        for index, (label, start, length, says) in enumerate(reversed(rows)):
            x, y = self.measure * (0.3 + 0.46 * start), 14 * index + 3
            drawing.add(String(0, y, label[:28], fontName="Sans", fontSize=7.4))
            drawing.add(Rect(x, y, self.measure * 0.46 * length, 7, fillColor=ACCENT))
            drawing.add(String(self.measure * 0.78, y, says[:24], fontName="Sans", fontSize=7.4))
        return drawing

    def contents(self) -> TableOfContents:
        """Two levels with leaders."""
        made = TableOfContents(dotsMinLevel=0)
        made.levelStyles = [self.styles["toc0"], self.styles["toc1"]]
        return made


def register(folder: Path) -> None:
    """Register both families with their bold and italic cuts, each under a PostScript name of its own."""
    for family in ("Serif", "Sans"):
        names = [family, f"{family}-Bold", f"{family}-Italic", f"{family}-BoldItalic"]
        for name in names:
            font = TTFont(name, str(folder / f"{name}.ttf"))
            font.face.name = name.encode()
            pdfmetrics.registerFont(font)
        pdfmetrics.registerFontFamily(family, *names)


def main() -> None:
    """Read the story and build it in the passes that the contents need."""
    source, out, fonts = sys.argv[1:]
    register(Path(fonts))
    story = json.loads(Path(source).read_text(encoding="utf-8"))
    book = Book(out, story["title"], story["measures"])
    book.multiBuild(Story(story, book.measure).flowables())


if __name__ == "__main__":
    main()
