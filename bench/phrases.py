"""Sentences, headings and cells, put together from a vocabulary after a few dozen patterns of English."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vocabulary import Vocabulary

# d determiner, a adjective, n noun, p plural, v verb, s verb with -s, e verb with -ed, g verb with -ing,
# r adverb, o preposition, j conjunction, h helping verb; everything else stands as it is.
_PATTERNS = (
    "d a n o d n s d n o a p",
    "a p o d n v p o d a n",
    "o d n , d n h v d a n r",
    "p e d n o n j e d a n o p",
    "d n is not d n ; it s r o d a n",
    "p v that d n o n h v o d n , j that d a n s",
    "what d n s is d n o d n , not d a n",
    "d n was e o p o d n j e r o d a n",
    "g d n o a p s d n , j g d a n s p",
    "p who v d n v o d n , r o d n",
    "as d n s , d a p v r o d n o n",
    "neither d n nor d a n s d n o p",
    "there is d n o p , j p v o a n",
    "d n h not v d n , since d a n o n e r",
    "d a n , e o p o d n , s r",
    "if d n s , v d n j v d n o d a n",
    "o a p d n s more than d n , which s o n",
    "d n o d n , d n o d n j d a n h all v",
    "whether d n s o d n is not known ; d a n s it",
    "r , d n s d n , p , p j a p",
)
_HEADINGS = (
    "N o n",
    "A p",
    "N j n",
    "A n o p",
    "What d n s",
    "G d n",
    "N , n j n",
    "How p v d n",
    "N o d a n",
    "A n j a n",
    "When d n s",
    "P who v",
)
_CELLS = ("a n", "n o p", "a n o n", "p", "n , r", "a p o d n", "n j n")
_STEPS = ("V d n", "V d a n r", "V d n o d n", "V o d n j v d n", "V d a n j v p")
_STREAMS = {
    "d": "determiner",
    "a": "adjective",
    "n": "noun",
    "p": "plural",
    "v": "verb",
    "s": "third",
    "e": "past",
    "g": "continuing",
    "r": "adverb",
    "o": "preposition",
    "j": "join",
    "h": "helper",
}
_BEFORE_VOWEL = re.compile(r"\ba (?=[aeiou])")


class Phrases:
    """Words in the order of English."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.random = vocabulary.random
        self._streams: dict[str, Iterator[str]] = {sign: getattr(vocabulary, name) for sign, name in _STREAMS.items()}

    def sentence(self) -> str:
        """A sentence of 6 to 25 words, without its full stop."""
        parts = [self.random.choice(_PATTERNS)]
        if self.random.random() < 0.15:
            parts += [",", "j", self.random.choice(_PATTERNS[:7])]
        return self._capital(self._fill(" ".join(parts)))

    def heading(self) -> str:
        """Two to five words, the first with a capital."""
        return self._capital(self._fill(self.random.choice(_HEADINGS)))

    def cell(self) -> str:
        """One to four words for a table."""
        return self._capital(self._fill(self.random.choice(_CELLS)))

    def step(self) -> str:
        """An instruction."""
        return self._capital(self._fill(self.random.choice(_STEPS)))

    def _fill(self, pattern: str) -> str:
        streams = self._streams
        words = [
            next(streams[sign])
            if sign in streams
            else next(streams[low])
            if (low := sign.lower()) in streams
            else sign
            for sign in pattern.split()
        ]
        text = " ".join(words).replace(" ,", ",").replace(" ;", ";")
        return _BEFORE_VOWEL.sub("an ", text)

    @staticmethod
    def _capital(text: str) -> str:
        return text[:1].upper() + text[1:]
