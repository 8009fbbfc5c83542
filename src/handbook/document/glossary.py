"""Where terms of the glossary occur in running words."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from handbook.foundation.regex import Regex

_WORD = Regex(r"\w+")
_ES = ("s", "x", "z", "ch", "sh")
_SAME = ("ss", "us", "is")


class Term(NamedTuple):
    """An entry of the glossary, as a text may mention it."""

    id: str
    name: str
    """As print says it where the text only names the entry."""
    forms: tuple[str, ...] = ()
    """What else stands for it in a text: its expansion, other spellings."""


class Mention(NamedTuple):
    """A stretch of a text that mentions a term."""

    start: int
    end: int
    term: str


class Terms:
    """All terms, ready to be found: by the first word of each spelling, the longest spelling first.

    A lookup for each word of the text costs less than one great alternation, which takes longer to compile
    than to use in all but the largest books.
    """

    def __init__(self, terms: Iterable[Term]) -> None:
        self.terms = {term.id: term for term in terms}
        self._spelt: dict[str, str] = {}
        for own in (True, False):
            for term in self.terms.values():
                for form in (term.name,) if own else term.forms:
                    self._learn(form, term.id)
        self._by_word: dict[str, list[str]] = {}
        for spelling in sorted(self._spelt, key=len, reverse=True):
            first = _WORD.search(spelling)
            if first:
                self._by_word.setdefault(first[0], []).append(spelling)

    def _learn(self, form: str, term: str) -> None:
        for spelling in spellings(form):
            self._spelt.setdefault(spelling, term)

    @property
    def spellings(self) -> Iterator[str]:
        """All that a text may mention a term with, in small letters."""
        return (spelling.casefold() for spelling in self._spelt)

    def mentions(self, text: str) -> Iterator[Mention]:
        """Every mention in a text, from left to right; none inside a longer word."""
        done, starts = 0, self._by_word
        plain = text.replace("\u00a0", " ") if "\u00a0" in text else text
        for word in _WORD.finditer(plain):
            candidates = starts.get(word[0])
            if candidates is None or word.start() < done:
                continue
            at = word.start()
            for spelling in candidates:
                end = at + len(spelling)
                if plain.startswith(spelling, at) and not _goes_on(plain, end):
                    yield Mention(at, end, self._spelt[spelling])
                    done = end
                    break


@lru_cache(maxsize=4)
def terms_of(terms: tuple[Term, ...]) -> Terms:
    """The terms of a book, made ready once: its card and its calendar ask for them line by line."""
    return Terms(terms)


def _goes_on(text: str, end: int) -> bool:
    """Whether the word goes on here: a letter, a figure or an underscore follows."""
    return end < len(text) and (text[end].isalnum() or text[end] == "_")


def spellings(form: str) -> Iterator[str]:
    """A term as it may be spelt in a text: in the plural and, if it is an ordinary word, with either initial."""
    for number in _numbers(" ".join(form.split())):
        yield number
        words = number.split(" ")
        if _ordinary(words[0]):
            yield number[:1].upper() + number[1:]
            yield number[:1].lower() + number[1:]
        if len(words) > 1 and all(_titled(word) for word in words):
            yield number.lower()


def _numbers(form: str) -> Iterator[str]:
    yield form
    if form.endswith("s") and not form.endswith(_SAME):
        yield form[:-1]
    elif form.endswith("y") and form[-2:-1] not in "aeiou":
        yield f"{form[:-1]}ies"
    else:
        yield f"{form}es" if form.endswith(_ES) else f"{form}s"


def _ordinary(word: str) -> bool:
    """Not an acronym or a name with capitals or figures in it."""
    return word[1:].islower() and word[:1].isalpha()


def _titled(word: str) -> bool:
    return all(part[1:].islower() or len(part) < 4 for part in word.split("-"))


def sorting_key(name: str) -> str:
    """What the glossary is sorted by: letters and figures; capitals and hyphens do not count."""
    return "".join(char for char in name.casefold() if char.isalnum() or char == " ")
