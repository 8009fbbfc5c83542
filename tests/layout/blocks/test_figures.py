"""Every drawing, at every width, size and style: words stay inside, clear of one another and of the ink."""

from itertools import combinations, pairwise, product
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handbook.document.drawings import (
    Bar,
    Bars,
    CycleRow,
    CycleView,
    Drawing,
    Ladder,
    Level,
    Levels,
    Picture,
    Stretch,
    Strip,
    Timeline,
    WeekRow,
    WeekView,
)
from handbook.foundation import shipped
from handbook.foundation.units import MM, PAPERS
from handbook.layout.blocks.figures import Drawn, draw
from handbook.layout.blocks.figures.lettering import balanced, extent, letter
from handbook.layout.pages.page import Arc, Area, Fill, Image, Line, Placement, Stroke, Tag
from handbook.layout.type.setting import Setting
from handbook.style.load import load
from looks import plain_style

TAG = Tag("Figure", None, alt="a drawing")

TICKS = (
    (0.25, "15 min"),
    (0.5, "30 min"),
    (1.0, "1 hour"),
    (4.0, "4 hours"),
    (24.0, "1 day"),
    (72.0, "3 days"),
    (168.0, "1 week"),
    (336.0, "2 weeks"),
)
EFFECTS = Timeline(
    (
        Stretch("Focus and clarity set in", 0.25, 0.5, "15 to 30 minutes"),
        Stretch("Peak of the effect on thinking", 1, 4, "1 to 4 hours"),
        Stretch("Effects add up", 72, 168, "Days 3 to 7"),
        Stretch("Full nootropic benefit", 168, 336, "Week 2"),
        Stretch("Effects persist briefly", 336, None, "After the course"),
    ),
    TICKS,
    "Time since the first dose (logarithmic scale)",
)
LADDER = Ladder(
    (
        ("Level 1", "Systematic review of randomised trials", False),
        ("Level 2", "Randomised trial, or observational study with a dramatic effect", False),
        ("Level 3", "Non-randomised controlled cohort or follow-up study", True),
        ("Level 4", "Case series, case-control study, or historically controlled study", True),
        ("Level 5", "Mechanism-based reasoning", False),
    ),
    "This book: levels 3 to 4",
)
COURSE = Strip(((14, "on", "Course: 10 to 14 days"), (14, "off", "Break: as long as the course")), (4,))
DRAWINGS: dict[str, Drawing] = {
    "potency": Bars(
        (
            Bar("Semax 0.1 %", 1, 1, "1"),
            Bar("Semax 1 %", 1, 1, "1 (a higher dose)"),
            Bar("N-Acetyl Semax", 2, 2, "about 2 times"),
            Bar("N-Acetyl Semax Amidate", 3, 4, "about 3 to 4 times"),
        ),
        "Relative potency, Semax 0.1 % = 1",
    ),
    "german-bars": Bars(
        (
            Bar("N-Acetyl-Semax-Amidat (amidierte Wirkstoffform)", 3, 4, "ungefähr drei- bis vierfache Wirkstärke"),
            Bar("Arzneimittelzulassungsbehördenverzeichnis", 0, 2.5, "zweieinhalbfacheHöchstwirkungsgradangabe"),
            Bar("nichts", 0, 0, ""),
        ),
        "Relative Wirkstärke je Gewichtseinheit (Semax = 1)",
    ),
    "russian-bars": Bars(
        (
            Bar("Семакс 0,1 %", 0.1, 0.1, "одна десятая"),
            Bar("N-ацетилсемакс амид", 0.3, 0.47, "приблизительно в 3–4 раза"),
        ),
        "Относительная активность",
    ),
    "no-bars": Bars((), "Nothing"),
    "effects": EFFECTS,
    "german-timeline": Timeline(
        (
            Stretch("Aufmerksamkeit stellt sich ein, sagen Anwenderinnen und Anwender", 0, 0.5, "0 bis 30 Minuten"),
            Stretch("Durchgehende Wirkung über den gesamten Behandlungszeitraum", 0.25, 300, "die ganze Zeit"),
            Stretch("läuft weiter", 24, None, "ab Tag 1"),
            Stretch("Nachbeobachtung", 400, 900, ""),
            Stretch("", 24, 24, "ein Augenblick"),
        ),
        ((0.25, "15 Minuten"), (1, "1 Stunde"), (24, "1 Tag"), (168, "1 Woche"), (336, "2 Wochen")),
        "Zeit seit der ersten Anwendung (logarithmische Skala)",
    ),
    "no-timeline": Timeline((), (), ""),
    "ladder": LADDER,
    "german-ladder": Ladder(
        (
            ("Stufe 1", "Systematische Übersichtsarbeit", True),
            ("Stufe 2", "Randomisierte kontrollierte Arzneimittelstudie", False),
            ("Evidenzstufe 3", "Nicht randomisierte Kohortenstudie", True),
            ("Stufe 4", "", False),
        ),
        "Evidenzgrad dieses vom Bundesgesundheitsministerium geprüften Nachschlagewerkes",
    ),
    "unmarked": Ladder((("1", "Best", False), ("2", "Worst", False)), ""),
    "course": COURSE,
    "two-courses": Strip(((10, "on", "Behandlungszeitraum"), (20, "off", ""), (10, "on", "Курс лечения"))),
    "long-strip": Strip(((120, "on", "Four months"), (0, "off", "never"))),
    "no-strip": Strip(()),
    "taper": Levels(
        tuple((amount, amount) for amount in (40, 30, 20, 12.5, 5) for _ in range(5)),
        tuple(Level(5, f"days {first} to {first + 4}", "40 mg", "8 tablets of 5 mg") for first in range(1, 26, 5)),
        "then stop",
    ),
    "long-levels": Levels(
        ((100, 200), *[(0, 0), (300, 300)] * 60, (50, 50)),
        (
            Level(1, "Tag 1", "100 bis 200 mg, Schlafenszeit", "1 bis 2 Tabletten"),
            Level(120, "Tage 2 bis 121", "Montag, Mittwoch und Freitag 300 mg; an den anderen Tagen nichts"),
            Level(1, "ab Tag 122", "50 mg", "eine halbe Tablette"),
        ),
        "danach bei 50 mg bleiben, bis etwas anderes gesagt wird",
        True,
        "Höhe: alle Dosen eines Tages zusammen",
    ),
    "many-levels": Levels(
        tuple((number, number) for number in range(1, 41)),
        tuple(Level(1, f"day {number}", f"{number} mg") for number in range(1, 41)),
        "",
    ),
    "no-levels": Levels((), (), ""),
    "week": WeekView(
        ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"),
        (
            WeekRow("Trexamin, am Abend", ("15 mg", "", "", "", "", "", "")),
            WeekRow("Folamin, am Morgen", ("2,5 mg", "", "", "", "1 und eine halbe Tablette", "", "")),
        ),
        "heute keine",
        ("Trexamin 15 mg: 6 Tabletten", "Tage 1 bis 7"),
    ),
    "no-week": WeekView(("1", "2", "3", "4", "5", "6", "7"), (), "none today"),
    "cycle": CycleView(
        (
            CycleRow("Capemin:", "2,250 mg, morning and evening", (*["on"] * 14, *["off"] * 7)),
            CycleRow("Nausamin:", "8 mg", (*["on"] * 5, *["none"] * 9, *["off"] * 7)),
        ),
        (("on", "a day with a dose, numbered"), ("none", "a day without it"), ("off", "Break, no doses")),
    ),
    "no-cycle": CycleView((), ()),
    "picture": Picture(b"pixels", 1200, 900, 300),
}
WIDTHS = (60 * MM, 85 * MM, 116 * MM, 170 * MM)
SIZES = (7.0, 9.4, 15.0)
LOOKS = [*((size, False) for size in SIZES), (SIZES[1], True)]


