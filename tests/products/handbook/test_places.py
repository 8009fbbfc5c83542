"""Outline, contents, cross references, links, glossary: all that leads somewhere leads to the right place."""

from __future__ import annotations

import re

import pytest
import yaml

from filledin import mentioned
from pdfcheck.links import destinations
from proofreading import places
from proofreading.editions import EDITIONS, SCREEN, named
from proofreading.printing import SEMAX, Printed, printed


@pytest.fixture(scope="module", params=EDITIONS, ids=named)
def made(request: pytest.FixtureRequest) -> Printed:
    """The handbook in one edition."""
    return printed(*request.param)


@pytest.fixture(scope="module", params=SCREEN, ids=named)
def linked(request: pytest.FixtureRequest) -> Printed:
    """The handbook in one edition with links."""
    return printed(*request.param)


def test_the_outline_is_the_headings(made: Printed) -> None:
    assert places.outline(made) == places.headed(made)
    assert len(places.outline(made)) > 30


def test_every_place_is_where_it_is_said_to_be(made: Printed) -> None:
    assert len(destinations(made.pdf)) > 150
    assert places.wrong_places(made) == []


def test_page_numbers_of_contents_and_cross_references_are_true(made: Printed) -> None:
    contents = sum(1 for level, *_ in places.headed(made) if level == 1) - 2  # itself and the facts before it
    assert len(places.page_numbers(made)) >= contents + (6 if made.bound else 0)
    assert places.wrong_numbers(made) == []


def test_the_glossary_names_every_page_on_which_a_term_occurs_and_no_other(made: Printed) -> None:
    assert places.glossary_pages(made) == places.mentions(made)
    assert len(places.mentions(made)) == len(mentioned(made.document)) > 50


def test_a_term_is_spelt_on_the_pages_that_the_glossary_names() -> None:
    """A second opinion that does not know how terms are found: the page has words that may stand for the term."""
    made, names = printed(), spelt()
    for term, numbers in places.glossary_pages(made).items():
        for number in numbers:
            text = around(made, made.labels.index(str(number)))
            assert any(name in text for name in names[term]), f"{term} on page {number}"


def around(made: Printed, page: int) -> str:
    """The words of a page, with the lines before and after it: a page's end may part a term of several words."""
    rows = [*made.rows(page - 1)[-3:], *made.rows(page), *made.rows(page + 1)[:3]]
    text = " ".join(row.text.strip() for row in rows)
    return re.sub(r"\s+", " ", text.replace("\u00ad ", "")).casefold()


def spelt() -> dict[str, set[str]]:
    """Of each term, how the words that may stand for it begin."""
    forms: dict[str, set[str]] = {}
    for term in yaml.safe_load((SEMAX / "glossary.yaml").read_text("utf-8"))["terms"]:
        forms[term["id"]] = {term["term"], term.get("expansion") or term["term"], *term.get("also", ())}
    for path in SEMAX.rglob("*.yaml"):
        for id, words in re.findall(r"\{term:([\w-]+)\|([^}]+)\}", path.read_text("utf-8")):
            forms[id].add(re.sub(r"\s+", " ", words))
    return {id: {form.casefold()[: max(3, len(form) - 3)] for form in own} for id, own in forms.items()}


# --- links ---------------------------------------------------------------------------------------------------


def test_links_lead_where_the_manuscript_says(linked: Printed) -> None:
    assert places.printed_links(linked) == places.expected_links(linked)
    assert len(places.printed_links(linked)) > 200


def test_a_link_lies_over_its_words(linked: Printed) -> None:
    assert places.link_faults(linked) == []


def test_citations_lead_to_the_reference_of_their_number() -> None:
    made = printed()
    real = places.stands(made)
    cited = [(words, target) for words, target in places.printed_links(made) if target.startswith("#ref-")]
    assert len(cited) > 5
    assert [f"{words}." for words, _ in cited] == [real[target[1:]].text for _, target in cited]


def test_a_term_leads_to_its_entry_where_a_section_mentions_it_first() -> None:
    made = printed()
    seen: set[tuple[str, str]] = set()
    for pair in made.pairs:
        section = next((chunk for chunk in (pair.chunk.id,) if chunk), "")
        if pair.chunk.what == "H1":
            current = section
        for span in pair.token.spans:
            if span.term and (current, span.term) not in seen:
                seen.add((current, span.term))
                assert span.link is not None and span.link.target == f"#term-{span.term}", (current, span)
    assert len(seen) > 100


def test_see_also_words_name_the_number_of_their_target() -> None:
    made = printed()
    headed = {f"#{id}": words for _, words, id in places.headed(made)}
    named = [link for link in places.printed_links(made) if re.match(r"(?:section|appendix)\s", link[0])]
    assert len(named) > 4
    for words, target in named:
        number, title = re.fullmatch(r"(?:section|appendix) ([\w.]+), (.+)", words).groups()  # type: ignore[union-attr]
        assert headed[target] in (f"{number} {title}", title), (words, target)
