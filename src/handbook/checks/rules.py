"""All rules of the check, in one table: what each is called, how grave it is, where it looks, where it comes from."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, NamedTuple

from handbook.checks import content, names, regimens, schedules, sources, spelling, terms, truth
from handbook.checks.reading import Findings, Reading
from handbook.foundation.marks import Severity

Gate = Literal["book", "pages"]
"""Whether a rule reads the book, or the pages that were laid out."""


class Rule(NamedTuple):
    """One rule: its code and title, its severity in each safety profile, its gate, its source."""

    code: str
    title: str
    us: Severity
    uk: Severity
    gate: Gate
    source: str
    check: Callable[[Reading], Findings] | None = None
    """None for a rule that reads pages: see `pages.py`."""


E: Severity = "error"
W: Severity = "warning"

RULES: tuple[Rule, ...] = (
    Rule("DOSE-01", "One space between figure and unit", E, E, "book", "ISMP; MEDi-041, -024", spelling.typed_as("DOSE-01")),
    Rule("DOSE-02", "From 1,000 on, figures are grouped", E, E, "book", "ISMP; MEDi-017, -044", spelling.typed_as("DOSE-02")),
    Rule("DOSE-03", "No zero at the end, none left out, no fractions", E, E, "book", "ISMP; Joint Commission", spelling.typed_as("DOSE-03")),
    Rule("DOSE-04", "Units as the safety profile spells them", E, E, "book", "ISMP; NHS content style; BNF", spelling.typed_as("DOSE-04")),
    Rule("DOSE-05", "One unit for the doses of a substance", W, W, "book", "BNF; MEDi-014", regimens.one_unit),
    Rule("DOSE-06", "Ranges with “to”, from the smaller to the larger", E, E, "book", "FHIR Range; house style", spelling.typed_as("DOSE-06")),
    Rule("DOSE-07", "No signs and short forms that are misread", E, E, "book", "ISMP; Joint Commission; MEDi-023, -026", spelling.banned),
    Rule("DOSE-08", "Names of medicines in full, and told apart", E, E, "book", "ISMP; MEDi-022", names.names),
    Rule("DOSE-09", "A regimen says all that is needed to take it", E, E, "book", "FHIR Dosage; MEDi-051", regimens.complete),
    Rule("DOSE-10", "A dose as needed has its limits", E, E, "book", "BNF", regimens.as_needed),
    Rule("DOSE-11", "A most for one day, and doses within it", E, E, "book", "FHIR maxDosePerPeriod", regimens.daily_maximum),
    Rule("DOSE-12", "Every dose comes from the regimens", E, E, "book", "house rule", truth.looked_up),
    Rule("DOSE-13", "A dose can be counted out", E, E, "book", "house rule", regimens.countable),
    Rule("SCHED-01", "Course and break are settled", E, E, "book", "house rule", schedules.settled),
    Rule("SCHED-02", "Each dose of a day has its time", E, E, "book", "FHIR Timing", schedules.slots_fit),
    Rule("SCHED-03", "No course beyond its limit", E, E, "book", "house rule", schedules.within_limit),
    Rule("SCHED-04", "The days of the calendar add up", E, E, "book", "house rule", schedules.calendar_adds_up),
    Rule("GLOS-01", "Terms are explained, used and in order", W, W, "book", "EMA QRD", terms.glossary),
    Rule("REF-01", "Claims are cited, references are used", E, E, "book", "ICMJE", sources.cited),
    Rule("REF-02", "References can be found", E, E, "book", "ICMJE; NLM", sources.complete),
    Rule("EVID-01", "Claims say how they are known", E, E, "book", "OCEBM 2011", sources.graded),
    Rule("CONT-01", "What a reader must find is there", E, E, "book", "EMA QRD; BNF", content.required),
    Rule("CONT-02", "Nothing twice, nothing too hard, no praise", W, W, "book", "21 CFR 208.20; AMA", content.plain),
    Rule("CONT-04", "A sequence and its parts agree", E, E, "book", "house rule", content.sequences),
    Rule("CONT-05", "One time until an effect sets in", W, W, "book", "house rule", content.onsets),
    Rule("CONT-06", "One spelling for one thing", W, W, "book", "house rule", content.one_spelling),
    Rule("TYPE-01", "Type can be read", E, E, "pages", "EC readability guideline 2009; MEDi-036; WCAG 2.2"),
    Rule("PRINT-01", "Sheets can be printed, cut and folded", E, E, "pages", "ISO 32000-1, 14.11; printers’ margins"),
)  # fmt: skip

BY_CODE = {rule.code: rule for rule in RULES}
