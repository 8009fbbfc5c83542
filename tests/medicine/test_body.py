"""Doses by weight: what products give is searched for in steps, and found where plain counting finds it."""

from __future__ import annotations

import random
from decimal import ROUND_HALF_UP
from decimal import Decimal as D

from handbook.medicine.amount import Amount
from handbook.medicine.body import Measure, Person, RoundTo, absolute
from handbook.medicine.product import PARTS, Product
from handbook.medicine.strength import PieceStrength

DOSES = 80
SIZES = ("0.5", "1", "2", "2.5", "3", "4", "5", "7.5", "10", "16", "20", "25", "50", "62.5")


def test_the_nearest_amount_that_products_give_is_the_one_that_counting_finds() -> None:
    pick = random.Random(11)
    moved = 0
    for _ in range(DOSES):
        chosen = {size: pick.choice(("whole", "half", "quarter")) for size in pick.sample(SIZES, pick.randint(1, 3))}
        products = [
            Product(f"p{size}", "tablet", (("", PieceStrength.read(f"{size} mg")),), split)  # type: ignore[arg-type]
            for size, split in chosen.items()
        ]
        coins = [D(size) * PARTS[split] for size, split in chosen.items()]
        kilos, exact = D(pick.choice((1, 2, 4, 5, 8, 10, 20))), pick.randint(1, int(40 * max(coins))) / D(8)
        dose, person = exact / kilos, Person(weight=Measure(kilos, "kg"))
        found = absolute(Amount(dose, dose, "mg", per="kg"), person, RoundTo(), products).low
        assert found == _nearest(exact, coins), (exact, chosen)
        moved += found != exact
    assert moved > DOSES / 2


def _nearest(exact: D, coins: list[D]) -> D:
    """Of all sums of the smallest parts the nearest one above nothing; of two as near the larger."""
    goal, most = int(exact * 1000), int((exact + max(coins)) * 1000)
    sums = 1  # bit n is set if n thousandths are such a sum
    for part in (int(coin * 1000) for coin in coins):
        while part <= most:  # once, twice, four times …
            sums |= sums << part
            part *= 2
    sums &= ~1
    above = goal + ((sums >> goal) & -(sums >> goal)).bit_length() - 1
    below = (sums & ((1 << goal) - 1)).bit_length() - 1
    return D(below if 0 < goal - below < above - goal and below > 0 else above) / 1000


def test_a_step_is_rounded_to_half_up() -> None:
    pick = random.Random(5)
    for _ in range(DOSES):
        step, kilos, dose = D(pick.choice(SIZES)), D(pick.randint(30, 900)) / 10, D(pick.randint(1, 40)) / 4
        person, per = Person(weight=Measure(kilos, "kg")), Amount(dose, dose, "mg", per="kg")
        found = absolute(per, person, RoundTo(Amount(step, step, "mg")), ()).low
        count = (dose * kilos / step).to_integral_value(ROUND_HALF_UP)
        assert found == count * step
