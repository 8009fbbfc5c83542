"""The word that a writer most likely had in mind, for "did you mean …?"."""

from __future__ import annotations

from collections.abc import Iterable

_LISTED = 24  # more names than this are no help to anybody
_CLOSE = 0.61
"""Below it a word shares letters with another by chance: until and title."""
_COMPARED, _LONGEST = 500, 100  # words, and letters: to compare takes the product of the lengths


def nearest(word: str, among: Iterable[str]) -> str | None:
    """The known word that is closest to this one, or None if none is close."""
    from difflib import get_close_matches

    plain = {_plain(known): known for known in among}
    if _plain(word) in plain:
        return plain[_plain(word)]
    if len(word) > _LONGEST:
        return None
    near = plain if len(plain) <= _COMPARED else [one for one in plain if one[:1] == _plain(word)[:1]][:_COMPARED]
    close = get_close_matches(_plain(word), [one for one in near if len(one) <= _LONGEST], n=1, cutoff=_CLOSE)
    return plain[close[0]] if close else None


def suggest(word: str, among: Iterable[str], list_all: bool = True) -> str:
    """A hint: the nearest word, then all the words there are."""
    known = list(among)
    close = nearest(word, known)
    parts = [f"did you mean `{close}`?"] if close else []
    if known and list_all and len(known) <= _LISTED:
        parts.append(f"{'known here' if close else 'write one of these'}: {', '.join(known)}")
    return " ".join(parts) or "check the spelling"


def _plain(word: str) -> str:
    return word.strip().lower().replace("_", "-").replace(" ", "-")
