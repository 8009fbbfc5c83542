"""Spans in lines: what is read back, how lines are justified, where nothing may break."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.document.blocks import Link, Look, Span
from handbook.foundation.marks import HandbookError
from handbook.layout.type import rows
from handbook.layout.type.inline import SetLine, SetText, set_text
from handbook.layout.type.measure import natural_width
from handbook.layout.type.setting import Setting
from looks import plain_style

STYLE = plain_style()
BODY = STYLE.type.body
PROSE = (
    "The therapeutic effect appears to stem from the ability to regulate growth factors during the critical "
    "window in which tissue is attempting recovery, and the surrounding tissue can reorganize and compensate. "
)


def setting() -> Setting:
    return Setting(STYLE, "en-US")


def words(text: SetText) -> str:
    lines = ["".join(piece_text(run) for run in line.runs) for line in text.lines]
    return "".join(lines)


def piece_text(run: object) -> str:
    return "".join(glyph[1] for piece in run.pieces for glyph in piece.glyphs)  # type: ignore[attr-defined]


def test_every_word_is_read_back_and_words_stay_parted() -> None:
    text = set_text((Span(PROSE * 3),), BODY, 230.0, setting())
    assert words(text).replace("\u00ad", "").split() == (PROSE * 3).split()


def test_every_line_but_the_last_and_the_hyphenated_ends_with_a_space() -> None:
    text = set_text((Span(PROSE * 3),), BODY, 200.0, setting())
    for line in text.lines[:-1]:
        assert line.hyphenated or line.runs[-1].pieces[-1].space
    assert not text.lines[-1].runs[-1].pieces[-1].space


def test_justified_lines_reach_the_measure_and_the_last_does_not() -> None:
    text = set_text((Span(PROSE),), BODY, 300.0, setting())
    assert len(text.lines) > 2
    for line in text.lines[:-1]:
        assert line.width - line.hung == pytest.approx(300.0, abs=0.001)
        assert 0.0 <= -line.x <= line.hung < 5.0
    assert text.lines[-1].width < 300.0


@pytest.mark.parametrize("align", ["left", "right", "centre"])
def test_aligned_lines_stay_inside(align: str) -> None:
    kind = BODY._replace(align=align)  # type: ignore[arg-type]
    for line in set_text((Span(PROSE),), kind, 220.0, setting()).lines:
        assert line.x >= 0 and line.x + line.width <= 220.05


RANGE = (
    Span("Before a long task take "),
    Span("200\u00a0to\u00a0400\u00a0mcg", "amount"),
    Span(" in the morning. " * 8),
)


def test_a_figure_keeps_its_unit_and_a_range_its_first_figure() -> None:
    known = Setting(STYLE, "en-US", words={"range": "{low} to {high}"})
    parted = 0
    for width in range(90, 320):
        for line in set_text(RANGE, BODY, float(width), known).lines:
            said = "".join(piece_text(run) for run in line.runs)
            assert ("400" in said) == ("mcg" in said) and ("200" in said) == (
                "to" in said.split() or "to\u00a0" in said
            )
            parted += "200" in said and "400" not in said
    assert parted


def test_a_range_is_whole_where_it_takes_little_of_the_line_or_no_word_joins_it() -> None:
    known = Setting(STYLE, "en-US", words={"range": "{low} to {high}"})
    for width, one in (
        *((width, known) for width in range(480, 600, 7)),
        *((w, setting()) for w in range(90, 320, 7)),
    ):
        for line in set_text(RANGE, BODY, float(width), one).lines:
            said = "".join(piece_text(run) for run in line.runs)
            assert ("200" in said) == ("mcg" in said)


def test_no_three_hyphens_stand_one_below_the_other_and_no_last_line_is_a_rest() -> None:
    for width in range(220, 400, 3):
        lines = set_text((Span(PROSE * 3),), BODY, float(width), setting()).lines
        signs = "".join("-" if line.hyphenated else "." for line in lines)
        assert "---" not in signs, width
        assert lines[-1].width >= 2 * BODY.size


def test_marks_that_are_signs_of_their_own_are_not_moved_from_their_letters() -> None:
    marked = "take a\u0331 little of it every day " * 8
    lines = set_text((Span(marked),), BODY, 240.0, setting()).lines
    own = [run for line in lines for run in line.runs if "\u0331" in piece_text(run)]
    assert own and all(run.tracking == 0.0 for run in own)
    assert any(run.scale != 1.0 for run in own)


@pytest.mark.parametrize("amount", ["10.5\u00a0mg", "10.25\u00a0mg", "10.5–12", "10.05\u00a0to\u00a010.5\u00a0mL"])
def test_an_amount_that_begins_like_a_doi_is_never_parted_at_its_point(amount: str) -> None:
    for width in range(12, 90, 3):
        for line in set_text((Span(f"Take {amount} now"),), BODY, float(width), setting()).lines:
            assert not "".join(piece_text(run) for run in line.runs).rstrip().endswith("10.")


def test_a_doi_may_be_parted() -> None:
    assert len(set_text((Span("10.1007/s11064-005-8826-8"),), BODY, 60.0, setting()).lines) > 1


def test_the_name_of_a_file_is_parted_only_if_it_is_long() -> None:
    for name, whole in (("semax-card.pdf.", True), ("semax-card", False), ("a-very-long-name-" * 3 + "x.pdf", False)):
        wide, part = natural_width((Span(name, "code"),), BODY, setting())
        assert (part == wide) == whole


def test_a_dash_never_begins_a_line() -> None:
    text = "One word — another one — and a third — that goes on — " * 6
    for width in range(80, 300, 11):
        for line in set_text((Span(text),), BODY, float(width), setting()).lines:
            assert not piece_text(line.runs[0]).startswith("—")


def test_a_missing_glyph_is_a_problem_and_never_notdef() -> None:
    with pytest.raises(HandbookError) as caught:
        set_text((Span("a snowman ☃ here"),), BODY, 300.0, setting())
    assert caught.value.problems[0].code == "LAYOUT-01"
    assert "U+2603" in caught.value.problems[0].message


def test_what_the_serif_lacks_comes_from_the_sans() -> None:
    text = set_text((Span("left ↔ right"),), BODY, 300.0, setting())
    assert {run.face.key.family for line in text.lines for run in line.runs} == {"serif", "sans"}
    assert words(text) == "left ↔ right"


def test_ligatures_read_back_as_letters() -> None:
    assert words(set_text((Span("efficient office"),), BODY, 300.0, setting())) == "efficient office"


def test_natural_width_is_that_of_one_line() -> None:
    natural, widest = natural_width((Span("five small words in line"),), BODY, setting())
    text = set_text((Span("five small words in line"),), BODY._replace(align="left"), natural + 0.1, setting())
    assert len(text.lines) == 1 and text.lines[0].width == pytest.approx(natural, abs=0.01)
    assert 0 < widest < natural


def test_page_numbers_are_printed_only_where_links_do_not_work() -> None:
    spans = (Span("see Timing"), Span("", "folio", Link("#timing", "Timing")))
    assert words(set_text(spans, BODY, 300.0, setting())) == "see Timing"
    known = setting().with_folios({"timing": "12"})
    assert "12" in words(set_text(spans, BODY, 300.0, known))


def test_a_no_break_space_between_two_looks_is_kept() -> None:
    spans = (Span("Selank", term="selank"), Span("\u00a0"), Span("400\u00a0mcg", "amount"))
    assert words(set_text(spans, BODY, 300.0, setting())) == "Selank\u00a0400\u00a0mcg"


LOOKS: tuple[Look, ...] = ("plain", "em", "strong", "amount", "cite")
PIECES = st.lists(
    st.tuples(st.text("ab fi-—\u00a0AV1,", min_size=1, max_size=14), st.sampled_from(LOOKS)), min_size=1, max_size=6
)


@given(PIECES, st.floats(40, 200), st.sampled_from(["left", "right", "justify"]))
def test_a_run_is_as_wide_as_its_pieces_and_every_letter_is_in_one(
    told: list[tuple[str, Look]], measure: float, align: str
) -> None:
    spans = tuple(Span(text, look) for text, look in told)
    text = set_text(spans, BODY._replace(align=align), measure, setting())  # type: ignore[arg-type]
    assert "".join(words(text).replace("\u00ad", "").split()) == "".join("".join(span.text for span in spans).split())
    for line in text.lines:
        assert line.width == pytest.approx(sum(run.width for run in line.runs) - trailing(line), abs=0.001)
        for run in line.runs:
            stretched = sum(piece.space for piece in run.pieces)
            assert {piece.face for piece in run.pieces} == {run.face}
            natural = sum(piece.width for piece in run.pieces) * run.size / 1000
            codes = sum(len(piece.glyphs) for piece in run.pieces)
            letters = (natural + codes * run.tracking) * run.scale
            assert run.width == pytest.approx(letters + run.gap * stretched, abs=0.001)
            assert 0.985 <= run.scale <= 1.015 and abs(run.tracking) <= 0.005 * run.size + 0.005


def trailing(line: SetLine) -> float:
    """The space that ends a line, which is read back but takes no room."""
    run = line.runs[-1]
    ends = run.pieces[-1].text == " "
    space = run.face.space.width * run.size / 1000
    return (space + run.tracking) * run.scale + run.gap if ends else 0.0


def test_a_short_paragraph_may_be_parted_by_a_page_end_without_a_hyphen(monkeypatch: pytest.MonkeyPatch) -> None:
    said = (
        "As a derivative of ACTH, Semax is said to act on melanocortin receptors, above all MC3 and MC4. These have "
        "a part in energy balance, thinking and mood. For the source this explains why Semax is activating."
    )
    widths = range(280, 420, 2)

    def stuck() -> int:
        made = [set_text((Span(said),), BODY, float(width), setting()).lines for width in widths]
        return sum(1 for lines in made if len(lines) == 4 and lines[1].hyphenated)

    freed = stuck()
    monkeypatch.setattr(rows, "_no_page_ends", lambda ends, follows: False)
    assert freed < stuck()
