"""How often and when, as people write it in any of the five languages: each word as a sign of one small grammar.

Only what was refused is read so, to tell its author where it is written; nothing is ever taken from it.
The signs: figures; `x` times; `p` per; `ev` every; `o2` second; `hour` to `month`; `daily` to `monthly`; `to`; `and`;
`w0` to `w6` Monday to Sunday; `s` a time of day; `~` a word that says nothing by itself; `?` any other word.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from handbook.foundation.regex import Regex
from handbook.language.words import LANGUAGES, table

_WORDS = {
    "1": "one, un, une, una, uno, ein, eine, einen, один, одну",
    "1 x": "once, einmal, однократно",
    "2": "two, zwei, deux, dos, два, две",
    "2 x": "twice, zweimal, дважды",
    "3": "three, drei, trois, tres, три",
    "3 x": "thrice, dreimal, трижды",
    "4": "four, vier, quatre, cuatro, четыре",
    "4 x": "viermal",
    "5": "five, fünf, cinq, cinco, пять",
    "6": "six, sechs, seis, шесть",
    "7": "seven, sieben, sept, siete, семь",
    "8": "eight, acht, huit, ocho, восемь",
    "9": "nine, neun, neuf, nueve, девять",
    "10": "ten, zehn, dix, diez, десять",
    "11": "eleven, elf, onze, одиннадцать",
    "12": "twelve, zwölf, douze, doce, двенадцать",
    "14": "fourteen, vierzehn, quatorze, catorce",
    "15": "fifteen, fünfzehn, quinze, quince, пятнадцать",
    "20": "twenty, zwanzig, vingt, veinte, двадцать",
    "x": "x, ×, time, times, mal, fois, vez, veces, раз, раза",
    "p": "a, an, per, /, pro, am, je, par, al, a la, por, в, in der, im",
    "ev": "every, each, alle, jeden, jede, jedes, jedem, chaque, tous les, toutes les, cada, todos los, todas las, "
          "каждый, каждую, каждое, каждые",
    "o2": "other, second, alternate, zweiten, zweite, deuxième, segundo, segunda, второй, вторую",
    "o3": "third, dritten, dritte, troisième, tercer, tercera, третий, третью",
    "o4": "fourth, vierten, vierte, quatrième, cuarto, четвертый, четвёртый",
    "ev o2 day": "on alternate days, alternate days, alternating days, qod, eod, un jour sur deux, días alternos, "
                 "en días alternos, a días alternos, через день",
    "ev o2 week": "fortnightly, une semaine sur deux, через неделю",
    "hour": "h, hr, hrs, hour, hours, stunde, stunden, std, heure, heures, hora, horas, час, часа, часов",
    "day": "d, day, days, tag, tage, tagen, jour, jours, j, día, días, dia, dias, день, дня, дней, сутки, суток",
    "week": "w, wk, wks, week, weeks, woche, wochen, semaine, semaines, semana, semanas, неделю, недели, недель, "
            "неделя",
    "month": "month, months, monat, monate, monaten, mois, mes, meses, месяц, месяца, месяцев",
    "2 week": "fortnight",
    "w0 to w4": "weekdays, workdays, jours ouvrés, en semaine, entre semana, по будням, в будни, будни",
    "w5 and w6": "weekend, weekends, wochenende, wochenenden, am wochenende, week-end, week-ends, le week-end, "
                 "fin de semana, fines de semana, по выходным, в выходные, выходные",
    "daily": "daily, täglich, tgl, quotidien, quotidiennement, diario, diaria, diariamente, ежедневно, qd, od",
    "weekly": "weekly, wöchentlich, hebdomadaire, semanal, semanalmente, еженедельно, qw",
    "monthly": "monthly, monatlich, mensuel, mensual, mensualmente, ежемесячно",
    "2 x daily": "bd, bid",
    "3 x daily": "tds, tid",
    "4 x daily": "qds, qid",
    "3 x weekly": "tiw",
    "to": "to, -, –, —, bis, à, до",
    "and": "and, und, et, y, e, и, &, +, ,",
    "~": "on, in, at, the, den, le, la, les, el, los, las, du, de, por la, de la, au, à la, по, en, zum, beim, an",
    "w0": "monday, mondays, mon, montag, montags, lundi, lundis, lunes, понедельник, понедельникам",
    "w1": "tuesday, tuesdays, tue, tues, dienstag, dienstags, mardi, mardis, martes, вторник, вторникам",
    "w2": "wednesday, wednesdays, wed, mittwoch, mittwochs, mercredi, mercredis, miércoles, среда, среду, средам",
    "w3": "thursday, thursdays, thu, thurs, donnerstag, donnerstags, jeudi, jeudis, jueves, четверг, четвергам",
    "w4": "friday, fridays, fri, freitag, freitags, vendredi, vendredis, viernes, пятница, пятницу, пятницам",
    "w5": "saturday, saturdays, sat, samstag, samstags, sonnabend, samedi, samedis, sábado, sábados, суббота, "
          "субботу, субботам",
    "w6": "sunday, sundays, sun, sonntag, sonntags, dimanche, dimanches, domingo, domingos, воскресенье, "
          "воскресеньям",
}  # fmt: skip
_TIMES_OF_DAY = {
    "morning": "mornings, qam", "evening": "evenings, qpm", "night": "nights", "afternoon": "afternoons",
    "bedtime": "hs, qhs, bed time",
}  # fmt: skip
"""Other words for a time of day; what stands under `slots:` is the first."""
_ORDINAL = Regex(r"(\d+)(?:st|nd|rd|th|er|ère|e|ème|º|ª|-й|-ю|\.(?=\s))(?!\w)")
_HOURLY = Regex(r"q\s?(\d+)\s?(h|d|w)(?:rs?|ks?)?")
_APART = Regex(r"(?<=\d)(?=[^\W\d_])|(?<=[^\W\d_])(?=\d)")
_TOKEN = Regex(r"\d+|[^\W\d_]+(?:['’-][^\W\d_]+)*|\S")
_LONGEST = 5
"""Words of a phrase."""
MOST = 200
"""Letters; no direction is longer."""


class Sign(NamedTuple):
    """What some words say, and the words themselves as they are typed: those of a time of day are needed again."""

    is_: str
    words: str


def signs(text: str) -> tuple[Sign, ...]:
    """The signs of a text, in order; `?` alone for one that is too long to be a direction."""
    if len(text) > MOST:
        return (Sign("?", text),)
    latin = _HOURLY.fullmatch(text.strip().casefold().replace(".", ""))
    if latin:
        return tuple(Sign(one, text) for one in ("ev", latin[1], {"h": "hour", "d": "day", "w": "week"}[latin[2]]))
    return tuple(_signs(text))


def named_number(word: str) -> str:
    """The figure that a single word names: two is 2; empty for any other word."""
    found = signs(word) if word.isalpha() else ()
    return found[0].is_ if len(found) == 1 and found[0].is_.isdecimal() else ""


def _signs(text: str) -> Iterator[Sign]:
    words = _typed_words(text)
    known, at = _phrases(), 0
    while at < len(words):
        for end in range(min(len(words), at + _LONGEST), at, -1):
            typed = " ".join(words[at:end])
            found = known.get(typed.casefold())
            if found:
                break
        else:
            end, found = at + 1, _alone(words[at])
        slot = found.removeprefix("s ") if found.startswith("s ") else ""
        shown = slot if slot and slot != typed.casefold() else " ".join(words[at:end])
        yield from (Sign(one, shown) for one in (["s"] if slot else found.split(" ")))
        at = end


def _typed_words(text: str) -> list[str]:
    plain = _ORDINAL.sub(r" o#\1 ", " ".join(text.split()))
    plain = re.sub(r"(?<=[^\W\d_])\.", "", plain)  # tgl. is tgl, b.i.d. is bid
    found = _TOKEN.findall(re.sub(r"o#(\d+)", r"§\1", _APART.sub(" ", plain)))
    made: list[str] = []
    for word in found:
        made[-1:] = [f"§{word}"] if made and made[-1] == "§" else [*made[-1:], word]
    return made


def _alone(word: str) -> str:
    """A figure, or an ordinal in figures; whatever else stands alone is not known."""
    plain = word.removeprefix("§")
    if not (plain.isascii() and plain.isdecimal()) or len(plain) > 3:
        return "?"
    return f"o{int(plain)}" if word[0] == "§" else str(int(plain))


@lru_cache(maxsize=1)
def _phrases() -> dict[str, str]:
    """What each phrase says; times of day are those that the languages know by the clock."""
    own = {name.casefold(): f"s {name.casefold()}" for base in LANGUAGES for name in table(base).slots}
    more = {word: f"s {name}" for name, words in _TIMES_OF_DAY.items() for word in words.split(", ")}
    said = {word: sign for sign, words in _WORDS.items() for word in re.split(r", (?!$)|, (?=,$)", words)}
    return {**own, **more, **said}
