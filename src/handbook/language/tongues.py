"""In which letters languages are written: whether words stand in a language's own script."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

OTHER_SCRIPTS: Mapping[str, str] = {
    "ru": "CYRILLIC", "uk": "CYRILLIC", "be": "CYRILLIC", "bg": "CYRILLIC", "sr": "CYRILLIC", "mk": "CYRILLIC",
    "kk": "CYRILLIC", "el": "GREEK", "grc": "GREEK",
}  # fmt: skip
"""Languages that are not written in Latin letters, of those whose letters our fonts have."""


def written_in(code: str, text: str) -> bool:
    """Whether most letters of a text are those of a language's own script; never if that is the Latin one."""
    script = OTHER_SCRIPTS.get(code.split("-")[0])
    letters = [unicodedata.name(sign, "") for sign in text if sign.isalpha()]
    own = sum(1 for name in letters if script and name.startswith(script))
    return own * 2 > len(letters)
