"""Words shaped and kept: what stands in a paragraph, and what stands after each word."""

import re
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from handbook.document.blocks import Span, Spans
from handbook.foundation.marks import HandbookError, refuse
from handbook.foundation.regex import Regex
from handbook.layout.type.faces import Face, FaceKey, MissingGlyph, Shaped, face
from handbook.layout.type.linebreak import BREAK, CLING, END, JOIN, SPACE, TIE
from handbook.layout.type.setting import Cut


class Words(NamedTuple):
    """The unbreakable parts of a paragraph, side by side in three rows, so that a line is a slice of each."""

    shaped: list[Shaped]
    spans: list[int]
    """Which span each part comes from."""
    follows: list[int]
    """What stands after each part, see `linebreak`."""

    def row(self, start: int, end: int) -> "Words":
        """Some of the parts: a line."""
        return Words(self.shaped[start:end], self.spans[start:end], self.follows[start:end])


# No-break spaces, and places to break without a sign: after a hard hyphen or dash between letters, after a
# slash between words, after a zero-width space.
_SEAM = Regex(r"\u00a0|\u200b|(?<=[^\W\d_]{2}[-–—/])(?=[^\W\d_]{2})|(?<=[^\W\d_]{2}—)(?=\w)")
_MAY_PART = Regex("[\u00a0\u200b–—/-]")
_ADDRESS = Regex(r"(?<=[/?&=_.-])(?=[^/\s])")
_DOI = Regex(r"10\.\d{4,9}/")
"""How a DOI begins (ISO 26324); 10.5 mg is none."""
_FILE = Regex(r"[\w-]{1,28}\.[a-z]{2,4}[,.;:)]*")
"""A file's name, which is copied as a whole: semax-card.pdf; one that is longer may be parted at its hyphens."""
_DASHES = ("—", "–")
_LEADS = (*_DASHES, "\u00a0")
"""What a word starts with whose space before it is no plain one."""

_Atoms = tuple[tuple[Shaped, int], ...]


class _Known(NamedTuple):
    """The words of a face that were cut up so far."""

    plain: dict[str, Shaped]
    """Those that are one part and have a plain space before them, as nearly all."""
    odd: dict[str, _Atoms]
    """The parts of all others, and what stands after each; the last one joins what comes next."""


_known: dict[Face, _Known] = {}


def words_of(spans: Spans, cuts: Sequence[Cut]) -> Words:
    """The spans cut into unbreakable parts; LAYOUT-01 at the place of a sign that no font has."""
    made = Words([], [], [])
    for number, span in enumerate(spans):
        face = cuts[number].face
        known = _known.get(face) or _known.setdefault(face, _Known({}, {}))
        text = span.text if "\n" not in span.text else span.text.replace("\n", " ")
        words = text.strip(" ").split(" ")
        parts = list(map(known.plain.get, words))
        if not all(parts):
            _learn(known, face, words, span)
            parts = list(map(known.plain.get, words))
        if not all(parts):
            _add(made, number, text, known)
        else:
            _add_plain(made, number, text, parts)
    if made.follows:
        made.follows[-1] = END
    return made


def _add_plain(made: Words, number: int, text: str, parts: Sequence[Any]) -> None:
    """Add a text all of whose words are plain."""
    if text[0] == " " and made.follows:
        made.follows[-1] = SPACE
    made.shaped.extend(parts)
    made.spans.extend([number] * len(parts))
    made.follows.extend([SPACE] * len(parts))
    if text[-1] != " ":
        made.follows[-1] = JOIN


def _add(made: Words, number: int, text: str, known: _Known) -> None:
    """Add a text word by word."""
    shaped, owners, follows = made
    for place, word in enumerate(text.split(" ")):
        if place and follows:
            follows[-1] = CLING if word[:1] in _DASHES else SPACE
        if not word:
            continue
        if word[0] == "\u00a0" and follows and follows[-1] == JOIN:
            follows[-1] = TIE
        plain = known.plain.get(word)
        for part, after in ((plain, JOIN),) if plain else known.odd[word]:
            shaped.append(part)
            owners.append(number)
            follows.append(after)


def _learn(known: _Known, face: Face, words: Iterable[str], span: Span) -> None:
    """Cut up the words that are new."""
    for word in words:
        if not word or word in known.plain or word in known.odd:
            continue
        try:
            atoms = _atoms(face, word)
        except MissingGlyph as missing:
            raise _no_glyph(missing, span) from None
        if len(atoms) == 1 and atoms[0][1] == JOIN and word[0] not in _LEADS:
            known.plain[word] = atoms[0][0]
        else:
            known.odd[word] = atoms


def _atoms(face: Face, word: str) -> _Atoms:
    """The unbreakable parts of a word."""
    if word.isalpha() or not _MAY_PART.search(word):
        try:
            return ((face.shape(word), JOIN),)
        except MissingGlyph:
            pass  # another face may have it
    return tuple(_split(face, word))


def _split(face: Face, word: str) -> Iterable[tuple[Shaped, int]]:
    start = 0
    for found in _seams(word):
        part, follows = word[start : found.start()], TIE if found[0] == "\u00a0" else BREAK
        if part:
            yield from _shapes(face, part, follows)
        start = found.end()
    if start < len(word):
        yield from _shapes(face, word[start:], JOIN)


def _seams(word: str) -> Iterable[re.Match[str]]:
    if _FILE.fullmatch(word):
        return ()
    return (_ADDRESS if "://" in word or _DOI.match(word) else _SEAM).finditer(word)


def _shapes(cut: Face, part: str, follows: int) -> Iterable[tuple[Shaped, int]]:
    """A part in its face; characters that the face lacks come from the sans of the same weight."""
    try:
        yield cut.shape(part), follows
        return
    except MissingGlyph:
        if cut.key.family == "sans":
            raise
    other = face(FaceKey("sans", cut.key.weight, cut.key.italic, figures=cut.key.figures))
    for place, character in enumerate(part):
        after = follows if place == len(part) - 1 else JOIN
        try:
            yield cut.shape(character), after
        except MissingGlyph:
            yield other.shape(character), after


def _no_glyph(missing: MissingGlyph, span: Span) -> HandbookError:
    character = missing.character
    mark = span.mark.find(character) if span.mark else None
    message = f"the fonts have no sign for “{character}” (U+{ord(character):04X})"
    return refuse("LAYOUT-01", message, mark, "write it in words, or with another sign")


def kept() -> int:
    """How many words are kept, over all faces."""
    return sum(len(known.plain) + len(known.odd) for known in _known.values())


def forget() -> None:
    """Forgets every word; a long-lived process that sets people's names would keep them for ever."""
    for known in _known:
        known.forget()
    _known.clear()
