"""Regimens in words, and what {dose:…} stands for."""

import pytest

from handbook.book.prescribed import WrittenRegimen
from handbook.document.flaw import Flaw
from handbook.foundation.model import validate
from handbook.foundation.reader import read_text
from handbook.telling import posology
from handbook.telling.posology import Stated
from smallbook import book, text, voice


def stated(name: str) -> Stated:
    id, _, also = name.partition(".")
    regimen = book().regimens[id]
    return Stated(regimen, regimen.also(also))


@pytest.mark.parametrize(
    ("prose", "said"),
    [
        ("{dose:evening}", "200 to 600 micrograms"),
        ("{dose:evening.text}", "200 to 400 micrograms"),
        ("{dose:needed}", "6 mg"),
        ("{dose:trial}", "3 to 15 micrograms per kg"),
        ("{dose:evening/frequency}", "2 to 3 times a day"),
        ("{dose:needed/frequency}", "as needed"),
        ("{dose:evening/course}", "10 to 14 days"),
        ("{dose:evening/break}", "at least as long as the course"),
        ("{dose:evening.rest/break}", "20 days"),
        ("{dose:evening/timing}", "noon, early evening and night"),
        ("{dose:needed/timing}", "30 to 60 minutes before"),
        ("{dose:other/timing}", "with food"),
        ("{dose:evening/max}", "1,800 micrograms"),
        ("{dose:evening/strength}", "0.1 %"),
        ("{dose:other/full}", "Sereniton 1 tablet, with food"),
        ("{dose:ward/full}", "12 mg a day in all, once a day, for 2 weeks, then a break of 20 days"),
    ],
)
def test_a_dose_in_prose_is_looked_up(prose: str, said: str) -> None:
    spans = voice().spans(prose)
    assert text(spans) == said
    assert not any(isinstance(span, Flaw) for span in spans)


def test_the_amount_stands_out_and_never_breaks() -> None:
    (span,) = voice().spans("{dose:evening}")
    assert span.look == "amount"
    assert " " not in span.text


@pytest.mark.parametrize(
    ("prose", "says", "hint"),
    [
        ("{dose:evenin}", "there is no regimen `evenin`", "did you mean `evening`?"),
        ("{dose:evening.txt}", "no differing statement `txt`", "did you mean `text`?"),
        ("{dose:needed.x}", "no differing statement", "write {dose:needed}"),
        ("{dose:evening/freq}", "a dose has no part `freq`", "did you mean `frequency`?"),
        ("{dose:needed/course}", "`needed` states no course", "state it in regimens.yaml"),
        ("{dose:evening.rest}", "`evening.rest` states no dose", "state it in regimens.yaml"),
    ],
)
def test_a_dose_that_is_not_stated_is_a_flaw(prose: str, says: str, hint: str) -> None:
    (flaw,) = voice().spans(prose)
    assert isinstance(flaw, Flaw) and flaw.problem
    assert flaw.problem.code == "LINK-04"
    assert says in flaw.problem.message
    assert flaw.problem.hint.startswith(hint)


def test_another_substance_and_a_total_are_named_with_the_dose() -> None:
    assert text(posology.dose(stated("other"), voice())) == "Sereniton 1 tablet"
    assert text(posology.dose(stated("ward"), voice())) == "12 mg a day in all"


def test_words_in_a_row() -> None:
    assert posology.listed(("morning",), "and") == "morning"
    assert posology.listed(("morning", "noon"), "and") == "morning and noon"
    assert posology.listed(("morning", "noon", "night"), "and") == "morning, noon and night"


def test_times_of_day_with_amounts_of_their_own_say_how_often() -> None:
    uneven = "{id: a, title: A, slots: [{at: morning, dose: 2 tablets}, {at: bedtime, dose: 1 tablet}]}"
    regimen = validate(WrittenRegimen, read_text("regimens.yaml", uneven))
    assert text(posology.how_often(Stated(regimen), voice())) == "twice a day"
