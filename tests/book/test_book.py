"""A folder becomes a book, or every problem in it is told at once."""

import os
from pathlib import Path

import pytest

from handbook.foundation.marks import HandbookError, Source
from handbook.foundation.overrides import Override, read_override
from handbook.foundation.values import Scalar, span
from handbook.telling.opening import load
from smallbook import SMALL, book, problems, told, variant


def override(words: str) -> Override:
    return read_override(Scalar(words, Source("command line", words), span(0, len(words))))


def test_the_small_book_is_whole() -> None:
    small = book()
    assert small.name == "small"
    assert small.edition.title == "Calmarin"
    assert list(small.regimens) == ["evening", "needed", "ward", "trial", "other"]
    assert len(small.sections) == 13
    assert small.sections[0].id == "overview" and small.sections[11].id == "background"
    assert small.card and small.calendar
    assert small.pictures["images/drop.png"].width == 60


def test_a_book_needs_no_more_than_a_handbook_file(tmp_path: Path) -> None:
    (tmp_path / "handbook.yaml").write_text('edition: {title: T, version: "1", updated: 2025-01-02}\nsections: []\n')
    made = load(tmp_path)
    assert made.sections == () and made.card is None and made.calendar is None
    assert made.edition.safety_profile == "us" and made.profile == "us"


def test_no_folder_and_no_book(tmp_path: Path) -> None:
    assert told(tmp_path / "missing") == ["BOOK-01"]
    assert told(tmp_path) == ["BOOK-02 handbook.yaml:1:1"]


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    made = variant(
        tmp_path,
        regimens="regimens:\n  - {id: evening, title: E, dose: 1.0 mg}\n  - {id: b, title: B, dose: 200-600mcg}\n",
        glossary="terms:\n  - {id: a, term: A, meening: x}\n",
        sections_risk="kind: rsik\ntitle: R\n",
        sections_spare="kind: prose\ntitle: S\n",
        glosary="terms: []\n",
    )
    assert told(made) == [
        "BOOK-03 glosary.yaml:1:1",
        "SCHEMA-01 glossary.yaml:2:22",
        "DOSE-03 regimens.yaml:2:35",
        "DOSE-06 regimens.yaml:3:29",
        "SCHEMA-04 sections/risk.yaml:1:7",
        "BOOK-07 sections/spare.yaml:1:1",
    ]


def test_hints_name_what_was_meant(tmp_path: Path) -> None:
    made = variant(
        tmp_path,
        sections_risk="kind: rsik\ntitle: R\n",
        glosary="terms: []\n",
    )
    hints = {problem.code: problem.hint for problem in problems(made)}
    assert hints["SCHEMA-04"].startswith("did you mean `risk`?")
    assert hints["BOOK-03"].startswith("did you mean `glossary.yaml`?")


def frame(sections: str) -> str:
    return f'edition: {{title: T, version: "1", updated: 2025-01-02}}\nsections: {sections}\n'


def test_listed_and_unlisted_sections(tmp_path: Path) -> None:
    (tmp_path / "sections").mkdir()
    for name in ("one", "two"):
        (tmp_path / "sections" / f"{name}.yaml").write_text("kind: prose\ntitle: T\n")
    (tmp_path / "handbook.yaml").write_text(frame("[one, on, one]"))
    assert told(tmp_path) == [
        "BOOK-06 handbook.yaml:2:17",
        "BOOK-08 handbook.yaml:2:21",
        "BOOK-07 sections/two.yaml:1:1",
    ]


def test_ids_are_used_once_and_not_reserved(tmp_path: Path) -> None:
    made = variant(
        tmp_path,
        references="references:\n  - {id: doe2001, title: A}\n  - {id: doe2001, title: B}\n",
        sections_risk="kind: risk\nid: glossary\ntitle: R\n",
        sections_steps="kind: steps\nid: facts\ntitle: S\nsteps: [a]\n",
    )
    assert told(made) == [
        "BOOK-10 references.yaml:3:10",
        "BOOK-11 sections/risk.yaml:2:5",
        "BOOK-10 sections/steps.yaml:2:5",
    ]


def test_ids_lead_somewhere(tmp_path: Path) -> None:
    regimens = (SMALL / "regimens.yaml").read_text()
    made = variant(
        tmp_path,
        regimens=regimens.replace("form: drops\n", "form: drop\n").replace(
            "in: use-cases.calm\n", "in: use-cases.clam\n"
        ),
        glossary="terms:\n  - {id: gaba, term: GABA, meaning: M, see: [recetor]}\n",
        card="regimens: [evning]\nform: stron\n",
        calendar="regimen: nedded\n",
        sections_dosing="kind: dosing\ntitle: D\nregimens: [wrad]\nbody:\n"
        "  - figure: {kind: course, regimen: trail}\n",
        sections_use_cases="kind: use-cases\ntitle: U\ncases: [{id: calm, title: C, regimen: x}]\n",
    )
    assert told(made) == [
        "LINK-04 calendar.yaml:1:10",
        "LINK-04 card.yaml:1:12",
        "LINK-10 card.yaml:2:7",
        "LINK-03 glossary.yaml:2:46",
        "LINK-10 regimens.yaml:7:11",
        "LINK-02 regimens.yaml:17:9",
        "LINK-04 sections/dosing.yaml:3:12",
        "LINK-04 sections/dosing.yaml:5:37",
        "LINK-04 sections/use-cases.yaml:3:39",
    ]


