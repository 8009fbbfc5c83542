"""Manuscript and copy side by side: every word of the one is the word of the other, in order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from handbook.document.blocks import Span
from proofreading.copy import Word
from proofreading.manuscript import NUMBER, Chunk, Token

_PAGES = re.compile(r"\d+(?:–\d+)?,?")


class Mismatch(AssertionError):
    """Where the copy says something else than the manuscript."""


class Pair(NamedTuple):
    """A word as it was expected and as it was printed."""

    token: Token
    word: Word
    chunk: Chunk

    def letters(self) -> Iterator[tuple[str, Span]]:
        """Each letter as printed, with the span that it comes from."""
        more = len(self.word.text) - len(self.token.text)  # a page number is longer than what stands for it
        at = 0
        for letter, span in zip(self.token.text, self.token.spans, strict=bool(self.token.text)):
            count = 1 + more if letter == NUMBER else 1
            yield from ((printed, span) for printed in self.word.text[at : at + count])
            at += count


def collate(chunks: Iterable[Chunk], words: Sequence[Word]) -> list[Pair]:
    """All words in pairs; Mismatch at the first that is wrong, missing or too many."""
    pairs: list[Pair] = []
    at = 0
    for chunk in chunks:
        made = [found for way in chunk.ways if (found := _match(way, words, at, chunk)) is not None]
        if not made:
            raise Mismatch(_told(chunk, words, at))
        pairs += made[0]
        at += len(made[0])
    if at < len(words):
        raise Mismatch(f"too many words: {_read(words, at)}")
    return pairs


def _match(way: Sequence[Token], words: Sequence[Word], at: int, chunk: Chunk) -> list[Pair] | None:
    pairs: list[Pair] = []
    for token in way:
        if token.pages:
            while at < len(words) and _PAGES.fullmatch(words[at].text) and _goes_on(pairs):
                pairs.append(Pair(token, words[at], chunk))
                at += 1
        elif at < len(words) and token.reads(words[at].text) is not None:
            pairs.append(Pair(token, words[at], chunk))
            at += 1
        else:
            return None
    return pairs


def _goes_on(pairs: Sequence[Pair]) -> bool:
    """Whether another page number may follow: after none, or after a comma."""
    return not pairs or pairs[-1].word.text.endswith(",")


def _told(chunk: Chunk, words: Sequence[Word], at: int) -> str:
    expected = " | ".join(" ".join(token.text for token in way[:60]) for way in chunk.ways)
    return f"{chunk.what} {chunk.id}: expected “{expected}”, printed “{_read(words, at)}”"


def _read(words: Sequence[Word], at: int) -> str:
    page = words[at].page + 1 if at < len(words) else "?"
    return f"{' '.join(word.text for word in words[at : at + 60])}” (page {page} of the file)"
