"""What a calendar of three medicines costs, cold, and how it grows: `python bench/medicines.py`.

A small invented book: a taper, a weekly medicine, and two times a day; with sheets and the `.ics` file. Each build
is a process of its own, in turn for each length; the figures are medians of processor time (user and system).
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from pathlib import Path

from measure import cost

WEEKS = (13, 26, 52, 104)
BOOK = Path(__file__).parents[1] / "tests" / "problems" / "book"
REGIMENS = """
medicines:
  - {id: a, name: Calmarin, route: oral, products: [{id: a5, form: tablet, strength: 5 mg, splits: half}]}
  - {id: b, name: Sereniton, route: oral, products: [{id: b2, form: tablet, strength: 2.5 mg}]}
  - {id: c, name: Nausamin, route: oral, products: [{id: c8, form: tablet, strength: 8 mg}]}
regimens:
  - id: taper
    title: Every day, less and less
    medicine: a
    slots: [morning]
    steps:
      - {dose: 20 mg, for: 2 weeks}
      - {dose: 15 mg, for: 2 weeks}
      - {dose: 10 mg, for: 2 weeks}
      - {dose: 5 mg, for: 1 week}
    then: stay
    max_per_day: 20 mg
  - {id: weekly, title: Once a week, medicine: b, dose: 10 mg, on: Monday, slots: [evening],
     course: ongoing, max_per_day: 10 mg}
  - id: twice
    title: Morning and bedtime
    medicine: c
    dose: 8 mg
    frequency: 2 per day
    slots: [morning, bedtime]
    course: ongoing
    max_per_day: 16 mg
"""
CALENDAR = """plan: [{regimen: taper}, {regimen: weekly}, {regimen: twice}]
weeks: 13
missed_dose: Leave it out.
get_help: [You have trouble breathing.]
"""


def book(folder: Path) -> Path:
    """The book, in a folder."""
    made = folder / "three"
    (made / "sections").mkdir(parents=True)
    head, _, rest = (BOOK / "handbook.yaml").read_text("utf-8").partition("sections:")
    left_out = rest[rest.index("not_covered:") :]
    (made / "handbook.yaml").write_text(f"{head}sections: [overview]\n{left_out}", "utf-8")
    (made / "sections" / "overview.yaml").write_text("kind: overview\ntitle: Overview\nbody: [{p: Text.}]\n", "utf-8")
    (made / "regimens.yaml").write_text(REGIMENS, "utf-8")
    (made / "calendar.yaml").write_text(CALENDAR, "utf-8")
    return made


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        folder = Path(work)
        command = [sys.executable, "-m", "handbook", "calendar", str(book(folder)), "--start", "2026-03-02", "-q"]
        took: dict[int, list[float]] = {weeks: [] for weeks in WEEKS}
        for _ in range(asked.rounds + 1):
            for weeks in WEEKS:
                one = cost([*command, "--weeks", str(weeks), "-o", str(folder / str(weeks))], folder / "log")
                took[weeks].append(one.cpu)
    print("weeks   CPU s   ms for each further week")
    before = 0, 0.0
    for weeks, all_of in took.items():
        cpu = statistics.median(all_of[1:])  # the first round fills the cache of compiled modules
        each = f"{(cpu - before[1]) / (weeks - before[0]) * 1000:8.1f}" if before[0] else ""
        print(f"{weeks:5}  {cpu:6.2f}   {each}")
        before = weeks, cpu


if __name__ == "__main__":
    main()
