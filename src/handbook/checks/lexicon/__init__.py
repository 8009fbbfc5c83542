"""What words tell of an amount or an order, by language: one file a language, read when a book asks for it.

A text becomes tokens, and tokens carry what the lexicon says of them: a unit, a number, a verb of orders, a time of
day, a route, a food. Rules read these tags and no letters, so that every language has every rule.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from handbook.checks.lexicon.compounds import compound
from handbook.foundation.regex import Regex

_TOKEN = Regex(
    r"\d+(?:[.,:]\d+)*|(?<!\w)(?:[cdjlmnstCDJLMNST]|[Qq]u)['’](?=[^\W\d_]{2})"  # l'aspirine is an article and a name
    r"|[^\W\d_]+(?:[-'’][^\W\d_]+)*|[^\w\s]"
)
_PATTERNS = frozenset(("short-units", "per"))
"""What is looked for as it is typed, with its points and capitals, and is no tag."""
_LONGEST = 40
"""No stem is looked for in longer words, so that one long word costs no more than its length."""


class Entry(NamedTuple):
    """A phrase of the lexicon: its words, what it tells, and which of its kind (a unit, a time of day, a number)."""

    words: tuple[str, ...]
    stem: bool
    """Whether the last word may go on: milligram*."""
    role: str
    value: str = ""


class Token(NamedTuple):
    """A word, a number or a sign of a text."""

    text: str
    start: int
    end: int

    @property
    def low(self) -> str:
        """In small letters."""
        return self.text.casefold().replace("’", "'")


class Tag(NamedTuple):
    """What some tokens in a row tell."""

    role: str
    value: str
    first: int
    after: int
    """The token behind the last one."""


class Lexicon(NamedTuple):
    """The phrases of a language, by their first word."""

    base: str
    entries: Mapping[str, tuple[Entry, ...]]
    stems: Mapping[str, tuple[Entry, ...]]
    """Single words that may go on, by what they begin with."""
    written: Mapping[str, Any]
    own: Mapping[str, tuple[Entry, ...]] = MappingProxyType({})
    """Words that a book counts its doses in, before those of the language: a lozenge is a lozenge there."""

    def tags(self, lows: list[str]) -> Iterator[Tag]:
        """Everything that tokens in small letters tell: of each role the longest phrase at each token."""
        for at, low in enumerate(lows):
            starts, best = _starting(self.base, low), self._own(lows, at) if low in self.own else {}
            if starts is None:
                yield from best.values()
                continue
            follows = starts.longer.get(lows[at + 1], ()) if starts.longer and at + 1 < len(lows) else ()
            for entry in (*follows, *starts.open) if follows or starts.open else ():
                after, known = at + len(entry.words), best.get(entry.role)
                if (known is None or after > known.after) and _fits(entry, lows, at):
                    best[entry.role] = Tag(entry.role, entry.value, at, after)
            for role, value in starts.alone:
                if role not in best:
                    yield Tag(role, value, at, at + 1)
            yield from best.values()

    def _own(self, lows: list[str], at: int) -> dict[str, Tag]:
        """The longest of the book's own words that begins at a token."""
        fit = [one for one in self.own[lows[at]] if tuple(lows[at : at + len(one.words)]) == one.words]
        longest = max(fit, key=lambda one: len(one.words), default=None)
        return {longest.role: Tag(longest.role, longest.value, at, at + len(longest.words))} if longest else {}


class Starts(NamedTuple):
    """The phrases that a word can begin, as they are looked for: one look-up for most words of a text."""

    alone: tuple[tuple[str, str], ...]
    """Role and value of those of this one word, one of each role."""
    longer: Mapping[str, tuple[Entry, ...]]
    """Longer ones by their second word."""
    open: tuple[Entry, ...]
    """Those whose second word may go on."""


@lru_cache(maxsize=20_000)
def _starting(base: str, low: str) -> Starts | None:
    """The phrases that a word can begin; None for most words."""
    known = lexicon(base)
    own = _compound(base, low) if base == "de" and ("hundert" in low or "tausend" in low) else ()
    prefixes = (low[:length] for length in range(2, min(len(low), _LONGEST) + 1))
    found = (*own, *known.entries.get(low, ()), *(one for prefix in prefixes for one in known.stems.get(prefix, ())))
    alone: dict[str, str] = {}
    longer: dict[str, list[Entry]] = {}
    for one in found:
        if len(one.words) == 1:
            alone.setdefault(one.role, one.value)
        elif not (one.stem and len(one.words) == 2):
            longer.setdefault(one.words[1], []).append(one)
    rest = tuple(one for one in found if one.stem and len(one.words) == 2)
    return Starts(tuple(alone.items()), {word: tuple(each) for word, each in longer.items()}, rest) if found else None


