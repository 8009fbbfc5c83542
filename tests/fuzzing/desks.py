"""A book on the desk: proofs, checks and files with all kinds of wishes, before and after it is spoilt."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random

from fuzzing.words import value
from handbook.foundation.marks import HandbookError
from handbook.foundation.report import as_json
from handbook.press.keeping import shown_lines
from handbook.press.live import Live
from handbook.press.wishes import KNOWN, command

Wishes = dict[str, str]


def play(book: Path, dice: Random, spoil: Callable[[Path, Random], None]) -> list[str]:
    """Asks before and after the book is spoilt; what is wrong: an answer that a desk opened anew would not give."""
    live, found = Live(book), []
    for turn in range(3):
        product, wishes = _wished(dice)
        warm, cold = _answers(live, product, wishes), _answers(Live(book), product, wishes)
        if warm != cold:
            found.append(f"turn {turn}: kept and made anew differ: {product} {wishes}")
        if turn < 2:
            spoil(book, dice)
    return found


def _wished(dice: Random) -> tuple[str, Wishes]:
    product = dice.choice(sorted(KNOWN))
    names = dice.sample(KNOWN[product], dice.choice((0, 0, 1, 3)))
    return product, {name: value(f"--{name.replace('_', '-')}", dice) for name in names}


def _answers(live: Live, product: str, wishes: Wishes) -> list[object]:
    """What the page would be told, but for the names of pictures, which count on."""
    command(live.folder, product, wishes)
    return [
        _told(lambda: [sheet[1:] for sheet in live.proof(product, wishes).sheets]),
        _told(lambda: [as_json(one) for one in live.check(product, wishes)]),
        _told(lambda: live.take(product, wishes)),
        _told(lambda: shown_lines(live.folder, product, wishes)),
    ]


def _told(ask: Callable[[], object]) -> object:
    try:
        return ask()
    except HandbookError as error:
        return [as_json(one) for one in error.problems]
