"""A text as it enters: one spelling for what looks the same, nothing that cannot be seen, paragraphs kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.foundation.entry import folded, overlong, settled, typed_list, unseen
from handbook.foundation.marks import HandbookError
from handbook.foundation.overrides import read_override
from handbook.foundation.reader import read_text
from handbook.foundation.values import Scalar


def refused(text: str) -> tuple[str, int]:
    with pytest.raises(HandbookError) as caught:
        read_text("t.yaml", text)
    (problem,) = caught.value.problems
    return problem.code, problem.mark.line if problem.mark else 0


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("Beha\u00adndlung", "Behandlung"),
        ("cafe\u0301", "café"),
        ("e\ufb03cient \ufb01nding", "efficient finding"),
        ("300 m\u00adcg", "300 mcg"),
        (" \u00a0\t", ""),
        ("½ and µ", "½ and µ"),
    ],
)
def test_what_looks_the_same_is_stored_the_same(typed: str, stored: str) -> None:
    assert settled(typed) == stored
    assert read_text("t.yaml", f'a: "{typed}"')["a"] == stored


@given(st.text())
def test_a_settled_text_stays_as_it_is(text: str) -> None:
    assert settled(settled(text)) == settled(text)


HIDDEN = "\u034f\u061c\u115f\u200b\u200e\u200f\u202e\u2060\u2066\u3164\ufe0f\ufeff\U000e0041\x07\x1b\x85\x7f"


@pytest.mark.parametrize("sign", HIDDEN, ids=lambda sign: f"U+{ord(sign):04X}")
def test_what_cannot_be_seen_is_refused_typed_escaped_and_set(sign: str) -> None:
    escaped = f"\\U{ord(sign):08x}"
    assert refused(f'a: 1\nb: "x{escaped}y"\n') == ("SYNTAX-14", 2)
    if sign != "\x85":  # typed, libyaml takes it for a line end
        assert refused(f"a: 1\nb: x{sign}y\n")[0] == "SYNTAX-14"
    with pytest.raises(HandbookError) as caught:
        read_override(Scalar(f"edition.title=a{sign}b"))
    assert caught.value.problems[0].code == "SYNTAX-14"


def test_a_soft_hyphen_or_a_joiner_beside_a_figure_is_refused() -> None:
    assert unseen("2\u00ad00 mcg") and unseen("2\u200d0") and not unseen("Beha\u00adndlung")


@pytest.mark.parametrize(
    ("yaml", "stored"),
    [
        ("a: |\n  one\n  two\n", "one two"),
        ("a: |\n  one\n\n  two\n", "one\n\ntwo"),
        ("a: >\n  one\n  two\n\n  three\n", "one two\n\nthree"),
        ("a: one\n  two\n\n  three\n", "one two\n\nthree"),
        ('a: "one\\ntwo"\n', "one two"),
        ('a: "one\\n\\ntwo"\n', "one\n\ntwo"),
        ("a: |\n  Title\n", "Title"),
        ('a: "\\n"\n', ""),
        ("a: [~, null, b]\n", ["", "", "b"]),
        ("a: ['~', \"null\"]\n", ["~", "null"]),
    ],
)
def test_lines_run_together_and_paragraphs_stay(yaml: str, stored: object) -> None:
    assert read_text("t.yaml", yaml)["a"] == stored


@pytest.mark.parametrize(
    "text",
    [
        "1. one\n2. two", "- a\n- b", "a:\n  * x\n  * y", "1) a\n2) b", "(1) a\n(2) b", "a) one\nb) two",
        "а) да\nб) нет", "i. a\nii. b", "+ a\n+ b", "◦ a\n◦ b", "1 - one\n2 - two", "1.One\n2.Two",
        "Step 1: go\nStep 2: stay",
        "① a\n② b",
        "Schritt 1: a\nSchritt 2: b", "— да\n— нет",
    ],
)  # fmt: skip
def test_a_list_typed_by_hand_is_named(text: str) -> None:
    assert typed_list(text)
    lines = "".join(f"  {line}\n" for line in text.split("\n"))
    assert refused(f"p: |\n{lines}") == ("SYNTAX-20", 1)
    assert refused(f"p: >\n{lines}") == ("SYNTAX-20", 1)


def test_one_line_that_begins_with_a_number_is_no_list() -> None:
    assert not typed_list("It takes\n2. of these, and\nmore") and not typed_list("1. alone")
    for text in ("It takes\n2 to 3 days, or\n2 - 3 weeks", "by\nA. Smith and\nB. Jones", "in\n2.5 mg and\n7.5 mg"):
        assert not typed_list(text)
    assert folded("a\nb", literal=True) == "a b"


@pytest.mark.parametrize(
    "line",
    [
        "- Ring extension #4711 at once", "p: see #3", "p: Take it after a meal # and never before",
        "- Make a # cross", "- Doctor # 4 in town",
    ],
)  # fmt: skip
def test_a_remark_that_cuts_a_text_short_is_refused(line: str) -> None:
    assert refused(f"a:\n  {line}\n") == ("SYNTAX-19", 2)


@pytest.mark.parametrize(
    "line", ["dose: 200 to 600 mcg # typed", "id: x # one", "p: All is said. # done", "p: a #", "p: text  # why"]
)
def test_a_remark_is_left_alone(line: str) -> None:
    assert "#" not in next(iter(read_text("t.yaml", line).values()))


def test_marks_of_a_merge_and_odd_spaces_are_told_where_they_stand() -> None:
    assert refused("a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> x\n") == ("SYNTAX-22", 2)
    assert refused("a:\n  b: 1\n\u00a0\u00a0c: 2\nd: 1\n") == ("SYNTAX-05", 3)
    assert refused("a:\n  b: 1\n  \u2003c: 2\n") == ("SYNTAX-05", 3)


def test_a_word_that_no_line_could_hold_is_refused() -> None:
    for word in ("x" * 600, "ab-" * 400, "a@" * 900, "1," * 700, "9" * 40_000):
        assert overlong(f"a {word} b") and refused(f"a: '{word}'")[0] == "SYNTAX-15"
    assert not overlong("word " * 9000) and not overlong("{ref:a}" * 500)
    assert not overlong("https://example.org/" + "x" * 900)


def test_lists_have_a_limit() -> None:
    assert refused("a:\n" + "- b\n" * 50_001)[0] == "SYNTAX-15"
