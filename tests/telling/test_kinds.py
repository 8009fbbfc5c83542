"""Every kind of section becomes the blocks that it stands for."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from handbook.document import blocks as b
from handbook.document import drawings as d
from handbook.telling.kinds import KINDS, neutral_section
from handbook.telling.opening import load
from handbook.telling.speaker import speak
from smallbook import SMALL, book, kinds, rows, text, variant, voice

NOTICE = "Information, not medical advice."


def made(id: str) -> b.Blocks:
    section = next(one for one in book().sections if one.id == id)
    return neutral_section(section, voice()).blocks


def of(id: str, kind: type) -> list:
    return [block for block in made(id) if isinstance(block, kind)]


def words(blocks: b.Blocks) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, b.Paragraph):
            yield text(block.spans)


def test_the_small_book_has_every_kind() -> None:
    assert {section.kind for section in book().sections} == set(KINDS)


@pytest.mark.parametrize("section", book().sections, ids=lambda section: section.id)
def test_a_section_begins_with_its_heading(section) -> None:
    neutral = neutral_section(section, voice())
    first = neutral.blocks[0]
    assert isinstance(first, b.Heading) and first.level == 1
    assert neutral.title == section.title and neutral.number == ""


def test_overview() -> None:
    assert kinds(made("overview")) == ["Heading", "Paragraph", "Paragraph", "Listing", "Quotation"]
    lead, paragraph = of("overview", b.Paragraph)
    assert lead.role == "lead" and paragraph.role == "body"
    assert text(paragraph.spans).startswith("It’s “calm” in drops and sprays, as is, see the site…")


def test_facts() -> None:
    facts, more = of("facts", b.Facts)
    assert [(text(key), text(value)) for key, value in facts.rows] == [
        ("Half-life", "About 30 minutes"),
        ("", "Yes"),
    ]
    assert facts.rows[1][0][0].term == "gaba"
    assert text(more.caption) == "More"


def test_evidence() -> None:
    people, mice = of("evidence", b.Callout)
    assert people.kind == "finding" and text(people.title) == "20 travellers"
    says, meta = people.blocks
    assert isinstance(says, b.Paragraph) and isinstance(meta, b.Paragraph)
    assert says.spans[-1].look == "cite" and says.spans[-1].link == b.Link("#ref-doe2001", "")
    assert text(meta.spans) == "Studied in people; case series; OCEBM level 4."
    assert list(words(mice.blocks))[1] == "Studied in animals; controlled; no level of evidence given."
    reports = [one for one in of("evidence", b.Paragraph) if one.spans[0].look == "em"]
    assert [text(one.spans[:1]) for one in reports] == ["Users report: "]
    (table,) = of("evidence", b.Table)
    assert [column.align for column in table.columns] == ["left", "right"]
    assert [column.keep for column in table.columns] == [True, False]
    assert table.id == "results" and text(table.notes[0]) == "All did."


def test_the_ladder_marks_the_levels_of_the_standing_facts() -> None:
    (figure,) = of("evidence", b.Figure)
    assert isinstance(figure.drawing, d.Ladder)
    assert [marked for _, _, marked in figure.drawing.rungs] == [False, False, False, True, False]
    assert "Level 4" in figure.alt


def test_comparison() -> None:
    (table,) = of("forms", b.Table)
    assert [text(column.head) for column in table.columns] == [
        "Form",
        "Modification",
        "Route",
        "Relative potency",
    ]
    assert rows(table) == [
        ["Calmarin 0.1 %", "Base", "intranasal", "1"],
        ["Calmarin Forte", "Acetyl", "", "about 2 to 3 times"],
    ]
    assert text(table.notes[0]) == "Calmarin Forte: Seldom seen."
    (figure,) = of("forms", b.Figure)
    assert isinstance(figure.drawing, d.Bars)
    assert [(bar.low, bar.high, bar.says) for bar in figure.drawing.bars] == [
        (1, 1, "1"),
        (2, 3, "about 2 to 3 times"),
    ]


def test_use_cases() -> None:
    headings = of("use-cases", b.Heading)
    assert [(heading.level, heading.id) for heading in headings] == [
        (1, "use-cases"),
        (2, "use-cases.calm"),
        (3, ""),
        (2, "use-cases.flight"),
    ]
    calm, flights = of("use-cases", b.Listing)
    (flight,), (other,) = flights.items
    assert [text(one.spans) for (one,) in calm.items] == [
        "Dose: 200 to 600 micrograms (also stated: 200 to 400 micrograms), 2 to 3 times a day, "
        "noon, early evening and night, for 10 to 14 days, then a break at least as long as the course.",
        "Form: Calmarin 0.1 %.",
        "Route: intranasal.",
        "Not after: Midnight.",
        "At most: 1,800 micrograms a day.",
        "Between two doses at least: 4 hours.",
    ]
    assert text(flight.spans).startswith("Before a flight: 6 mg, as needed, 30 to 60 minutes before.")
    assert text(other.spans).startswith("With Sereniton: Sereniton 1 tablet, with food.")


def test_the_notice_stands_once_among_the_doses() -> None:
    told = [one for id in ("use-cases", "dosing", "combinations") for one in of(id, b.Callout)]
    notices = [one for one in told if list(words(one.blocks)) == [NOTICE]]
    assert [one.kind for one in notices] == ["caution"]
    assert notices[0] == of("dosing", b.Callout)[0]


def test_without_a_table_the_notice_stands_with_the_first_cases(tmp_path: Path) -> None:
    handbook = (SMALL / "handbook.yaml").read_text().replace("  - dosing\n", "").replace("dosing, ", "")
    read = load(variant(tmp_path, handbook=handbook, sections_dosing=None))
    told = {one.id: neutral_section(one, speak(read)).blocks for one in read.sections}
    cautions = {
        id: [one for one in blocks if isinstance(one, b.Callout) and list(words(one.blocks)) == [NOTICE]]
        for id, blocks in told.items()
    }
    assert [id for id, found in cautions.items() if found] == ["use-cases"]
    assert sum(isinstance(one, b.Facts) for one in told["use-cases"]) == 3


def test_dosing() -> None:
    summary, differing = of("dosing", b.Table)
    assert [text(column.head) for column in summary.columns] == [
        "For",
        "Dose",
        "How often, when",
        "Course",
        "Break",
    ]
    assert [column.keep for column in summary.columns] == [False, False, False, False, False]
    assert rows(summary) == [
        [
            "Calm evenings",
            "200 to 600 micrograms (also stated: 200 to 400 micrograms)",
            "2 to 3 times a day; noon, early evening and night",
            "10 to 14 days",
            "at least as long as the course",
        ],
        ["Before a flight", "6 mg", "as needed; 30 to 60 minutes before", "–", "–"],
        ["On the ward (only under medical care)", "12 mg a day in all", "once a day", "2 weeks", "20 days"],
        [
            "In a trial (in studies; not a dose to take)",
            "3 to 15 micrograms per kg",
            "–",
            "–",
            "–",
        ],
        ["With Sereniton", "Sereniton 1 tablet", "with food", "–", "–"],
    ]
    assert [text(note) for note in summary.notes] == ["A dash: not stated."]
    assert rows(differing) == [
        ["Calm evenings", "200 to 600 micrograms", "200 to 400 micrograms", ". In the text."],
        ["Calm evenings", "at least as long as the course", "20 days", ""],
    ]
    assert differing.rows[0][3][0].link == b.Link("#use-cases.calm", "")


def test_a_course_as_a_strip_of_days() -> None:
    (figure,) = of("dosing", b.Figure)
    assert figure.drawing == d.Strip(((14, "on", "14\u00a0days on"), (14, "off", "14\u00a0days break")), (4, 0))
    assert figure.alt == "Calm evenings: 14\u00a0days on, the last 4 of them optional, 14\u00a0days break."


def test_steps() -> None:
    (steps,) = of("steps", b.Listing)
    assert steps.kind == "steps" and len(steps.items) == 2


def test_timing() -> None:
    (table,) = of("timing", b.Table)
    assert rows(table) == [["Sleep", "At night"], ["Flights", "Before boarding"]]
    (avoid,) = of("timing", b.Callout)
    assert text(avoid.title) == "Times to avoid"


def test_timeline() -> None:
    (table,) = of("timeline", b.Table)
    assert rows(table) == [["15 to 30 minutes", "Calm"], ["Later", "Rest"], ["Sometimes", "Nothing"]]
    (figure,) = of("timeline", b.Figure)
    assert isinstance(figure.drawing, d.Timeline)
    assert [(one.label, one.start, one.end) for one in figure.drawing.stretches] == [
        ("Calm", 0.25, 0.5),
        ("Rest", 48, None),
    ]
    assert [said for _, said in figure.drawing.ticks] == ["15 minutes", "1 hour", "4 hours", "1 day"]


def test_risk() -> None:
    note, driving, warning, stop = of("risk", b.Callout)
    assert [block.kind for block in (note, driving, warning, stop)] == ["note", "caution", "warning", "stop"]
    assert text(driving.title) == "Driving" and list(words(driving.blocks)) == ["Do not drive.", "Nor fly."]
    assert list(words(warning.blocks)) == ["One.", "Two."]


def test_limitations() -> None:
    points, steps = of("limitations", b.Listing)
    assert (points.kind, steps.kind) == ("number", "steps")


def test_prose_with_an_image() -> None:
    (figure,) = of("background", b.Figure)
    assert isinstance(figure.drawing, d.Picture)
    assert (figure.drawing.width, figure.drawing.height, round(figure.drawing.dpi)) == (60, 40, 300)
    assert figure.alt == "A drop"