def _compound(base: str, low: str) -> tuple[Entry, ...]:
    """A number in one word that no list could have."""
    known = lexicon(base).entries

    def simple(word: str) -> int:
        values = (one.value for one in known.get(word, ()) if one.role == "numbers" and len(one.words) == 1)
        return next((int(value) for value in values if value.isdigit() and int(value) < 100), 0)

    value = 0 if any(one.role == "numbers" for one in known.get(low, ())) else compound(low, simple)
    return (Entry((low,), False, "numbers", str(value)),) if value else ()


def _fits(entry: Entry, lows: list[str], at: int) -> bool:
    """Whether a phrase of several words stands here."""
    words = entry.words
    end = at + len(words) - 1  # the first word is what it was found by, and few have the last one
    if end >= len(lows) or not (lows[end].startswith(words[-1]) if entry.stem else lows[end] == words[-1]):
        return False
    return len(words) < 3 or tuple(lows[at + 1 : end]) == words[1:-1]


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The words, numbers and signs of a stretch of a text."""
    stop = len(text) if end is None else end
    return [Token(one[0], one.start(), one.end()) for one in _TOKEN.finditer(text, start, stop)]


@lru_cache(maxsize=10)
def lexicon(base: str) -> Lexicon:
    """The lexicon of a language (`de`), or of its brief orders (`brief/de`)."""
    import yaml

    text = (Path(__file__).parent / f"{base}.yaml").read_text("utf-8")
    written: dict[str, Any] = _plain(yaml.compose(text, getattr(yaml, "CBaseLoader", yaml.BaseLoader)))
    entries: dict[str, list[Entry]] = {}
    stems: dict[str, list[Entry]] = {}
    for entry in _entries(written):
        single = entry.stem and len(entry.words) == 1
        (stems if single else entries).setdefault(entry.words[0], []).append(entry)
    return Lexicon(
        base,
        {word: tuple(found) for word, found in entries.items()},
        {word: tuple(found) for word, found in stems.items()},
        written,
    )


def with_pieces(known: Lexicon, pieces: Mapping[str, str]) -> Lexicon:
    """The lexicon of a book that counts in pieces of its own: every word for one, with the code of its unit."""
    own: dict[str, list[Entry]] = {}
    for word, code in pieces.items():
        words = tuple(token.low for token in tokens(word))
        own.setdefault(words[0], []).append(Entry(words, False, "units", code))
    return known._replace(own={word: tuple(found) for word, found in own.items()}) if own else known


def _plain(node: Any) -> Any:
    """The texts, lists and mappings of a node; there is no need of a constructor where all are texts."""
    if isinstance(node.value, str):
        return node.value
    if node.id == "sequence":
        return [_plain(one) for one in node.value]
    return {key.value: _plain(value) for key, value in node.value}


@lru_cache(maxsize=5)
def ordered(base: str) -> re.Pattern[str]:
    """What a text ends with before something that is to be taken: Take, the dose is."""
    written = lexicon(base).written
    verbs = "|".join(re.escape(one) for one in written["order"])
    nouns, equal = ("|".join(map(re.escape, written[key])) for key in ("tells", "equals"))
    return re.compile(rf"\b(?:{verbs}|(?:{nouns})\s(?:of|{equal}))\s$", re.IGNORECASE)


def _entries(written: Mapping[str, Any]) -> Iterator[Entry]:
    for role, phrases in written.items():
        if role in _PATTERNS:
            continue
        if isinstance(phrases, list):
            yield from (_entry(phrase, role) for phrase in phrases)
            continue
        for key, value in phrases.items():
            if isinstance(value, list):
                yield from (_entry(phrase, role, key) for phrase in value)
            else:
                yield _entry(key, role, value)


def _entry(phrase: str, role: str, value: str = "") -> Entry:
    stem, plain = phrase.endswith("*"), phrase.removesuffix("*")
    words = plain.casefold().split(" ")
    if not all(map(str.isalpha, words)):
        words = [token.low for token in tokens(plain)]
    return Entry(tuple(words), stem, role, value)
