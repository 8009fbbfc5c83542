"""Pieces: for random strengths and doses, what is counted out adds up to the dose, or there is none."""

from __future__ import annotations

import random
from decimal import Decimal as D
from itertools import product as every

from handbook.medicine.amount import Amount
from handbook.medicine.pieces import made, pieces
from handbook.medicine.product import Product
from handbook.medicine.strength import PieceStrength

DOSES = 250


def test_pieces_add_up_to_the_dose_or_there_are_none() -> None:
    pick = random.Random(3)
    sizes = ["0.5", "1", "2", "2.5", "3", "4", "5", "7.5", "10", "16", "20", "25", "50"]
    made_of = 0
    for _ in range(DOSES):
        chosen = pick.sample(sizes, pick.randint(1, 3))
        splits = [pick.choice(("whole", "half", "quarter")) for _ in chosen]
        own = [Product(f"p{size}", "tablet", (("", PieceStrength.read(f"{size} mg")),), split)  # type: ignore[arg-type]
               for size, split in zip(chosen, splits, strict=True)]  # fmt: skip
        amount = D(pick.choice(sizes)) * pick.randint(1, 12) / pick.choice((1, 1, 2, 4))
        found = pieces(Amount(amount, amount, "mg"), own)
        least = {"whole": D(1), "half": D("0.5"), "quarter": D("0.25")}
        grid = [(D(size) * least[split], least[split]) for size, split in zip(chosen, splits, strict=True)]
        assert found is not None or not _makeable(amount, grid), (amount, chosen, splits)
        if found is not None:
            made_of += 1
            assert made(found, "mg") == amount
            for one in found:
                assert one.number > 0 and one.number % least[one.product.splits] == 0
    assert made_of > DOSES / 4


def _makeable(amount: D, grid: list[tuple[D, D]]) -> bool:
    """Whether at most 40 whole or parted pieces add up to an amount, by trying all."""
    others, (last, part) = sorted(grid, reverse=True)[:-1], min(grid)
    for counts in every(*(range(int(amount / step) + 1) for step, _ in others)):
        left = amount - sum((step * count for (step, _), count in zip(others, counts, strict=True)), D(0))
        used = sum(count * own for (_, own), count in zip(others, counts, strict=True))
        if left >= 0 and left % last == 0 and used + left / last * part <= 40:
            return True
    return False
