"""The publication's own words (Contents, Note, page …) in the language of the book."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path


@lru_cache(maxsize=4)
def words_of(language: str) -> Mapping[str, str]:
    """The words in this language (`en-US`, `de`), English where there are none."""
    from handbook.foundation.reader import read

    table = read(Path(__file__).with_name("words.yaml"))
    return {**table["en"], **table.get(language.split("-")[0], {})}