class Rect(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: "Rect", slack: float = 0.05) -> bool:
        return (
            self.left < other.right - slack
            and other.left < self.right - slack
            and self.top < other.bottom - slack
            and other.top < self.bottom - slack
        )


def setting(size: float = 7.8, mono: bool = False) -> Setting:
    return Setting(plain_style(size, mono), "de")


def drawn(drawing: Drawing, width: float = 116 * MM, size: float = 7.8, mono: bool = False) -> Drawn:
    return draw(drawing, 10.0, width, TAG, setting(size, mono))


def words(line: Line) -> str:
    return "".join(piece.text for run in line.runs for piece in run.pieces).rstrip()


def hanging(line: Line) -> float:
    """Width of the space that a line ends with, which prints nothing, if it is counted in the line's width."""
    last = line.runs[-1]
    space = last.pieces[-1].width * last.size / 1000 if last.pieces[-1].space else 0.0
    pieces = sum(piece.width for piece in last.pieces) * last.size / 1000
    return space if pieces < last.width + space / 2 else 0.0


def box(placement: Placement) -> Rect:
    """What a placement covers: of a line, from the height of its capitals to its descenders."""
    match placement:
        case Line():
            size = max(run.size for run in placement.runs)
            wide = sum(run.width for run in placement.runs) - hanging(placement)
            top, bottom = placement.y - 0.66 * size, placement.y + 0.2 * size
            return Rect(placement.x, top, placement.x + wide, bottom)
        case Stroke():
            half = placement.width / 2
            xs, ys = [x for x, _ in placement.points], [y for _, y in placement.points]
            return Rect(min(xs) - half, min(ys) - half, max(xs) + half, max(ys) + half)
        case Arc():
            r = placement.radius
            return Rect(placement.x - r, placement.y - r, placement.x + r, placement.y + r)
        case Fill() | Image() | Area():
            right, bottom = placement.x + placement.width, placement.y + placement.height
            return Rect(placement.x, placement.y, right, bottom)


