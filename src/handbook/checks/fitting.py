"""Whether dose, product, form and route fit one another (DOSE-17, -18), and go home with an amount (DOSE-20)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from handbook.book.intakes import products_of, unmade
from handbook.checks.reading import Findings, Found, Reading
from handbook.foundation.marks import Mark
from handbook.foundation.regex import Regex
from handbook.medicine.amount import Amount
from handbook.medicine.product import FORMS, OWN, Product
from handbook.medicine.units import UNITS, is_piece

if TYPE_CHECKING:
    from handbook.book.prescribed import WrittenForm, WrittenRegimen

# Words of a route, in the languages of the program, and the way of giving that they stand for.
_ROUTES = (
    ("under the skin", r"subcut|under the skin|subkutan|sous-cutan|subcután|подкож"),
    ("tongue", r"sublingual|under the tongue|unter die zunge|sous la langue|bajo la lengua|под язык"),
    ("nose", r"nas(?:al|en)|\bnos[et]|nez|nariz|нос|назальн"),
    ("eye", r"\beyes?\b|ocular|ophthalm|auge|œil|yeux|ojo|глаз"),
    ("ear", r"\bears?\b|\botic|\bohr|oreille|oído|ух[оа]\b|уши"),
    ("lungs", r"inhal|lung|ингаля"),
    ("vein", r"intraven|\bvein|veine|vena|внутривен"),
    ("muscle", r"intramusc|muscle|muskel|внутримыш"),
    ("rectum", r"rect(?:al|um)|rektal|ректальн"),
    ("vagina", r"vagin|влагалищ"),
    ("skin", r"transderm|\bskin\b|\bhaut\b|peau|piel|кож"),
    ("mouth", r"\bmouth|\boral|swallow|\bmund\b|bouche|boca|внутрь|перораль"),
)  # fmt: skip
_NEEDLE = frozenset(("under the skin", "vein", "muscle"))
"""One vial may serve several of these; its own words say which."""
_NAMED = {
    "{tablet}": Regex(r"\btab(?:let|letten|lette|leta)|\bcomprim|таблетк", re.IGNORECASE),
    "{capsule}": Regex(r"\b(?:kaps|caps|gélul|cápsul)|капсул", re.IGNORECASE),
}
_PIECE_ROUTES: dict[str, tuple[str, ...]] = {}
for _form in FORMS.values():
    _PIECE_ROUTES[_form.piece] = (*_PIECE_ROUTES.get(_form.piece, ()), *_form.ways)


_COMMONEST = frozenset(("oral", "by mouth"))
"""How most medicines are given: told without a look for all other ways."""


def way_of_giving(route: str) -> str:
    """The way of giving that a route names; empty if none is known."""
    if route in _COMMONEST:
        return "mouth"
    return next((way for way, words in _ROUTES if re.search(words, route, re.IGNORECASE)), "")


def fits(reading: Reading) -> Findings:
    """DOSE-18: tablets are not given through the nose, and no dose is told in what its form has none of."""
    for regimen in reading.taken:
        place = f"regimens.{regimen.id}"
        route = _route(regimen, reading)
        way = way_of_giving(route)
        for said, mark in _misfits(regimen, reading, way, route):
            yield Found(place, said, mark, "correct the unit, the form or the route")
    yield from _unmade(reading, "DOSE-18")


def _route(regimen: WrittenRegimen, reading: Reading) -> str:
    medicine = reading.book.medicines.get(regimen.medicine or "")
    form = reading.book.forms.get(regimen.form or "")
    return str(regimen.route or (medicine.route if medicine else "") or (form.route if form else ""))


def _misfits(regimen: WrittenRegimen, reading: Reading, way: str, route: str) -> Iterator[tuple[str, Mark | None]]:
    medicine = reading.book.medicines.get(regimen.medicine or "")
    for product in medicine.products if medicine else ():
        made = FORMS.get(product.form, OWN)
        if way and way not in (made.ways or (way,)):
            yield f"a {product.form} is not given “{route}”", product.form.mark
        if product.splits != "whole" and not made.splits:
            yield f"a {product.form} is never parted", product.splits.mark
    form = reading.book.forms.get(regimen.form or "")
    yield from _other_way(regimen, form, way)
    held = {one.per for one in (form.delivers, form.strength) if one and is_piece(one.per)} if form else set()
    for dose in regimen.amounts:
        if not is_piece(dose.unit):
            continue
        noun = UNITS[dose.unit].us[1]
        if way and way not in _PIECE_ROUTES.get(dose.unit, (way,)):
            yield f"{noun} are not given “{route}”", dose.mark
        if held and dose.unit not in held:
            yield f"{regimen.named} is told in {noun}, and its form has none", dose.mark


def _other_way(regimen: WrittenRegimen, form: WrittenForm | None, way: str) -> Iterator[tuple[str, Mark | None]]:
    """A form for another way of giving than the regimen's: by its route, its name, what its strength is in."""
    if form is None or not way or not regimen.route:
        return
    own = way_of_giving(form.route) if form.route else ""
    if own and own != way and not {own, way} <= _NEEDLE:
        yield f"{regimen.title} is given “{regimen.route}”, and its form “{form.route}”", regimen.route.mark
        return
    held = next((one.per for one in (form.strength,) if one and is_piece(one.per)), "")
    named = next((unit for unit, words in _NAMED.items() if words.search(form.name)), held)
    if is_piece(named) and way not in _PIECE_ROUTES.get(named, (way,)):
        yield f"{UNITS[named].us[1]} are not given “{regimen.route}”", regimen.route.mark


