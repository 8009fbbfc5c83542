"""`handbook check --fix`: only the marked letters change, never a number, and a second time nothing does."""

import re
import shutil
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as some

from handbook.checks.mending import figures, mend, mended
from handbook.checks.sorting import sorted_glossary
from handbook.foundation.marks import Mark, Problem, Source
from handbook.foundation.reader import read_text
from handbook.medicine.amount import Amount
from handbook.medicine.amounthints import exact

BOOKS = Path(__file__).parent.parent / "books"


def book(tmp_path: Path, **files: str) -> Path:
    folder = tmp_path / "book"
    shutil.copytree(BOOKS / "careful", folder)
    for name, text in files.items():
        (folder / name.replace("__", "/")).with_suffix(".yaml").write_bytes(text.encode())
    return folder


def prose(*lines: str) -> str:
    return "kind: overview\ntitle: What it is\nbody:\n" + "".join(f"  - p: {line}\n" for line in lines)


MENDED = (
    ("Take 200mcg.", "Take 200 mcg."),
    ("Take 200-400mcg a day.", "Take 200 to 400 mcg a day."),
    ("Take 200–400 mcg a day.", "Take 200 to 400 mcg a day."),
    ("Take 6000 mcg.", "Take 6,000 mcg."),
    ("Take 200 µg or 5 IU.", "Take 200 mcg or 5 units."),
    ("Take 3-15mcg/kg.", "Take 3 to 15 mcg per kg."),
    ("Take 200  mcg, then 200mcg, then 200mcg.", "Take 200 mcg, then 200 mcg, then 200 mcg."),
    ("Alcohol of 70% or 62.5%, or 80 %.", "Alcohol of 70 % or 62.5 %, or 80 %."),
    ("It takes 2 hrs, 1 hr or 3 hours.", "It takes 2 hours, 1 hour or 3 hours."),
    ("'It''s 200mcg'  # a comment, 200mcg", "'It''s 200 mcg'  # a comment, 200mcg"),
)
LEFT = (
    "Take 1.0 mg.",
    "Take .5 mg.",
    "Take 1/2 tablet.",
    "Take 400 to 200 mcg.",
    "Take 2 500 mcg.",
    "Take 1 mg - 500 mcg.",
    "Take 2-3x daily.",
    "Take 1,5 mg.",
    "It is `200mcg` in code.",
    "See https://example.org/200mcg now.",
)


def test_what_is_mended(tmp_path: Path) -> None:
    typed, wanted = zip(*MENDED, strict=True)
    folder = book(tmp_path, sections__overview=prose(*typed))
    assert sum(mend(folder).values()) >= len(MENDED)
    assert (folder / "sections/overview.yaml").read_text().splitlines() == prose(*wanted).splitlines()
    assert mend(folder) == {}


def test_what_is_left_to_a_person(tmp_path: Path) -> None:
    folder = book(tmp_path, sections__overview=prose(*LEFT))
    mend(folder)
    assert (folder / "sections/overview.yaml").read_text().splitlines() == prose(*LEFT).splitlines()


def test_a_comma_is_not_written_where_it_would_part_a_list(tmp_path: Path) -> None:
    text = "kind: facts\ntitle: Facts\nrows: [[Dose, 6000 mcg], [Other, 200mcg]]\n"
    folder = book(tmp_path, sections__overview=text)
    assert mend(folder) == {folder / "sections/overview.yaml": 1}
    assert (folder / "sections/overview.yaml").read_text() == text.replace("200mcg", "200 mcg")


def test_what_the_grammar_refuses_is_mended_in_its_quotes(tmp_path: Path) -> None:
    text = (BOOKS / "careful/regimens.yaml").read_text()
    typed = text.replace("dose: 200 to 400 mcg", 'dose: "200-400mcg"   # typed in haste').replace(
        "max_per_day: 800 mcg", "max_per_day: 800mcg"
    )
    folder = book(tmp_path, regimens=typed)
    assert mend(folder) == {folder / "regimens.yaml": 2}
    wanted = typed.replace('"200-400mcg"', '"200 to 400 mcg"').replace("800mcg", "800 mcg")
    assert (folder / "regimens.yaml").read_text() == wanted


def test_an_amount_broken_over_two_lines_is_left(tmp_path: Path) -> None:
    text = "kind: overview\ntitle: T\nbody:\n  - p: >-\n      Take 200\n      to 400mcg, and 300mcg, a day.\n"
    folder = book(tmp_path, sections__overview=text)
    mend(folder)
    assert (folder / "sections/overview.yaml").read_text() == text.replace("300mcg", "300 mcg")


def test_line_ends_and_byte_order_marks_stay(tmp_path: Path) -> None:
    text = "\ufeff" + prose("Take 200mcg.  # why").replace("\n", "\r\n")
    folder = book(tmp_path, sections__overview=text)
    mend(folder)
    assert (folder / "sections/overview.yaml").read_bytes() == text.replace("200mcg", "200 mcg").encode()


