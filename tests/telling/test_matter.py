"""The whole book as neutral matter: order, end matter, card and plan."""

from dataclasses import replace
from pathlib import Path

import pytest

from booktexts import texts
from filledin import cited, mentioned
from handbook.book.planned import planned
from handbook.document import blocks as b
from handbook.document.resolve import resolve
from handbook.document.walk import spans_of
from handbook.foundation.marks import HandbookError
from handbook.telling import card, endmatter
from handbook.telling.matter import at_a_glance, matter
from handbook.telling.opening import load
from handbook.telling.shapes import shapes
from handbook.telling.speaker import speak
from smallbook import SMALL, book, rows, text, variant, voice

DOCUMENT = resolve(matter(voice()))


def section(id: str) -> b.Section:
    return next(one for one in (*DOCUMENT.front, *DOCUMENT.sections) if one.id == id)


def test_the_order_of_the_book() -> None:
    assert [one.id for one in DOCUMENT.front] == ["at-a-glance"]
    assert [(one.kind, one.number, one.id) for one in DOCUMENT.sections[12:]] == [
        ("section", "13", "limitations"),
        ("appendix", "A", "card-and-calendar"),
        ("appendix", "B", "glossary"),
        ("plain", "", "references"),
        ("plain", "", "about"),
    ]


def test_what_a_book_lacks_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "handbook.yaml").write_text('edition: {title: T, version: "1", updated: 2025-01-02}\nsections: []\n')
    document = resolve(matter(speak(load(tmp_path))))
    assert document.front == ()
    assert [one.id for one in document.sections] == ["about"]


def test_titles_in_the_words_of_a_publication() -> None:
    spoken = voice()
    words = {**spoken.words, "references": "Quellen"}
    document = resolve(matter(replace(spoken, language=replace(spoken.language, words=words))))
    assert [one.title for one in document.sections if one.id == "references"] == ["Quellen"]


def test_at_a_glance() -> None:
    facts, lines, missing = at_a_glance(voice())  # the notice stands on the cover
    assert isinstance(facts, b.Facts) and isinstance(lines, b.Listing)
    key, (value,) = facts.rows[1]
    assert text(key) == "Risk profile" and (value.text, value.look, value.link) == ("Low", "strong", None)
    assert isinstance(missing, b.Callout) and text(missing.title) == "Not covered in this book"


def test_references_are_numbered_by_first_use() -> None:
    (listed,) = [block for block in section("references").blocks if isinstance(block, b.Definitions)]
    assert [(text(entry.term), entry.id) for entry in listed.entries] == [
        ("1.", "ref-roe1999"),
        ("2.", "ref-doe2001"),
        ("3.", "ref-body"),
    ]
    said = [text(entry.meaning[0].spans) for entry in listed.entries if isinstance(entry.meaning[0], b.Paragraph)]
    assert said == [
        "Roe R. [On “calm”]. J Test. 1999;12(3):4-9. doi:10.1000/182. PMID 123. Russian.",
        "A A, B B, C C, D D, E E, F F, et al. Rats at rest? Test Lett. 2001. https://example.org/rest. "
        "Studied in animals.",
        "The Calm Foundation. Report. PMC42. No year given.",
    ]
    links = [
        span.link.target
        for entry in listed.entries
        for span in entry.meaning[0].spans  # type: ignore[union-attr]
        if span.link
    ]
    assert links == [
        "https://doi.org/10.1000/182",
        "https://pubmed.ncbi.nlm.nih.gov/123/",
        "https://example.org/rest",
        "https://pmc.ncbi.nlm.nih.gov/articles/PMC42/",
    ]
    assert cited(DOCUMENT) == ("roe1999", "doe2001")


def test_the_glossary_is_sorted_and_leads_on() -> None:
    glossary = endmatter.glossary(voice())
    assert [text(entry.term) for entry in glossary.entries] == ["Calmarin Forte", "GABA", "receptor"]
    gaba = glossary.entries[1]
    assert gaba.id == "term-gaba" and gaba.mentions == "gaba"
    spans = gaba.meaning[0].spans  # type: ignore[union-attr]
    assert text(spans) == "Gamma-aminobutyric acid. A messenger in the brain. See also receptor."
    assert spans[0].look == "em" and spans[-2].link == b.Link("#term-receptor", "receptor")
    assert mentioned(DOCUMENT) == {"gaba", "receptor", "zed"}


def test_about_this_edition() -> None:
    (facts,) = [block for block in section("about").blocks if isinstance(block, b.Facts)]
    told = {text(key): text(value) for key, value in facts.rows}
    assert told["Version"] == "3" and told["Last updated"] == "9 March 2025" and told["Author"] == "A. Tester"
    assert told["Doses are printed"].startswith("in micrograms") and told["Edition code"] == book().fingerprint
    waived, sources = (block for block in section("about").blocks[2:] if isinstance(block, b.Paragraph))
    assert text(waived.spans) == "The source is silent here."
    assert text(sources.spans) == "What Calmarin is: Intro."


