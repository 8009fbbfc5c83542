"""Orders of a count and a time alone, held against the regimen: right where both are its own, and nowhere else."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "bench"))
import sentences as bench

_BASE = bench.Asked()
_TIMES = ("morning", "noon", "evening", "night")
_SPOKEN = {
    "": (("half", "one", "two", "three"), ("in the morning", "at noon", "in the evening", "at bedtime")),
    "de": (("eine halbe", "eine", "zwei", "drei"), ("morgens", "mittags", "abends", "vor dem Schlafengehen")),
    "fr": (("un demi", "un", "deux", "trois"), ("le matin", "à midi", "le soir", "au coucher")),
    "es": (("medio", "uno", "dos", "tres"), ("por la mañana", "a mediodía", "en la cena", "al acostarse")),
    "ru": (("половинку", "одну", "две", "три"), ("утром", "в полдень", "вечером", "перед сном")),
}


def told(language: str, texts: list[str]) -> set[str]:
    """Those of the texts that are told as no dose of their case, all in one book."""
    folder = _BASE.book(language)
    place = f"{language}:casep".removeprefix(":")
    try:
        for text in texts:
            bench.lay(bench.Sentence("x", place, text, ""), folder)
        found = [one for one in _BASE.new(language, folder) if one.code == "DOSE-12" and one.mark]
    finally:
        _BASE.restore(folder)
    lines = [one.mark.source.line(one.mark.line) for one in found if one.mark]
    return {text for text in texts if any(bench.quoted(text) in line for line in lines)}


@pytest.mark.parametrize("language", _SPOKEN)
def test_a_count_and_a_time_are_right_only_as_the_regimen_has_them(language: str) -> None:
    """The base takes two tablets at bedtime; evening and bedtime are called by each other's names."""
    counts, times = _SPOKEN[language]
    right, wrong = [], []
    for count in counts:
        for name, time in zip(_TIMES, times, strict=True):
            fits = count == counts[2] and name in ("evening", "night")
            for text in (f"{count} {time}.", f"{time}: {count}."):
                (right if fits else wrong).append(text[0].upper() + text[1:])
    assert told(language, right) == set()
    assert told(language, wrong) == set(wrong)


def test_a_row_of_figures_is_what_is_taken_at_each_time_of_a_day() -> None:
    rows = [f"{a}-{b}-{c}" for a in range(3) for b in range(3) for c in range(3) if a + b + c]
    texts = [f"The scheme is {row}." for row in rows]
    assert told("", texts) == {text for text in texts if "0-0-2" not in text}
