"""Sheets laid over one another, variables, papers, and the place of every fault."""

from collections.abc import Callable
from pathlib import Path

import pytest

from handbook.foundation import shipped
from handbook.foundation.marks import HandbookError, Problem
from handbook.foundation.units import MM, colour
from handbook.style.load import load
from handbook.style.origins import Origin, origins
from handbook.style.sheet import Style

SHIPPED = shipped.styles()
Ward = Callable[..., Style]


@pytest.fixture
def ward(tmp_path: Path) -> Ward:
    """Writes `ward.yaml` (and others by name) and loads it over the shipped styles."""

    def write(text: str, paper: str | None = None, **others: str) -> Style:
        for name, sheet in {"ward": text, **others}.items():
            (tmp_path / f"{name}.yaml").write_text(sheet)
        return load("ward", [tmp_path, SHIPPED], paper)

    return write


def problems_of(ward: Ward, text: str, paper: str | None = None, **others: str) -> list[str]:
    with pytest.raises(HandbookError) as refused:
        ward(text, paper, **others)
    assert refused.value.status == 3
    return [_said(problem) for problem in refused.value.problems]


def _said(problem: Problem) -> str:
    assert problem.mark
    name = Path(problem.mark.source.name).name
    return f"{name}:{problem.mark.line}:{problem.mark.column} {problem.code} {problem.message}"


def test_a_style_of_differences_keeps_all_else(ward: Ward) -> None:
    own = ward("extends: reference\npage: {inner: 20 mm, measure: 113 mm}\ntype: {h2: {weight: 700}}\n")
    plain = load("reference", [SHIPPED])
    assert own.page == plain.page._replace(inner=20 * MM, measure=113 * MM)
    assert own.type == plain.type._replace(h2=plain.type.h2._replace(weight=700))
    assert own._replace(page=plain.page, type=plain.type, name="reference") == plain
    assert own.name == "ward"


def test_a_variable_set_anew_changes_all_that_is_made_from_it(ward: Ward) -> None:
    own = ward('extends: reference\nvariables: {text: 10.5 pt, accent: "#4a2c6d"}\n')
    assert own.type.body.size == 10.5
    assert own.type.body.leading == pytest.approx(14.07)
    assert own.type.h1.size == pytest.approx(18.144)
    assert own.accent == own.link == own.type.h2.colour == own.figure.fill == colour("#4a2c6d")


def test_variables_may_be_named_before_they_are_set(ward: Ward) -> None:
    own = ward("page: {inner: $rim + 1 mm}\nvariables: {rim: $base * 2, base: 7 mm}\nextends: reference\n")
    assert own.page.inner == pytest.approx(15 * MM, abs=0.001)


def test_later_parents_hold_over_earlier_ones(ward: Ward) -> None:
    one, two = "page: {inner: 18 mm, outer: 16 mm}\n", "page: {outer: 14 mm}\n"
    own = ward("extends: [reference, one, two]\n", one=one, two=two)
    assert (own.page.inner, own.page.outer) == (18 * MM, 14 * MM)


def test_a_wave_takes_an_optional_value_away_and_a_child_may_set_it_again(ward: Ward) -> None:
    striped = 'extends: reference\ntable: {stripe: "#eeeeee"}\n'
    assert ward("extends: striped\n", striped=striped).table.stripe == colour("#eeeeee")
    assert ward("extends: striped\ntable: {stripe: ~}\n", striped=striped).table.stripe is None
    assert ward("extends: striped\ntable: {stripe: }\n", striped=striped).table.stripe is None
    assert ward("extends: bare\ntable: {stripe: white}\n", bare="extends: mono\ntable: {stripe: ~}\n").table.stripe


def test_a_group_taken_away_falls_back_to_its_defaults(ward: Ward) -> None:
    own = ward("extends: large-print\ncard: ~\n")
    assert (own.card.size, own.card.text) == ("wallet", 7.4)
    assert ward("extends: large-print\ncard: {text: 12 pt}\n").card.text == 12


def test_a_paper_section_holds_on_its_paper_only(ward: Ward) -> None:
    text = "extends: reference\npapers: {a4: {variables: {text: 12 pt}, page: {inner: 33 mm, outer: 51 mm}}}\n"
    assert ward(text).type.body.size == 10
    assert ward(text, "a4").type.body.size == 12
    assert ward(text, "a4").page.inner == 33 * MM
    assert ward(text, "letter").page.inner == 32 * MM