def test_the_badly_written_book_is_mended_once(tmp_path: Path) -> None:
    shutil.copytree(BOOKS / "badly", tmp_path / "book")
    before = {path: path.read_text() for path in (tmp_path / "book").rglob("*.yaml")}
    counts = mend(tmp_path / "book")
    assert sum(counts.values()) > 20
    for path, text in before.items():
        if path.name != "glossary.yaml":
            assert figures(text) == figures(path.read_text())
            medicines = 3 if path.name == "regimens.yaml" else 0  # a block for the other substance
            assert len(text.splitlines()) + medicines == len(path.read_text().splitlines())
    assert mend(tmp_path / "book") == {}


def test_a_careful_book_stays_as_it_is(tmp_path: Path) -> None:
    folder = book(tmp_path)
    assert mend(folder) == {}


# --- properties ------------------------------------------------------------------------------------------

UNITS = some.sampled_from(["mcg", "ug", "µg", "mg", "Mg", "g", "mL", "ml", "cc", "IU", "units", "drops", "tab", "kg"])
NUMBERS = some.one_of(
    some.integers(0, 99_999).map(str),
    some.integers(1000, 999_999).map("{:,}".format),
    some.decimals(0, 999, places=2).map(str),
    some.sampled_from([".5", "1.0", "1/2", "½", "2 500", "6 000", "1'000", "007", "1,5"]),
)
GAPS = some.sampled_from(["", " ", "  ", "\u00a0", "-"])
BETWEEN = some.sampled_from(["-", "–", " to ", " - ", "~", " or ", "/", " x "])


@some.composite
def amounts(draw: some.DrawFn) -> str:
    low, unit = draw(NUMBERS), draw(UNITS)
    if draw(some.booleans()):
        return f"{low}{draw(BETWEEN)}{draw(NUMBERS)}{draw(GAPS)}{unit}"
    return f"{low}{draw(GAPS)}{unit}{draw(some.sampled_from(['', '.', '/kg', ' daily']))}"


@given(amounts())
@example("2 500 mcg")
@settings(max_examples=400, deadline=None)
def test_an_exact_mend_keeps_every_figure_and_is_read(typed: str) -> None:
    mend = exact(typed)
    if mend:
        assert figures(mend) == figures(typed)
        assert Amount.read(mend).typed == mend
        assert exact(mend) in ("", mend)


LINES = some.lists(some.one_of(amounts(), some.sampled_from(["and", "Take", "n=110,", "4-10", "`5mg`"])), max_size=8)


@given(some.lists(LINES, min_size=4, max_size=8))
@settings(max_examples=6)
def test_mending_prose_is_idempotent_and_keeps_numbers(lines: list[list[str]]) -> None:
    import tempfile

    typed = prose(*('"' + " ".join(["Take", *parts, "now."]).replace('"', "") + '"' for parts in lines))
    with tempfile.TemporaryDirectory() as folder:
        made = book(Path(folder), sections__overview=typed)
        mend(made)
        once = (made / "sections/overview.yaml").read_text()
        for before, after in zip(typed.splitlines(), once.splitlines(), strict=True):
            assert figures(before) == figures(after)
        assert mend(made) == {}
        assert (made / "sections/overview.yaml").read_text() == once


@given(
    low=some.decimals("0.001", 9999, places=3),
    span=some.decimals(0, 9999, places=3),
    unit=some.sampled_from(["ug", "mg", "mL", "[drp]"]),
    per=some.sampled_from(["", "kg", "m2"]),
)
@settings(max_examples=300, deadline=None)
def test_what_a_dose_writes_it_reads_back(low: object, span: object, unit: str, per: str) -> None:
    from decimal import Decimal

    made = Amount(Decimal(str(low)), Decimal(str(low)) + Decimal(str(span)), unit, per)
    try:
        assert Amount.read(made.typed).same(made)
    except ValueError as error:  # larger than any dose: refused by size alone
        assert error.type == "DOSE-14"  # type: ignore[attr-defined]
    for profile in ("us", "uk"):
        shown = made.words(profile)  # type: ignore[arg-type]
        try:
            assert Amount.read(shown).same(made)
        except ValueError as error:
            assert error.type == "DOSE-14"  # type: ignore[attr-defined]


# --- the text alone --------------------------------------------------------------------------------------


def problem(text: str, words: str, mend: str) -> Problem:
    source = Source("x.yaml", text)
    at = text.index(words)
    line = text.count("\n", 0, at) + 1
    column = at - text.rfind("\n", 0, at)
    return Problem("DOSE-01", "", Mark(source, line, column, line, column + len(words)), "", "error", mend)


def test_a_mend_that_changes_a_number_is_refused() -> None:
    text = "dose: 200mcg\nother: 5mg\n"
    wrong = [problem(text, "200mcg", "20 mcg"), problem(text, "5mg", "5 mg")]
    assert mended("x.yaml", text, wrong) == ("dose: 200mcg\nother: 5 mg\n", 1)


