"""Reading YAML: values stay text, know their place, and every trap is told in plain words."""

import os
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from effort import calls
from handbook.foundation import composer, reader
from handbook.foundation.entry import settled, unseen
from handbook.foundation.marks import HandbookError
from handbook.foundation.reader import Mapping, Scalar, Sequence, read, read_text


def problem(text: str):
    with pytest.raises(HandbookError) as caught:
        read_text("t.yaml", text)
    return caught.value.problems[0]


# Twenty-four inputs that YAML readers are known to change or cut in silence: what was typed is what is read,
# or it is refused with a mend.
@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("time: 12:30", "12:30"),
        ("time: 08:30", "08:30"),
        ("q: 1:10", "1:10"),
        ("x: 0123", "0123"),
        ("x: 0o14", "0o14"),
        ("x: no", "no"),
        ("x: 5e3", "5e3"),
        ("dose: 1_000", "1_000"),
        ("v: 1.10", "1.10"),
        ("d: 2026-01-05", "2026-01-05"),
        ("d: 2026-1-5", "2026-1-5"),
        ("s: ~", ""),
        ("s: null", ""),
        ('s: "~"', "~"),
        ("s: ~5 mg", "~5 mg"),
        ("note: 5% solution", "5% solution"),
        ("p: 2 mg # per day", "2 mg"),
        ("r: [2:1]", ["2:1"]),
    ],
)
def test_what_is_typed_is_what_is_read(line: str, value: object) -> None:
    assert next(iter(read_text("t.yaml", line).values())) == value


@pytest.mark.parametrize(
    ("text", "code", "place", "hint"),
    [
        ("a: 1\na: 2", "SYNTAX-08", (2, 1), "keep one of the two"),
        ("p: > 5 mg daily", "SYNTAX-02", (1, 4), 'put it in quotes: "> 5 mg daily"'),
        ("p: %5 solution", "SYNTAX-02", (1, 4), 'put it in quotes: "%5 solution"'),
        ("p: @home", "SYNTAX-02", (1, 4), 'put it in quotes: "@home"'),
        ("p: *bold* x", "SYNTAX-02", (1, 4), 'put it in quotes: "*bold* x"'),
        ("p: `code` x", "SYNTAX-02", (1, 4), 'put it in quotes: "`code` x"'),
        ("p: - 5", "SYNTAX-02", (1, 4), 'put it in quotes: "- 5"'),
        ("p: keep: Storage: cold", "SYNTAX-03", (1, 8), 'put the whole value in quotes: "…"'),
    ],
)
def test_what_cannot_be_meant_is_refused_with_the_mend(text: str, code: str, place: tuple, hint: str) -> None:
    found = problem(text)
    assert (found.code, (found.mark.line, found.mark.column), found.hint) == (code, place, hint)


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("p: >5\nq: 1\n", "SYNTAX-02", 1, 4),
        ("p: &amp x\n", "SYNTAX-02", 1, 4),
        ("p: !x y\n", "SYNTAX-02", 1, 4),
        ("p: {ref:a}\n", "SYNTAX-02", 1, 4),
        ("p: {ref:a} b\n", "SYNTAX-02", 1, 4),
        ("p: ,x\n", "SYNTAX-02", 1, 4),
        ("p: | text\n", "SYNTAX-02", 1, 4),
        ("a: [x, y: z: q]\n", "SYNTAX-03", 1, 12),
        ("a: first\n  second line: has\n", "SYNTAX-03", 2, 14),
        ('a: 1\np: "unclosed\nb: 1\nc: 2\n', "SYNTAX-04", 2, 4),
        ('p: "unclosed\nb: "other"\n', "SYNTAX-04", 1, 4),
        ("a: 'x\nb: y\nc: 'z'\n", "SYNTAX-04", 1, 4),
        ("a:\n\tb: 1\n", "SYNTAX-05", 2, 1),
        ("a:\n  - x\n\t- y\n", "SYNTAX-05", 3, 1),
        ("a: |\n\ttext\n", "SYNTAX-05", 2, 1),
        ("a: 1\ndose:2 mg\nb: 2\n", "SYNTAX-06", 2, 1),
        ("p:\u00a05\nq: 1\n", "SYNTAX-06", 1, 1),
        ("a: b\nc d\n", "SYNTAX-06", 2, 1),
        ("a: 1\n  b: 2\n", "SYNTAX-07", 2, 3),
        ("a:\n    b: 1\n  c: 2\n", "SYNTAX-07", 3, 3),
        ("- a\nb: 1\n", "SYNTAX-07", 2, 1),
        ("a: 1\n- b\n", "SYNTAX-07", 2, 1),
        ("  a: 1\nb: 2\n", "SYNTAX-07", 2, 1),
        ("<<: {a: b}\n", "SYNTAX-09", 1, 1),
        ("a: [1, 2\nb: 3\n", "SYNTAX-10", 1, 4),
        ("a: {x: 1\nb: 3\n", "SYNTAX-10", 1, 4),
        ("a: [x] y\n", "SYNTAX-10", 1, 4),
        ('p: "x" y\n', "SYNTAX-11", 1, 8),
        ("p: 'it's good'\n", "SYNTAX-11", 1, 8),
        ("a: 1\n---\nb: 2\n", "SYNTAX-12", 2, 1),
        ("a: 1\n...\nb: 2\n", "SYNTAX-12", 3, 1),
        ("", "SYNTAX-13", 1, 1),
        ("# words\n", "SYNTAX-13", 1, 1),
        ("- a\n", "SYNTAX-13", 1, 1),
        ("dose:2 mg\n", "SYNTAX-06", 1, 1),
        ("a: x\u200by\n", "SYNTAX-14", 1, 5),
        ("a: x\x07\n", "SYNTAX-14", 1, 5),
        ("a: 1\nb: \u202eevil\n", "SYNTAX-14", 2, 4),
        ("[a]: b\n", "SYNTAX-16", 1, 1),
        (": b\n", "SYNTAX-16", 1, 1),
        ('a: "\\q"\n', "SYNTAX-17", 1, 5),
        ("a: [6,000 mcg]\n", "SYNTAX-18", 1, 5),
        ("a: {b: 6,000 mcg}\n", "SYNTAX-18", 1, 8),
    ],
)
def test_every_trap_has_its_own_words(text: str, code: str, line: int, column: int) -> None:
    found = problem(text)
    assert (found.code, found.mark.line, found.mark.column) == (code, line, column)
    assert found.hint and "\n" not in found.message + found.hint


