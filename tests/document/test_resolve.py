"""Numbers, links and mentions are filled in; ids that lead nowhere are told at their places."""

import pytest

from effort import calls
from filledin import cited, mentioned
from handbook.document import blocks as b
from handbook.document import drawings as d
from handbook.document.glossary import Term
from handbook.document.prose import spans
from handbook.document.resolve import Known, Matter, alone, resolve
from handbook.foundation.marks import HandbookError
from handbook.foundation.reader import read_text

WORDS = {
    "see-section": "section {number}, {title}",
    "see-appendix": "appendix {number}, {title}",
    "see-table": "table {number}",
    "see-figure": "figure {number}",
    "see-plain": "“{title}”",
    "reference": "Reference",
    "glossary-entry": "Glossary: {term}",
}
TERMS = (Term("bdnf", "BDNF", ("Brain-derived neurotrophic factor",)), Term("peptide", "peptide"))


def section(id: str, *inner: b.Block | str, kind: str = "section", title: str = "") -> b.Section:
    title = title or id.capitalize()
    blocks = tuple(b.Paragraph(spans(one)) if isinstance(one, str) else one for one in inner)
    return b.Section(id, "", title, (b.Heading(1, (b.Span(title),), id), *blocks), kind)  # type: ignore[arg-type]


def references(*ids: str) -> b.Section:
    entries = tuple(b.Entry((), (b.Paragraph((b.Span(f"BDNF in {id}."),)),), f"ref-{id}") for id in ids)
    return section("references", b.Definitions(entries, "references"), kind="plain")


def glossary() -> b.Section:
    entries = tuple(
        b.Entry(
            (b.Span(term.name),),
            (b.Paragraph((b.Span(f"BDNF or peptide: {term.name}."),)),),
            f"term-{term.id}",
            term.id,
        )
        for term in TERMS
    )
    return section("glossary", b.Definitions(entries, "glossary"), kind="appendix")


def document(*sections: b.Section, front: tuple[b.Section, ...] = ()) -> b.Document:
    return resolve(Matter(iter(sections), front, TERMS, WORDS))


def text(of: b.Spans) -> str:
    return "".join(span.text for span in of).replace("\u00a0", " ")


def paragraphs(of: b.Section) -> list[b.Paragraph]:
    return [block for block in of.blocks if isinstance(block, b.Paragraph)]


def problems(*sections: b.Section) -> list[tuple[str, str, str]]:
    with pytest.raises(HandbookError) as refused:
        document(*sections)
    return [(one.code, str(one.mark) if one.mark else "", one.hint) for one in refused.value.problems]


def test_sections_headings_tables_and_figures_are_numbered() -> None:
    table = b.Table((), (), (b.Span("Caption"),), id="t")
    plain = b.Table((), ())
    figure = b.Figure(d.Bars((), ""), "alt", (b.Span("Caption"),), id="f")
    deep = b.Heading(3, (b.Span("Deep"),))
    made = document(
        section(
            "one",
            b.Heading(2, (b.Span("Inner"),), "one.inner"),
            deep,
            b.Heading(2, (b.Span("Inner"),)),
            table,
        ),
        section("two", b.Heading(2, (b.Span("Größe & Co"),)), plain, table_two := b.Table((), (), (b.Span("C"),))),
        section("end", kind="plain"),
        section("extra", b.Heading(2, (b.Span("X"),)), figure, kind="appendix"),
        section("more", kind="appendix"),
    )
    assert [one.number for one in made.sections] == ["1", "2", "", "A", "B"]
    headings = [(h.number, h.id) for one in made.sections for h in one.blocks if isinstance(h, b.Heading)]
    assert headings == [
        ("1", "one"),
        ("1.1", "one.inner"),
        ("", "one.deep"),
        ("1.2", "one.inner-2"),
        ("2", "two"),
        ("2.1", "two.groe-co"),
        ("", "end"),
        ("A", "extra"),
        ("A.1", "extra.x"),
        ("B", "more"),
    ]
    assert table_two.number == ""
    assert [t.number for one in made.sections for t in one.blocks if isinstance(t, b.Table)] == ["1", "", "2"]
    assert [f.number for one in made.sections for f in one.blocks if isinstance(f, b.Figure)] == ["1"]