def lines(found: Drawn) -> list[Line]:
    return [placement for placement in found.placements if isinstance(placement, Line)]


def fills(found: Drawn, hatched: bool = False) -> list[Fill]:
    return [one for one in found.placements if isinstance(one, Fill) and bool(one.hatch) == hatched]


def strokes(found: Drawn) -> list[Stroke]:
    return [placement for placement in found.placements if isinstance(placement, Stroke)]


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_drawing_is_sound(name: str) -> None:
    for width, (size, mono) in product(WIDTHS, LOOKS):
        sound(drawn(DRAWINGS[name], width, size, mono), width)


def sound(found: Drawn, width: float) -> None:
    frame = Rect(10.0, 0.0, 10.0 + width, found.height)
    for placement in found.placements:
        held = box(placement)
        ink = 0.1 if isinstance(placement, Line) else 2.0  # a cap may jut out by its own thickness
        assert held.left >= frame.left - ink and held.right <= frame.right + ink, placement
        assert held.top >= -ink and held.bottom <= frame.bottom + ink, placement
        assert placement.tag is TAG
    clear_of_one_another(found)
    thick_enough(found)


def clear_of_one_another(found: Drawn) -> None:
    texts = [(words(line), box(line)) for line in lines(found)]
    for (one, its), (other, others) in combinations(texts, 2):
        assert not its.overlaps(others), (one, other)
    inked: list[tuple[Placement, Rect]] = [(one, box(one)) for one in found.placements if isinstance(one, Fill)]
    inked += [(stroke, segment) for stroke in strokes(found) for segment in segments(stroke)]
    for one, its in texts:
        for ink, held in inked:
            assert not its.overlaps(held), (one, ink)


def segments(stroke: Stroke) -> list[Rect]:
    """The ink of a stroke, line by line; a filled one as a whole."""
    if stroke.fill:
        return [box(stroke)]
    ends = [*stroke.points, stroke.points[0]] if stroke.closed else [*stroke.points]
    return [box(stroke._replace(points=(one, other))) for one, other in pairwise(ends)]


