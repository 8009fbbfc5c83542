"""The command line as a source of values, so that problems can point into it."""

from __future__ import annotations

from collections.abc import Sequence

from handbook.foundation.marks import Mark, Source
from handbook.foundation.values import Scalar, span

_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789@%+=:,./-_")


class CommandLine:
    """The words typed after `handbook`, each with its place."""

    def __init__(self, words: Sequence[str]) -> None:
        self.words = tuple(words)
        shown = [_quoted(word) for word in ("handbook", *words)]
        self.source = Source("command line", " ".join(shown))
        self._starts = [sum(len(word) + 1 for word in shown[: number + 1]) for number in range(len(words))]
        self._shown = shown[1:]

    def value(self, option: str, text: str) -> Scalar:
        """The value of an option or argument, as text that knows its place."""
        for number, word in enumerate(self.words):
            if word == text and (not option or (number and self.words[number - 1] == option)):
                return self._scalar(number, 0, text)
            if option and word == f"{option}={text}":
                return self._scalar(number, len(option) + 1, text)
            if option and word == option + text and not option.startswith("--"):
                return self._scalar(number, len(option), text)
        return Scalar(text, self.source, span(0, len(self.source.text)))

    def mark(self, word: str, last: bool = False) -> Mark:
        """Where a word was typed first, or last, `--option=value` included; the whole line if it was not."""
        words = list(enumerate(self.words))
        for number, typed in reversed(words) if last else words:
            if typed == word or typed.startswith(f"{word}="):
                return self._scalar(number, 0, word).mark
        return self.whole

    @property
    def whole(self) -> Mark:
        """All that was typed."""
        return Mark(self.source, 1, 1, 1, len(self.source.text) + 1)

    def _scalar(self, number: int, skip: int, text: str) -> Scalar:
        start, word = self._starts[number], self._shown[number]
        if word != self.words[number]:  # the shell needs quotes around it: point at all of it
            return Scalar(text, self.source, span(start, start + len(word)))
        return Scalar(text, self.source, span(start + skip, start + skip + len(text)))


def _quoted(word: str) -> str:
    return word if word and _PLAIN.issuperset(word) else "'" + word.replace("'", "'\"'\"'") + "'"
