"""The gate of the check: every rule is asked, waivers are taken off, severities are those of the book."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from handbook.checks.reading import Found, Reading
from handbook.checks.rules import BY_CODE, FIXED, RULES, Rule
from handbook.checks.waivers import CODE, Waivers
from handbook.foundation.marks import Problem, Severity
from handbook.foundation.nearest import suggest
from handbook.foundation.pausing import Pause, paced
from handbook.foundation.values import Mapping, Scalar

if TYPE_CHECKING:
    from handbook.book.book import Book
    from handbook.medicine.plan import Plan

_SEVERITIES = ("error", "warning")


def checked(book: Book, rules: Sequence[Rule] = RULES, pause: Pause | None = None) -> tuple[Problem, ...]:
    """The problems of a book by these rules, those left out that it waives."""
    reading, waivers, weights = Reading(book, pause), Waivers(book), Weights(book)
    problems: list[Problem] = []
    for rule in paced(rules, pause):
        if rule.check:
            found = (
                one for one in rule.check(reading) if rule.code in FIXED or not waivers.cover(rule.code, one.place)
            )
            problems += (weights.problem(rule, one) for one in found)
    return (*problems, *waivers.problems(), *wrong_weights(book))


def of_plan(plan: Plan, book: Book) -> tuple[Problem, ...]:
    """What a plan for a person has too much of; a waiver of the book's own plan holds for it too."""
    from handbook.checks.daybyday import over

    rule, waivers, weights = BY_CODE["DOSE-19"], Waivers(book), Weights(book)
    return tuple(weights.problem(rule, one) for one in over(plan, book) if not waivers.cover(rule.code, one.place))


class Weights(NamedTuple):
    """How grave each rule is in one book."""

    book: Book

    def problem(self, rule: Rule, found: Found) -> Problem:
        """What was found, as a problem of its rule."""
        severity = self.of(rule, found.lighter)
        return Problem(rule.code, found.message, found.mark, found.hint, severity, found.mend, found.asks)

    def of(self, rule: Rule, lighter: bool) -> Severity:
        """The book's own severity for a rule, or that of its safety profile."""
        if rule.code in FIXED:
            return "error"
        own = self.book.severity.get(rule.code)
        if own in _SEVERITIES:
            return "error" if own == "error" else "warning"
        return "warning" if lighter else rule.uk if self.book.profile == "uk" else rule.us


def wrong_weights(book: Book) -> Iterator[Problem]:
    """What is wrong with `severity:` itself."""
    severity = book.severity
    for code, value in severity.items():
        mark = severity.key_mark(code) if isinstance(severity, Mapping) else None
        if code not in BY_CODE:
            yield Problem(CODE, f"there is no rule {code} to weigh", mark, suggest(code, BY_CODE))
        elif code in FIXED and value != "error":
            yield Problem(CODE, f"{code} is an error in every book", mark, "delete this line")
        elif value not in _SEVERITIES:
            place = value.mark if isinstance(value, Scalar) else mark
            yield Problem(CODE, f'"{value}" is no severity', place, "write error or warning")
