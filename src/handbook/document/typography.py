"""Typed characters become those of print: quotes and apostrophes by language, three points an ellipsis.

A number and its unit are held together, so that no line's end parts them.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from handbook.foundation.regex import Regex


class Quotes(NamedTuple):
    """Opening and closing marks, outer and inner."""

    opening: str
    closing: str
    inner_opening: str
    inner_closing: str


_ENGLISH = Quotes("“", "”", "‘", "’")
_QUOTES = {
    "en": _ENGLISH,
    "de": Quotes("„", "“", "‚", "‘"),
    "fr": Quotes("«\u00a0", "\u00a0»", "“", "”"),
    "es": Quotes("«", "»", "“", "”"),
    "ru": Quotes("«", "»", "„", "“"),
}
_SIGNS = "%|°[CF]?|[mk]?g|mcg|[µμ]g|m?[Ll]|[mc]?m|h|min|s|d|kcal|kJ|mmol|mmHg|IU"
_UNITS = {
    "en": "(?:micro|milli|kilo)?grams?|seconds?|minutes?|hours?|days?|weeks?|months?|years?|times|drops?|sprays?",
    "de": "Sekunden?|Minuten?|Stunden?|Tagen?|Tage|Wochen?|Monate?n?|Jahre?n?|Tropfen",
    "fr": "secondes?|minutes?|heures?|jours?|semaines?|mois|ans?|gouttes?",
    "es": "segundos?|minutos?|horas?|días?|semanas?|meses|mes|años?|gotas?",
    "ru": "секунд[аы]?|минут[аы]?|час(?:а|ов)?|день|дня|дней|недел[яиь]|месяц(?:а|ев)?|года?|лет|кап(?:ля|ли|ель)"
    "|м?к?г|мл|л|ч|мин|МЕ",
}
# Words that a number belongs to: "Table" alone at the end of a line sends the reader's eye nowhere.
_LABELS = {
    "en": "[Tt]ables?|[Ff]igures?|[Ss]ections?|[Aa]ppendix|[Pp]ages?|[Cc]hapters?|[Ss]teps?|[Dd]ays?|[Ww]eeks?",
    "de": "Tabellen?|Abbildung|Abschnitte?n?|Anhang|Seiten?|Kapitel|Schritte?|Tag|Woche|Stufe",
    "fr": "[Tt]ableaux?|[Ff]igures?|[Ss]ections?|[Aa]nnexe|[Pp]ages?|[Cc]hapitres?|[Éé]tapes?|[Jj]our|[Ss]emaine",
    "es": "[Tt]ablas?|[Ff]iguras?|[Ss]ección|[Aa]péndice|[Pp]áginas?|[Cc]apítulos?|[Pp]asos?|[Dd]ía|[Ss]emana",
    "ru": "[Тт]аблиц[аеуы]|[Рр]исун(?:ок|ке)|[Рр]аздел[еа]?|[Пп]риложени[еи]|[Сс]траниц[аеы]|[Гг]лав[аеы]|[Дд]ень",
}
_NUMBER_SIGNS = "№|n°|n\\.º|Nr\\.|No\\."
_DIGIT = Regex(r"\d")
_STRAIGHT = Regex("[\"']|\\.\\.\\.")
_OPENS_AFTER = frozenset(" \t\n\u00a0([{-–—/“‘„‚«")


def quotes(language: str) -> Quotes:
    """The quotation marks of a language; the English ones for a language that is not known."""
    return _QUOTES.get(language.split("-")[0].lower(), _ENGLISH)


@lru_cache(maxsize=8)
def _measure(language: str) -> re.Pattern[str]:
    """The space between a figure and a unit of the language."""
    units = _UNITS.get(language.split("-")[0].lower(), _UNITS["en"])
    labels = _LABELS.get(language.split("-")[0].lower(), _LABELS["en"])
    return re.compile(rf"(?<=\d) (?=(?:{_SIGNS}|{units})(?!\w))|(?<!\w)(?:{labels}|{_NUMBER_SIGNS}) (?=\d)")


def typeset(text: str, before: str, language: str) -> str:
    """The text with the characters of print; `before` is the character that stands before it, if any."""
    held = text
    if _DIGIT.search(text):  # most texts have no figure, and need no pattern of all units
        held = _measure(language).sub(lambda found: found[0][:-1] + "\u00a0", text)
    if '"' not in held and "'" not in held and "..." not in held:
        return held
    marks = quotes(language)
    return _STRAIGHT.sub(lambda found: _printed(found, before, marks), held)


def _printed(found: re.Match[str], before: str, marks: Quotes) -> str:
    sign, text, at = found[0], found.string, found.start()
    if sign == "...":
        return "…"
    previous = text[at - 1] if at else before
    opens = not previous or previous in _OPENS_AFTER or (previous in "\"'" and _opens(text, at - 1, before))
    if sign == '"':
        return marks.opening if opens else marks.closing
    following = text[found.end() : found.end() + 1]
    if not opens or following.isdecimal():  # don't, the dogs' and the '90s: an apostrophe in every language
        return marks.inner_closing if not following.isalnum() and _has_inner(text, at, marks) else "’"
    return marks.inner_opening


def _opens(text: str, at: int, before: str) -> bool:
    previous = text[at - 1] if at > 0 else before
    return not previous or previous in _OPENS_AFTER


def _has_inner(text: str, at: int, marks: Quotes) -> bool:
    """Whether an inner quotation was opened before this place, so that the sign may close it."""
    return marks.inner_closing != "’" and bool(re.search(r"(?:^|[\s(\[–—\"])'\w", text[:at]))
