"""What CLDR knows of languages and countries: names of months and days, and on which day a week starts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.language.words.english import Names

if TYPE_CHECKING:
    from babel import Locale


def known(base: str, country: str) -> Locale | None:
    """The language in a country, or alone if the country speaks others; None if there is no such country."""
    found, plain = _locale(base, country), _locale(base)
    return found or (plain if plain and country in plain.territories else None)


def _locale(base: str, country: str = "") -> Locale | None:
    from babel import Locale, UnknownLocaleError

    try:
        return Locale(base, territory=country or None)
    except (UnknownLocaleError, ValueError):
        return None


def names(locale: Locale) -> Names:
    """What a language calls its months and days."""
    return Names(
        _months(locale, "format", "wide"),
        _months(locale, "stand-alone" if locale.language == "de" else "format", "abbreviated"),
        tuple(name[:1].upper() + name[1:] for name in _months(locale, "stand-alone", "wide")),
        _days(locale, "wide"),
        tuple(name.rstrip(".") for name in _days(locale, "abbreviated")),
    )


def _months(locale: Locale, use: str, width: str) -> tuple[str, ...]:
    return tuple(str(locale.months[use][width][month]) for month in range(1, 13))


def _days(locale: Locale, width: str) -> tuple[str, ...]:
    return tuple(str(locale.days["format"][width][day]) for day in range(7))


def first_weekday(country: str, locale: Locale) -> int:
    """0 Monday to 6 Sunday: the custom of the country, which CLDR tells with the country's own languages."""
    from babel.core import get_global

    if locale.territory == (country or None):
        return int(locale.first_week_day)
    spoken = get_global("territory_languages").get(country, {})
    own = (found for name in spoken if (found := _locale(name, country)))
    return int(next(own, locale).first_week_day)
