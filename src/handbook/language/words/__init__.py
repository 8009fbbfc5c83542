"""The words that the program itself puts into a book: one table a language, all with the keys of `english`.

English is at hand; the other languages lie in files beside this one and are read when a book asks for them.
A country's own ways (decimal sign, spelling) are laid over the words of its language.
A new language is a new file, its name in LANGUAGES, and its quotation marks in document/typography.
"""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from handbook.language.words import english

LANGUAGES = ("en", "de", "fr", "es", "ru")
"""The languages that have words."""


class Table(NamedTuple):
    """The words of a language as a country writes it, and its times of day by the clock."""

    words: Mapping[str, str]
    slots: Mapping[str, str]


def table(base: str, country: str = "") -> Table:
    """The table of one of the LANGUAGES (`de`) in a country (`AT`, or none)."""
    if base == "en":
        own = english.WORDS if country in english.AMERICAN else {**english.WORDS, **english.BRITISH}
        return Table(own, english.SLOTS)
    written = _written(base)
    regions: dict[str, dict[str, str]] = written.get("regions", {})
    own = {key: said for where, over in regions.items() if country in where.split() for key, said in over.items()}
    return Table({**written["words"], **own}, written["slots"])


@lru_cache(maxsize=len(LANGUAGES))
def _written(base: str) -> dict[str, Any]:
    import yaml

    text = Path(__file__).with_name(f"{base}.yaml").read_text("utf-8")
    loaded: dict[str, Any] = yaml.load(text, getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    return loaded
