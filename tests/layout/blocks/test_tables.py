"""Tables: columns by content, tags for readers, heads repeated, tall rows divided."""

from handbook.document.blocks import Column, Facts, Span, Table
from handbook.layout.blocks.keyvalues import facts_boxes
from handbook.layout.blocks.place import Place
from handbook.layout.blocks.tables import table_boxes
from handbook.layout.pages.galley import Frame, fill
from handbook.layout.pages.page import Line, Stroke, Tag
from handbook.layout.type.setting import Setting
from looks import plain_style

SETTING = Setting(plain_style(), "en-US")
FRAME = Frame(0.0, 0.0, 320.0, 480.0)


def spans(text: str) -> tuple[Span, ...]:
    return (Span(text),) if text else ()


def table(rows: list[list[str]], keep: bool = False, caption: str = "What it shows") -> Table:
    heads = ["Form", "What was changed", "Potency"][: len(rows[0])]
    columns = tuple(Column(spans(head), keep=keep and place == 0) for place, head in enumerate(heads))
    return Table(columns, tuple(tuple(map(spans, row)) for row in rows), spans(caption), number="1")


def lines(boxes: list, role: str) -> list[Line]:
    found = [item for box in boxes for item in box.placements if isinstance(item, Line)]
    return [line for line in found if line.tag and line.tag.role == role]


def test_heads_rows_and_caption_are_tagged_for_a_reader() -> None:
    boxes = table_boxes(table([["a", "b", "c"]] * 3), Place(0.0, 320.0, Tag("Sect", None)), SETTING)
    assert [line.tag.scope for line in lines(boxes, "TH") if line.tag][:3] == ["Column"] * 3
    assert {line.tag.scope for line in lines(boxes, "TH") if line.tag} == {"Column", "Row"}
    assert len(lines(boxes, "TD")) == 6
    assert all(line.tag.parent.role == "Table" for line in lines(boxes, "Caption") if line.tag and line.tag.parent)


def test_an_empty_cell_still_stands_in_the_tree() -> None:
    boxes = table_boxes(table([["a", "", "c"]]), Place(0.0, 320.0, Tag("Sect", None)), SETTING)
    assert [line.runs for line in lines(boxes, "TD")].count(()) == 1


def test_a_first_column_is_not_broken_in_mid_term() -> None:
    name = "N-Acetyl Semax Amidate of a long name"
    long = "words that go on and on " * 8
    boxes = table_boxes(table([[name, long, long]], keep=True), Place(0.0, 320.0, Tag("Sect", None)), SETTING)
    assert len([line for line in lines(boxes, "TH") if line.tag and line.tag.scope == "Row"]) == 1


def test_the_head_is_read_once_and_printed_on_every_page() -> None:
    boxes = table_boxes(table([["a", "b", "c"]] * 70), Place(0.0, 320.0, Tag("Sect", None)), SETTING)
    start, pages = 0, []
    while start < len(boxes):
        filled = fill(boxes, start, FRAME)
        pages.append(filled)
        start = filled.left
    assert len(pages) > 1
    for page in pages[1:]:
        heads = [item for item in page.placements if isinstance(item, Line) and item.tag is None]
        assert len(heads) == 3
    tagged = [
        item
        for page in pages
        for item in page.placements
        if isinstance(item, Line) and item.tag and item.tag.scope == "Column"
    ]
    assert len(tagged) == 3


def test_a_row_taller_than_a_page_is_divided_and_loses_nothing() -> None:
    long = " ".join(f"word{number}" for number in range(900))
    boxes = table_boxes(table([["a", long, "c"]]), Place(0.0, 320.0, Tag("Sect", None)), SETTING)
    start, said = 0, ""
    while start < len(boxes):
        filled = fill(boxes, start, FRAME)
        for item in filled.placements:
            if isinstance(item, Line) and item.tag and item.tag.role == "TD":
                said += "".join(glyph[1] for run in item.runs for piece in run.pieces for glyph in piece.glyphs)
        start = filled.left
    assert said.replace("c", "", 1).split() == long.split() or long.split()[-1] in said
    assert all(f"word{number}" in said for number in range(900))


def test_facts_have_their_keys_as_row_heads() -> None:
    facts = Facts(((spans("Half-life"), spans("30 to 60 minutes")), (spans("Route"), spans("intranasal"))))
    boxes = facts_boxes(facts, Place(0.0, 320.0, Tag("Sect", None)), SETTING)
    assert [line.tag.scope for line in lines(boxes, "TH") if line.tag] == ["Row", "Row"]
    assert len(lines(boxes, "TD")) == 2


def sided() -> Setting:
    style = plain_style()
    return Setting(style._replace(page=style.page._replace(side=160.0, side_gap=20.0)), "en-US")


def test_a_table_too_wide_for_its_column_takes_the_outer_one_before_it_falls_apart() -> None:
    long = "Hypothalamicpituitaryadrenal"
    wide = table([[long, long, long]] * 3, keep=True)
    apart = table_boxes(wide, Place(0.0, 220.0, Tag("Sect", None)), SETTING)
    assert not any(box.wide for box in apart)
    assert {line.tag.scope for line in lines(apart, "TH") if line.tag} == {"Row"}
    boxes = table_boxes(wide, Place(0.0, 220.0, Tag("Sect", None)), sided())
    assert all(box.wide for box in boxes)
    assert {line.tag.scope for line in lines(boxes, "TH") if line.tag} == {"Column", "Row"}
    assert all(item.points[1][0] == 400.0 for box in boxes for item in box.placements if isinstance(item, Stroke))


def test_a_table_takes_the_outer_column_only_if_it_gets_much_lower() -> None:
    prose = "some words that run on for a line or two in a narrow column but not in a wide one"
    low = table_boxes(table([["a", "b", prose]]), Place(0.0, 220.0, Tag("Sect", None)), sided())
    high = table_boxes(table([["a", "b", prose]] * 6), Place(0.0, 220.0, Tag("Sect", None)), sided())
    assert not any(box.wide for box in low) and all(box.wide for box in high)


def test_facts_take_the_outer_column_only_if_they_get_much_lower() -> None:
    prose = "some words that run on for a line or two in a narrow column but not in a wide one, and some more"
    low = facts_boxes(Facts(((spans("a"), spans(prose)),)), Place(0.0, 220.0, Tag("Sect", None)), sided())
    high = facts_boxes(Facts(((spans("a"), spans(prose)),) * 6), Place(0.0, 220.0, Tag("Sect", None)), sided())
    inside = facts_boxes(Facts(((spans("a"), spans(prose)),) * 6), Place(5.0, 220.0, Tag("Sect", None)), sided())
    assert not any(box.wide for box in (*low, *inside)) and all(box.wide for box in high)


def test_no_rule_parts_a_row_from_one_that_belongs_to_it() -> None:
    made = table([["a", "1"], ["also", "2"], ["b", "3"]])._replace(caption=())
    for parts, ruled in ((frozenset(), [True] * 3), (frozenset({1}), [False, True, True])):
        boxes = table_boxes(made._replace(parts=parts), Place(0.0, 300.0, Tag("Document", None)), SETTING)
        assert [any(isinstance(one, Stroke) for one in box.placements) for box in boxes[-3:]] == ruled
