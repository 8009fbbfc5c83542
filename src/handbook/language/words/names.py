"""What English calls months and days, and when a week starts where it is written most: at hand, no look-up."""

from collections.abc import Mapping
from typing import NamedTuple


class Names(NamedTuple):
    """What a language calls its months, from January on, and its days, from Monday on."""

    months: tuple[str, ...]
    """As they stand in a date (Russian: in the genitive)."""
    short_months: tuple[str, ...]
    month_titles: tuple[str, ...]
    """As they stand alone, with a capital."""
    weekdays: tuple[str, ...]
    short_weekdays: tuple[str, ...]


_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
NAMES = Names(
    _MONTHS,
    tuple(name[:3] for name in _MONTHS),
    _MONTHS,
    _WEEKDAYS,
    tuple(name[:3] for name in _WEEKDAYS),
)
"""The same in every country, short ones with three letters (D+Ta-0010); CLDR gives Britain "Sept"."""

FIRST_WEEKDAYS: Mapping[str, int] = {"": 0, "US": 6, "GB": 0, "CA": 6, "AU": 0, "IE": 0, "NZ": 0, "IN": 6, "ZA": 6}
"""On which day a week starts (0 Monday, 6 Sunday; CLDR week data) where English is written most: no look-up."""
