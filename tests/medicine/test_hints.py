"""No hint and no mend changes how much is taken, or when: refused texts made from what they mean, in five languages.

What a text means is known before it is written, so nothing of the program reads it here; what a hint tells to write
is read by a few lines of this file, held against that meaning, and then given to the program, which must take it.
"""

import random
import re
from decimal import Decimal as D
from pathlib import Path
from typing import Any

import pytest
from pydantic_core import PydanticCustomError

from handbook.book.prescribed import WrittenRegimen
from handbook.foundation.marks import HandbookError
from handbook.foundation.model import validate
from handbook.foundation.reader import read_text
from handbook.medicine.amount import Amount
from handbook.medicine.body import Measure
from handbook.medicine.frequency import Break, Duration, Frequency
from handbook.medicine.notation import Notation
from handbook.medicine.strength import PieceStrength

# --- what is meant, and the ways in which people write it ------------------------------------------------

NUMBERS: list[tuple[str, D | None]] = [
    ("5", D(5)), ("1", D(1)), ("250", D(250)), ("2.5", D("2.5")), (".5", D("0.5")), ("5.0", D(5)), ("0.50", D("0.5")),
    ("1½", D("1.5")), ("1-1/2", D("1.5")), ("1 1/2", D("1.5")), ("½", D("0.5")), ("1/4", D("0.25")),
    ("1500", D(1500)), ("1,500", D(1500)), ("1'500", D(1500)), ("2,5", None), ("0,5", None), ("1.500", None),
    ("1,50", None), ("12,50,000", None), ("05", None), ("٥", D(5)), ("1e3", None), ("3/7", None), ("1.5.2", None),
]  # fmt: skip
UNITS: list[tuple[str, str | None, D]] = [
    ("mg", "mg", D(1)), ("mgs", "mg", D(1)), ("MG", "mg", D(1)), ("mg.", "mg", D(1)), ("ug", "mg", D("0.001")),
    ("µg", "mg", D("0.001")), ("mcg", "mg", D("0.001")), ("g", "mg", D(1000)), ("grams", "mg", D(1000)),
    ("мкг", "mg", D("0.001")), ("Milligramm", "mg", D(1)), ("ml", "mL", D(1)), ("cc", "mL", D(1)), ("мл", "mL", D(1)),
    ("IU", "unit", D(1)), ("I.E.", "unit", D(1)), ("tabs", "tablet", D(1)), ("Tabletten", "tablet", D(1)),
    ("comprimés", "tablet", D(1)), ("comprimidos", "tablet", D(1)), ("таблетки", "tablet", D(1)),
    ("gouttes", "drop", D(1)), ("Tropfen", "drop", D(1)), ("gotas", "drop", D(1)), ("капель", "drop", D(1)),
    ("gr", None, D(1)), ("kg", None, D(1)), ("tsp", None, D(1)), ("Hub", None, D(1)), ("", None, D(1)),
]  # fmt: skip
RATES = [("", ""), ("/kg", "kg"), (" per kg", "kg"), (" pro kg", "kg"), ("/m2", "m2"), (" per m²", "m2")]
SAID: list[tuple[dict[str, Any], str]] = [
    ({"times": (1, 1, 2, "day")},
         "every other day; every 2 days; alternate days; qod; alle zwei Tage; jeden zweiten Tag; alle 2 "
         "Tage; un jour sur deux; tous les 2 jours; cada 2 días; días alternos; через день; каждые 2 дня; "
         "1 every 2 days"),
    ({"times": (1, 1, 21, "day")},
         "every 3 weeks; alle 3 Wochen; toutes les 3 semaines; cada 3 semanas; каждые 3 недели"),
    ({"times": (1, 1, 7, "day")},
         "once a week; weekly; 1x/week; einmal wöchentlich; une fois par semaine; una vez por semana; один "
         "раз в неделю; once every week"),
    ({"times": (2, 2, 7, "day")},
         "twice weekly; 2x a week; zweimal pro Woche; deux fois par semaine; 2 veces por semana; два раза "
         "в неделю"),
    ({"on": {0}},
         "on Mondays; every Monday; montags; jeden Montag; le lundi; los lunes; по понедельникам"),
    ({"on": {1, 4}},
         "Tuesday and Friday; dienstags und freitags; martes y viernes"),
    ({"times": (2, 2, 1, "day")},
         "twice a day; 2x daily; bid; b.i.d.; zweimal täglich; 2 fois par jour; dos veces al día; 2 раза в "
         "день"),
    ({"times": (2, 3, 1, "day")},
         "2-3x daily; 2 to 3 times a day"),
    ({"times": (1, 1, 8, "hour")},
         "every 8 hours; q8h; alle 8 Stunden; toutes les 8 heures; cada 8 horas; каждые 8 часов"),
    ({"times": (1, 1, 1, "day"), "slots": ["morning"]},
         "every morning; in the morning"),
    ({"times": (1, 1, 1, "month")},
         "once a month; monthly; einmal im Monat"),
    ({},
         "every 2-3 days; 2 daily; biw; up to 4 times a day; every weekday; 5 days a week; daily on "
         "Monday; once, then weekly; not every day; every day but Sunday"),
]  # fmt: skip
"""What is said, and words for it; nothing where no key says it, or where it has two readings."""
TIMES = {text: meaning for meaning, texts in SAID for text in texts.split("; ")}
A_DAY = ("per day", "a day", "/day", "pro Tag", "par jour", "al día", "в день")


