"""Inline markup becomes spans; what cannot be read becomes a flaw at its very place."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.document import prose
from handbook.document.blocks import Link, Span
from handbook.document.flaw import Flaw
from handbook.document.prose import spans
from handbook.foundation.marks import refuse
from handbook.foundation.reader import read_text
from handbook.foundation.values import Scalar


def scalar(text: str) -> Scalar:
    return read_text("book.yaml", f"key: |-\n  {text}")["key"]


def seen(text: str) -> list[tuple[str, str]]:
    return [(span.text, span.look) for span in spans(text)]


def flaw(text: str) -> Flaw:
    (found,) = [span for span in spans(scalar(text)) if isinstance(span, Flaw)]
    return found


def test_plain_words_are_one_span() -> None:
    assert seen("plain words") == [("plain words", "plain")]
    assert spans("") == ()


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("a *b* c", [("a ", "plain"), ("b", "em"), (" c", "plain")]),
        ("**b**, c", [("b", "strong"), (", c", "plain")]),
        ("a `b*c` d", [("a ", "plain"), ("b*c", "code"), (" d", "plain")]),
        ("**a *b* c**", [("a ", "strong"), ("b", "strong"), (" c", "strong")]),
        ("_b_", [("b", "em")]),
        ("2 * 3 * 4", [("2 * 3 * 4", "plain")]),
        ("snake_case_word", [("snake_case_word", "plain")]),
        (r"\*not\* \{x\}", [("*not* {x}", "plain")]),
        ("two\nlines", [("two lines", "plain")]),
        ("`{ref:x}`", [("{ref:x}", "code")]),
    ],
)
def test_markup(text: str, made: list[tuple[str, str]]) -> None:
    assert seen(text) == made


@given(st.text(alphabet='ab *([.,])"“”', max_size=30))
def test_the_short_way_says_the_same_as_commonmark(text: str) -> None:
    plain = " ".join(text.split())
    long = list(prose._marked_up(plain))
    short = list(prose.pieces(plain))
    assert joined(short) == joined(long)


def joined(pieces: list[prose._Piece]) -> list[tuple[str, str]]:
    made: list[tuple[str, str]] = []
    for piece in pieces:
        if made and made[-1][1] == piece.look:
            made[-1] = (made[-1][0] + piece.text, piece.look)
        elif piece.text:
            made.append((piece.text, piece.look))
    return made


def test_links_lead_out_by_https_and_mailto() -> None:
    (span,) = spans("[the site](https://example.org/a_b)")
    assert span == Span("the site", link=Link("https://example.org/a_b", "the site"))
    assert spans("[write](mailto:a@example.org)")[0].link == Link("mailto:a@example.org", "write")


def test_a_link_of_several_spans_is_said_as_one() -> None:
    made = spans("[see *this* now](https://example.org)")
    assert [span.text for span in made] == ["see ", "this", " now"]
    assert {span.link for span in made} == {Link("https://example.org", "see this now")}


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("[x](http://example.org)", "write https://example.org"),
        ("[x](javascript:alert)", "write https:// or mailto:"),
        ("[x](file:///etc/hosts)", "write https:// or mailto:"),
        ("[x](example.org/a)", "write https://example.org/a"),
        ("[x](evidence)", "write {see:…} for a place in the book"),
        ("[x](https://)", "write it as your browser shows it"),
    ],
)
def test_other_links_are_refused(text: str, hint: str) -> None:
    problem = flaw(text).problem
    assert problem and problem.code == "LINK-07" and problem.hint == hint
    assert str(problem.mark) == "book.yaml:2:7"


def test_what_only_the_book_can_tell_is_left_open() -> None:
    assert [(span.text, span.look, span.link, span.term) for span in spans("{ref:a, b}{see:x}{see:x.y|here}")] == [
        ("", "cite", Link("#ref-a", ""), ""),
        ("", "cite", Link("#ref-b", ""), ""),
        ("", "plain", Link("#x", ""), ""),
        ("here", "plain", Link("#x.y", ""), ""),
    ]
    assert [(span.text, span.term, span.look) for span in spans("{term:a} **{term:b|bees}**")] == [
        ("", "a", "plain"),
        (" ", "", "plain"),
        ("bees", "b", "strong"),
    ]


def test_other_names_are_looked_up() -> None:
    def dose(words: str, mark: object) -> tuple[Span, ...]:
        if words != "x":
            raise refuse("LINK-04", "no such dose", None, "write x")
        return (Span("1 mg", "amount"),)

    made = spans("Take **{dose:x}** or {dose:y}.", lookups={"dose": dose})
    assert [(span.text, span.look) for span in made[:3]] == [
        ("Take ", "plain"),
        ("1 mg", "amount"),
        (" or ", "plain"),
    ]
    assert isinstance(made[3], Flaw) and made[3].problem and made[3].problem.code == "LINK-04"


@pytest.mark.parametrize(
    ("text", "code", "place", "hint"),
    [
        ("an {open brace", "LINK-05", "2:6", r"write \{ if a brace is meant"),
        ("{ref:x} and {open", "LINK-05", "2:15", r"write \{ if a brace is meant"),
        ("a closed} brace", "LINK-05", "2:5", r"write \} if a brace is meant"),
        ("a {ref} here", "LINK-05", "2:5", "write it as in {ref:gusev2005}"),
        ("a {ref:} here", "LINK-05", "2:5", "write it as in {ref:gusev2005}"),
        ("a {rf:x} here", "LINK-06", "2:5", "did you mean `ref`?"),
        ("an *{odd}* one", "LINK-05", "2:7", "write it as in"),
    ],
)
def test_a_brace_that_cannot_be_read_is_a_flaw(text: str, code: str, place: str, hint: str) -> None:
    problem = flaw(text).problem
    assert problem and problem.code == code
    assert str(problem.mark) == f"book.yaml:{place}"
    assert problem.hint.startswith(hint)


def test_each_brace_has_its_own_place() -> None:
    marks = [str(span.mark) for span in spans(scalar("{see:a} and {see:a}, *{see:a}*")) if span.link]
    assert marks == ["book.yaml:2:3", "book.yaml:2:15", "book.yaml:2:25"]


def test_a_span_knows_where_its_text_stands() -> None:
    (span,) = spans(read_text("book.yaml", "key: words")["key"])
    assert str(span.mark) == "book.yaml:1:6"


@given(st.text(max_size=40))
def test_any_text_is_read(text: str) -> None:
    for span in spans(text):
        assert isinstance(span, Span)


@given(st.text(alphabet="{}ref:ab\\*_[]()`\"' \n", max_size=30))
def test_any_markup_is_read(text: str) -> None:
    spans(text)


def test_words_in_another_language_carry_it() -> None:
    (before, word, after) = spans("Tested {lang:la|in vitro} and so on.")
    assert (word.text, word.lang) == ("in vitro", "la") and before.lang == after.lang == ""
    (quoted,) = spans('{lang:ru|"ноотроп"}')
    assert quoted.text == "«ноотроп»", "with the quotation marks of its language"
    (emphatic,) = spans("*{lang:la|in vivo}*")
    assert (emphatic.look, emphatic.lang) == ("em", "la")


@pytest.mark.parametrize(
    ("text", "code"), [("{lang:la}", "LINK-05"), ("{lang:la|}", "LINK-05"), ("{lang:LATIN|x}", "LINK-14")]
)
def test_words_in_no_language_are_a_flaw(text: str, code: str) -> None:
    (found,) = spans(text)
    assert isinstance(found, Flaw) and found.problem and found.problem.code == code


@pytest.mark.parametrize(
    "text",
    ["CYP2C19*2/*17 carriers", "1*0*1", "2*3*4 = 24", "a*b*c", "**x*y**z", "CYP2D6*4 and *x* [y](https://a.org)"],
)
def test_a_star_within_a_word_or_between_figures_is_a_star(text: str) -> None:
    from handbook.document.prose import spans, words

    inside = len(re.findall(r"(?<=\w)\*+(?=\w)", text))
    assert len(re.findall(r"(?<=\w)\*+(?=\w)", words(spans(text)))) == inside


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("https://good.org@evil.org/x", "leads to evil.org"),
        ("https://a:b@c.org", "leads to c.org"),
        ("mailto:a@b.org?attach=/etc/passwd", "a subject and a text"),
        ("mailto:a@b.org?subject=x&ATTACH=y", "a subject and a text"),
        ("https:///x", "not a whole address"),
        ("https:x.org", "not a whole address"),
        ("images/x.png", "no address"),
    ],
)
def test_addresses_that_deceive_are_refused(address: str, says: str) -> None:
    from handbook.document.addresses import astray

    problem = astray(address, None)
    assert problem and says in problem.message
    assert "https://images" not in problem.hint
    assert not astray("mailto:a@b.org?subject=Hello", None) and not astray("https://a.org/@b", None)


def test_every_brace_of_many_is_found_in_one_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    from handbook.document.prose import spans
    from handbook.foundation.marks import Mark
    from handbook.foundation.reader import read_text

    calls: list[str] = []
    every = Mark.every
    monkeypatch.setattr(Mark, "every", lambda self, words: (calls.append(words), every(self, words))[1])
    text = read_text("t", f"p: '{'{x:y} ' * 9000}'")["p"]
    problems = [span.problem.mark.column for span in spans(text) if isinstance(span, Flaw) and span.problem]
    assert len(problems) == 9000 and problems[:3] == [5, 11, 17] and calls == ["{x:y}"]
