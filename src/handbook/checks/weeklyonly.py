"""Medicines that are only ever taken once a week and kill or harm when taken daily (DOSE-24)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from handbook.book.planned import medicine_name
from handbook.checks.reading import Findings, Found, Reading
from handbook.foundation.regex import Regex
from handbook.medicine.ondays import On

if TYPE_CHECKING:
    from handbook.book.book import Book
    from handbook.book.prescribed import Pattern, WrittenRegimen


class WeeklyOnly(NamedTuple):
    """A medicine by the beginnings of its names, the route by which it holds, and who says so."""

    name: str
    pattern: str
    oral: bool
    source: str

    def may_be(self, names: str) -> bool:
        """Whether any of its names can begin in these, in small letters; most books have none of them."""
        return any(stem.partition("\\w")[0] in names for stem in self.pattern.split("|"))


# Facts, from public safety notices and product information (posology); the wording is ours. Only products that
# have no daily use are listed: risedronate and alendronate also exist as daily tablets of a lower strength, so they
# are held to the strengths of the weekly tablets (ISMP, consumermedsafety.org: 35 or 70 mg once a week).
WEEKLY_ONLY = (
    WeeklyOnly("methotrexate", r"methotrexat\w*|metotrexat\w*|méthotrexate|метотрексат\w*", True,
               "ISMP, targeted best practice 2; MHRA 2020; EMA 2019"),
    WeeklyOnly("semaglutide injection", r"ozempic|wegovy|semaglutid\w* injection", False, "product information"),
    WeeklyOnly("dulaglutide", r"dulaglutid\w*|дулаглутид\w*", False, "product information"),
    WeeklyOnly("tirzepatide", r"tirzepatid\w*|тирзепатид\w*", False, "product information"),
)  # fmt: skip
_STRENGTHS = (
    WeeklyOnly("alendronic acid of 35 or 70 mg", r"alendron\w*|алендрон\w*", True, "ISMP; product information"),
    WeeklyOnly("risedronate of 35 mg", r"risedron\w*|ризедрон\w*", True, "ISMP; product information"),
)
_WEEKLY_MG = {"alendronic acid of 35 or 70 mg": (35, 70), "risedronate of 35 mg": (35, 75)}
"""The strengths of weekly tablets, in mg; 40 mg of alendronic acid were once taken daily for another disease."""
_MOUTH = Regex(r"mouth|oral|swallow|mund|einnehm|bouche|orale?|boca|внутрь|рот", re.IGNORECASE)


def never_daily(reading: Reading) -> Findings:
    """DOSE-24: a medicine that is only taken once a week names its one weekday, and is never daily."""
    book = reading.book
    for regimen in reading.taken:
        found = next((one for one in (*WEEKLY_ONLY, *_STRENGTHS) if _is(one, regimen, book)), None)
        if found is None:
            continue
        patterns: tuple[Pattern, ...] = regimen.steps or (regimen,)
        if all(getattr(one, "pause", False) or _weekly(one) for one in patterns):
            continue
        said = f"{regimen.named} is {found.name}, which is taken once a week; daily it can kill"
        hint = "write the weekday under `on:`, if the source says once a week; else do not print it"
        yield Found(f"regimens.{regimen.id}", said, regimen.title.mark, hint)


def _is(one: WeeklyOnly, regimen: WrittenRegimen, book: Book) -> bool:
    medicine = book.medicines.get(regimen.medicine or "")
    form = book.forms.get(regimen.form or "")
    names = [medicine_name(book, regimen), str(regimen.substance), str(regimen.title)]
    names += [str(medicine.substance)] if medicine else []
    names += [str(form.name)] if form else []
    told = " ; ".join(names)
    if not one.may_be(told.lower()) or not re.search(rf"\b(?:{one.pattern})", told, re.IGNORECASE):
        return False
    route = str(regimen.route or (medicine.route if medicine else "") or (form.route if form else ""))
    if one.oral and route and not _MOUTH.search(route):
        return False
    weekly = _WEEKLY_MG.get(one.name)
    return weekly is None or any(
        (amount.unit == "mg" and (amount.high in weekly or amount.high > weekly[-1])) or amount.unit == "{tablet}"
        for amount in regimen.amounts
    )


def told_daily(reading: Reading) -> Findings:
    """DOSE-24 in a text: methotrexate can be taken daily."""
    every = " ".join(reading.vocabulary).casefold()
    named = [one for one in WEEKLY_ONLY if one.may_be(every)]
    if not named:
        return
    names = re.compile(rf"\b(?:{'|'.join(one.pattern for one in named)})", re.IGNORECASE)
    for one in reading.sentences:
        daily = one.find("each-day") or one.find("a-day")
        other = any(
            one.has(role) for role in ("negations", "conditions", "each-week", "a-week", "history", "studies")
        )
        found = names.search(one.text) if daily and not other else None
        if found and daily and one.words.block not in ("quote", "anecdote", "finding"):
            start, end = one.tokens[daily.first].start, one.tokens[daily.after - 1].end
            said = f"{found[0]} is told daily here, and is taken once a week; daily it can kill"
            hint = "say that it is taken once a week, if it is; else tell of each medicine in a sentence of its own"
            yield Found(one.words.place, said, one.words.mark(start, end), hint)


def _weekly(pattern: Pattern) -> bool:
    """Whether a pattern has one day in seven: one weekday, or every so many whole weeks on one."""
    on: On | None = pattern.on
    if on is not None:
        return on.kind == "week" and len(on.days) == 1
    return pattern.week is not None and len(pattern.week.days) == 1
