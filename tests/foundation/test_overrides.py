"""--set: values replaced by path, keeping their place on the command line."""

import pytest

from handbook.foundation.marks import HandbookError, Source
from handbook.foundation.overrides import apply, read_override, route
from handbook.foundation.reader import Scalar, read_text
from handbook.foundation.values import span

BOOK = "edition: {title: A, version: 1}\nregimens:\n  - {id: one, dose: 1 mg}\n  - {id: two, dose: 2 mg}\n"


def override(text: str):
    line = Source("command line", f"handbook --set {text}")
    return read_override(Scalar(text, line, span(15, 15 + len(text))))


def test_a_value_is_replaced_and_points_at_the_command_line() -> None:
    book = read_text("t", BOOK)
    changed = apply(
        book, [override("edition.version=2"), override("regimens.two.dose=3 mg"), override("regimens.1.id=x")]
    )
    assert changed["edition"] == {"title": "A", "version": "2"}
    assert [dict(one) for one in changed["regimens"]] == [{"id": "x", "dose": "1 mg"}, {"id": "two", "dose": "3 mg"}]
    assert book == read_text("t", BOOK)
    assert str(changed["edition"]["version"].mark) == "command line:1:32"
    assert str(changed["edition"].key_mark("version")) == "command line:1:24"
    assert str(changed["edition"].key_mark("title")) == "t:1:11"


def test_a_key_may_be_new_and_a_value_empty_or_with_equals_signs() -> None:
    assert apply(read_text("t", BOOK), [override("edition.author=a=b"), override("edition.title=")])["edition"] == {
        "title": "", "version": "1", "author": "a=b",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("edition", "write PATH=VALUE: edition.version=2"),
        ("=2", "write PATH=VALUE: edition.version=2"),
        ("edition..title=2", "write PATH=VALUE: edition.version=2"),
        ("editon.title=2", "did you mean `edition`? known here: edition, regimens"),
        ("regimens.three.dose=2", "write one of these: one, two"),
        ("regimens.0.dose=2", "write one of these: one, two"),
        ("regimens.3.dose=2", "write one of these: one, two"),
        ("edition.title.more=2", "set the text itself"),
    ],
)
def test_paths_that_lead_nowhere(text: str, hint: str) -> None:
    with pytest.raises(HandbookError) as caught:
        apply(read_text("t", BOOK), [override(text)])
    assert (caught.value.problems[0].code, caught.value.problems[0].hint) == ("USAGE-06", hint)
    assert caught.value.problems[0].mark.source.name == "command line"


def test_overrides_find_their_file() -> None:
    routed = route([override("edition.title=A"), override("card.title=B"), override("card=C")], ["card"], "handbook")
    assert {name: [".".join(one.path) for one in found] for name, found in routed.items()} == {
        "handbook": ["edition.title", "card"],
        "card": ["title"],
    }