def test_citations_are_numbered_by_first_use() -> None:
    made = document(
        section("one", "As shown {ref:b}.", "And {ref:c,b} {ref:a}{ref:b}."), references("a", "b", "c", "d")
    )
    first, second = paragraphs(made.sections[0])
    assert text(first.spans) == "As shown [1]."
    assert text(second.spans) == "And [1, 2] [1, 3]."
    assert cited(made) == ("b", "c", "a")
    link = first.spans[2].link
    assert link == b.Link("#ref-b", "Reference 1")
    (listed,) = [block for block in made.sections[1].blocks if isinstance(block, b.Definitions)]
    assert [(text(entry.term), entry.id) for entry in listed.entries] == [
        ("1.", "ref-b"),
        ("2.", "ref-c"),
        ("3.", "ref-a"),
        ("4.", "ref-d"),
    ]


def test_a_citation_stays_with_the_word_before_it() -> None:
    made = document(section("one", "As shown {ref:a}."), references("a"))
    assert paragraphs(made.sections[0])[0].spans[0].text == "As shown\u00a0"


def test_cross_references_say_where_they_lead() -> None:
    table = b.Table((), (), (b.Span("Caption"),), id="t")
    figure = b.Figure(d.Bars((), ""), "alt", (b.Span("Caption"),), id="f")
    made = document(
        section("one", "{see:two} is next; see {see:two.part}, {see:t}, {see:f}, {see:more} and {see:two|there}."),
        section("two", b.Heading(2, (b.Span("Part"),), "two.part"), table, figure, title="Timing"),
        section("more", kind="appendix"),
    )
    (paragraph,) = paragraphs(made.sections[0])
    assert text(paragraph.spans) == (
        "Section 2, Timing is next; see section 2.1, Part, table 1, figure 1, appendix A, More and there."
    )
    first, folio = paragraph.spans[:2]
    assert first.link == b.Link("#two", "section\u00a02, Timing")
    assert folio == b.Span("", "folio", first.link)
    assert sum(span.look == "folio" for span in paragraph.spans) == 6


def test_a_term_is_linked_where_a_section_first_mentions_it() -> None:
    made = document(
        section("one", "BDNF is a peptide. BDNF is", "BDNF and {term:peptide|peptidic} and {term:bdnf}."),
        section("two", b.Heading(2, (b.Span("BDNF"),)), "`BDNF`, [BDNF](https://example.org), *BDNF*"),
        glossary(),
    )
    first, second = paragraphs(made.sections[0])
    mentions = [(span.text, span.term, bool(span.link)) for span in (*first.spans, *second.spans) if span.term]
    assert mentions == [
        ("BDNF", "bdnf", True),
        ("peptide", "peptide", True),
        ("BDNF", "bdnf", False),
        ("BDNF", "bdnf", False),
        ("peptidic", "peptide", False),
        ("BDNF", "bdnf", False),
    ]
    assert first.spans[0].link == b.Link("#term-bdnf", "Glossary: BDNF")
    (other,) = paragraphs(made.sections[1])
    assert [(span.text, span.term, span.look) for span in other.spans if span.term] == [("BDNF", "bdnf", "em")]
    assert not any(span.term for span in made.sections[1].blocks[1].spans)  # type: ignore[union-attr]
    assert mentioned(made) == {"bdnf", "peptide"}


