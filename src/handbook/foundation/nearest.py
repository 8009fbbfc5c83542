"""The word that a writer most likely had in mind, for "did you mean …?"."""

from __future__ import annotations

from collections.abc import Iterable

_LISTED = 24  # more names than this are no help to anybody


def nearest(word: str, among: Iterable[str]) -> str | None:
    """The known word that is closest to this one, or None if none is close."""
    from difflib import get_close_matches

    plain = {_plain(known): known for known in among}
    if _plain(word) in plain:
        return plain[_plain(word)]
    close = get_close_matches(_plain(word), plain, n=1, cutoff=0.6)
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