def test_a_sheets_own_word_for_all_papers_holds_over_its_parents_word_for_one(ward: Ward) -> None:
    assert ward("extends: reference\npage: {inner: 21 mm}\n", "a4").page.inner == 21 * MM


def test_the_paper_is_the_styles_own_unless_another_is_asked_for(ward: Ward) -> None:
    text = "extends: clinic\npaper: letter\n"
    assert ward(text).paper == "letter"
    assert ward(text).page.side == 48 * MM
    assert ward(text, "a5").paper == "a5"
    assert ward(text, "a5").page.side == 0


def test_an_unknown_paper_is_refused() -> None:
    with pytest.raises(HandbookError) as refused:
        load("reference", [SHIPPED], "a-4")
    assert refused.value.problems[0].code == "STYLE-05"
    assert "did you mean `a4`?" in refused.value.problems[0].hint


def test_a_style_may_extend_the_shipped_one_of_its_name(tmp_path: Path) -> None:
    (tmp_path / "reference.yaml").write_text("extends: reference\namount_weight: 700\n")
    for name in ("reference", "mono"):
        assert load(name, [tmp_path, SHIPPED]).amount_weight == 700


def test_a_fault_of_a_variable_is_told_where_the_variable_is_set(ward: Ward) -> None:
    text = "extends: reference\nvariables:\n  accent: teal\n"
    said = problems_of(ward, text)
    assert said == ["ward.yaml:3:11 STYLE-04 `teal` is not a colour (`accent`)"]


def test_a_variable_used_wrongly_is_told_where_it_is_used(ward: Ward) -> None:
    text = "extends: reference\ntype:\n  body: {size: $accent}\n"
    said = problems_of(ward, text)
    assert said == ["ward.yaml:3:16 STYLE-03 `#0b5563` is not a length (`type.body.size`)"]


def test_a_variable_that_spoils_a_sum_of_the_parent_is_told_where_it_is_set(ward: Ward) -> None:
    said = problems_of(ward, "extends: reference\nvariables: {fine: 5 pt}\n")
    assert {line.split(" (")[0] for line in said} == {
        "ward.yaml:2:19 STYLE-14 5 pt sans is too small: the letter x is 0.86 mm high"
    }


def test_a_parents_fault_is_told_in_the_parents_sheet(ward: Ward) -> None:
    said = problems_of(ward, "extends: broken\n", broken="extends: reference\npage: {inner: wide}\n")
    assert said == ["broken.yaml:2:15 STYLE-03 `wide` is not a length"]


def test_a_margin_that_one_paper_cannot_bear_is_told_for_that_paper(ward: Ward) -> None:
    text = "extends: reference\npage: {outer: 66 mm}\n"
    assert ward(text, "a4").page.outer == 66 * MM
    said = problems_of(ward, text, "half-letter")
    assert said == ["ward.yaml:2:15 STYLE-13 the margins leave 58 mm across for text on half-letter"]


def test_a_sheet_that_is_no_yaml_is_told_as_such(ward: Ward) -> None:
    with pytest.raises(HandbookError) as refused:
        ward("extends: [reference\n")
    assert refused.value.problems[0].code.startswith("SYNTAX")


def test_origins_tell_the_sheet_of_every_value(tmp_path: Path) -> None:
    (tmp_path / "ward.yaml").write_text("extends: clinic\nvariables: {accent: black}\ntable:\n  rule: 2 pt\n")
    found = {origin.path: origin for origin in origins("ward", [tmp_path, SHIPPED])}
    rule, link, indent = found["table.rule"], found["link"], found["type.body.optical"]
    assert (rule.value, rule.written, _place(rule)) == ("2 pt", "2 pt", "ward.yaml:4:9")
    assert (link.value, link.written, _place(link)[:15]) == ("black", "$accent", "reference.yaml:")
    assert (indent.value, indent.mark) == ("~", None)
    assert found["type.body.leading"].value == "16 pt"
    assert _place(found["page.measure"]).startswith("clinic.yaml:")
    assert found["paper"].value == "a4"
    assert "name" not in found


def test_origins_of_another_paper() -> None:
    found = {origin.path: origin for origin in origins("clinic", [SHIPPED], "a5")}
    assert found["paper"].value == "a5"
    assert (found["page.side"].value, found["type.body.size"].value) == ("0 mm", "11.2 pt")


def _place(origin: Origin) -> str:
    assert origin.mark
    return f"{Path(origin.mark.source.name).name}:{origin.mark.line}:{origin.mark.column}"
