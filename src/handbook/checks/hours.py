"""Hours of the clock as they are spoken: 7 am, um 7 Uhr, à 19 h, a las 7, в 7 часов; each as a time of day."""

from __future__ import annotations

import re

from handbook.checks.prescribed import time_of_day
from handbook.checks.sentences import Sentence
from handbook.foundation.regex import Regex

AT = frozenset(("at", "um", "gegen", "à", "vers", "a", "в"))
"""What stands before an hour in words: one at six, a second at ten."""
_HOUR = r"(?P<hour>[01]?\d|2[0-4])(?:[.:h]\d\d)?"
_NAMED = r"\s?(?P<half>[ap]\.?m\b\.?|Uhr\b|h\b|heures?\b|horas\b|hrs?\b|часов\b|часа\b|ч\b|o['’]clock\b)"
_AT = r"(?:at|um|gegen|à|vers|a\slas|hacia\slas|в)\s"
_BARE = r"(?P<bare>[01]?\d|2[0-4])"
_AFTER = Regex(rf"\s?(?:{_AT})?{_HOUR}{_NAMED}|\s?(?:at|um|gegen|a\slas)\s{_BARE}(?![\w:]|[.,]\w)(?!\s\w)")
_ENDS = r"[\s:,–—-]{1,3}$"
_BEFORE = Regex(rf"(?:{_AT})?(?<!\d){_HOUR}{_NAMED}{_ENDS}|(?:at|um|a\slas)\s{_BARE}{_ENDS}", re.IGNORECASE)
_REACH = 30
"""Letters; no hour is told in more."""


def hour_after(one: Sentence, at: int) -> str:
    """The time of day of an hour that is told from a token on; empty if none is."""
    if at >= len(one.tokens):
        return ""
    start = one.tokens[at].start
    found = _AFTER.match(one.words.plain[start : min(one.end, start + _REACH)])
    return _named(found["hour"] or found["bare"], found["half"]) if found else ""


def hour_before(one: Sentence, at: int) -> str:
    """The time of day of an hour that is told right before a token; empty if none is."""
    end = one.tokens[at].start if at < len(one.tokens) else one.end
    found = _BEFORE.search(one.words.plain[max(one.start, end - _REACH) : end])
    return _named(found["hour"] or found["bare"], found["half"]) if found else ""


def _named(hour: str, half: str | None) -> str:
    later = bool(half) and (half or "").lower().startswith("p") and int(hour) < 12
    return time_of_day((int(hour) + 12 * later) % 24)
