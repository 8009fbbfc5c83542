"""A language's words, its names of days and months, and how it writes a date.

Dates follow the NHS date display rules (D+Ta-0011, -0012, -0016, -0019): the month as a word, the year with
four digits, the weekday, if any, short and before the day. Names come from CLDR, words from words.yaml.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NoReturn

from handbook.content.dates import place
from handbook.foundation.marks import refuse
from handbook.foundation.nearest import suggest

if TYPE_CHECKING:
    from babel import Locale

_TAG = re.compile(r"([a-z]{2,3})(?:[-_]([a-z]{2}|[0-9]{3}))?", re.IGNORECASE)
_CLOCK = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])")


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """One language: its words, its days from Monday on, its months from January on."""

    tag: str
    words: Mapping[str, Any]
    months: tuple[str, ...]
    """As they stand in a date (Russian: in the genitive)."""
    short_months: tuple[str, ...]
    month_titles: tuple[str, ...]
    """As they stand alone, with a capital."""
    weekdays: tuple[str, ...]
    short_weekdays: tuple[str, ...]
    first_weekday: int
    """0 Monday, 5 Saturday, 6 Sunday: the custom of the country."""
    plural: Callable[[int], str]
    """CLDR plural category of a whole number."""

    def say(self, key: str, **values: object) -> str:
        """The words for a key, filled in."""
        return str(self.words[key]).format_map(values)

    def count(self, key: str, number: int, shown: str = "") -> str:
        """A number with its noun in the right plural: 1 day, 14 days; `shown` stands for the number."""
        forms: Mapping[str, str] = self.words[key]
        form = forms.get(self.plural(number)) or forms["other"]
        return form.format(number=shown or number)

    def long(self, day: date) -> str:
        """5 March 2026."""
        return self._date("long", day)

    def short(self, day: date, weekday: bool = True) -> str:
        """Thu 5 Mar 2026."""
        text = self._date("short", day)
        return f"{self.short_weekdays[day.weekday()]} {text}" if weekday else text

    def day(self, day: date) -> str:
        """5 Mar: for a cell of a calendar that tells its year elsewhere."""
        return self._date("day", day)

    def month(self, year: int, month: int) -> str:
        """March 2026, as the title of a month."""
        return self.words["dates"]["month"].format(month=self.month_titles[month - 1], year=year)  # type: ignore[no-any-return]

    def _date(self, form: str, day: date) -> str:
        text: str = self.words["dates"][form]
        at = day.month - 1
        return text.format(day=day.day, month=self.months[at], mon=self.short_months[at], year=day.year)

    def clock(self, slots: Iterable[str]) -> dict[str, time]:
        """The clock time of each time of day: as written (08:00), else by custom (morning); SCHED-18."""
        return {slot: self._time(slot) for slot in slots}

    def _time(self, slot: str) -> time:
        name = " ".join(slot.split()).lower()
        exact = _CLOCK.fullmatch(name)
        known = self._clock_words()
        if not exact and name not in known:
            message = f'no clock time is known for "{slot}"'
            hint = f"write a time such as 08:00, or one of: {', '.join(self.words['slots'])}"
            raise refuse("SCHED-18", message, place(slot), hint)
        hour, minute = (exact or known[name]).groups()
        return time(int(hour), int(minute))

    def _clock_words(self) -> dict[str, re.Match[str]]:
        own = {**_lists()["en"]["slots"], **self.words["slots"]}
        return {name.lower(): found for name, at in own.items() if (found := _CLOCK.fullmatch(at))}


def languages() -> tuple[str, ...]:
    """The languages that have words."""
    return tuple(_lists())


def times_of_day(tag: str) -> dict[str, time]:
    """The clock time of each time of day that has one by custom: morning, early afternoon; in small letters."""
    lists = _lists()
    words = {**lists["en"]["slots"], **lists.get(tag.split("-")[0].lower(), lists["en"])["slots"]}
    return {name.lower(): time.fromisoformat(at) for name, at in words.items()}


@lru_cache(maxsize=8)
def language(tag: str) -> Language:
    """The language of a tag such as en, en-US, de-AT; HandbookError BOOK-20 if it has no words."""
    found = _TAG.fullmatch(tag.strip())
    base, country = (found[1].lower(), (found[2] or "").upper()) if found else ("", "")
    if base not in _lists():
        message = f'there are no words for the language "{tag}"'
        raise refuse("BOOK-20", message, place(tag), suggest(base or tag, _lists()))
    if base == "en" and country in _ENGLISH_WEEKS:
        return _english(country)
    names = _names(base, country, tag)
    # English names are the same everywhere here, with three letters (D+Ta-0010); CLDR gives Britain "Sept".
    months = names if base != "en" else _names("en", "", tag)
    return Language(
        f"{base}-{country}" if country else base,
        _lists()[base],
        _months(months, "format", "wide"),
        _months(months, "stand-alone" if base == "de" else "format", "abbreviated"),
        tuple(name[:1].upper() + name[1:] for name in _months(months, "stand-alone", "wide")),
        _days(names, "wide"),
        tuple(name.rstrip(".") for name in _days(names, "abbreviated")),
        _first_weekday(country, names),
        names.plural_form,
    )


# English needs no CLDR: its names are known, and where else they are looked up takes a tenth of a build.
_ENGLISH_WEEKS = {"": 0, "AU": 0, "CA": 6, "GB": 0, "IN": 6, "NZ": 0, "US": 6, "ZA": 6}
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def _english(country: str) -> Language:
    return Language(
        f"en-{country}" if country else "en",
        _lists()["en"],
        _MONTHS,
        tuple(name[:3] for name in _MONTHS),
        _MONTHS,
        _DAYS,
        tuple(name[:3] for name in _DAYS),
        _ENGLISH_WEEKS[country],
        lambda number: "one" if number == 1 else "other",
    )


def _names(base: str, country: str, tag: str) -> Locale:
    found, plain = _locale(base, country), _locale(base)
    if found or plain is None or country not in plain.territories:
        return found or _no_country(base, country, tag)
    return plain


def _no_country(base: str, country: str, tag: str) -> NoReturn:
    message = f'no country has the letters "{country}"'
    raise refuse("BOOK-20", message, place(tag), f"write {base}, or {base} with a country: {base}-CH")


def _locale(base: str, country: str = "") -> Locale | None:
    from babel import Locale, UnknownLocaleError

    try:
        return Locale(base, territory=country or None)
    except (UnknownLocaleError, ValueError):
        return None


def _months(names: Locale, use: str, width: str) -> tuple[str, ...]:
    return tuple(str(names.months[use][width][month]) for month in range(1, 13))


def _days(names: Locale, width: str) -> tuple[str, ...]:
    return tuple(str(names.days["format"][width][day]) for day in range(7))


def _first_weekday(country: str, names: Locale) -> int:
    """The custom of the country, which CLDR tells with the country's own languages."""
    from babel.core import get_global

    if names.territory == (country or None):
        return int(names.first_week_day)
    spoken = get_global("territory_languages").get(country, {})
    own = (found for name in spoken if (found := _locale(name, country)))
    return int(next(own, names).first_week_day)


@lru_cache(maxsize=1)
def _lists() -> dict[str, dict[str, Any]]:
    import yaml

    text = files("handbook.content").joinpath("words.yaml").read_text("utf-8")
    loaded: dict[str, dict[str, Any]] = yaml.load(text, getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    return loaded
