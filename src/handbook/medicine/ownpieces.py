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


def spelled(code: str) -> tuple[str, str]:
    """One of it, several of it, as they are typed."""
    own = words_of(code)
    return own["one"], own.get("many") or own.get("other") or own["one"]


def is_word(text: str) -> bool:
    """Whether a text can name a piece: letters in words, and none that says something else in an amount."""
    return bool(_WORD.fullmatch(text)) and not _GRAMMAR & set(text.casefold().split())