def test_a_book_without_a_table_of_doses_gets_a_summary_without_study_doses(tmp_path: Path) -> None:
    handbook = (SMALL / "handbook.yaml").read_text().replace("  - dosing\n", "").replace("dosing, ", "")
    made = resolve(matter(speak(load(variant(tmp_path, handbook=handbook, sections_dosing=None)))))
    (summary,) = [one for one in made.sections if one.id == "dosing-summary"]
    (table,) = [block for block in summary.blocks if isinstance(block, b.Table)]
    assert (summary.kind, summary.number) == ("appendix", "A")
    assert [row[0] for row in rows(table)] == [
        "Calm evenings",
        "Before a flight",
        "On the ward (only under medical care)",
        "With Sereniton",
    ]


def test_what_the_card_says() -> None:
    said = card.say(voice())
    assert (said.title, said.form.replace("\u00a0", " ")) == ("Calmarin", "Calmarin 0.1 %")
    assert [(text(row.title), text(row.amount), text(row.often)) for row in said.doses] == [
        (
            "Calm evenings",
            "200 to 600 micrograms",
            "2 to 3 times a day, noon, early evening and night",
        ),
        ("Also stated", "200 to 400 micrograms", ""),
        ("Before a flight", "6 mg", "as needed, 30 to 60 minutes before"),
    ]
    assert [(fact.label, " / ".join(map(text, fact.items))) for fact in said.facts] == [
        ("When", "Noon and evening."),
        ("Not after", "Midnight."),
        ("Course", "10 to 14 days, then a break."),
        ("How", "clear the nose / give the drops"),
        ("Cautions", "Makes sleepy."),
        ("Stop and get help", "If you cannot be woken."),
        ("Do not use if", "Not covered in this edition."),
        ("Notes", "Not a real medicine."),
        ("Contact", "Doctor"),
    ]
    assert str(said.facts[0].mark).endswith("card.yaml:4:7")


def test_the_course_plan() -> None:
    settled = planned(book())
    assert (settled.on.number, settled.off.number, settled.cycles.number) == (12, 14, 2)
    assert [dose.slot.name for dose in settled.days[0].doses] == ["noon", "early evening", "night"]


def test_card_and_calendar_are_files_and_no_dose_is_repeated() -> None:
    _, where, pocket, sheets, days, chosen = section("card-and-calendar").blocks
    assert isinstance(pocket, b.Paragraph) and "small-card.pdf" in text(pocket.spans)
    assert isinstance(sheets, b.Paragraph) and "small-calendar.pdf" in text(sheets.spans)
    assert isinstance(days, b.Paragraph) and "small-calendar.ics" in text(days.spans)
    assert isinstance(chosen, b.Facts)
    told = {text(key): text(value) for key, value in chosen.rows}
    assert told["Break"] == "14 days" and "Dose" not in told
    assert isinstance(where, b.Paragraph) and where.spans[1].link == b.Link("#dosing", "section\u00a06, Doses")
    assert "micrograms" not in " ".join(text(spans) for spans in spans_of(section("card-and-calendar").blocks))


def test_a_plan_that_cannot_be_settled_is_told_with_the_prose(tmp_path: Path) -> None:
    made = variant(
        tmp_path,
        calendar="regimen: evening\non: 30\noff: 14\ncycles: 2\n",
        sections_risk="kind: risk\ntitle: R\nbody:\n  - p: See {see:nowhere}.\n",
    )
    with pytest.raises(HandbookError) as refused:
        resolve(matter(speak(load(made))))
    assert [problem.code for problem in refused.value.problems] == ["SCHED-14", "LINK-02"]


def test_every_text_is_found_with_its_place() -> None:
    found = {one.path: one.text for one in texts(book())}
    assert found["sections.overview.lead"] == "Calmarin acts on GABA receptors."
    assert found["regimens.evening.also_stated.text.note"] == "In the text."
    assert found["sections.dosing.title"].mark.line == 2
    assert not any(path.endswith((".id", ".kind", ".doi", ".url")) for path in found)
    assert any(one.key == "says" for one in texts(book()))


@pytest.mark.parametrize("name", sorted(shapes()))
def test_every_file_has_a_schema_for_editors(name: str) -> None:
    made = shapes()[name].model_json_schema()
    assert made["type"] == "object" and made["additionalProperties"] is False
    if name.startswith("section-"):
        assert {"p", "h", "table", "figure"} <= set(made["properties"]["body"]["items"]["properties"])
