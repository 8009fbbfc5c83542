"""The styles that come with the program: complete on every paper, readable in millimetres and in characters."""

import re
from functools import lru_cache
from itertools import product

import pytest

from handbook.foundation import shipped
from handbook.foundation.units import BLACK, MM, PAPERS, WHITE, contrast
from handbook.layout.type.faces import FaceKey, face
from handbook.style.chain import names
from handbook.style.load import load
from handbook.style.origins import origins
from handbook.style.sheet import Style, Type

FOLDERS = [shipped.styles()]
NAMES = ("clinic", "large-print", "mono", "reference")
EVERY = [pytest.param(name, paper, id=f"{name}-{paper}") for name, paper in product(NAMES, PAPERS)]

# Words of the length that such a handbook has.
SAMPLE = """Semax operates through multiple neurochemical pathways, with its effects extending beyond simple
receptor modulation into regulation of neurotrophic factors. The primary mechanism centers on upregulation
of a protein that is critical for plasticity and survival of neurons, the cellular foundation of learning,
memory and recovery from injury. Morning and early afternoon administration works best; a dose late in the
day may interfere with sleep in sensitive individuals, so the last one is taken before four o'clock."""


@lru_cache(maxsize=32)
def style(name: str, paper: str | None = None) -> Style:
    return load(name, FOLDERS, paper)


@lru_cache(maxsize=32)
def width_of_a_character(family: str, weight: int, optical: float) -> float:
    """Average over running words, spaces included; em."""
    cut = face(FaceKey(family, weight, False, optical))  # type: ignore[arg-type]
    words = SAMPLE.split()
    width = sum(cut.shape(word).width for word in words) + cut.space.width * (len(words) - 1)
    return width / len(" ".join(words)) / 1000


def column(looks: Style) -> float:
    page = looks.page
    return min(page.measure, PAPERS[looks.paper][0] - page.inner - page.outer - page.side - page.side_gap)


def characters(looks: Style) -> float:
    body = looks.type.body
    return column(looks) / (body.size * width_of_a_character(body.family, body.weight, 10.0))


def x_height(kind: Type) -> float:
    """Of a role, in mm."""
    optical = min(max(kind.size, 8.0), 60.0)
    return kind.size * face(FaceKey(kind.family, kind.weight, kind.italic, optical)).x_height / 1000 / MM


def test_the_four_styles_are_there() -> None:
    assert names(FOLDERS) == NAMES
    assert style("reference").paper == style("mono").paper == "a5"
    assert style("clinic").paper == style("large-print").paper == "a4"


@pytest.mark.parametrize(("name", "paper"), EVERY)
def test_every_style_is_complete_on_every_paper(name: str, paper: str) -> None:
    looks = style(name, paper)
    assert (looks.name, looks.paper) == (name, paper)
    width = looks.page.inner + looks.page.outer + looks.page.side + looks.page.side_gap + column(looks)
    assert width == pytest.approx(PAPERS[paper][0], abs=0.3), "margins and column fill the sheet"


@pytest.mark.parametrize(("name", "paper"), EVERY)
def test_a_line_holds_58_to_68_characters_where_the_sheet_allows_it(name: str, paper: str) -> None:
    small_sheet = name == "large-print" and paper in ("a5", "half-letter")
    assert (46 if small_sheet else 58) <= characters(style(name, paper)) <= 68


@pytest.mark.parametrize(("name", "paper"), EVERY)
def test_the_small_x_is_high_enough(name: str, paper: str) -> None:
    types = style(name, paper).type
    for role, kind in types._asdict().items():
        plain = role in ("meta", "figure", "running")
        assert x_height(kind) >= (1.2 if plain else 1.43), role


@pytest.mark.parametrize(("name", "paper"), EVERY)
def test_lines_stand_120_to_140_per_cent_of_the_size_apart(name: str, paper: str) -> None:
    types = style(name, paper).type
    for role in ("body", "lead", "quote", "small", "meta", "caption", "cell", "callout", "value", "figure"):
        kind = getattr(types, role)
        assert 1.2 <= round(kind.leading / kind.size, 3) <= 1.4, role
    assert 1.3 <= round(types.body.leading / types.body.size, 3) <= 1.36
    assert 1.22 <= round(types.cell.leading / types.cell.size, 3) <= 1.29