def doses() -> list[tuple[str, dict[str, Any] | None]]:
    """Refused doses and their meaning; None where they have none, or more than one."""
    pick = random.Random(7)
    made: list[tuple[str, dict[str, Any] | None]] = []
    for _ in range(1500):
        (low, a), (high, b), (unit, kind, size) = pick.choice(NUMBERS), pick.choice(NUMBERS), pick.choice(UNITS)
        (rate, per), gap = pick.choice(RATES), pick.choice((" ", "", " "))
        ranged = pick.random() < 0.3 and "/" not in low + high and not {"½"} & set(low + high)
        figures = f"{low}{pick.choice(('-', ' - ', ' to ', '–', ' bis '))}{high}" if ranged else low
        sure = a is not None and (b is not None or not ranged) and kind is not None
        # `1'500-250 mg` and the like are told from the smaller figure to the larger.
        ends = sorted((a, b) if ranged else (a, a)) if sure else []  # type: ignore[type-var]
        amount = (ends[0] * size, ends[1] * size, kind, per) if sure else None  # type: ignore[operator]
        tail = pick.choice(("", "", *TIMES, *A_DAY))
        told: dict[str, Any] | None = {"dose": amount} if amount else None
        if tail in A_DAY:
            told = told and {**told, "per": "day"}
        elif tail:
            told = {**told, **TIMES[tail]} if told and TIMES[tail] else None
        made.append((f"{figures}{gap}{unit}{rate} {tail}".strip(), told))
    return made


