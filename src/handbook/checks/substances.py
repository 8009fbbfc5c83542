"""Names of substances by their endings, for medicines that no list of ours has."""

from __future__ import annotations

from functools import lru_cache

from handbook.checks.tables import lines

_ENDINGS = ("", "e", "a", "o", "s", "es", "as", "en", "um", "а", "у", "ом", "е", "ы")
_ORDINARY = ("examin", "magazin", "determin", "contamin", "vitamin", "магазин", "витамин", "centralin", "famin")
_SHORTEST = 6
"""Letters of a name without its ending; April is none."""


@lru_cache(maxsize=1)
def _stems() -> tuple[str, ...]:
    return tuple(stem for line in lines("stems") for stem in line.split())


@lru_cache(maxsize=20_000)
def is_substance(low: str) -> bool:
    """Whether a word in small letters ends as the names of substances do."""
    if len(low) < _SHORTEST or low.startswith(_ORDINARY):
        return False
    bases = (low[: len(low) - len(ending)] for ending in _ENDINGS if low.endswith(ending))
    return any(len(base) >= _SHORTEST and base.endswith(_stems()) for base in bases)
