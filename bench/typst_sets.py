"""Three sheets for each row of a table by Typst, in one process: `typst_sets.py TABLE.csv FOLDER`; tagged PDF/UA-1.

Names, dates and boxes to tick in a table of weeks; no card, no `.ics`, no checks, no notes: less than a set.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

import typst

SHEETS = """
#set document(title: "Calendar")
#set page(paper: "a4", margin: 10mm)
#set text(size: 9pt, lang: "en")
#let (year, month, day) = sys.inputs.start.split("-").map(int)
#let start = datetime(year: year, month: month, day: day)
#let on = int(sys.inputs.on)
#let off = int(sys.inputs.off)
#for course in range(3) [
  = Semax · Course #(course + 1) of 3
  *#sys.inputs.recipient · #sys.inputs.ward · #sys.inputs.room*

  #let first = start + duration(days: course * (on + off))
  #table(columns: (1fr,) * 7, ..range(on + off).map(day => {
    let date = first + duration(days: day)
    if day < on [
      *#date.display("[day padding:none] [month repr:short]")* \\
      Day #(day + 1) of #on \\
      #box(width: 9pt, height: 9pt, stroke: 0.8pt) morning \\
      #box(width: 9pt, height: 9pt, stroke: 0.8pt) early afternoon
    ] else [*#date.display("[day padding:none] [month repr:short]")* \\ Break day #(day - on + 1) of #off]
  }))
  Information, not medical advice. Ask a doctor or a pharmacist before you act on a dose.
  #if course < 2 { pagebreak() }
]
"""


def main() -> None:
    """Compile a file a row."""
    table, folder = Path(sys.argv[1]), Path(sys.argv[2])
    folder.mkdir()
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True)
    with table.open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file), 2):
            inputs = {name: row[name] for name in ("recipient", "ward", "room", "start", "on", "off")}
            output = str(folder / f"{number}.pdf")
            typst.compile(SHEETS.encode(), output=output, font_paths=fonts, sys_inputs=inputs, pdf_standards=["ua-1"])


if __name__ == "__main__":
    main()