WHOLE: list[tuple[str, dict[str, Any] | None]] = [
    ("1 tablet in the morning and 2 in the evening", {"slots": [("morning", D(1)), ("evening", D(2))]}),
    ("5 mg morgens und 10 mg abends", {"slots": [("morgens", D(5)), ("abends", D(10))]}),
    ("40 mg for 5 days, then 30 mg for 3 days", {"steps": [(D(40), 5), (D(30), 3)]}),
    ("40 mg for 1 week then 20 mg for 2 weeks", {"steps": [(D(40), 7), (D(20), 14)]}),
    ("40 mg für 5 Tage, dann 20 mg für 5 Tage", {"steps": [(D(40), 5), (D(20), 5)]}),
    ("5 mg for 10 days", {"dose": (D(5), D(5), "mg", ""), "course": 10}),
    ("ten mg", {"dose": (D(10), D(10), "mg", "")}),
    ("two tablets twice a day", {"dose": (D(2), D(2), "tablet", ""), "times": (2, 2, 1, "day")}),
    ("eine Tablette morgens und 2 abends", {"slots": [("morgens", D(1)), ("abends", D(2))]}),
    ("un comprimé pendant 5 jours", {"dose": (D(1), D(1), "tablet", ""), "course": 5}),
    ("two tablets", {"dose": (D(2), D(2), "tablet", "")}),
    ("half a tablet", {"dose": (D("0.5"), D("0.5"), "tablet", "")}),
    ("one and a half tablets", {"dose": (D("1.5"), D("1.5"), "tablet", "")}),
    *((text, {"dose": (D(low), D(high), unit, "")}) for low, high, unit, texts in (
        ("2", "2", "tablet", "zwei Tabletten; deux comprimés; dos comprimidos; две таблетки"),
        ("11", "11", "tablet", "eleven tablets; elf Tabletten; onze comprimés; одиннадцать таблеток"),
        ("0.5", "0.5", "tablet", "eine halbe Tablette; media tableta; половина таблетки; half of a tablet"),
        ("0.25", "0.25", "tablet", "a quarter tablet; a quarter of a tablet"),
        ("0.75", "0.75", "tablet", "three quarters of a tablet"),
        ("1.5", "1.5", "tablet", "eineinhalb Tabletten; anderthalb Tabletten; полторы таблетки"),
        ("1", "2", "tablet", "one to two tablets; ein bis zwei Tabletten; un à deux comprimés"),
        ("1", "1", "tablet", "a tablet; eine Tablette; une tablette"),
        ("10", "10", "mg", "two 5 mg tablets; 2 x 5 mg tablets; 2 tablets of 5 mg; zwei Tabletten zu 5 mg; "
         "deux comprimés de 5 mg; две таблетки по 5 mg; two 5mg tabs; four tablets of 2.5 mg"),
        ("5", "5", "mg", "half a tablet of 10 mg; a 5 mg tablet; one 5-mg tablet; 1 × 5 mg capsule"),
        ("1000", "1000", "mg", "two 500 mg tablets"),
    ) for text in texts.split("; ")),
    *((text, None) for text in (
        "2 500 mg tablets", "two 5 mg or 10 mg tablets", "two or three tablets", "two 5 mL tablets", "2 puffs of air",
        "a few tablets", "1 tablet (5 mg)", "5 mg tablet", "a 5 mg dose", "2 tablets of 5 to 10 mg",
        "500 mg/125 mg", "500 mg + 125 mg", "1-0-1 tablets", "1–0–1", "5 mg or 10 mg", "10 mg in 2 doses",
        "20 mg per week", "20 mg/week", "up to 10 mg", "about 10 mg", "100 mcg/h", "10 mg max", "5 mg, 10 mg",
        "10 mg (2 tablets)", "1 tablet every 4 hours as needed", "5 mg Mon-Fri, 2.5 mg at weekends",
        "10 mg on day 1", "2 x 5 mg", "5 mg (max. 20 mg per day)", "12.5.2026", "5 mg twice",
        "5 mg to be halved weekly", "3 x 1 tablet", "a tablet or two",
    )),
]  # fmt: skip

# --- what a hint tells to write --------------------------------------------------------------------------

KINDS = {
    "nanogram": ("mg", D("1e-6")), "mcg": ("mg", D("0.001")), "mg": ("mg", D(1)), "g": ("mg", D(1000)),
    "mL": ("mL", D(1)), "unit": ("unit", D(1)), "drop": ("drop", D(1)), "tablet": ("tablet", D(1)),
}  # fmt: skip
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
EXAMPLES = re.compile(
    r"such as|add the unit|use one of|has (?:a key|keys) of its own|under `|as `per: day`|^a |check the|round it"
    r"|one of the two"
)


def amount(text: str) -> tuple[D, D, str, str]:
    found = re.fullmatch(r'"?([\d,.]+)(?: to ([\d,.]+))? (\w+?)s?(?: per (kg|m2))?"?', text)
    assert found, text
    kind, size = KINDS[found[3]]
    low, high = (D(one.replace(",", "")) * size for one in (found[1], found[2] or found[1]))
    return low, high, kind, found[4] or ""


def times(text: str) -> tuple[int, int, int, str]:
    found = re.fullmatch(r"(\d+)(?: to (\d+))? per (?:(\d+) )?(hour|day|week|month)s?", text)
    assert found, text
    each, period = int(found[3] or 1), found[4]
    return int(found[1]), int(found[2] or found[1]), each * (7 if period == "week" else 1), _day(period)


def _day(period: str) -> str:
    return "day" if period == "week" else period


def days(text: str) -> int:
    number, unit = text.split()
    return int(number) * (7 if unit.startswith("week") else 1)


def told(lines: list[str]) -> dict[str, Any]:
    """What the lines of a regimen say."""
    said: dict[str, Any] = {}
    for line in lines:
        key, _, value = line.partition(": ")
        if key in ("dose", "max_per_day"):
            said["dose"] = amount(value)
        elif key == "frequency":
            said["times"] = times(value)
        elif key == "every":
            said["times"] = (1, 1, days(value), "day")
        elif key == "on":
            said["on"] = {DAYS.index(day) for day in value.split(", ")}
        elif key == "slots" and "{" in value:
            found = re.findall(r"\{at: ([^,]+), dose: ([^}]+)\}", value)
            said["slots"] = [(at, amount(dose)[0]) for at, dose in found]
        elif key == "slots":
            said["slots"] = value.strip("[]").split(", ")
        elif key == "steps":
            said["steps"] = [
                (amount(a)[0], days(b)) for a, b in re.findall(r"\{dose: ([^,]+), for: ([^}]+)\}", value)
            ]
        else:
            said[key] = days(value) if key == "course" else value
    return said


