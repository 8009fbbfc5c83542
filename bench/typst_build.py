"""One build by Typst, as a process of its own: `typst_build.py MAIN.typ OUT.pdf FONTS`; tagged PDF/UA-1."""

from __future__ import annotations

import sys

import typst


def main() -> None:
    """Compile with the fonts of one folder alone: no search of the system, no embedded ones."""
    source, out, folder = sys.argv[1:]
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])
    typst.compile(source, output=out, font_paths=fonts, pdf_standards=["ua-1"])


if __name__ == "__main__":
    main()