def can_be_made(reading: Reading) -> Findings:
    """DOSE-17: the products of a medicine make every dose of it exactly."""
    yield from _unmade(reading, "DOSE-17")
    for regimen, dose, products in _counted_out(reading):
        if UNITS[dose.unit].kind == "mass" and not any(one.held for one in products):
            forms = " and ".join(dict.fromkeys(product.form for product in products))
            said = f"{reading.book.told(dose)} of {regimen.named} cannot be told in what it comes in: {forms}"
            yield Found(f"regimens.{regimen.id}", said, dose.mark, "add its strength, or correct the unit")


def _unmade(reading: Reading, code: str) -> Findings:
    """The doses that products cannot make for one reason, in the words in which a calendar refuses them."""
    for regimen, dose, products in _counted_out(reading):
        found = unmade(dose, products, regimen.named)
        if found and found[0] == code:
            said, hint = (reading.book.figures.retold(text) for text in found[1:])
            yield Found(f"regimens.{regimen.id}", said, dose.mark, hint)


def _counted_out(reading: Reading) -> Iterator[tuple[WrittenRegimen, Amount, tuple[Product, ...]]]:
    for regimen in reading.taken:
        medicine = reading.book.medicines.get(regimen.medicine or "")
        products = products_of(medicine, None) if medicine else ()
        for dose in regimen.amounts if products else ():
            if not dose.per:
                yield regimen, dose, products


def absolute_at_home(reading: Reading) -> Findings:
    """DOSE-20: no dose by weight or surface stands on a card without the figures of a person."""
    card, calendar = reading.book.card, reading.book.calendar
    person = calendar.person if calendar else None
    for id in card.regimens if card else ():
        regimen = reading.book.regimens.get(id)
        per = {dose.per for dose in regimen.amounts if dose.per} if regimen and regimen.audience == "self" else set()
        if not per or (person and person.weight and (person.height or "m2" not in per)):
            continue
        said = f"the card goes home with a dose of {regimen.named} that is no amount" if regimen else ""
        hint = (
            "give the person's figures, `person: {weight: …, height: …}` in calendar.yaml, or leave it off the card"
        )
        yield Found("card", said, id.mark, hint)
