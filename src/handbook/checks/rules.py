"""All rules of the check, in one table: what each is called, how grave it is, where it looks, where it comes from."""

from collections.abc import Callable
from typing import Literal, NamedTuple

from handbook.checks import (
    consistent,
    content,
    daybyday,
    evidence,
    fitting,
    limits,
    names,
    onset,
    safety,
    schedules,
    signs,
    sources,
    spelling,
    terms,
    truth,
    weeklyonly,
)
from handbook.checks.reading import Findings, Reading
from handbook.checks.spelling import typed_as
from handbook.foundation.marks import Severity

Gate = Literal["book", "pages"]
"""Whether a rule reads the book, or the pages that were laid out."""


class Rule(NamedTuple):
    """One rule: its code, its severity in each safety profile, its gate, its title, its source."""

    code: str
    us: Severity
    uk: Severity
    gate: Gate
    title: str
    source: str
    check: Callable[[Reading], Findings] | None = None
    """None for a rule that reads pages: see `laidout.py`."""


def both(*checks: Callable[[Reading], Findings]) -> Callable[[Reading], Findings]:
    """One rule that is asked in several ways."""
    return lambda reading: (found for check in checks for found in check(reading))


E: Severity = "error"
W: Severity = "warning"

DECIMALS = both(typed_as("DOSE-03"), spelling.bare_point)
WEEKLY = both(weeklyonly.never_daily, weeklyonly.told_daily)
SETTLED = both(schedules.settled, truth.lasting)

RULES: tuple[Rule, ...] = (
    Rule("DOSE-01", E, E, "book", "One space between figure and unit", "ISMP; MEDi-041, -024", typed_as("DOSE-01")),
    Rule("DOSE-02", E, E, "book", "From 1,000 on, figures are grouped", "ISMP; MEDi-017, -044", typed_as("DOSE-02")),
    Rule("DOSE-03", E, E, "book", "No misread zeros, no fractions", "ISMP; Joint Commission", DECIMALS),
    Rule("DOSE-04", E, E, "book", "Units as the safety profile spells them", "ISMP; NHS; BNF", typed_as("DOSE-04")),
    Rule("DOSE-05", W, W, "book", "One unit for the doses of a substance", "BNF; MEDi-014", safety.one_unit),
    Rule("DOSE-06", E, E, "book", "Ranges with “to”, and rising", "FHIR Range; house style", typed_as("DOSE-06")),
    Rule("DOSE-07", E, E, "book", "No misread signs or short forms", "ISMP; Joint Commission", signs.banned),
    Rule("DOSE-08", E, E, "book", "Names of medicines in full, and told apart", "ISMP; MEDi-022", names.names),
    Rule("DOSE-09", E, E, "book", "A regimen says all that it takes", "FHIR Dosage; MEDi-051", safety.complete),
    Rule("DOSE-10", E, E, "book", "A dose as needed has its limits", "BNF", safety.as_needed),
    Rule("DOSE-11", E, E, "book", "A most for one day", "FHIR maxDosePerPeriod", limits.daily_maximum),
    Rule("DOSE-12", E, E, "book", "Every dose comes from the regimens", "house rule", truth.looked_up),
    Rule("DOSE-13", E, E, "book", "A dose can be counted out", "house rule", safety.countable),
    Rule("DOSE-14", E, E, "book", "No amount larger than any dose", "ISMP; house rule", spelling.oversized),
    Rule("DOSE-17", E, E, "book", "The products make every dose", "dgMP; house rule", fitting.can_be_made),
    Rule("DOSE-18", E, E, "book", "Dose, product, form and route fit", "MEDi-051", fitting.fits),
    Rule("DOSE-19", E, E, "book", "Every day of the plan keeps its limits", "FHIR", daybyday.within_limits),
    Rule("DOSE-20", E, E, "book", "No dose by weight goes home as such", "house rule", fitting.absolute_at_home),
    Rule("DOSE-24", E, E, "book", "A weekly medicine is never daily", "ISMP; MHRA; IMSN", WEEKLY),
    Rule("DOSE-33", E, E, "book", "Statements on one dose are not ten times apart", "ISMP", limits.tenfold),
    Rule("SCHED-01", E, E, "book", "Course and break are settled", "house rule", SETTLED),
    Rule("SCHED-02", E, E, "book", "Each dose of a day has its time", "FHIR Timing", schedules.slots_fit),
    Rule("SCHED-03", E, E, "book", "No course beyond its limit", "house rule", schedules.within_limit),
    Rule("SCHED-04", E, E, "book", "The days of the calendar add up", "house rule", schedules.calendar_adds_up),
    Rule("SCHED-18", E, E, "book", "Every time of the calendar is on the clock", "RFC 5545", daybyday.on_the_clock),
    Rule("SCHED-23", E, E, "book", "A weekly dose names its weekday", "ISMP; IMSN", daybyday.weekday_named),
    Rule("SCHED-27", E, E, "book", "Doses keep their distance, over midnight too", "BNF", daybyday.far_enough),
    Rule("GLOS-01", W, W, "book", "Terms are explained, used and in order", "EMA QRD", terms.glossary),
    Rule("REF-01", E, E, "book", "Claims are cited, references are used", "ICMJE", sources.cited),
    Rule("REF-02", E, E, "book", "References can be found", "ICMJE; NLM", sources.complete),
    Rule("EVID-01", E, E, "book", "Claims say how they are known", "OCEBM 2011", evidence.graded),
    Rule("CONT-01", E, E, "book", "What a reader must find is there", "EMA QRD; BNF", content.required),
    Rule("CONT-02", W, W, "book", "Nothing twice, nothing too hard, no praise", "21 CFR 208.20; AMA", content.plain),
    Rule("CONT-04", E, E, "book", "A sequence and its parts agree", "house rule", content.sequences),
    Rule("CONT-05", W, W, "book", "One time until an effect sets in", "house rule", onset.onsets),
    Rule("CONT-06", W, W, "book", "One spelling for one thing", "house rule", consistent.one_spelling),
    Rule("TYPE-01", E, E, "pages", "Type can be read", "EC readability guideline 2009; MEDi-036; WCAG 2.2"),
    Rule("PRINT-01", E, E, "pages", "Sheets can be printed, cut and folded", "ISO 32000-1, 14.11; printers’ margins"),
)  # fmt: skip

FIXED = frozenset(("DOSE-24",))
"""Rules that no book can make lighter or waive: what they find has killed."""

BY_CODE = {rule.code: rule for rule in RULES}
