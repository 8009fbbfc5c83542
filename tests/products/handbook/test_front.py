"""Front matter in print: it opens as the style asks, and the body's cross references know its pages."""

from pathlib import Path

from handbook.foundation.overrides import read_override
from handbook.foundation.values import Scalar
from handbook.layout.pages.page import Line, Page
from handbook.products.handbook.compose import compose
from handbook.style.load import load as style
from handbook.telling.opening import load
from smallbook import SMALL

ROOT = Path(__file__).parents[3]
TABLET = ROOT / "tests" / "books" / "regimens" / "taper"
"""A book of a few sections."""


def made(recto: bool = False, short: bool = False) -> dict[str, Page]:
    lead = Scalar("sections.risk.lead=For the sum of it see {see:at-a-glance}.")
    book = load(TABLET) if short else load(SMALL, [read_override(lead)])
    looks = style("reference", [ROOT / "styles"])
    if recto:
        looks = looks._replace(page=looks.page._replace(sections_open="recto"))
    return {page.label: page for page in compose(book, looks, "print").pages}


def said(page: Page) -> str:
    lines = [item for item in page.placements if isinstance(item, Line)]
    return " ".join("".join(piece.text for run in line.runs for piece in run.pieces) for line in lines)


def place_of(words: str, pages: dict[str, Page]) -> str:
    return next(label for label, page in pages.items() if any(one.id == words for one in page.anchors))


def test_a_cross_reference_to_the_front_says_its_page() -> None:
    pages = made()
    told = " ".join(map(said, pages.values())).replace("\u00a0", " ")
    assert place_of("at-a-glance", pages) == "iii"
    assert "“At a glance”, page iii." in told and "page 00" not in told


def test_short_contents_stand_with_the_facts_at_a_glance_unless_the_style_opens_on_rectos() -> None:
    assert place_of("contents", made(short=True)) == place_of("at-a-glance", made(short=True)) == "iii"
    assert place_of("contents", made(recto=True, short=True)) == "v"


def test_longer_contents_have_a_page_of_their_own() -> None:
    assert place_of("at-a-glance", made()) == "iii" and place_of("contents", made()) == "iv"
