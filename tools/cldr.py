"""The facts of CLDR that the program ships, taken from Babel: `python tools/cldr.py` writes language/cldr.json.

Names of months and days by language, and by country where they differ there; the countries that there are, with the
day on which a week starts; the decimal sign of each language in each country. The file names the Babel that it was
taken from; a test compares the two.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import babel
from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.localedata import locale_identifiers

from handbook.language.words import LANGUAGES

FILE = Path(__file__).parents[1] / "src" / "handbook" / "language" / "cldr.json"


def facts() -> dict[str, Any]:
    """All that is shipped."""
    countries = sorted(code for code in Locale("en").territories if code.isupper() or code.isdigit())
    return {
        "taken from": f"Babel {babel.__version__}",
        "names": _names(countries),
        "first weekday": {country: _first_weekday(country) for country in countries},
        "decimal": _decimals(),
    }


def _locale(base: str, country: str = "") -> Locale | None:
    try:
        return Locale(base, territory=country or None)
    except (UnknownLocaleError, ValueError):
        return None


def _names(countries: list[str]) -> dict[str, dict[str, list[str]]]:
    """Names by tag; a country only where it does not say what its language says."""
    made = {base: _named(Locale(base)) for base in LANGUAGES if base != "en"}
    for base in tuple(made):
        for country in countries:
            locale = _locale(base, country)
            if locale and _named(locale) != made[base]:
                made[f"{base}-{country}"] = _named(locale)
    return made


def _named(locale: Locale) -> dict[str, list[str]]:
    short = "stand-alone" if locale.language == "de" else "format"
    return {
        "months": _months(locale, "format", "wide"),
        "short_months": _months(locale, short, "abbreviated"),
        "month_titles": [name[:1].upper() + name[1:] for name in _months(locale, "stand-alone", "wide")],
        "weekdays": _days(locale, "wide"),
        "short_weekdays": [name.rstrip(".") for name in _days(locale, "abbreviated")],
    }


def _months(locale: Locale, use: str, width: str) -> list[str]:
    return [str(locale.months[use][width][month]) for month in range(1, 13)]


def _days(locale: Locale, width: str) -> list[str]:
    return [str(locale.days["format"][width][day]) for day in range(7)]


def _first_weekday(country: str) -> int:
    """0 Monday to 6 Sunday: CLDR tells it with the country's own languages."""
    spoken = get_global("territory_languages").get(country, {})
    own = (found for name in spoken if (found := _locale(name, country)))
    return int(next(own, Locale("en")).first_week_day)


def _decimals() -> dict[str, str]:
    signs = {}
    for id in sorted(locale_identifiers()):
        base, _, country = id.partition("_")
        if base in LANGUAGES and base != "en" and (len(country) in (0, 2) or country.isdigit()):
            signs[id.replace("_", "-")] = str(Locale.parse(id).number_symbols["latn"]["decimal"])
    return signs


def text() -> str:
    """The file: a line for each language's names and for each other table."""
    made = facts()
    lines = [f'"taken from": {json.dumps(made["taken from"])}']
    names = (f"  {json.dumps(tag)}: {json.dumps(one, ensure_ascii=False)}" for tag, one in made["names"].items())
    lines.append('"names": {\n' + ",\n".join(names) + "\n }")
    lines += [f"{json.dumps(key)}: {json.dumps(made[key])}" for key in ("first weekday", "decimal")]
    return "{\n " + ",\n ".join(lines) + "\n}\n"


if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8")
