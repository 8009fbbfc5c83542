"""Severities, waivers, and what a rule is told by."""

import shutil
from pathlib import Path

from handbook.checks import run
from handbook.checks.rules import BY_CODE, RULES
from handbook.checks.waivers import covers
from handbook.foundation.explain import explanations
from handbook.foundation.marks import Problem
from handbook.telling.opening import load

CAREFUL = Path(__file__).parent.parent / "books" / "careful"
WAIVED = "waivers:\n  - {rule: DOSE-11, at: regimens.daily, reason: The source gives no most for a day.}\n"


def checked(tmp_path: Path, frame: str = "", **changes: str) -> list[Problem]:
    folder = tmp_path / "book"
    shutil.copytree(CAREFUL, folder)
    path = folder / "regimens.yaml"
    path.write_text(path.read_text().replace("    max_per_day: 800 mcg\n", ""))
    (folder / "handbook.yaml").write_text((folder / "handbook.yaml").read_text() + frame)
    return list(run(load(folder)))


def test_the_table_is_in_order_and_whole() -> None:
    codes = [rule.code for rule in RULES]
    assert len(codes) == len(set(codes)) == len(BY_CODE)
    wanted = [f"DOSE-{number:02}" for number in range(1, 14)] + [f"SCHED-0{number}" for number in range(1, 5)]
    wanted += ["GLOS-01", "REF-01", "REF-02", "EVID-01", "CONT-01", "CONT-02", "TYPE-01", "PRINT-01"]
    assert set(wanted) <= set(codes)
    for rule in RULES:
        assert rule.title and rule.source and rule.gate in ("book", "pages")
        assert (rule.check is None) == (rule.gate == "pages")


def test_every_rule_is_explained_with_a_waiver() -> None:
    entries = explanations()
    for rule in RULES:
        assert rule.code in entries
        if rule.code not in ("SCHED-01", "SCHED-04", "CONT-06"):
            assert f"rule: {rule.code}" in entries[rule.code]["waive"], rule.code


def test_a_waiver_takes_a_problem_off(tmp_path: Path) -> None:
    assert [one.code for one in checked(tmp_path)] == ["DOSE-11"]
    assert [one.code for one in checked(tmp_path / "other", WAIVED)] == []


def test_a_waiver_elsewhere_does_not(tmp_path: Path) -> None:
    found = checked(tmp_path, WAIVED.replace("regimens.daily", "regimens.flight"))
    assert sorted(one.code for one in found) == ["CONT-03", "DOSE-11"]


def test_what_a_place_covers() -> None:
    assert covers("regimens", "regimens.daily") and covers("regimens.daily", "regimens.daily")
    assert covers("evidence", "sections.evidence.stroke") and covers("evidence.stroke", "sections.evidence.stroke")
    assert covers("sections", "sections.evidence") and covers("sections.evidence", "sections.evidence.stroke")
    assert not covers("regimens.dai", "regimens.daily") and not covers("stroke", "sections.evidence.stroke")
    assert not covers("regimens.daily.x", "regimens.daily")


def test_the_book_weighs_a_rule(tmp_path: Path) -> None:
    assert [one.severity for one in checked(tmp_path)] == ["error"]
    assert [one.severity for one in checked(tmp_path / "2", "severity: {DOSE-11: warning}\n")] == ["warning"]
    assert [one.severity for one in checked(tmp_path / "3", "severity: {DOSE-11: error}\n")] == ["error"]


def test_a_problem_says_where_and_what(tmp_path: Path) -> None:
    (one,) = checked(tmp_path)
    assert one.mark and one.mark.source.name.endswith("regimens.yaml") and one.mark.line == 9
    assert one.message == "Every day states no most for one day" and one.hint.startswith("add `max_per_day:`")
