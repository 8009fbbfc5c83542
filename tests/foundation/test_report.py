"""The form of a problem: what, where, the line with a caret, the mend."""

import json

from handbook.foundation.marks import Mark, Problem, Source
from handbook.foundation.report import MOST, Look, as_json, columns, problem_text, summary, text, visible

REGIMENS = Source("source/semax/regimens.yaml", "regimens:\n  - id: a\n    dose: 1.0 mg\n")
DOSE = Mark(REGIMENS, 3, 11, 3, 17)
PROBLEM = Problem("DOSE-03", '"1.0 mg" ends in a zero; read quickly it is 10 mg', DOSE, "write 1 mg")


def at(line: str, words: str) -> Mark:
    source = Source("t.yaml", line)
    return Mark(source, 1, 1, 1, len(line) + 1).find(words)


def test_the_form() -> None:
    assert text([PROBLEM], Look()).split("\n") == [
        'error[DOSE-03]: "1.0 mg" ends in a zero; read quickly it is 10 mg',
        " --> source/semax/regimens.yaml:3:11",
        "  |",
        "3 |     dose: 1.0 mg",
        "  |           ^^^^^^ write 1 mg",
        "1 error; nothing was written",
    ]


def test_the_gutter_grows_with_the_line_number() -> None:
    source = Source("t", "\n" * 99 + "a: b")
    lines = problem_text(Problem("X-01", "m", Mark(source, 100, 4, 100, 5), "h"), Look()).split("\n")
    assert lines[1:] == ["   --> t:100:4", "    |", "100 | a: b", "    |    ^ h"]


def test_forty_columns() -> None:
    mark = at("a: " + "word " * 40 + "HERE tail", "HERE")
    long = Problem("X-01", "a sentence that is longer than forty columns are", mark, "write " + "many words " * 6)
    lines = text([PROBLEM, long], Look(40, wraps=True)).split("\n")
    assert max(map(columns, lines)) <= 40
    source = next(line for line in lines if "HERE" in line)
    caret = lines[lines.index(source) + 1]
    assert source.index("HERE") == caret.index("^^^^")
    assert source.startswith("1 | …")


def test_a_pipe_gets_whole_sentences() -> None:
    long = Problem("X-01", "word " * 50, None, "hint " * 50)
    assert len(problem_text(long, Look(40)).split("\n")) == 2


def test_the_caret_stands_under_wide_letters_and_behind_tabs() -> None:
    lines = problem_text(Problem("X-01", "m", at("a: 日本 é\tb", "b"), ""), Look()).split("\n")
    assert lines[-2:] == ["1 | a: 日本 é    b", "  |" + " " * 14 + "^"]
    wide = problem_text(Problem("X-01", "m", at("a: 日本", "日本"), ""), Look()).split("\n")
    assert wide[-1].endswith(" ^^^^")


def test_a_stretch_of_several_lines_shows_the_first() -> None:
    lines = problem_text(Problem("X-01", "m", Mark(REGIMENS, 2, 5, 3, 17), "h"), Look()).split("\n")
    assert lines[-2:] == ["2 |   - id: a", "  |     ^^^^^ h"]


def test_an_empty_stretch_still_has_a_caret() -> None:
    source = Source("t", "title:")
    assert problem_text(Problem("X-01", "m", Mark(source, 1, 7, 1, 7), ""), Look()).endswith("      ^")
    assert problem_text(Problem("X-01", "m", Mark(source, 9, 1, 9, 1), ""), Look()).endswith("^")


def test_places_without_text_and_problems_without_place() -> None:
    assert problem_text(Problem("X-01", "m", Mark(Source("a.png", ""), 1, 1, 1, 1), "h"), Look()).split("\n") == [
        "error[X-01]: m", " --> a.png:1:1", "  = h",
    ]  # fmt: skip
    assert problem_text(Problem("X-01", "m", None, "h", "warning"), Look()) == "warning[X-01]: m\n   = h"


def test_nothing_in_a_book_can_steer_the_terminal() -> None:
    assert visible("a\x1b[2Jb\nc\u202ed") == "a\\x1b[2Jb\\nc\\u202ed"
    shown = text([Problem("X-01", "\x1b]0;x\x07", at("a: \x1b[31m!", "!"), "\x1b[0m")], Look())
    assert "\x1b" not in shown and "\x07" not in shown


def test_colour_is_only_where_it_is_wanted() -> None:
    assert "\x1b" not in text([PROBLEM], Look(80))
    assert "\x1b[1;31merror[DOSE-03]\x1b[0m" in text([PROBLEM], Look(80, colour=True))


def test_sums() -> None:
    warning = Problem("X-02", "m", None, "", "warning")
    assert summary([PROBLEM, PROBLEM, warning]) == "2 errors, 1 warning; nothing was written"
    assert summary([warning, warning]) == "2 warnings"


def test_problems_are_sorted_and_a_flood_is_counted() -> None:
    flood = [Problem("X-01", f"number {n}", Mark(REGIMENS, 3, n + 1, 3, n + 1)) for n in reversed(range(MOST + 7))]
    shown = text(flood, Look())
    assert "number 0\n" in shown and shown.index("number 0\n") < shown.index("number 1\n")
    assert f"number {MOST}\n" not in shown and "… and 7 more" in shown


def test_json() -> None:
    assert json.loads(json.dumps(as_json(PROBLEM))) == {
        "code": "DOSE-03", "severity": "error", "file": "source/semax/regimens.yaml", "line": 3, "column": 11,
        "end_line": 3, "end_column": 17, "message": PROBLEM.message, "hint": "write 1 mg",
    }  # fmt: skip
    assert as_json(Problem("X-01", "m"))["line"] is None
