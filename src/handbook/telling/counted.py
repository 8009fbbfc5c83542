"""Amounts counted out: 8 tablets of 5 mg, with the amount behind them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from handbook.foundation.regex import Regex
from handbook.medicine.amount import Amount
from handbook.medicine.pieces import Pieces, pieces
from handbook.medicine.product import Product
from handbook.medicine.units import UNITS, is_piece

if TYPE_CHECKING:
    from handbook.medicine.day import Dose
    from handbook.telling.voice import Voice


def amount_words(amount: Amount, voice: Voice) -> str:
    """An amount as the book's safety profile and language print it."""
    return amount.words(voice.book.profile, voice.language)


def in_pieces(dose: Dose, voice: Voice) -> tuple[str, str]:
    """The pieces of a dose and the amount behind them: 8 tablets of 5 mg, 40 mg; the second may be empty."""
    return counted(dose.amount, dose.entry.products, voice)


def counted(amount: Amount, products: Sequence[Product], voice: Voice) -> tuple[str, str]:
    """An amount as pieces, and the amount of substance that they hold; as it is where nothing is counted."""
    found = pieces(amount, products)
    if not found:
        return amount_words(amount, voice), ""
    several = len(products) > 1
    told = f" {voice.say('and')} ".join(_piece(one, several, voice) for one in found)
    if not is_piece(amount.unit) and amount.unit != "mL":
        return told, amount_words(amount, voice)
    return told, _held(found[0], voice)


def otherwise(said: str, told: tuple[str, str]) -> str:
    """Of pieces and what they hold, what has not been said of an amount: 8 tablets of 40 mg; may be empty."""
    return next((one for one in reversed(told) if one and one != said), "")


def _piece(one: Pieces, several: bool, voice: Voice) -> str:
    """1 tablet; with its strength where there are products to choose from."""
    said = amount_words(one.amount, voice)
    if not several or not one.product.strengths:
        return said
    return voice.say("of-strength", pieces=said, strength=strength_words(one.product, voice))


def _held(one: Pieces, voice: Voice) -> str:
    """What so many pieces hold of their one substance; nothing if they hold several."""
    held = one.product.held
    if held is None or UNITS[held.unit].kind == UNITS[one.product.counted].kind:
        return ""
    return amount_words(held.times(one.number), voice)


def strength_words(product: Product, voice: Voice) -> str:
    """The strength of a product: 5 mg; 150 mcg levonorgestrel and 30 mcg ethinylestradiol."""
    parts = [
        f"{strength.words(voice.book.profile, voice.language)} {substance}".rstrip()
        for substance, strength in product.strengths
    ]
    return f" {voice.say('and')} ".join(parts)


def strength_untold(products: Sequence[Product], voice: Voice) -> str:
    """The strength of the only product, where no amount tells what its pieces hold: of a patch, of two substances."""
    only = products[0] if len(products) == 1 else None
    untold = only is not None and only.strengths and only.held is None and is_piece(only.counted)
    return strength_words(only, voice) if only and untold else ""


def loosened(words: str) -> str:
    """Words that may be parted in a narrow cell, but never a figure from its unit: a range only behind its “to”."""
    return _TIED.sub("\\1\u00a0", words.replace("\u00a0", " "))


_TIED = Regex(r"(\d) (?=[^\d\s(])")


def behind(told: tuple[str, str]) -> str:
    """Pieces with the amount in brackets behind them: 8 tablets (40 mg)."""
    held = held_behind(told)
    return f"{told[0]} ({held})" if held else told[0]


def held_behind(told: tuple[str, str]) -> str:
    """The amount that stands behind pieces; none where they end in it already: 1 tablet of 100 mg."""
    pieces, held = told
    before = pieces.removesuffix(held)
    return "" if held and before != pieces and before[-1:].isspace() else held