def lines_in(hint: str, key: str) -> list[str]:
    """The lines that a hint tells to write; none if it only names keys or gives examples."""
    marked = [one for one in re.findall(r"`([^`]+)`", hint) if ": " in one and not one.startswith("then: ")]
    bare = re.match(r"write ([^`]+?)(?:, and |$)", hint)
    if bare and not re.search(r" or |such as|one of", hint):
        return [f"{key}: {bare[1]}", *marked]
    return marked if hint.startswith("write `") else []


def refusal(key: str, text: str) -> tuple[str, str] | None:
    """Hint and mend for the value of a regimen's key; None if it is accepted."""
    quoted = text.replace("'", "''")
    try:
        validate(WrittenRegimen, read_text("r.yaml", f"id: a\ntitle: A\n{key}: '{quoted}'\n"))
    except HandbookError as error:
        problem = error.problems[0]
        return problem.hint, problem.mend.strip("'")
    return None


def held(key: str, text: str, meaning: dict[str, Any] | None) -> bool:
    """Whether there was a hint; it means what the text means, and the program takes it."""
    refused = refusal(key, text)
    if refused is None:
        return False
    hint, mend = refused
    lines = lines_in(hint, key)
    assert lines or not mend, (text, hint, mend)
    if not lines:
        assert not hint or EXAMPLES.search(hint), f"{text!r}: is this a hint? {hint}"
        return False
    assert meaning is not None and told(lines) == meaning, f"{text!r} -> {hint}"
    assert not mend or told([f"{key}: {mend}"]) == meaning, f"{text!r} => {mend}"
    then = "\nthen: stop" if any(line.startswith("steps") for line in lines) else ""
    validate(WrittenRegimen, read_text("r.yaml", "id: a\ntitle: A\n" + "\n".join(lines) + then + "\n"))
    return True


def test_a_hint_for_a_dose_means_the_same() -> None:
    hinted = sum(held("dose", text, meaning) for text, meaning in [*doses(), *WHOLE])
    assert hinted > 150  # and no hint where there is no one meaning


def test_a_hint_for_a_limit_means_the_same_most() -> None:
    hinted = 0
    for text, meaning in doses():
        tail = next((one for one in (*TIMES, *A_DAY) if text.endswith(f" {one}")), "")
        most = {"dose": meaning["dose"]} if meaning and (not tail or tail in A_DAY) else None
        hinted += held("max_per_day", text, most)
    assert hinted > 25


STEPS = {
    "40mg": "[{dose: 40 mg}]", "40 mg for 5 days": "[{dose: 40 mg, for: 5 days}]", "40 mg daily": "",
    "40 mg für 2 Wochen": "[{dose: 40 mg, for: 2 weeks}]", "40 mg twice a day": "", "40 mg daily for 5 days": "",
    "20 mg in the morning and 40 mg in the evening": "slots", "40 mg on Mondays": "", "40 mg, then 20 mg": "",
}  # fmt: skip


@pytest.mark.parametrize("text", STEPS)
def test_a_hint_in_a_step_names_keys_that_a_step_has(text: str) -> None:
    step = f"id: a\ntitle: A\nthen: stop\nsteps:\n  - dose: '{text}'\n    for: 5 days\n"
    with pytest.raises(HandbookError) as refused:
        validate(WrittenRegimen, read_text("r.yaml", step))
    lines = lines_in(refused.value.problems[0].hint, "dose")
    if STEPS[text] == "slots":
        assert [line.partition(":")[0] for line in lines] == ["slots"]
    else:
        assert ("[{" + ", ".join(lines) + "}]" if lines else "") == STEPS[text]
    if lines:
        taken = "".join(f"    {line}\n" for line in lines if not line.startswith("for:"))
        step = f"id: a\ntitle: A\nthen: stop\nsteps:\n  - for: 5 days\n{taken}"
        validate(WrittenRegimen, read_text("r.yaml", step))