def test_blocks_are_checked_one_by_one(tmp_path: Path) -> None:
    made = variant(
        tmp_path,
        sections_risk=(
            "kind: risk\ntitle: R\nbody:\n"
            "  - p:\n"
            "  - pp: x\n"
            "  - {p: a, note: b}\n"
            "  - table: {capton: x, columns: [A, {head: B, align: middle}], rows: [[a, b]]}\n"
            "  - table: {columns: [A, B], rows: [[a, b], [c]]}\n"
            "  - facts: [[a, b], [c]]\n"
            "  - finding: {in: x, species: dog, design: y, level: 2b, says: z}\n"
            "  - list: x\n"
            "  - words\n"
            "  - figure: {kind: image, file: images/drop.png}\n"
            "  - figure: {kind: course}\n"
        ),
    )
    assert told(made) == [
        "SCHEMA-05 sections/risk.yaml:4:7",
        "SCHEMA-01 sections/risk.yaml:5:5",
        "SCHEMA-13 sections/risk.yaml:6:5",
        "SCHEMA-01 sections/risk.yaml:7:13",
        "SCHEMA-04 sections/risk.yaml:7:54",
        "SCHEMA-12 sections/risk.yaml:8:46",
        "SCHEMA-12 sections/risk.yaml:9:22",
        "SCHEMA-04 sections/risk.yaml:10:31",
        "SCHEMA-04 sections/risk.yaml:10:54",
        "SCHEMA-03 sections/risk.yaml:11:11",
        "SCHEMA-03 sections/risk.yaml:12:5",
    ]


def test_figures_have_what_they_need(tmp_path: Path) -> None:
    figures = ("kind: image, file: images/drop.png", "kind: image, alt: A", "kind: course")
    body = "".join(f"  - figure: {{{one}}}\n" for one in figures)
    made = variant(tmp_path, sections_risk=f"kind: risk\ntitle: R\nbody:\n{body}")
    assert told(made) == [
        "IMAGE-06 sections/risk.yaml:4:5",
        "SCHEMA-02 sections/risk.yaml:5:5",
        "SCHEMA-02 sections/risk.yaml:6:5",
    ]


def test_a_syntax_error_hides_no_other_file(tmp_path: Path) -> None:
    made = variant(tmp_path, card="regimens: [evening\n", calendar="regimen: evening\ncyles: 3\n")
    assert told(made) == ["SCHEMA-01 calendar.yaml:2:1", "SYNTAX-10 card.yaml:1:11"]


def test_no_file_comes_from_outside_the_book(tmp_path: Path) -> None:
    (tmp_path / "card.yaml").write_text("regimens: [evening]\n")
    made = variant(tmp_path, card=None)
    os.symlink(tmp_path / "card.yaml", made / "card.yaml")
    assert told(made) == ["BOOK-05"]


def test_links_in_references_are_safe(tmp_path: Path) -> None:
    made = variant(tmp_path, references="references:\n  - {id: doe2001, title: A, url: 'http://x.org'}\n")
    assert told(made) == ["LINK-07 references.yaml:2:35"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("edition.version=9", lambda book: book.edition.version),
        (
            "regimens.evening.dose=9 mcg",
            lambda book: book.regimens["evening"].dose.typed.removesuffix(" mcg"),
        ),
        ("calendar.on=9", lambda book: book.calendar.on),
        ("card.title=9", lambda book: book.card.title),
        ("sections.risk.title=9", lambda book: next(s for s in book.sections if s.id == "risk").title),
        ("glossary.gaba.meaning=9", lambda book: book.terms[0].meaning),
        ("forms.drops.name=9", lambda book: book.forms["drops"].name),
    ],
)
def test_values_set_on_the_command_line(words: str, found) -> None:
    if words.startswith("forms"):
        words = f"regimens.{words}"
    assert found(load(SMALL, [override(words)])) == "9"


def test_a_dose_set_on_the_command_line_is_checked_there() -> None:
    with pytest.raises(HandbookError) as refused:
        load(SMALL, [override("regimens.evening.dose=1.0 mg")])
    (problem,) = refused.value.problems
    assert problem.code == "DOSE-03" and str(problem.mark) == "command line:1:23"


def test_the_fingerprint_is_that_of_the_files(tmp_path: Path) -> None:
    one = variant(tmp_path)
    before = load(one).fingerprint
    assert before == book().fingerprint and len(before) == 12
    (one / "a-film.mp4").write_text("what no page is made from does not count")
    assert load(one).fingerprint == before
    path = one / "sections" / "risk.yaml"
    path.write_text(path.read_text().replace("title: ", "title: Other ", 1))
    assert load(one).fingerprint != before
