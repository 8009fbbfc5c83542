"""Where x begin and end among spans."""

from __future__ import annotations

from handbook.document.blocks import Span


def close_up(made: list[Span]) -> None:
    """Take away a space at the end."""
    if made and made[-1].text.endswith(" "):
        made[-1] = made[-1]._replace(text=made[-1].text[:-1])


def begins(before: list[Span]) -> bool:
    """Whether a sentence begins after these spans."""
    text = next((span.text for span in reversed(before) if span.text.strip()), "")
    return text.rstrip(" \u00a0“‘\"'").endswith((".", "!", "?", "…")) or not text


def capital(words: str) -> str:
    """The words with a capital first letter, unless they begin with a name such as `n-Hexane` or with a sign."""
    first = words.split(" ")[0].split("\u00a0")[0]
    return words[:1].upper() + words[1:] if first.islower() else words
