"""Blocks into boxes: every block is set and tagged, headings stay with what they head."""

from itertools import pairwise

from handbook.document.blocks import (
    Block,
    Callout,
    Definitions,
    Entry,
    Heading,
    Listing,
    Paragraph,
    Quotation,
    Span,
)
from handbook.layout.blocks.typeset import Place, typeset
from handbook.layout.pages.galley import Box, Frame, fill, parted
from handbook.layout.pages.page import Arc, Fill, Line, Stroke, Tag
from handbook.layout.type.setting import Setting
from looks import plain_style

STYLE = plain_style()
SETTING = Setting(STYLE, "en-US", words={"caution": "Caution", "note": "Note"})
LONG = "Plain words that run over several lines of a narrow page and then come to an end at last. " * 3


def p(text: str = LONG) -> Paragraph:
    return Paragraph((Span(text),))


def boxes(*blocks: Block, x: float = 0.0, width: float = 300.0) -> list[Box]:
    return typeset(tuple(blocks), Place(x, width, Tag("Sect", None)), SETTING)


def lines(made: list[Box]) -> list[Line]:
    return [item for box in made for item in box.placements if isinstance(item, Line)]


def said(line: Line) -> str:
    return "".join(glyph[1] for run in line.runs for piece in run.pieces for glyph in piece.glyphs)


def roles(line: Line) -> list[str]:
    found, tag = [], line.tag
    while tag:
        found.append(tag.role)
        tag = tag.parent
    return found


def test_a_paragraph_is_a_box_a_line_in_one_element() -> None:
    made = boxes(p())
    assert len(made) == len(lines(made)) > 3
    assert len({id(line.tag) for line in lines(made)}) == 1


def test_two_lines_of_a_paragraph_stay_together_at_either_end() -> None:
    made = boxes(p())
    assert made[0].sticky and made[-2].sticky and not made[-1].sticky and not made[1].sticky


def test_no_page_begins_or_ends_with_one_line_of_a_list() -> None:
    short = [(p(f"Item {number}."),) for number in range(5)]
    assert [box.sticky for box in boxes(Listing(tuple(short)))] == [True, False, False, True, False]
    between = [box for box in boxes(Listing(((p(),), *short, (p(),)))) if "Item" in "".join(map(said, lines([box])))]
    assert [box.sticky for box in between] == [False] * 5  # the long ones before and after can be divided themselves


def test_a_short_procedure_is_not_divided() -> None:
    steps = [(p(f"Step {number}."),) for number in range(1, 7)]
    assert [box.sticky for box in boxes(Listing(tuple(steps), "steps"))] == [True] * 5 + [False]
    assert not all(box.sticky for box in boxes(Listing(tuple(steps * 2), "steps"))[:-1])


def test_space_gives_after_a_paragraph_and_not_below_a_heading() -> None:
    made = boxes(p("One."), Heading(2, (Span("A heading"),)), p("Two."))
    assert [parted(one, other) for one, other in pairwise(made)] == [True, False]


def test_a_term_stands_beside_the_text_where_there_is_room_or_nowhere() -> None:
    side = STYLE._replace(page=STYLE.page._replace(side=120.0, side_gap=10.0))
    entry = Entry((Span("peptide"),), (p("A short chain of amino acids."),), mentions="peptide")
    for words, beside in (("A peptide.", 0), (LONG, 1)):
        blocks = (p(words), Definitions((entry,), "gloss"), p(LONG))
        with_side = typeset(blocks, Place(0.0, 300.0, Tag("Sect", None)), Setting(side, "en"))
        assert sum(box.side is not None for box in with_side) == beside
        assert sum(box.height for box in with_side) == sum(box.height for box in boxes(*blocks))


def test_a_heading_never_ends_a_page() -> None:
    made = boxes(*[p("One line.")] * 20, Heading(2, (Span("A heading"),), "h", "1.2"), p())
    for height in range(200, 420, 3):
        left = fill(made, 0, Frame(0, 0, 300, height)).left
        if left < len(made):
            last = [item for item in made[left - 1].placements if isinstance(item, Line)]
            assert "H2" not in roles(last[0])


def test_a_heading_reads_as_number_and_words() -> None:
    made = boxes(Heading(1, (Span("Clinical evidence"),), "e", "3"))
    assert "".join(map(said, lines(made))).strip() == "3 Clinical evidence"
    assert {line.tag.role for line in lines(made) if line.tag} == {"H1"}


def test_lists_have_labels_and_bodies() -> None:
    made = boxes(Listing(((p("first"),), (p("second"),)), "number"))
    assert [said(line) for line in lines(made)] == ["1.", "first", "2.", "second"]
    assert roles(lines(made)[0])[:3] == ["Lbl", "LI", "L"]
    assert roles(lines(made)[1])[:4] == ["P", "LBody", "LI", "L"]


def test_a_list_in_a_list_stands_further_in() -> None:
    inner = Listing(((p("inner"),),))
    made = lines(boxes(Listing(((p("outer"), inner),))))
    assert made[-1].x > made[1].x > made[0].x


def test_a_callout_has_a_rule_a_sign_a_word_and_a_tint() -> None:
    made = boxes(Callout("caution", (), (p(),)))
    filled = fill(made, 0, Frame(0, 0, 300, 500))
    grounds = [item for item in filled.placements if isinstance(item, Fill)]
    assert [round(ground.width) for ground in grounds] == [300, 2]
    assert any(isinstance(item, Stroke | Arc) for item in filled.placements)
    assert said(lines(made)[0]).strip() == "Caution"


def test_kinds_of_callouts_differ_by_the_shape_of_their_sign() -> None:
    shapes = set()
    for kind in ("finding", "note", "caution", "warning", "stop"):
        made = boxes(Callout(kind, (Span("Word"),), (p("x"),)))  # type: ignore[arg-type]
        drawn = [item for box in made for item in box.placements if isinstance(item, Stroke | Arc)]
        shapes.add(tuple((type(item).__name__, len(getattr(item, "points", ())), bool(item.fill)) for item in drawn))
    assert len(shapes) == 5


def test_glossary_terms_stand_before_their_meanings() -> None:
    entry = Entry((Span("BDNF"),), (p("a growth factor"),), "term-bdnf", "bdnf")
    made = boxes(Definitions((entry,), "glossary"))
    assert [said(line).strip() for line in lines(made)] == ["BDNF", "a growth factor"]
    assert made[0].anchors[0] == "term-bdnf" and made[0].sticky


def test_numbers_of_references_hang_beside_them() -> None:
    entry = Entry((Span("1"),), (p("Gusev et al."),), "ref-gusev")
    made = lines(boxes(Definitions((entry,), "references")))
    assert made[0].y == made[1].y or abs(made[0].y - made[1].y) < 1
    assert made[0].x < made[1].x


def test_a_quotation_keeps_its_source() -> None:
    made = boxes(Quotation((Span("focused but not wired"),), (Span("a user"),)))
    assert made[-2].sticky
    assert roles(lines(made)[0])[:2] == ["P", "BlockQuote"]
