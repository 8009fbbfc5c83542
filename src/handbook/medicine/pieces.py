"""Pieces: how a dose is counted out from the products of a medicine, exactly or not at all."""

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from math import gcd
from typing import NamedTuple

from handbook.medicine.amount import Amount
from handbook.medicine.product import Product
from handbook.medicine.units import UNITS, plain

MOST = 60
"""No dose is counted out in more pieces."""
_FINEST = Decimal("0.01")
"""The finest amount of a liquid that a measure shows; mL."""


class Pieces(NamedTuple):
    """So many of one product: 1.5 tablets of 5 mg."""

    product: Product
    number: Decimal

    @property
    def amount(self) -> Amount:
        """The number with what is counted: 1.5 tablets."""
        return Amount(self.number, self.number, self.product.counted)


def pieces(dose: Amount, products: Sequence[Product]) -> tuple[Pieces, ...] | None:
    """The fewest pieces that make a dose, larger strengths first; None if they cannot make it exactly.

    A dose in pieces is taken from the first product that is counted so and may be parted so.
    """
    if not dose.single or dose.per:
        return None
    return _pieces(dose.low, dose.unit, tuple(products))


@lru_cache(maxsize=4096)
def _pieces(number: Decimal, unit: str, products: tuple[Product, ...]) -> tuple[Pieces, ...] | None:
    for product in products:
        if product.counted == unit:
            fits = number % (_FINEST if unit == "mL" else product.part) == 0
            return (Pieces(product, number),) if fits else None
    held = [(one, size) for one in products if (size := _size(one, unit))]
    return _counted(number, held) if held else None


def _size(product: Product, unit: str) -> Decimal | None:
    """What one piece holds, in this unit."""
    held = product.held
    if held is None or UNITS[held.unit].kind != UNITS[unit].kind:
        return None
    return held.low * (UNITS[held.unit].size / UNITS[unit].size)


def _counted(number: Decimal, held: list[tuple[Product, Decimal]]) -> tuple[Pieces, ...] | None:
    measured = [(one, size) for one, size in held if one.counted == "mL"]
    if measured:
        one, size = measured[0]
        volume = number / size
        return (Pieces(one, plain(volume)),) if volume % _FINEST == 0 else None
    sizes = [int(size * _SCALE) for _, size in held]
    if any(size * _SCALE % 1 for _, size in held) or number * _SCALE % 1:
        return None
    found = _fewest(int(number * _SCALE), held, sizes)
    return found and tuple(sorted(found, key=lambda one: -_order(one, held)))


_SCALE = 4 * 10**6
"""Amounts as whole numbers: quarters of the sixth decimal."""


def _order(one: Pieces, held: list[tuple[Product, Decimal]]) -> Decimal:
    return next(size for product, size in held if product == one.product)


class _Coin(NamedTuple):
    value: int
    cost: tuple[int, int]
    """Pieces, and of them parted ones."""
    product: int
    part: Decimal


def _coins(held: list[tuple[Product, Decimal]], sizes: list[int]) -> list[_Coin]:
    made = []
    for at, ((product, _), size) in enumerate(zip(held, sizes, strict=True)):
        part = Decimal(1)
        while part >= product.part:
            made.append(_Coin(int(size * part), (1, 0 if part == 1 else 1), at, part))
            part /= 2
    return made


def _fewest(target: int, held: list[tuple[Product, Decimal]], sizes: list[int]) -> tuple[Pieces, ...] | None:
    """The cheapest way to a sum: fewest pieces, then fewest parted, then larger strengths."""
    coins = sorted(_coins(held, sizes), key=lambda coin: (-coin.value, coin.cost))
    step = gcd(target, *(coin.value for coin in coins))
    target //= step
    coins = [coin._replace(value=coin.value // step) for coin in coins]
    if target > MOST * coins[0].value:
        return None
    chosen = _table(target, coins)
    if chosen is None:
        return None
    numbers: dict[int, Decimal] = {}
    while target:
        coin = chosen[target]
        assert coin
        numbers[coin.product] = numbers.get(coin.product, Decimal(0)) + coin.part
        target -= coin.value
    return tuple(Pieces(held[at][0], plain(number)) for at, number in numbers.items())


def _table(target: int, coins: list[_Coin]) -> list[_Coin | None] | None:
    """For every sum up to the target the coin that its cheapest way ends in; None if there is no way."""
    worst = (MOST + 1, 0)
    costs: list[tuple[int, int]] = [(0, 0)] + [worst] * target
    chosen: list[_Coin | None] = [None] * (target + 1)
    for total in range(1, target + 1):
        best = worst
        for coin in coins:
            if coin.value <= total:
                before = costs[total - coin.value]
                cost = (before[0] + coin.cost[0], before[1] + coin.cost[1])
                if cost < best:
                    best, chosen[total] = cost, coin
        costs[total] = best
    return chosen if costs[target] < worst else None


def made(found: Sequence[Pieces], unit: str) -> Decimal:
    """What pieces come to, in a unit of the substance; ValueError if one of them has no such strength."""
    total = Decimal(0)
    for one in found:
        size = Decimal(1) if one.product.counted == unit else _size(one.product, unit)
        if size is None:
            raise ValueError(f"{one.product.id} holds nothing that is told in {unit}")
        total += size * one.number
    return plain(total)
