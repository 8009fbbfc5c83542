"""A complete style made by hand, for tests that need looks but no style sheet."""

from handbook.foundation.units import BLACK, MM, WHITE, Colour, colour
from handbook.style.sheet import (
    Align,
    CalloutLooks,
    CoverLooks,
    FigureLooks,
    GlossaryLooks,
    ListLooks,
    PageLooks,
    Style,
    TableLooks,
    Type,
    Types,
)

INK, TEAL, RED = colour("#1a1a1a"), colour("#0b5563"), colour("#9b2c1a")


def plain_style(figure: float = 7.8, mono: bool = False, align: Align = "left") -> Style:
    """A5 looks like those of the reference style; `figure` is the size of words in drawings, in points."""
    ink = BLACK if mono else INK
    accent = BLACK if mono else TEAL
    return Style(
        name="plain",
        describes="made by hand for tests",
        paper="a5",
        ink=ink,
        accent=accent,
        link=accent,
        page=_page(),
        type=_types(ink, accent, figure, align),
        table=TableLooks(0.8, 0.35, ink, 8.0, 3.0, 8.0, 10.0),
        callout=CalloutLooks(2.0, 8.0, 8.0, 8.0, 0.0 if mono else 0.09, accent, accent, RED, RED, RED, mono),
        list=ListLooks(12.0, 2.0, 6.0),
        figure=_figure(ink, accent, mono),
        cover=CoverLooks(title_drop=60 * MM),
        glossary=GlossaryLooks(between=4.0, indent=10.0),
    )


def _page() -> PageLooks:
    return PageLooks(17 * MM, 15 * MM, 19 * MM, 21 * MM, True, 116 * MM, 11 * MM, 12 * MM)


def _figure(ink: Colour, accent: Colour, mono: bool) -> FigureLooks:
    if mono:
        return FigureLooks(0.6, BLACK, WHITE, BLACK, 2.4, 10.0, 10.0)
    return FigureLooks(0.5, accent, accent.tint(0.28), ink, 0.0, 10.0, 10.0)


def _types(ink: Colour, accent: Colour, figure: float, align: Align) -> Types:
    body = Type("serif", 9.6, 13.0, ink, optical=10.0, align="justify", hyphenate=True)
    sans = Type("sans", 8.2, 10.6, ink)
    words = sans._replace(size=figure, leading=round(figure * 1.28, 2), align=align)
    small = sans._replace(size=7.4, leading=9.6)
    head = Type("sans", 16.0, 20.0, accent, weight=600, before=20.0, after=10.0)
    return Types(
        body=body,
        lead=body._replace(size=11.0, leading=15.0),
        small=small,
        meta=small,
        quote=body._replace(italic=True),
        caption=sans._replace(before=5.0),
        cell=sans,
        cell_head=sans._replace(weight=600),
        key=sans._replace(weight=600),
        value=sans,
        label=sans._replace(weight=700),
        callout=sans._replace(size=9.0, leading=12.2),
        term=sans._replace(weight=600),
        figure=words,
        h1=head,
        h2=head._replace(size=12.0, leading=16.0),
        h3=head._replace(size=10.0, leading=13.0),
        number=head,
        title=head._replace(size=40.0, leading=44.0),
        subtitle=head._replace(size=14.0, leading=18.0, weight=400),
        edition=small,
        running=small,
        folio=small._replace(figures="tabular"),
        toc_1=sans._replace(weight=600),
        toc_2=sans,
    )
