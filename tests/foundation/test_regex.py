"""Patterns that are compiled when they are first asked."""

import re

import pytest

from handbook.foundation.regex import Regex

TEXT = "20 mg, then 5 MG"


def test_nothing_is_compiled_before_it_is_asked() -> None:
    broken = Regex("(")
    with pytest.raises(re.error):
        broken.search(TEXT)


@pytest.mark.parametrize("method", ["search", "match", "fullmatch", "findall", "split"])
@pytest.mark.parametrize("pattern", [r"\d+ mg", ".*g", "x"])
def test_it_answers_what_a_compiled_one_does(method: str, pattern: str) -> None:
    mine, theirs = (getattr(one, method)(TEXT) for one in (Regex(pattern, re.I), re.compile(pattern, re.I)))
    assert repr(mine) == repr(theirs)


def test_places_and_replacements() -> None:
    amount = Regex(r"\d+ mg", re.IGNORECASE)
    assert [one.span() for one in amount.finditer(TEXT, 3)] == [(12, 16)]
    assert amount.sub("…", TEXT) == "…, then …"
