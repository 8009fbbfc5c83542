"""Pieces that an author counts in and we have no words for: lozenge, lozenges.

Such a unit brings its words along: its code lists them by plural (CLDR), `{one:lozenge;other:lozenges}`. So an
amount prints alike wherever it is carried, and no table has to know which book it came from.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from handbook.foundation.regex import Regex

CODE = r"\{one:[^{}\s]+\}"
"""The code of such a unit, as the grammars of amounts and strengths read it."""
OWN = "own"
"""What such a noun is called where a language counts with it."""
_WORD = Regex(r"[^\W\d_]+(?:['’ -][^\W\d_]+)*")
_GRAMMAR = frozenset(("to", "per", "kg", "m2", "hour", "h"))
"""Words that the grammars read as something else."""


def code_of(forms: Mapping[str, str]) -> str:
    """The code of a piece from its words by plural; they hold no signs but hyphens, apostrophes and single spaces."""
    ordered = sorted(forms.items(), key=lambda one: (one[0] != "one", one[0]))
    return "{" + ";".join(f"{plural}:{word.replace(' ', '_')}" for plural, word in ordered) + "}"


def is_own(code: str) -> bool:
    """Whether a unit is one of an author's pieces."""
    return code.startswith("{one:")


@lru_cache(maxsize=256)
def words_of(code: str) -> Mapping[str, str]:
    """The words of a piece by plural; its singular is `one`."""
    parts = (part.split(":") for part in code.strip("{}").split(";"))
    return {plural: word.replace("_", " ") for plural, word in parts}


@lru_cache(maxsize=256)
def counting(code: str) -> Mapping[str, str]:
    """The words as a language counts with them, behind a figure.

    Behind `от 2 до 3` Russian has the genitive: that of one piece where the last figure is a one, else that of many.
    """
    own = words_of(code)
    ranged = {"range-one": own["other"], "range-few": own["many"]} if "many" in own else {}
    return {f"{OWN}.{plural}": f"{{number}} {word}" for plural, word in {**own, **ranged}.items()}


def held_by(code: str, base: str) -> str:
    """The form behind a word such as per: lozenge; in Russian, which says `of one`, the genitive."""
    own = words_of(code)
    return own["other"] if base == "ru" else own["one"]


def part_of(code: str, base: str) -> str:
    """The form behind a part: half `a lozenge`; in Russian the genitive; else `1 Pastille`, whatever its gender."""
    one = words_of(code)["one"]
    if base == "en":
        return f"{'an' if one[0].casefold() in 'aeio' else 'a'} {one}"
    return held_by(code, base) if base == "ru" else f"1\u00a0{one}"


def with_part(code: str, base: str, plural: str) -> str:
    """The form beside a number and a part: 1 and a half `lozenges`; where the number stands alone, its own plural."""
    own = words_of(code)
    return own["other"] if base in ("en", "ru") else own.get(plural, own["other"])


def spelled(code: str) -> tuple[str, str]:
    """One of it, several of it, as they are typed."""
    own = words_of(code)
    return own["one"], own.get("many") or own.get("other") or own["one"]


def is_word(text: str) -> bool:
    """Whether a text can name a piece: letters in words, and none that says something else in an amount."""
    return bool(_WORD.fullmatch(text)) and not _GRAMMAR & set(text.casefold().split())