def test_both_places_of_a_double_key_are_told() -> None:
    assert "line 1" in problem("a: 1\nb: 2\na: 3\n").message


def test_a_file_is_read_to_its_end_where_that_is_possible() -> None:
    with pytest.raises(HandbookError) as caught:
        read_text("t.yaml", "a: 1\na: 2\nb: &x 3\nc: *x\nd: [6,000]\n")
    assert [one.code for one in caught.value.problems] == ["SYNTAX-08", "SYNTAX-02", "SYNTAX-02", "SYNTAX-18"]


def test_marks_of_values_and_keys() -> None:
    book = read_text("t.yaml", 'a: one\nb:\n  - two\n  - {c: "three", d: }\n\n# end\ne: >-\n  four\n  five\n')
    assert str(book["a"].mark) == "t.yaml:1:4"
    assert (book["a"].mark.end_line, book["a"].mark.end_column) == (1, 7)
    assert str(book["b"][1]["c"].mark) == "t.yaml:4:9"
    assert book["b"][1]["c"].mark.end_column == 16
    assert str(book["b"][1].key_mark("d")) == "t.yaml:4:18"
    assert book["b"][1]["d"] == ""
    assert (book["b"].mark.line, book["b"].mark.end_line) == (3, 4)
    assert book["e"] == "four five"
    assert book["e"].mark.find("five").line == 9


def test_marks_are_right_behind_wide_letters_and_windows_line_ends() -> None:
    book = read_text("t.yaml", "a: 日本語 😀\r\nb: {c: ä, d: x}\r\n")
    assert (book["a"].mark.end_column, str(book["b"]["d"].mark)) == (9, "t.yaml:2:14")


letters = st.text(st.characters(categories=("Ll", "Lu", "Nd", "Lo")), min_size=1, max_size=12)
plain = letters.map(settled).filter(lambda text: unseen(text) is None and text.lower() != "null")


@given(st.lists(st.tuples(plain, plain), min_size=1, max_size=8, unique_by=lambda pair: pair[0]))
def test_a_mark_covers_the_very_text(pairs: list[tuple[str, str]]) -> None:
    book = read_text("t", "".join(f"{key}: {value}\n" for key, value in pairs))
    for key, value in pairs:
        mark = book[key].mark
        assert mark.source.line(mark.line)[mark.column - 1 : mark.end_column - 1] == value


trees = st.recursive(plain, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(plain, inner, max_size=4))


