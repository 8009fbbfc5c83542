"""The program's own words in English: at hand without a file, and the measure of every other language.

`{…}` is filled in. What is counted has a form for each plural of the language behind a full stop, by the
names of CLDR: `days.one`, `days.other`. A unit's words behind `-uk` are those of the safety profile uk.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

WORDS: Mapping[str, str] = {
    # titles of what stands around the sections
    "contents": "Contents",
    "at-a-glance": "At a glance",
    "references": "References",
    "glossary": "Glossary",
    "dosing-summary": "Dosing summary",
    "card-and-calendar": "Card and calendar",
    "editors-notes": "Editor’s notes",
    "quick-card": "The quick-card",
    "calendar": "Calendar",
    "about": "About this edition",
    "not-covered": "Not covered in this book",
    "edition-line": "Version {version} · {date}",
    "notice": "Information, not medical advice. Ask a doctor or a pharmacist before you act on a dose.",
    # labels
    "table": "Table",
    "figure": "Figure",
    "finding": "Finding",
    "note": "Note",
    "caution": "Caution",
    "warning": "Warning",
    "stop": "Stop",
    # where to read on
    "page": "page",
    "see-page": ", page {n}",
    "see-section": "section {number}, {title}",
    "see-appendix": "appendix {number}, {title}",
    "see-table": "table {number}",
    "see-figure": "figure {number}",
    "see-plain": "“{title}”",
    "see-also": "See also",
    "cited": "Cited on page",
    "marked-on": "On page",
    "see-handbook": "Not all information: see the handbook",
    "reference": "Reference",
    "editors-note": "Editor’s note",
    "glossary-entry": "Glossary: {term}",
    # between other words
    "and": "and",
    "colon": ": ",
    "semicolon": "; ",
    "decimal": ".",
    "thousands": ",",
    "range": "{low} to {high}",
    # amounts
    "unit-ng.one": "{number} nanogram",
    "unit-ng.other": "{number} nanograms",
    "unit-ug.other": "{number} mcg",
    "unit-ug-uk.one": "{number} microgram",
    "unit-ug-uk.other": "{number} micrograms",
    "unit-mg.other": "{number} mg",
    "unit-mg-uk.other": "{number} mg",
    "unit-g.other": "{number} g",
    "unit-g-uk.other": "{number} g",
    "unit-mL.other": "{number} mL",
    "unit-mL-uk.other": "{number} mL",
    "unit-iU.one": "{number} unit",
    "unit-iU.other": "{number} units",
    "unit-drp.one": "{number} drop",
    "unit-drp.other": "{number} drops",
    "unit-spray.one": "{number} spray",
    "unit-spray.other": "{number} sprays",
    "unit-tablet.one": "{number} tablet",
    "unit-tablet.other": "{number} tablets",
    "unit-capsule.one": "{number} capsule",
    "unit-capsule.other": "{number} capsules",
    "per-kg": "per kg",
    "per-kg-uk": "per kg",
    "per-mL": "per mL",
    "per-mL-uk": "per mL",
    "per-drp": "per drop",
    "per-spray": "per spray",
    "per-tablet": "per tablet",
    "per-capsule": "per capsule",
    # how often, and for how long
    "times-1": "once",
    "times-2": "twice",
    "times.one": "{number} time",
    "times.other": "{number} times",
    "an-hour": "an hour",
    "a-day": "a day",
    "a-week": "a week",
    "a-month": "a month",
    "every-hours.other": "every {number} hours",
    "every-days.other": "every {number} days",
    "every-weeks.other": "every {number} weeks",
    "every-months.other": "every {number} months",
    "minutes.one": "{number} minute",
    "minutes.other": "{number} minutes",
    "hours.one": "{number} hour",
    "hours.other": "{number} hours",
    "days.one": "{number} day",
    "days.other": "{number} days",
    "weeks.one": "{number} week",
    "weeks.other": "{number} weeks",
    "months.one": "{number} month",
    "months.other": "{number} months",
    "years.one": "{number} year",
    "years.other": "{number} years",
    "courses.one": "{number} course",
    "courses.other": "{number} courses",
    "equal": "equal to the course",
    "similar": "similar to the course",
    "at-least": "at least as long as the course",
    "in-full-course": "for {course}",
    "in-full-break": "then a break of {break}",
    "in-full-break-rule": "then a break {break}",
    # doses
    "for": "For",
    "dose": "Dose",
    "how-often": "How often",
    "when": "When",
    "how-often-when": "How often, when",
    "not-after": "Not after",
    "course": "Course",
    "break": "Break",
    "route": "Route",
    "form": "Form",
    "at-most": "At most",
    "at-least-between": "Between two doses at least",
    "number-of-courses": "Courses",
    "not-stated": "not stated",
    "dash": "A dash: not stated.",
    "also-dose": "(also stated: {dose})",
    "as-needed": "as needed",
    "before": "{time} before",
    "a-day-in-all": "a day in all",
    "at-most-a-day": "{amount} a day",
    "who": "Who it is for",
    "audience-self": "People who take it on their own",
    "audience-clinic": "Only under medical care",
    "audience-study": "Met in studies; not a dose to take",
    "tag-clinic": "only under medical care",
    "tag-study": "in studies; not a dose to take",
    "doses-caption": "Doses and courses",
    "dose-notes": "Notes on these doses",
    "also-caption": "Statements that differ",
    "this-edition": "In this edition",
    "also-stated": "Also stated",
    "where": "Where",
    # forms
    "forms-caption": "Forms and their relative potency",
    "form-head": "Form",
    "modification": "Modification",
    "potency": "Relative potency",
    "potency-axis": "Relative potency",
    # time
    "goal": "Goal",
    "best-time": "Best time",
    "avoid": "Avoid",
    "timeline-when": "When",
    "timeline-says": "Effect",
    "time-axis": "Time after the first dose",
    # evidence
    "species-human": "Studied in people",
    "species-animal": "Studied in animals",
    "species-in-vitro": "Studied in the laboratory",
    "species-none": "Not stated in whom it was studied",
    "level": "OCEBM level {level}",
    "level-none": "no level of evidence given",
    "users-report": "Users report",
    "rung": "Level {level}",
    "rung-1": "Systematic review of randomized trials",
    "rung-2": "Randomized trial",
    "rung-3": "Controlled study without randomization",
    "rung-4": "Series of cases, or a look back at cases",
    "rung-5": "Reasoning from the mechanism; animal and laboratory work",
    "marked": "Stated level",
    # the course
    "days-on": "{days} on",
    "days-off": "{days} break",
    "card-file": "The quick-card for the pocket is the file {file}.",
    "calendar-file": (
        "The calendar to tick off is the file {file}. The file {days} brings its days into a calendar program."
    ),
    "doses-stand": "The doses stand in {place}.",
    "optional": "optional",
    "regimen": "Regimen",
    "times-of-day": "Times of day",
    "start": "Start",
    "undated": "Any day: the calendar can be printed with or without dates",
    "missed-dose": "Missed a dose",
    "missed-uncovered": "This edition does not cover a missed dose.",
    "cautions": "Cautions",
    "notes": "Notes",
    "chosen-from": "{number}, chosen from {stated}",
    "chosen-rule": "{number}, chosen; the book says: {stated}",
    "chosen-free": "{number}, chosen; the book states none",
    "derived": "{number}, {stated}",
    # the card
    "how": "How",
    "do-not-use-if": "Do not use if",
    "get-help": "Stop and get help",
    "contact": "Contact",
    "see-dosing": "doses: section {number}",
    "see-risk": "risks: section {number}",
    "uncovered": "Not covered in this edition.",
    "card-foot": "Version {version}, {date}. Not all information: see the handbook.",
    # the calendar
    "course-of": "Course {number} of {total}",
    "day-of": "Day {number} of {total}",
    "day-number": "Day {number}",
    "break-day-of": "Break day {number} of {total}",
    "break-until": "Break until {date}",
    "break-begins": "Break, no doses",
    "date-range": "{low} to {high}",
    "resume": "Resume",
    "starts-on": "Starts {date}",
    "resume-on": "Resume {date}",
    "or-later": "or later",
    "week": "Week",
    "week-number": "Week {number}",
    "week-of": "Week {number} of {total}",
    "sheet-of": "Sheet {number} of {total}",
    "to-write": "Notes",
    "total-doses": "Doses in all",
    "doses-this-course": "Doses in this course",
    "last-dose": "Last dose",
    "next-start": "Next start no earlier than",
    "supervised": "Only under clinical supervision",
    "taken-at": "{dose}, {slot}",
    "version-number": "Version {number}",
    "inputs": "The book and the choices that this calendar was made from",
    # beside the lines of a sheet
    "cut": "Cut",
    "fold": "Fold here first",
    "slit": "Slit here",
    "tear": "Tear here",
    "staple": "Staple here",
    "ruler": "This line is 100 mm long",
    "print-size": "Print at 100 %, do not fit to page",
    # about
    "version": "Version",
    "updated": "Last updated",
    "author": "Author",
    "reviewer": "Reviewer",
    "review-by": "Review by",
    "language": "Language",
    "profile": "Doses are printed",
    "profile-us": "in mcg and mg, as common in the United States",
    "profile-uk": "in micrograms and mg, as common in the United Kingdom",
    "fingerprint": "Edition code",
    "waived": "Accepted as it is",
    "sources": "Where the sections come from",
    # dates: the month always as a word, the year with four figures
    "date-long": "{day} {month} {year}",
    "date-short": "{day} {mon} {year}",
    "date-day": "{day} {mon}",
    "date-month": "{month} {year}",
}

BRITISH: Mapping[str, str] = {
    "rung-1": "Systematic review of randomised trials",
    "rung-2": "Randomised trial",
    "rung-3": "Controlled study without randomisation",
}
"""What is spelt otherwise where English follows Britain."""

AMERICAN = frozenset(("", "AS", "CA", "GU", "MH", "MP", "PH", "PR", "UM", "US", "VI"))
"""Countries where it does not (CLDR, parents of locales: not below en-001; and Canada)."""

SLOTS: Mapping[str, str] = {
    "early morning": "07:00",
    "morning": "08:00",
    "late morning": "10:00",
    "noon": "12:00",
    "midday": "12:00",
    "early afternoon": "13:00",
    "afternoon": "15:00",
    "late afternoon": "17:00",
    "evening": "18:00",
    "late evening": "20:00",
    "bedtime": "22:00",
    "night": "22:00",
}
"""Times of day as books write them, and the clock time that the .ics file gives them."""


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
