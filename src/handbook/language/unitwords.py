"""Units by the words that any of the languages has for them, for those who type them where English ones belong."""

from __future__ import annotations

from functools import lru_cache

from handbook.language.words import LANGUAGES, table

_SHORT = {
    "мкг": "ug", "мг": "mg", "г": "g", "нг": "ng", "мл": "mL", "ед": "iU", "ме": "iU", "кап": "drp", "таб": "tablet",
    "табл": "tablet", "капс": "capsule", "ie": "iU", "i.e": "iU", "ui": "iU", "tropf": "drp", "tabl": "tablet",
    "trpf": "drp", "gtts": "drp", "cp": "tablet", "cpr": "tablet", "mikrogramm": "ug", "milligramm": "mg",
    "gramm": "g", "milliliter": "mL", "microgramme": "ug", "microgrammes": "ug", "milligramme": "mg",
    "milligrammes": "mg", "gramme": "g", "grammes": "g", "microgramo": "ug", "microgramos": "ug", "miligramo": "mg",
    "miligramos": "mg", "gramo": "g", "gramos": "g", "mililitro": "mL", "mililitros": "mL", "миллиграмм": "mg",
    "миллилитр": "mL", "грамм": "g",
}  # fmt: skip
"""Words and short forms that no language prints."""


_TWO = frozenset(("hub", "hübe"))
"""A puff or a spray, as the device has it."""


@lru_cache(maxsize=1)
def unit_words() -> dict[str, str]:
    """The name of a unit (`tablet`, `ug`) by each word for it, in small letters; words for two units are left out."""
    found: dict[str, set[str]] = {word: {name} for word, name in _SHORT.items()}
    for base in LANGUAGES:
        for key, said in table(base).words.items():
            if key.startswith("unit-"):
                word = said.replace("{number}", "").strip().casefold()
                found.setdefault(word, set()).add(key.removeprefix("unit-").split(".")[0].removesuffix("-uk"))
    return {word: names.pop() for word, names in found.items() if len(names) == 1 and word not in _TWO}
