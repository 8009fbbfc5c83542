"""The words of the page in the language of the book: one file a language, all with the same keys."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from handbook.foundation.reader import read
from handbook.language.words import LANGUAGES

_FOLDER = Path(__file__).with_name("words")


class Tongue(NamedTuple):
    """A language of the page."""

    tag: str
    words: Mapping[str, str]


def tongue(tag: str) -> Tongue:
    """The words for a language tag such as de-AT; English for one that has none."""
    base = tag.split("-")[0].lower()
    known = base if base in LANGUAGES else "en"
    words = {key: str(value) for key, value in read(_FOLDER / f"{known}.yaml").items()}
    return Tongue(tag if known == base and tag else known, words)
