"""What is looked for before the pattern of all figures and units is: it must miss nothing."""

import pytest

from handbook.checks import literals, phrases
from handbook.checks.figures import pattern, run_in
from handbook.checks.lexicon import lexicon
from handbook.checks.weeklyonly import _STRENGTHS, WEEKLY_ONLY

FIGURES = ("5", "1,000", "0.5", "½", "1 ½", "3/4", "10 000", "5.", "1,,", ".5", "2-3")


@pytest.mark.parametrize("base", ["en", "de", "fr", "es", "ru"])
def test_no_figure_with_a_unit_is_passed_over(base: str) -> None:
    own = [word.strip("*") for words in lexicon(base).written["units"].values() for word in words]
    units = ["mg", "µg", "mL", *own]
    texts = [f"Take {figure}{gap}{unit} now" for figure in FIGURES for gap in ("", " ", "-") for unit in units]
    texts += [f"Tegretol{figure}{unit}" for figure in FIGURES for unit in ("mg", " mcg")]
    found = [text for text in texts if pattern(base).search(text)]
    assert len(found) > len(units) * 20
    assert [text for text in found if not phrases._MEASURED.search(text)] == []
    assert [text for text in texts if run_in(base).search(text) and not literals._JOINED.search(text)] == []


def test_weekly_medicines_are_known_by_the_beginnings_of_their_names() -> None:
    for one in (*WEEKLY_ONLY, *_STRENGTHS):
        for name in one.pattern.replace("\\w*", "x").split("|"):
            assert one.may_be(f"once a week ; {name} tablets".lower())
        assert not one.may_be("sereniton")
