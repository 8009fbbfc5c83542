"""Values that know their place, and copies of mappings in which something else stands."""

from handbook.foundation.reader import Scalar, read_text
from handbook.foundation.values import Mapping


def test_a_value_that_was_made_has_a_harmless_place() -> None:
    assert Scalar("x").mark.line == 1
    assert Mapping({"a": "b"}).key_mark("a").source.name == "made by the program"


def test_having_leaves_the_first_mapping_as_it_was() -> None:
    book, other = read_text("a.yaml", "a: 1\nb: 2\n"), read_text("b.yaml", "\n\nb: 3\n")
    changed = book.having("b", other["b"], other.key_mark("b")).having("c", other["b"], other.key_mark("b"))
    assert book == {"a": "1", "b": "2"}
    assert changed == {"a": "1", "b": "3", "c": "3"}
    assert [str(changed.key_mark(key)) for key in "abc"] == ["a.yaml:1:1", "b.yaml:3:1", "b.yaml:3:1"]
    assert str(changed["b"].mark) == "b.yaml:3:4"


def test_a_key_that_is_not_there_is_placed_at_the_mapping() -> None:
    assert str(read_text("a.yaml", "a:\n  b: c\n")["a"].key_mark("x")) == "a.yaml:2:3"


def test_another_text_can_stand_at_the_same_place() -> None:
    value = read_text("a.yaml", "a: '  b '\n")["a"]
    assert value.like(value.strip()).mark == value.mark


def test_every_key_with_its_mark() -> None:
    assert [(key, str(mark)) for key, mark, _ in read_text("t", "a: 1\nb: 2").marks()] == [
        ("a", "t:1:1"),
        ("b", "t:2:1"),
    ]
