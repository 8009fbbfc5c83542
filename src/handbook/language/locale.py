"""A language's words, numbers and names of days and months, and how it writes a count, a range and a date.

Dates follow the NHS date display rules (D+Ta-0011, -0012, -0016, -0019): the month as a word, the year with
four digits, the weekday, if any, short and before the day. Names and plurals come from CLDR; English needs no
look-up.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from functools import cached_property, lru_cache

from handbook.foundation.marks import place_of, refuse
from handbook.foundation.nearest import suggest
from handbook.foundation.regex import Regex
from handbook.language.words import LANGUAGES, english, names, table

_TAG = Regex(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{2}|[0-9]{3}))?")
_NAMES = Regex(r"language-[a-z]{2,3}")


@dataclass(frozen=True, eq=False)
class Language:
    """One language as a country writes it."""

    base: str
    country: str
    """Two letters, or none."""
    words: Mapping[str, str]
    slots: Mapping[str, str]
    """Times of day in words, and their clock time."""

    @property
    def tag(self) -> str:
        """en, de-AT."""
        return f"{self.base}-{self.country}" if self.country else self.base

    # --- words and numbers -------------------------------------------------------------------------------

    def say(self, key: str, **values: object) -> str:
        """The words for a key, filled in."""
        return self.words[key].format_map(values)

    def count(
        self,
        key: str,
        low: int | Decimal,
        high: int | Decimal | None = None,
        words: Mapping[str, str] | None = None,
    ) -> str:
        """A number or a range with its noun in the right plural: 1 day, 14 days, 10 to 14 days.

        `words` are those of a noun that the language's own table lacks.
        """
        most = low if high is None else high
        shown = self._shown(low)
        if low != most:
            shown = self.say("range", low=shown, high=self._shown(most))
        return self._noun(key, most, low != most, words or self.words).format(number=shown)

    def _shown(self, number: int | Decimal) -> str:
        return self.figure(number) if isinstance(number, Decimal) else str(number)

    def _noun(self, key: str, number: int | Decimal, ranged: bool, words: Mapping[str, str]) -> str:
        form = self.plural(number, ranged)
        own = words.get(f"{key}.range-{form}") if ranged else None
        return own or words.get(f"{key}.{form}") or words[f"{key}.other"]

    @property
    def plurals(self) -> tuple[str, ...]:
        """The plurals (CLDR) that a noun has a word for."""
        return ("one", "few", "many", "other") if self.base == "ru" else ("one", "other")

    def plural(self, number: int | Decimal, ranged: bool = False) -> str:
        """The CLDR plural of a number, or of a range that ends in it."""
        if self.base == "ru":
            from handbook.language.cldr import slavic_plural

            return slavic_plural(number)
        one = number < 2 if self.base == "fr" else number == 1 and not ranged
        return "one" if one else "other"

    def figure(self, number: Decimal) -> str:
        """An amount in figures: in threes from 1,000 on, a figure before the decimal sign, no zero at the end."""
        whole, _, rest = f"{number:,f}".partition(".")
        whole, rest = whole.replace(",", self.words["thousands"]), rest.rstrip("0")
        return f"{whole}{self.words['decimal']}{rest}" if rest else whole

    # --- names of languages ------------------------------------------------------------------------------

    def name(self, tag: str) -> str:
        """A language in words, and its country if there is a word for both: English (United States).

        What is no code of a language with words stays as it is.
        """
        base = tag.split("-")[0]
        own, plain = self.words.get(f"language-{tag}"), self.words.get(f"language-{base}")
        return own or (plain and (f"{plain} ({tag})" if tag != base else plain)) or tag

    def code(self, name: str) -> str:
        """The code of a language that is called by its code or by its name here; empty if it has no words."""
        bases = {key.removeprefix("language-"): said for key, said in self.words.items() if _NAMES.fullmatch(key)}
        return next((base for base, said in bases.items() if name.casefold() in (base, said.casefold())), "")

    # --- dates -------------------------------------------------------------------------------------------

    def long(self, day: date) -> str:
        """5 March 2026."""
        return self._date("date-long", day)

    def short(self, day: date, weekday: bool = True, beside: date | None = None) -> str:
        """Thu 5 Mar 2026; without its year if a date beside it tells the same one."""
        text = self._date("date-day" if beside and beside.year == day.year else "date-short", day)
        return f"{self._names.short_weekdays[day.weekday()]} {text}" if weekday else text

    def span(self, first: date, last: date) -> str:
        """Mon 9 Mar to Sun 15 Mar 2026: a year that both have once; one day stands alone."""
        if first == last:
            return self.short(first)
        return self.say("date-range", low=self.short(first, beside=last), high=self.short(last))

    def day(self, day: date) -> str:
        """5 Mar: for a cell of a calendar that tells its year elsewhere."""
        return self._date("date-day", day)

    def month(self, year: int, month: int) -> str:
        """March 2026, as the title of a month."""
        return self.say("date-month", month=self.month_titles[month - 1], year=year)

    def _date(self, form: str, day: date) -> str:
        at = day.month - 1
        return self.say(form, day=day.day, month=self.months[at], mon=self.short_months[at], year=day.year)

    @property
    def months(self) -> tuple[str, ...]:
        """As they stand in a date (Russian: in the genitive)."""
        return self._names.months

    @property
    def short_months(self) -> tuple[str, ...]:
        """Jan, Feb, …"""
        return self._names.short_months

    @property
    def month_titles(self) -> tuple[str, ...]:
        """As they stand alone, with a capital."""
        return self._names.month_titles

    @property
    def weekdays(self) -> tuple[str, ...]:
        """From Monday on."""
        return self._names.weekdays

    @property
    def short_weekdays(self) -> tuple[str, ...]:
        """Mon, Tue, …"""
        return self._names.short_weekdays

    @cached_property
    def first_weekday(self) -> int:
        """0 Monday, 5 Saturday, 6 Sunday: the custom of the country."""
        if self.base == "en" and self.country in names.FIRST_WEEKDAYS:
            return names.FIRST_WEEKDAYS[self.country]
        from handbook.language.cldr import first_weekday

        return first_weekday(self.country)

    @cached_property
    def _names(self) -> names.Names:
        if self.base == "en":
            return names.NAMES
        from handbook.language.cldr import names_of

        return names_of(self.base, self.country)

    # --- the clock ---------------------------------------------------------------------------------------

    @property
    def times(self) -> Mapping[str, time]:
        """The clock time of words for a time of day, in small letters."""
        return _times(self.slots)


def times_of_day(tag: str) -> dict[str, time]:
    """The clock time of each time of day that has one by custom: morning, early afternoon; in small letters."""
    base = tag.split("-")[0].lower()
    return _times(table(base).slots if base in LANGUAGES else {})


def _times(own: Mapping[str, str]) -> dict[str, time]:
    return {name.lower(): time.fromisoformat(at) for name, at in {**english.SLOTS, **own}.items()}


@lru_cache(maxsize=8)
def language(tag: str) -> Language:
    """The language of a tag such as en, en-US, de-AT; HandbookError BOOK-20 if it has no words."""
    found = _TAG.fullmatch(tag.strip())
    base, country = (found[1].lower(), (found[2] or "").upper()) if found else ("", "")
    if base not in LANGUAGES:
        message = f'there are no words for the language "{tag}"'
        raise refuse("BOOK-20", message, place_of(tag), suggest(base or tag, LANGUAGES))
    _check_country(base, country, tag)
    return Language(base, country, *table(base, country))


def _check_country(base: str, country: str, tag: str) -> None:
    if country in names.FIRST_WEEKDAYS:
        return
    from handbook.language.cldr import is_country

    if country and not is_country(country):
        message = f'no country has the letters "{country}"'
        raise refuse("BOOK-20", message, place_of(tag), f"write {base}, or {base} with a country: {base}-CH")


ENGLISH = language("en")
"""Of no country: what is typed in YAML and said in messages."""