CASES = Path(__file__).parents[1] / "problems" / "cases" / "dose"
MEANT: dict[str, dict[str, Any] | None] = {
    "dose: .2 mg": {"dose": (D("0.2"), D("0.2"), "mg", "")}, "dose: 200 µg": {"dose": (D("0.2"), D("0.2"), "mg", "")},
    "dose: 200mcg": {"dose": (D("0.2"), D("0.2"), "mg", "")}, "dose: 1.0 mg": {"dose": (D(1), D(1), "mg", "")},
    "dose: 6 000 mcg": {"dose": (D(6), D(6), "mg", "")}, "dose: 1/2 mg": {"dose": (D("0.5"), D("0.5"), "mg", "")},
    "dose: 200 to 100 mcg": {"dose": (D("0.1"), D("0.2"), "mg", "")},
    "dose: 100-200 mcg": {"dose": (D("0.1"), D("0.2"), "mg", "")}, "frequency: bid": {"times": (2, 2, 1, "day")},
    "frequency: 3 to 2 per day": {"times": (2, 3, 1, "day")}, "course: 1 fortnight": {"course": 14},
    **dict.fromkeys(("dose: some", "dose: 0,2 mg", "dose: 200", "dose: 1.250 mcg", "dose: 1_000 mcg")),
    "frequency: twice": None,
}  # fmt: skip


def test_the_bad_inputs_of_the_book_of_problems_keep_their_dose() -> None:
    found = set()
    for path in CASES.glob("*.yaml"):
        for line in re.findall(r"=> *((?:dose|frequency|course): .+)", path.read_text("utf-8")):
            key, _, value = line.strip().partition(": ")
            found.add(line.strip())
            held(key, value, MEANT[line.strip()])
    assert found == set(MEANT)


def test_a_hint_for_a_frequency_means_the_same_times() -> None:
    missing = [text for text, meaning in TIMES.items() if meaning and not held("frequency", text, meaning)]
    assert missing == []
    assert not any(held("frequency", text, None) for text, meaning in TIMES.items() if not meaning)


def test_where_a_regimen_has_no_keys_the_hint_names_none() -> None:
    for text, meaning in TIMES.items():
        with pytest.raises(PydanticCustomError) as refused:
            Frequency.read(text)
        lines = lines_in(str((refused.value.context or {})["hint"]), "frequency")
        assert not lines or told(lines) == {"times": meaning.get("times")}, text


STRENGTHS = {
    "1mg per mL": "1 mg per mL", "100mcg per tablet": "100 mcg per tablet", "5mg": "5 mg", "0.10%": "0.1 %",
    "5.0 mg": "5 mg", "100 µg per puff": "100 mcg per puff", "1.0 mg per mL": "1 mg per mL", "5%": "5 %",
    "5 mg/mL": "5 mg per mL", "25 mcg/h": "25 mcg per hour", "120 mg/5 ml": "120 mg per 5 mL",
}  # fmt: skip
LENGTHS = {"10d": 10, "2 wks": 14, "fortnight": 0, "1 fortnight": 14, "two weeks": 14, "14 Tage": 14, "10 jours": 10,
           "2 semanas": 14, "3 недели": 21, "1.5 weeks": 0, "1m": 0, "0 days": 0, "10": 0, "a while": 0}  # fmt: skip
SIZES = {"14kg": (D(14), "kg"), "14.0 kg": (D(14), "kg"), "14 kilos": (D(14), "kg"), "1.70m": (D("1.7"), "m"),
         "98 centimeters": (D(98), "cm"), "140 lb": None, "14,5 kg": None, "5 ft": None, "1m70": None}  # fmt: skip


def hint_of(kind: Any, text: str) -> tuple[str, str]:
    with pytest.raises(PydanticCustomError) as refused:
        kind.read(text)
    context = refused.value.context or {}
    return str(context["hint"]), str(context["mend"])


def test_hints_for_strengths_lengths_and_measures_mean_the_same() -> None:
    for text, right in STRENGTHS.items():
        hint, mend = hint_of(PieceStrength, text)
        assert hint == f"write {right}" and mend in ("", right)
    for text in (
        "250mg/5mL",
        "1:1000",
        "500 mg/125 mg",
        "5 mg per tab",
        "1 % cream",
        "0,1 %",
        "5 to 1 mg/mL",
    ):
        assert lines_in(hint_of(PieceStrength, text)[0], "strength") == [], text
    for text, length in LENGTHS.items():
        lines = lines_in(hint_of(Duration, text)[0], "course")
        assert [days(line.removeprefix("course: ")) for line in lines] == ([length] if length else []), text
    for text in ("0 days", "not equal to the course", "at least 20 days", "longer than the course", "none"):
        assert lines_in(hint_of(Break, text)[0], "break") == [], text
    for text, size in SIZES.items():
        found = re.fullmatch(r"write ([\d.]+) (kg|cm|m)", hint_of(Measure, text)[0])
        assert (found and (D(found[1]), found[2])) == size, text