@pytest.mark.parametrize(("name", "paper"), EVERY)
def test_a_page_has_five_sizes_of_type_at_most(name: str, paper: str) -> None:
    types = style(name, paper).type._asdict()
    cover = ("title", "subtitle", "edition")
    assert len({round(kind.size) for role, kind in types.items() if role not in cover}) <= 5


@pytest.mark.parametrize(("name", "paper"), EVERY)
def test_space_above_a_heading_is_twice_the_space_below_and_lines_meet_again(name: str, paper: str) -> None:
    types = style(name, paper).type
    lines = types.body.leading
    for kind in (types.h1, types.h2, types.h3):
        assert kind.before == pytest.approx(2 * kind.after, abs=0.01)
    for kind in (types.h2, types.h3):
        assert (kind.before + kind.after + kind.leading) / lines == pytest.approx(
            round((kind.before + kind.after + kind.leading) / lines), abs=0.01
        )


@pytest.mark.parametrize(("name", "paper"), EVERY)
def test_nothing_stands_where_home_printers_do_not_print(name: str, paper: str) -> None:
    looks = style(name, paper)
    page, running = looks.page, looks.type.running
    assert min(page.inner, page.outer) >= 6.35 * MM
    assert page.running_drop - running.size * 0.7 >= 12.7 * MM
    assert page.folio_drop >= 12.7 * MM
    assert page.head - page.running_drop >= 4 * MM
    assert page.foot - page.folio_drop - looks.type.folio.size * 0.7 >= 3 * MM


@pytest.mark.parametrize("name", NAMES)
def test_words_are_black_and_colours_hold_7_to_1(name: str) -> None:
    looks = style(name)
    assert looks.ink == looks.type.body.colour == looks.type.cell.colour == BLACK
    for ink in (looks.accent, looks.link, looks.callout.warning, looks.callout.stop, looks.type.h2.colour):
        assert contrast(ink, WHITE) >= 7


@pytest.mark.parametrize("name", NAMES)
def test_a_grey_copy_tells_the_two_fills_apart(name: str) -> None:
    figure = style(name).figure
    assert contrast(figure.fill, figure.soft) >= 5
    assert figure.hatch > 0 or figure.soft != WHITE


def test_large_print_has_nothing_below_14_pt_and_divides_no_word() -> None:
    for paper in PAPERS:
        looks = style("large-print", paper)
        assert min(kind.size for kind in looks.type) >= 14
        assert not any(kind.hyphenate or kind.align == "justify" for kind in looks.type)
        assert (looks.type.body.size, looks.type.body.leading) == (16, 21)
        assert min(looks.card.text, looks.card.label) >= 14
        assert looks.table.rule > style("reference", paper).table.rule * 1.5


def test_mono_has_no_ink_but_black() -> None:
    looks = style("mono")
    found = {kind.colour for kind in looks.type} | {looks.ink, looks.accent, looks.link, looks.figure.fill}
    found |= {getattr(looks.callout, kind) for kind in ("finding", "note", "caution", "warning", "stop")}
    assert found == {BLACK}
    assert looks.callout.tint == 0
    assert looks.callout.double
    assert looks.table.stripe is None
    assert looks.figure.soft == WHITE


def test_clinic_has_a_side_column_on_large_sheets_only() -> None:
    for paper in ("a4", "letter"):
        page = style("clinic", paper).page
        assert 38 <= round(page.side / MM, 2) <= 48
        assert 118 <= round(column(style("clinic", paper)) / MM, 2) <= 125
    for paper in ("a5", "half-letter"):
        assert style("clinic", paper).page.side == 0


def test_the_card_keeps_its_least_height_of_x() -> None:
    sans = face(FaceKey("sans")).x_height / 1000
    for name in NAMES:
        card = style(name).card
        assert card.text * sans >= 1.2 * MM
        assert card.label * sans >= 1.11 * MM


def test_the_shipped_sheets_write_every_key_of_the_reference_themselves() -> None:
    assert all(origin.mark for origin in origins("reference", FOLDERS) if not re.match("type|cover", origin.path))