@given(st.dictionaries(plain, trees, min_size=1, max_size=4), st.booleans())
def test_any_tree_of_texts_comes_back(tree: dict, flow: bool) -> None:
    assert read_text("t", yaml.safe_dump(tree, allow_unicode=True, default_flow_style=flow, width=60)) == tree


@given(st.text(alphabet="ab:- \n\t#{}[],'\"|>*&!%@`\\0\u00e4", max_size=40))
def test_any_text_is_read_or_refused_with_a_place(text: str) -> None:
    try:
        assert isinstance(read_text("t", text), Mapping)
    except HandbookError as error:
        for found in error.problems:
            assert found.code.startswith("SYNTAX-") and found.hint and found.mark.column >= 1


def test_files_of_every_bad_kind(tmp_path: Path) -> None:
    def code(name: str, raw: bytes | None = None) -> str:
        path = tmp_path / name
        if raw is not None:
            path.write_bytes(raw)
        with pytest.raises(HandbookError) as caught:
            read(path)
        return f"{caught.value.problems[0].code} {caught.value.problems[0].message.removeprefix(str(tmp_path))}"

    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    (tmp_path / "round").symlink_to(tmp_path / "round")
    assert code("missing") == "ENV-01 /missing is not there"
    assert code(".").startswith("ENV-01")
    assert code("pipe") == "ENV-01 /pipe is not a file"
    assert code("link") == "ENV-01 /link is a link that leads nowhere"
    assert code("round") == "ENV-01 /round is a link in a circle"
    for codec in ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"):
        assert code("wide", "a: bcd\n".encode(codec)) == f"SYNTAX-14 /wide is saved as {codec[:6].upper()}"
    assert code("latin", "a: Gr\xf6\xdfe".encode("latin-1")) == "SYNTAX-14 this is not UTF-8 (byte 0xf6)"
    assert code("nul", b"a: \x00").startswith("SYNTAX-14")


def test_a_byte_order_mark_at_the_start_is_taken(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes("\ufeffa: b".encode())
    assert str(read(tmp_path / "a.yaml")["a"].mark).endswith("a.yaml:1:4")


def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("a: b")
    path.chmod(0)
    if os.geteuid() == 0:
        os.chmod(tmp_path, 0o755)
        os.seteuid(65534)
    try:
        with pytest.raises(HandbookError, match=r"may not be read|cannot be read"):
            read(path)
    finally:
        if os.getuid() == 0:
            os.seteuid(0)


@pytest.mark.parametrize(
    "text",
    [
        "[" * 1_000_000,
        "a: " + "{b: " * 100,
        "\n".join(" " * level + "a:" for level in range(70)),
        "a: " + "x" * (composer.MAX_SCALAR + 1),
        "a: [" + "x," * composer.MAX_VALUES + "]",
    ],
)
def test_hostile_sizes_are_refused_soon(text: str) -> None:
    found = []
    assert calls(lambda: found.append(problem(text).code)) < 60 * composer.MAX_VALUES
    assert found[0] in ("SYNTAX-15", "SYNTAX-13")


def test_an_alias_bomb_and_a_python_tag_are_refused() -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n" for n in range(9)
    )
    assert problem(bomb).code == "SYNTAX-02"
    assert problem("a: !!python/object/apply:os.system ['x']").code == "SYNTAX-02"


def test_a_file_above_the_limit_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "big.yaml"
    path.write_bytes(b"#" * (reader.MAX_BYTES + 1))
    with pytest.raises(HandbookError, match="larger than 16 MB"):
        read(path)


def test_many_problems_in_one_file_are_cut_off() -> None:
    with pytest.raises(HandbookError) as caught:
        read_text("t", "a: 1\n" * 10_000)
    assert len(caught.value.problems) == composer.MAX_PROBLEMS


def test_a_book_of_a_megabyte_is_read() -> None:
    entry = "  - id: t{0}\n    term: Some words {0}\n    says: Words that run on {0} {1}\n    refs: [a{0}, b]\n"
    text = "items:\n" + "".join(entry.format(n, "and on " * 14) for n in range(6_000))
    book = read_text("t", text)
    assert len(text) > 1_000_000 and len(book["items"]) == 6_000
    assert book["items"][-1]["refs"][0] == "a5999"


def test_values_are_of_our_kinds() -> None:
    book = read_text("t", "a: [b, {c: d}]")
    assert isinstance(book, Mapping) and isinstance(book["a"], Sequence) and isinstance(book["a"][0], Scalar)