@pytest.mark.parametrize(
    ("typed", "translated", "value"),
    [
        ("3,125 mg", False, "3.125 mg"), ("0,5 mg", False, "0.5 mg"), ("1.5 mg", False, "1.5 mg"),
        ("1.234.567 units", False, "1,234,567 units"), ("1.234,5 mg", False, "1,234.5 mg"),
        ("1250 mg", False, "1,250 mg"),
        ("2,5 to 7,5 mg per kg", False, "2.5 to 7.5 mg per kg"), ("0.125 mg", False, "0.125 mg"),
        ("1,250 mg", False, ""), ("1.250 mg", False, ""), ("3.125 mg", False, ""), ("1,000 to 2,000 mg", False, ""),
        ("1,250 mg", True, "1,250 mg"), ("3,125 mg", True, ""), ("0,5 mg", True, "0.5 mg"), ("1.250 mg", True, ""),
    ],
)  # fmt: skip
def test_figures_of_a_book_with_a_decimal_comma(typed: str, translated: bool, value: str) -> None:
    figures = Notation(comma=True, translated=translated)
    if value:
        assert figures.reading(Amount.read, typed).typed == value
        return
    with pytest.raises(PydanticCustomError) as refused:
        figures.reading(Amount.read, typed)
    large, small = (str((refused.value.context or {})["hint"])).removeprefix("write ").split(", or ")
    first = re.search(r"[\d.,]+", typed)
    assert first and refused.value.type == "DOSE-26"
    assert re.search(r"[\d.,]+", large)[0] == re.sub("[.,]", "", first[0])  # type: ignore[index]
    assert D(re.search(r"[\d.,]+", small)[0].replace(",", ".")) == D(first[0].replace(",", "."))  # type: ignore[index]


def test_a_hint_in_a_book_with_a_decimal_comma_has_its_comma() -> None:
    with pytest.raises(PydanticCustomError) as refused:
        Notation(comma=True).reading(Amount.read, "2,5mg")
    context = refused.value.context or {}
    assert (context["hint"], context["mend"]) == ("write 2,5 mg", "2,5 mg")
    assert '"2,5mg"' in str(context["message"])


def test_what_a_problem_tells_of_an_amount_reads_as_that_amount_in_the_same_book() -> None:
    figures, pick = Notation(comma=True), random.Random(8)
    for _ in range(300):
        low = D(pick.randrange(1, 4_000_000)).scaleb(-pick.choice((0, 0, 1, 2, 3))).normalize() + 0
        unit = pick.choice(("ng", "ug", "mg", "mL"))
        amount = Amount(low, pick.choice((low, low * 2)), unit, pick.choice(("", "", "kg")))
        told = figures.retold(f'"1.250 mg" is less than {amount.typed}')
        assert told.startswith('"1.250 mg" is less than ')
        try:
            Amount.read(amount.typed)
        except PydanticCustomError:  # no dose has this size
            continue
        assert figures.reading(Amount.read, told[len('"1.250 mg" is less than ') :]) == amount


def test_no_weekday_and_no_key_of_a_dose_is_guessed() -> None:
    slips = {"Mondy": "Monday", "Thurday": "Thursday", "Wensday": "Wednesday", "Saterday": "Saturday"}
    for typed, meant in slips.items():
        assert meant in refusal("on", typed)[0]  # type: ignore[index]
    for typed in ("Tursday", "Tusday", "Sonday", "Munday", "Funday"):
        assert "did you mean" not in refusal("on", typed)[0], typed  # type: ignore[index]
        week = f"id: a\ntitle: A\nweek: {{{typed}: 5 mg, other days: 2 mg}}\n"
        with pytest.raises(HandbookError) as refused:
            validate(WrittenRegimen, read_text("r.yaml", week))
        assert "did you mean" not in refused.value.problems[0].hint, typed
    for key in ("max_dose", "loading_dose", "dose_per_day", "daily-dose", "dose_max"):
        assert "`dose`" not in refusal(key, "5 mg")[0], key  # type: ignore[index]
    assert "`dose`" in refusal("doses", "5 mg")[0] and "`max_per_day`" in refusal("max_per_days", "5 mg")[0]  # type: ignore[index]
