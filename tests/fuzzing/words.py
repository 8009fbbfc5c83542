"""The words of a command: its options, right, wrong and doubled; now and then one of another command."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random

_DATES = ("2026-03-02", "today", "next monday", "2026-W10-1", "2998-12-01", "9999-12-31", "0001-01-01", "x", "")
_SETS = (
    "edition.title=x", "edition.title= ", "edition.title=\u200b", "edition.title=a\nb", "edition.language=de-DE",
    "edition.language=ru-RU", "edition.language=xx", "edition.version=", "edition.subject=a\x1bb",
    "sections.overview.title=y", "sections.x.title=y", "regimens.evening.dose=1 mg", "regimens.evening.dose=",
    "card.title={dose:evening}", "card.size=a7", "calendar.regimen=x", "calendar.start=2026-03-02",
    "references.x.title=y", "glossary.x.meaning=y", "x=y", "=", "a.b.c.d=e", "waivers=", "edition=x",
)  # fmt: skip
VALUES: Mapping[str, Sequence[str]] = {
    "--only": ("handbook", "card", "calendar", "card,calendar", ",", "", "x"),
    "--style": ("reference", "mono", "clinic", "large-print", "fuzz", "../x", "x", "`", ""),
    "--paper": ("a4", "letter", "a5", "half-letter", "a0"),
    "--media": ("screen", "print", "shop", "x"),
    "--start": _DATES,
    "--size": ("wallet", "us-card", "a7", "index", "a6", "pocket", "85x54", "40x40", "300x300", "0x0", "", "x"),
    "--sheet": ("avery-5371", "5371", "L7418", "L4732", "", "x"),
    "--layout": ("fold", "duplex-long", "duplex-short", "single", "sheets", "strips", "month", "x"),
    "--copies": ("1", "7", "0", "99999", "-1", "x"),
    "--nudge": ("1,1", "-15,15", "99,99", "1e9,1", "nan,1", "", "x"),
    "--regimen": ("evening", "needed", "ward", "nootropic", "stroke", "x", ""),
    "--weight": ("14 kg", "0 kg", "1e9 kg", "14", "14 mg", "-3 kg", "31 lb", ""),
    "--height": ("98 cm", "0 cm", "1.7 m", "x", ""),
    "--weeks": ("1", "60", "0", "99999", "x"),
    "--ics-titles": ("short", "full", "x"),
    "--on": ("1", "7", "366", "0", "99999"),
    "--off": ("1", "30", "0", "99999"),
    "--cycles": ("1", "12", "0", "99999"),
    "--week-start": ("mon", "sun", "sat", "x", ""),
    "--set": _SETS,
    "--workers": ("1", "2", "0", "x"),
    "--proof": ("1", "2", "0", "99999"),
    "--name-pattern": (
        "{row}",
        "{row}-{start}",
        "{recipient}",
        "{x}",
        "x",
        "../{row}",
        "{row}/x",
        "{",
        "",
        "a" * 300,
    ),
    "--encoding": ("utf-8", "windows-1252", "utf-16"),
    "--spot": (),
    "--ics": (),
    "--json": (),
    "--quiet": (),
    "--verbose": (),
    "--strict": (),
    "--fix": (),
    "--one-file": (),
    "--resume": (),
    "--carry": (),
    "--png": (),
}
"""What an option may be given; nothing for one that is only said."""
_TALK = ("--quiet", "--verbose", "--json")
_ALL = ("--style", "--paper", "--media", "--set", "--png", *_TALK)
KNOWN: Mapping[str, Sequence[str]] = {
    "build": ("--only", "--start", *_ALL),
    "card": ("--size", "--sheet", "--layout", "--copies", "--nudge", "--weight", "--height", "--spot", *_ALL),
    "calendar": (
        "--start", "--regimen", "--on", "--off", "--cycles", "--weeks", "--weight", "--height", "--ics-titles",
        "--layout", "--week-start", "--spot", "--ics", *_ALL,
    ),
    "check": ("--strict", "--fix", "--style", "--paper", "--set", *_TALK),
    "batch": (
        "--workers", "--one-file", "--proof", "--resume", "--name-pattern", "--carry", "--encoding", "--style",
        "--paper", "--size", "--quiet", "--json",
    ),
}  # fmt: skip
"""The options of each command."""


def value(name: str, dice: Random) -> str:
    """A value of an option; rather one of the first, which are right, so that more than the option is tried."""
    values = VALUES[name]
    return values[min(dice.randrange(len(values)), dice.randrange(len(values)))]


def worded(command: str, arguments: Sequence[str], own_style: bool, dice: Random) -> list[str]:
    """The command with options; mostly its own."""
    words = [command, *arguments]
    if command == "calendar" and dice.random() < 0.6:
        words += ["--start", "2026-03-02"]
    if own_style and dice.random() < 0.9:
        words += ["--style", "fuzz"]
    for _ in range(dice.choice((0, 0, 0, 1, 1, 2, 3))):
        name = dice.choice(KNOWN[command] if dice.random() < 0.97 else tuple(VALUES))
        words += [name, value(name, dice)] if VALUES[name] else [name]
    return words


_SPOKEN: Mapping[str, Sequence[str]] = {
    "explain": ("DOSE-10", "dose-10", "DOSE-99", "", "x" * 300, "\u202e", "--", "DOSE-10 "),
    "style": ("reference", "x", "", "../reference", "--paper", "reference --paper a5", "reference --paper a0", "`"),
    "new": ("aspirin", "Aspirin", "a/b", "..", "", "x" * 300, "-x", "a b", "\u202e", "a --like taper", "a --like x"),
    "schema": ("", "-o schemas", "-o /dev/full", "-o book", "x", "-o", "-o ''"),
    "x": ("", "--help"),
    "--version": ("", "x"),
    "check": ("nowhere", "", "book book", "book/handbook.yaml", "/dev/zero", "book --json --quiet"),
    "desk": ("nowhere --no-browser", "--port x", "--port 99999999 book --no-browser", "--port -1 book"),
}
"""Commands that read no book, or name one that is not there; and their words."""


def spoken(dice: Random) -> list[str]:
    """A command that makes nothing of the book."""
    name = dice.choice(sorted(_SPOKEN))
    words = dice.choice(_SPOKEN[name])
    return [name, *(words.replace("''", "").split(" ") if words else ())]