def test_heads_and_others_words_mention_nothing() -> None:
    table = b.Table((b.Column((b.Span("BDNF"),)),), (((b.Span("BDNF"),),),))
    callout = b.Callout("note", (b.Span("BDNF"),), (b.Paragraph((b.Span("BDNF"),)),))
    made = document(section("one", table, callout, b.Quotation((b.Span("BDNF"),))), glossary())
    _, table, callout, quote = made.sections[0].blocks  # type: ignore[assignment]
    assert table.columns[0].head[0].term == "" and table.rows[0][0][0].term == "bdnf"
    assert callout.title[0].term == "" and callout.blocks[0].spans[0].term == "bdnf"  # type: ignore[union-attr]
    assert quote.spans[0].term == ""  # type: ignore[attr-defined]


def test_a_glossary_entry_leads_to_the_others_and_counts_no_mention() -> None:
    made = document(glossary())
    (listed,) = [block for block in made.sections[0].blocks if isinstance(block, b.Definitions)]
    linked = [[span.text for span in entry.meaning[0].spans if span.link] for entry in listed.entries]  # type: ignore[union-attr]
    assert linked == [["peptide"], ["BDNF"]]
    assert mentioned(made) == frozenset()


def test_no_term_is_marked_in_references_and_quiet_sections() -> None:
    sections = (section("one", "BDNF"), references("a"), glossary())
    made = resolve(Matter(sections, terms=TERMS, words=WORDS, quiet=("one",)))
    assert mentioned(made) == frozenset()


def test_the_front_is_filled_in_but_not_numbered() -> None:
    made = document(
        section("one", "x {ref:a}"),
        references("a", "b"),
        front=(section("glance", "y {ref:b}", kind="plain"),),
    )
    assert [one.number for one in (*made.front, *made.sections)] == ["", "1", ""]
    assert cited(made) == ("b", "a")


def test_unchanged_blocks_are_shared() -> None:
    plain = b.Paragraph((b.Span("nothing to fill in"),))
    made = document(section("one", plain))
    assert made.sections[0].blocks[1] is plain


def test_ids_that_lead_nowhere_are_told_at_their_places() -> None:
    value = read_text("book.yaml", "key: See {ref:bb}, {see:tow}, {term:bdfn}, {see:ref-b} and {open.")["key"]
    found = problems(section("two", b.Paragraph(spans(value))), references("b"), glossary())
    assert found == [
        ("LINK-01", "book.yaml:1:10", "did you mean `b`? known here: b"),
        ("LINK-02", "book.yaml:1:20", "did you mean `two`? known here: two, references, glossary"),
        ("LINK-03", "book.yaml:1:31", "did you mean `bdnf`? known here: bdnf, peptide"),
        ("LINK-02", "book.yaml:1:44", "write one of these: two, references, glossary"),
        ("LINK-05", "book.yaml:1:60", r"write \{ if a brace is meant"),
    ]


def test_an_id_is_used_once() -> None:
    assert [code for code, _, _ in problems(section("one"), section("two", b.Table((), (), id="one")))] == ["LINK-09"]


def test_matter_that_is_printed_alone() -> None:
    blocks = (b.Paragraph(spans("BDNF {ref:a}, {term:peptide} and {see:risk|the handbook}.")),)
    (made,) = alone(blocks, TERMS, Known(("a",)))
    assert text(made.spans) == "BDNF, peptide and the handbook."  # type: ignore[union-attr]
    assert not any(span.link for span in made.spans)  # type: ignore[union-attr]
    with pytest.raises(HandbookError) as refused:
        alone((b.Paragraph(spans("{see:risk}")),))
    assert refused.value.problems[0].code == "LINK-08"


def test_the_work_grows_with_the_words_and_no_faster() -> None:
    words = "The brain-derived neurotrophic factor is one peptide of many that were seen {ref:a} in such work. " * 7

    def resolved(count: int) -> int:
        sections = [section(f"s{n}", *(f"{words}{m}" for m in range(20))) for n in range(count)]
        return calls(lambda: document(*sections, references("a"), glossary()))

    assert resolved(20) < 2.2 * resolved(10)