def thick_enough(found: Drawn) -> None:
    assert all(stroke.width >= 0.35 for stroke in strokes(found))
    assert all(fill.stroke >= 0.35 for fill in fills(found, hatched=True))


@pytest.mark.parametrize("name", ["clinic", "large-print", "mono", "reference"])
@pytest.mark.parametrize("paper", [None, "a4", "a5"])
def test_drawings_are_sound_in_the_styles_that_come_with_the_program(name: str, paper: str | None) -> None:
    style = load(name, [shipped.styles()], paper)
    page = style.page
    width = PAPERS[style.paper][0] - page.inner - page.outer - page.side - page.side_gap
    for drawing in DRAWINGS.values():
        found = draw(drawing, 0.0, min(width, page.measure), TAG, Setting(style, "en-US"))
        clear_of_one_another(found)
        thick_enough(found)


@pytest.mark.parametrize("name", DRAWINGS)
@pytest.mark.parametrize("mono", [False, True])
def test_inks_come_from_the_style(name: str, mono: bool) -> None:
    style = plain_style(mono=mono)
    looks = style.figure
    allowed = {looks.fill, looks.soft, looks.axis, style.ink, style.accent}
    for placement in drawn(DRAWINGS[name], mono=mono).placements:
        if isinstance(placement, Fill | Stroke):
            assert placement.ink in allowed
        if isinstance(placement, Line):
            assert {run.ink for run in placement.runs} <= allowed


@pytest.mark.parametrize("align", ["justify", "right", "centre"])
def test_words_stand_alike_however_the_style_sets_running_text(align: str) -> None:
    own = Setting(plain_style(align=align), "en")  # type: ignore[arg-type]
    for name, drawing in DRAWINGS.items():
        other = draw(drawing, 10.0, 85 * MM, TAG, own)
        assert [box(line) for line in lines(other)] == [box(line) for line in lines(drawn(drawing, 85 * MM))], name


def test_the_same_drawing_twice_is_the_same() -> None:
    for drawing in DRAWINGS.values():
        assert repr(drawn(drawing).placements) != "" and drawn(drawing) == drawn(drawing)


@settings(max_examples=60, deadline=None)
@given(
    says=st.text(st.sampled_from("abcdeghilnorstuwäöüбвгжи0123 -–/%.,\u00a0"), max_size=60),
    measure=st.floats(28, 300),
    size=st.sampled_from([7.0, 10.0, 15.0]),
)
def test_no_word_juts_out(says: str, measure: float, size: float) -> None:
    own = setting(size)
    for set_words in (letter(says, measure, own), letter(says, measure, own, "strong"), balanced(says, measure, own)):
        assert set_words.width <= measure + 0.1
        assert set_words.height == pytest.approx(set_words.rows * own.style.type.figure.leading)


def test_a_long_word_is_parted_where_its_language_allows() -> None:
    found = letter("Arzneimittelzulassungsbehörde", 60, setting())
    said = ["".join(piece.text for run in line.runs for piece in run.pieces) for line in found.text.lines]
    assert len(said) > 1 and all(part.endswith("-") for part in said[:-1])
    assert "".join(part.removesuffix("-") for part in said) == "Arzneimittelzulassungsbehörde"
    assert all(at in setting().hyphens("Arzneimittelzulassungsbehörde") for at in (len(said[0]) - 1,))


def test_words_are_balanced_over_as_few_lines_as_they_need() -> None:
    own = setting()
    says = "This book: levels 3 to 4"
    measure = extent(says, own)[0] - 2
    plain, even = letter(says, measure, own), balanced(says, measure, own)
    assert even.rows == plain.rows == 2
    assert even.width <= plain.width < measure * 0.75


def test_a_course_in_several_rows_names_its_medicine_again_only_beside_another() -> None:
    both = DRAWINGS["cycle"]
    assert isinstance(both, CycleView)
    one = both._replace(rows=both.rows[:1])
    for drawing, often in ((one, 1), (both, 3)):
        said = [words(line) for line in lines(drawn(drawing, 60 * MM, 9.4))]
        assert sum(line.startswith("Capemin") for line in said) == often
