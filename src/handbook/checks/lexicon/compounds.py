"""German numbers in one word: vierhundertfünfzig, zweitausenddreihundert."""

from __future__ import annotations

from collections.abc import Callable

_SCALES = (("tausend", 1000), ("hundert", 100))
_LONGEST = 40


def compound(low: str, simple: Callable[[str], int]) -> int:
    """What a word in small letters counts; 0 if it is no number. `simple` knows the numbers below a hundred."""
    if len(low) > _LONGEST:
        return 0
    for word, scale in _SCALES:
        before, found, after = low.partition(word)
        if found:
            times = compound(before, simple) if before else 1
            rest = compound(after.removeprefix("und"), simple) if after else 0
            return times * scale + rest if times and (rest or not after) else 0
    return simple(low)
