"""Editor's notes are numbered by their first mark, stand in that order, and leave no trace without the book."""

import pytest

from filledin import cited
from handbook.document import blocks as b
from handbook.document.prose import spans
from handbook.document.resolve import Known, Matter, alone, resolve
from handbook.foundation.marks import HandbookError
from handbook.foundation.reader import read_text

WORDS = {"see-section": "section {number}, {title}", "editors-note": "Editor’s note", "reference": "Reference"}


def section(id: str, *blocks: b.Block | str, kind: str = "section") -> b.Section:
    inner = tuple(b.Paragraph(spans(one)) if isinstance(one, str) else one for one in blocks)
    return b.Section(id, "", id, (b.Heading(1, (b.Span(id),), id), *inner), kind)  # type: ignore[arg-type]


def notes(**says: str) -> b.Section:
    entries = tuple(b.Entry((), (b.Paragraph(spans(said)),), f"note-{id}") for id, said in says.items())
    return section("editors-notes", b.Definitions(entries, "notes"), kind="appendix")


def document(*sections: b.Section, front: tuple[b.Section, ...] = ()) -> b.Document:
    return resolve(Matter(iter(sections), front, (), WORDS))


def words(of: b.Spans) -> str:
    return "".join(f"^{span.text}" if span.look == "note" else span.text for span in of)


def problems(*sections: b.Section) -> list[tuple[str, str]]:
    with pytest.raises(HandbookError) as refused:
        document(*sections)
    return [(one.code, one.hint) for one in refused.value.problems]


def gathered(of: b.Document) -> list[tuple[str, str]]:
    (block,) = [block for block in of.sections[-1].blocks if isinstance(block, b.Definitions)]
    return [
        (words(entry.term), words(entry.meaning[0].spans))  # type: ignore[union-attr]
        for entry in block.entries
    ]


def test_the_first_marks_give_the_numbers_and_the_order() -> None:
    table = b.Table((b.Column(()),), ((spans("Cell{note:b}"),),))
    facts = b.Facts(((spans("Key{note:c}"), spans("Value.{note:b}")),))
    made = document(
        section("one", "Text. {note:b} More.{note:a}", table, facts), notes(a="First.", b="Second.", c="Third.")
    )
    _, text, cells, pairs = made.sections[0].blocks
    assert isinstance(text, b.Paragraph) and words(text.spans) == "Text.^1 More.^2"
    assert isinstance(cells, b.Table) and words(cells.rows[0][0]) == "Cell^1"
    assert isinstance(pairs, b.Facts) and [words(part) for part in pairs.rows[0]] == ["Key^3", "Value.^1"]
    assert gathered(made) == [("1.", "Second."), ("2.", "First."), ("3.", "Third.")]
    assert text.spans[1].link == b.Link("#note-b", "Editor’s note 1")


def test_marks_before_the_contents_come_first() -> None:
    made = document(section("one", "Text.{note:a}"), notes(a="A.", b="B."), front=(section("f", "Line.{note:b}"),))
    assert gathered(made) == [("1.", "B."), ("2.", "A.")]


def test_a_note_may_cite_and_lead_on() -> None:
    works = b.Definitions((b.Entry((), (b.Paragraph(spans("Work.")),), "ref-x"),), "references")
    made = document(section("one", "Text.{note:a}"), notes(a="In {ref:x}, see {see:one}."), section("r", works))
    (entry,) = made.sections[1].blocks[1].entries  # type: ignore[union-attr]
    assert words(entry.meaning[0].spans) == "In\u00a0[1], see section\u00a01, one."  # type: ignore[union-attr]
    assert cited(made) == ("x",)


def test_a_mark_is_refused_where_it_leads_nowhere_or_misleads() -> None:
    assert problems(section("one", "Text.{note:aa}{note:a}"), notes(a="A.")) == [
        ("LINK-11", "did you mean `a`? known here: a")
    ]
    assert [code for code, _ in problems(section("one", "Text."), notes(a="A."))] == ["LINK-12"]
    assert [code for code, _ in problems(section("one", "In 12{note:a} people."), notes(a="A."))] == ["LINK-13"]
    inside = notes(a="A.{note:b}", b="B.")
    assert [code for code, _ in problems(section("one", "Text.{note:a} More.{note:b}"), inside)] == ["LINK-13"]


def test_a_mark_behind_a_dose_is_refused() -> None:
    dose = (b.Span("200 mcg", "amount"), *spans("{note:a}"))
    assert [code for code, _ in problems(section("one", b.Paragraph(dose)), notes(a="A."))] == ["LINK-13"]


def test_without_the_book_no_mark_is_left_but_a_slip_is_told() -> None:
    (made,) = alone((b.Paragraph(spans("Text. {note:a} More.{note:a}")),), (), Known(notes=("a",)))
    assert isinstance(made, b.Paragraph) and words(made.spans) == "Text. More."
    written = read_text("card.yaml", "k: Text.{note:aa} {ref:y}")["k"]
    with pytest.raises(HandbookError) as refused:
        alone((b.Paragraph(spans(written)),), (), Known(("x",), ("a",)))
    assert [(one.code, str(one.mark)) for one in refused.value.problems] == [
        ("LINK-11", "card.yaml:1:9"),
        ("LINK-01", "card.yaml:1:19"),
    ]


def test_a_note_in_a_listing_a_callout_and_a_finding_counts_in_the_order_of_reading() -> None:
    listing = b.Listing(((b.Paragraph(spans("Item.{note:c}")),),))
    callout = b.Callout("finding", (), (b.Paragraph(spans("Said.{note:a}")),))
    made = document(section("one", listing, callout, "End.{note:b}"), notes(a="A.", b="B.", c="C."))
    assert [said for _, said in gathered(made)] == ["C.", "A.", "B."]