def test_a_mend_that_would_change_the_structure_is_refused() -> None:
    text = "rows: [6000 mcg, 2]\n"
    assert mended("x.yaml", text, [problem(text, "6000 mcg", "6,000 mcg")]) == (text, 0)


def test_a_mend_for_another_text_is_not_made() -> None:
    one = problem("dose: 5mg\n", "5mg", "5 mg")
    assert mended("x.yaml", "dose:  5mg\n", [one]) == ("dose:  5mg\n", 0)


GLOSSARY = """# Terms.

terms:
  - id: b     # the second
    term: Beta

  - {id: a, term: alpha}
  - id: c
    term: >-
      Gamma
"""


def test_the_glossary_is_sorted_by_whole_entries() -> None:
    text, moved = sorted_glossary("glossary.yaml", GLOSSARY)
    assert moved == 1
    assert [entry["term"] for entry in read_text("glossary.yaml", text)["terms"]] == ["alpha", "Beta", "Gamma"]
    assert sorted(text.splitlines()) == sorted(GLOSSARY.splitlines())
    assert text.startswith("# Terms.\n\nterms:\n  - {id: a, term: alpha}\n\n  - id: b     # the second\n")
    assert sorted_glossary("glossary.yaml", text) == (text, 0)


@pytest.mark.parametrize(
    "text",
    [
        "terms: [{id: b, term: Beta}, {id: a, term: Alpha}]\n",
        "terms:\n  - {id: b, term: Beta}\n  # about alpha, or about all\n  - {id: a, term: Alpha}\n",
        "terms:\n  - {id: b, term: Beta}\n  - {id: a, term: Alpha}\nother: 1\n",
        "terms:\n  - {id: b, term: Beta}\n  - just words\n",
    ],
)
def test_a_glossary_that_is_not_sorted_for_sure(text: str) -> None:
    assert sorted_glossary("glossary.yaml", text) == (text, 0)


def test_a_last_line_without_an_end_stays_one() -> None:
    text = "terms:\n  - {id: b, term: Beta}\n  - {id: a, term: Alpha}"
    assert sorted_glossary("glossary.yaml", text)[0] == "terms:\n  - {id: a, term: Alpha}\n  - {id: b, term: Beta}"


def test_the_mode_of_a_file_stays(tmp_path: Path) -> None:
    folder = book(tmp_path, sections__overview=prose("Take 200mcg."))
    (folder / "sections/overview.yaml").chmod(0o640)
    mend(folder)
    assert (folder / "sections/overview.yaml").stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize(
    ("old", "typed", "wanted"),
    [
        ("strength: 0.1 %", "strength: 0.1%", "strength: 0.1 %"),
        ("course: 10 to 14 days", "course: 2 wks", "course: 2 weeks"),
        ("strength: 0.1 %", "strength: 1mg per mL", ""),
        ("strength: 0.1 %", "strength: 100mcg per tablet", ""),
        ("dose: 200 to 400 mcg", "dose: 2 puffs", ""),
        ("dose: 200 to 400 mcg", "dose: 1 tablet in the morning and 2 in the evening", ""),
        ("dose: 200 to 400 mcg", "dose: 6 mg per kg per day", ""),
        ("frequency: 2 per day", "frequency: every other day", ""),
        ("frequency: 2 per day", "frequency: Twice daily", "frequency: 2 per day"),
        ("frequency: 2 per day", "frequency: 'two times a week'", ""),
    ],
)
def test_a_mend_says_all_that_was_typed(old: str, typed: str, wanted: str, tmp_path: Path) -> None:
    text = (BOOKS / "careful/regimens.yaml").read_text().replace(old, typed, 1)
    folder = book(tmp_path, regimens=text)
    mend(folder)
    now = (folder / "regimens.yaml").read_text()
    lost = {"mL", "tablet", "puffs", "evening", "kg per day", "other"} & set(re.findall("|".join(LOSABLE), typed))
    assert now == (text.replace(typed, wanted, 1) if wanted else now)
    assert all(word in now for word in lost)


LOSABLE = ("mL", "tablet", "puffs", "evening", "kg per day", "other")


def test_after_mending_the_command_does_not_say_that_nothing_was_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from handbook.cli import main

    folder = book(tmp_path, sections__overview=prose("Take 300mcg."))
    main(["check", str(folder), "--fix"])
    told = capsys.readouterr().err
    assert "1 place mended" in told and "nothing was written" not in told


def test_the_command_says_what_it_mended(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from handbook.cli import main

    folder = book(tmp_path, sections__overview=prose("Take 200mcg."))
    main(["check", str(folder), "--fix"])
    assert re.search(r"overview\.yaml: 1 place mended\n", capsys.readouterr().out)
