"""What CLDR knows of languages and countries: names of months and days, and on which day a week starts.

The facts lie in cldr.json, taken from Babel by tools/cldr.py, so that a book reads alike whatever is installed.
"""

from __future__ import annotations

import json
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

from handbook.language.words.names import Names


@lru_cache(maxsize=1)
def facts() -> dict[str, Any]:
    """All that is shipped: names by tag, first day of the week by country, decimal sign by tag."""
    loaded: dict[str, Any] = json.loads(Path(__file__).with_name("cldr.json").read_text("utf-8"))
    return loaded


def is_country(code: str) -> bool:
    """Whether a country, or a region of the world (419), has these letters or figures."""
    return code in facts()["first weekday"]


def names_of(base: str, country: str) -> Names:
    """What a language calls its months and days in a country."""
    known = facts()["names"]
    said = known.get(f"{base}-{country}", known[base])
    return Names(**{key: tuple(words) for key, words in said.items()})


def first_weekday(country: str) -> int:
    """0 Monday to 6 Sunday: the custom of the country, Monday (ISO 8601) where there is none."""
    return int(facts()["first weekday"].get(country, 0))


def slavic_plural(number: int | Decimal) -> str:
    """The plural of a number in Russian (CLDR plural rules): one, few, many, and other for parts."""
    if number % 1:
        return "other"
    tens, ones = number % 100, number % 10
    if ones == 1 and tens != 11:
        return "one"
    return "few" if 2 <= ones <= 4 and not 12 <= tens <= 14 else "many"
