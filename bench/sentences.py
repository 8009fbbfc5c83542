"""How far the checks on words can be trusted: `python bench/sentences.py [FOLDER…]`.

Each labelled sentence is put into the small book `tests/checks/sentences/base`, every rule is asked, and what is told
there but not of the book itself is the answer. `*safe.tsv` hold sentences that are right, with the rule that may
fairly speak; `*dangerous.tsv` hold sentences that can harm, with the rule that must. Printed are recall and
precision by rule and over all, and every sentence that was answered wrongly (`--quiet` leaves these out).
"""

from __future__ import annotations

import re
import shutil
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from handbook.book.book import Book
from handbook.book.planned import planned
from handbook.checks import run
from handbook.document.resolve import resolve
from handbook.foundation.kept import Kept
from handbook.foundation.marks import HandbookError, Problem
from handbook.telling.matter import matter
from handbook.telling.opening import load
from handbook.telling.speaker import speak

HERE = Path(__file__).parent.parent / "tests" / "checks" / "sentences"


class Sentence(NamedTuple):
    """One labelled sentence: where it is put, and the rules that may or must speak."""

    id: str
    place: str
    text: str
    label: str

    @property
    def codes(self) -> frozenset[str]:
        """The rules of its label."""
        return frozenset(re.findall(r"[A-Z]+-\d+", self.label))


def sentences(path: Path) -> list[Sentence]:
    """The sentences of a table."""
    lines = path.read_text(encoding="utf-8").splitlines()[1:]
    return [Sentence(*line.split("\t")[:4]) for line in lines if line.strip()]


# --- places ----------------------------------------------------------------------------------------------


def quoted(text: str) -> str:
    """The text as a quoted scalar of YAML."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


Lay = Callable[[Path, str], None]


def _swapped(file: str, old: str, new: str) -> Lay:
    def lay(book: Path, text: str) -> None:
        path = book / file
        was = path.read_text(encoding="utf-8")
        assert old in was, (file, old)
        path.write_text(was.replace(old, new.replace("@@", quoted(text)), 1), encoding="utf-8")

    return lay


def _after(file: str, old: str, new: str) -> Lay:
    return _swapped(file, old, f"{old}{new}")


PLACES: dict[str, Lay] = {
    "p": _after("sections/text.yaml", 'during the night."', "\n  - p: @@"),
    "caution": _after("sections/text.yaml", 'during the night."', "\n  - caution: @@"),
    "note": _after("sections/text.yaml", 'during the night."', "\n  - note: @@"),
    "h": _after("sections/text.yaml", 'during the night."', "\n  - h: @@\n  - p: Ask a nurse about it."),
    "cell": _after("sections/text.yaml", '[Supper, "Drink little"]', "\n        - [Supper, @@]"),
    "caption": _swapped("sections/text.yaml", '"What to do in the evening"', "@@"),
    "step": _after("sections/taking.yaml", 'a sip of water."', "\n  - @@"),
    "casep": _after("sections/cases.yaml", 'the whole course."', "\n      - p: @@"),
    "gloss": _swapped("glossary.yaml", '"A state in which the kidneys make too much urine."', "@@"),
    "says": _swapped("sections/evidence.yaml", '"More nights were dry with the medicine than without it."', "@@"),
    "design": _swapped("sections/evidence.yaml", '"systematic review"', "@@"),
    "evidencep": _after("sections/evidence.yaml", "body:", "\n  - p: @@"),
    "cardcaution": _after("card.yaml", '["Drink little in the evening."', ", @@"),
    "calcaution": _after("calendar.yaml", "cautions: [Drink little in the evening.", ", @@"),
    "missed": _swapped("calendar.yaml", "missed_dose: Leave it out.", "missed_dose: @@"),
    "glance": _after("handbook.yaml", '"Take one tablet at bedtime."', "\n  - @@"),
    "formnote": _swapped("regimens.yaml", "route: by mouth}", "route: by mouth, note: @@}"),
    "regnote": _swapped("regimens.yaml", '"The lowest dose that works is used."', "@@"),
}
PLACES["finding: design"] = lambda book, text: PLACES["design"](book, text.split(" (")[0])
_ENTRY = re.compile(r"(\w+) \(glossary: (\w+), ([\w ]+)\)")
_LANGUAGE = re.compile(r"([\w:]+) \(language: (\w\w)-\w\w\)")


def _with_entry(book: Path, text: str, place: str, term: str, meaning: str) -> None:
    """A text beside an entry of the glossary: `cell (glossary: QD, Once daily)`."""
    path = book / "glossary.yaml"
    entry = f"\n  - {{id: {term.lower()}, term: {term}, expansion: {meaning}, meaning: {meaning} in each case.}}\n"
    path.write_text(path.read_text(encoding="utf-8").rstrip("\n") + entry, encoding="utf-8")
    PLACES[place](book, text)


def _regimens(book: Path, text: str) -> None:
    """Changes of the first regimen, told in the words of the table."""
    path = book / "regimens.yaml"
    was = path.read_text(encoding="utf-8")
    if text.startswith("no ") and ";" not in text:
        was = re.sub(rf"\n    {text[3:]}: .*", "", was, count=1)
    elif text == "as_needed without min_interval":
        was = was.replace("    frequency: 1 per day\n", "    as_needed: yes\n", 1)
    elif "as_needed without" in text:
        was = was.replace("    frequency: 1 per day\n", "    as_needed: yes\n", 1)
        was = re.sub(r"\n    max_per_day: .*", "", was, count=1)
    elif text.startswith("strength: "):  # it is that of the form
        was = re.sub(r"strength: [^,}\n]+", text.split(" beside ")[0], was, count=1)
    elif text.startswith("dose: 100 mg beside"):
        was = was.replace("dose: 200 mcg", "dose: 100 mg", 1)
    else:
        head, first, rest = re.split(r"(?m)^(?=  - \{?id: )", was[was.index("regimens:") :], maxsplit=2)
        for change in re.split(r" of a form| beside |; form ", text)[0].split("; "):
            key, _, value = change.partition(": ")
            if not value:  # no max_per_day
                first = re.sub(rf"\n    {key.removeprefix('no ')}: .*", "", first, count=1)
                continue
            new = f"    {key}: {value}"
            old = re.search(rf"(?m)^    {key}: .*$", first)
            first = first.replace(*(old[0], new) if old else ("    in: dosing", f"{new}\n    in: dosing"), 1)
        was = was[: was.index("regimens:")] + head + first + rest
    path.write_text(was, encoding="utf-8")


def _forms(book: Path, text: str) -> None:
    path = book / "regimens.yaml"
    names = text.split("; ")
    rows = "".join(f"  - {{id: f{n}, name: {name}, strength: 5 mg per tablet}}\n" for n, name in enumerate(names))
    path.write_text(
        path.read_text(encoding="utf-8").replace("regimens:\n", f"{rows}regimens:\n", 1), encoding="utf-8"
    )


def _calendar(book: Path, text: str) -> None:
    path = book / "calendar.yaml"
    change = text.split(";")[0]
    key = change.partition(":")[0]
    was = re.sub(rf"(?m)^{key}: .*\n", "", path.read_text(encoding="utf-8"))
    path.write_text(f"{was}{change}\n", encoding="utf-8")


PLACES["regimens"] = _regimens
PLACES["regimens: two forms"] = _forms
PLACES["calendar"] = _calendar
PLACES["reference: species"] = lambda book, text: _swapped("references.yaml", "species: human", "species: animal")(
    book, ""
)
PLACES["handbook: standing"] = lambda book, text: _after(
    "handbook.yaml", "value: Prescription only}", "\n  - {fact: evidence, label: Evidence level, value: OCEBM 1 to 4}"
)(book, "")


# --- other languages -------------------------------------------------------------------------------------

_SLOTS = {
    "de": ("morgens", "nachmittags", "vor dem Schlafengehen", "zum Einnehmen"),
    "fr": ("matin", "après-midi", "coucher", "par la bouche"),
    "es": ("mañana", "tarde", "al acostarse", "por la boca"),
    "ru": ("утром", "днем", "перед сном", "внутрь"),
}


def _spoken(book: Path, language: str) -> None:
    """The book with its language and its times of day in another language."""
    path = book / "handbook.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("language: en-US", f"language: {language}"), "utf-8")
    path = book / "regimens.yaml"
    was = path.read_text(encoding="utf-8")
    for old, new in zip(("morning", "afternoon", "bedtime", "by mouth"), _SLOTS[language], strict=True):
        was = was.replace(old, new)
    path.write_text(was, encoding="utf-8")


def lay(sentence: Sentence, book: Path) -> None:
    """The sentence at its place in a book that has its language; `de:p` is a paragraph of a German book."""
    _, place = spoken(sentence)
    entry = _ENTRY.fullmatch(place)
    if entry:
        _with_entry(book, sentence.text, *entry.groups())
    else:
        PLACES[place](book, sentence.text)


def spoken(sentence: Sentence) -> tuple[str, str]:
    """The language of a sentence, empty for English, and its place: `de:p`, or `p (language: de-DE)`."""
    named = _LANGUAGE.fullmatch(sentence.place)
    if named:
        return named[2], named[1]
    language, _, place = sentence.place.partition(":")
    return (language, place) if language in _SLOTS else ("", sentence.place)


def told(read: Book, text: str = "{") -> list[Problem]:
    """What is told of a book; it is set in words only for a text that has braces to be resolved."""
    found = list(run(read))
    for made in (lambda: resolve(matter(speak(read))) if "{" in text else None, lambda: planned(read)):
        try:
            made()
        except HandbookError as error:
            found += error.problems
    return list(dict.fromkeys(found))


class Asked:
    """The base book in a folder, read once in each language; a sentence is put in, read, and taken out again."""

    def __init__(self, base: Path = HERE / "base") -> None:
        self._work = TemporaryDirectory()
        self._base, self._kept = base, Kept(1_000)
        self._quiet: dict[str, list[Problem]] = {}
        self._files: dict[Path, bytes] = {}

    def book(self, language: str = "") -> Path:
        """The folder of the base book in a language."""
        folder = Path(self._work.name) / (language or "en")
        if not folder.exists():
            shutil.copytree(self._base, folder)
            if language:
                _spoken(folder, language)
            self._files.update((path, path.read_bytes()) for path in folder.rglob("*.yaml"))
            self._quiet[language] = self.problems(folder)
        return folder

    def answer(self, sentence: Sentence) -> set[str]:
        """The rules that speak of a sentence, and not of the book without it."""
        language, _ = spoken(sentence)
        book = self.book(language)
        try:
            lay(sentence, book)
            quiet = Counter(one.code for one in self._quiet[language])
            return set(Counter(one.code for one in self.problems(book, sentence.text)) - quiet)
        finally:
            self.restore(book)

    def new(self, language: str, book: Path) -> list[Problem]:
        """What is told of a book that was changed, and not of the base."""
        known = Counter((one.code, one.message) for one in self._quiet[language])
        found = self.problems(book)
        return [one for one in found if known[one.code, one.message] < 1 or known.subtract([(one.code, one.message)])]

    def read(self, book: Path) -> Book:
        """A book whose files are taken apart only where their bytes are others."""
        return load(book, kept=self._kept)

    def restore(self, book: Path) -> None:
        """The files as they were."""
        for path in book.rglob("*.yaml"):
            if path not in self._files:
                path.unlink()
        for path, was in self._files.items():
            if path.is_relative_to(book) and (not path.exists() or path.read_bytes() != was):
                path.write_bytes(was)

    def problems(self, book: Path, text: str = "{") -> list[Problem]:
        """What is told of a book, sound or not."""
        try:
            return told(self.read(book), text)
        except HandbookError as error:
            return list(error.problems)


# --- figures ---------------------------------------------------------------------------------------------


def asked(folder: Path, kind: str) -> Iterator[tuple[Sentence, set[str]]]:
    """Every sentence of the tables of this kind, with the rules that spoke."""
    base = Asked()
    for path in sorted(folder.glob(f"*{kind}.tsv")):
        for one in sentences(path):
            yield one, base.answer(one)


def main() -> None:
    """Prints the figures of one folder after the other."""
    names = [Path(one) for one in sys.argv[1:] if not one.startswith("-")]
    for folder in names or [HERE]:
        print(f"{folder.name}:")
        _figures(folder, quiet="--quiet" in sys.argv)


def _figures(folder: Path, quiet: bool) -> None:
    right, wrong = list(asked(folder, "safe")), list(asked(folder, "dangerous"))
    must, hit, false = Counter[str](), Counter[str](), Counter[str]()
    for one, codes in wrong:
        for code in one.codes:
            must[code] += 1
            hit[code] += code in codes
    for one, codes in right:
        false.update(codes - one.codes)
    print("rule       must  told  recall  false  precision")
    for code in sorted({*must, *false}):
        recall = f"{hit[code] / must[code]:.2f}" if must[code] else ""
        every = hit[code] + false[code]
        precision = f"{hit[code] / every:.2f}" if every else ""
        print(f"{code:10} {must[code]:4} {hit[code]:5} {recall:>7} {false[code]:6} {precision:>10}")
    heard = sum(bool(codes) for _, codes in wrong)
    exact = sum(bool(codes & one.codes) for one, codes in wrong if one.codes)
    loud = sum(bool(codes - one.codes) for one, codes in right)
    share = heard / max(len(wrong), 1)
    print(f"dangerous: {heard} of {len(wrong)} alarmed ({share:.0%}), {exact} by the rule of the label")
    print(f"right:     {loud} of {len(right)} alarmed ({loud / max(len(right), 1):.0%})")
    print(f"precision: {heard / max(heard + loud, 1):.0%}")
    if not quiet:
        _answered_wrongly(right, wrong)


_Answers = list[tuple[Sentence, set[str]]]


def _answered_wrongly(right: _Answers, wrong: _Answers) -> None:
    for one, codes in wrong:
        if not codes & one.codes:
            _show("other" if codes else "MISSED", one, codes)
    for one, codes in right:
        if codes - one.codes:
            _show("FALSE", one, codes - one.codes)


def _show(what: str, one: Sentence, codes: set[str]) -> None:
    print(f"  {what:6} {one.id} {one.place}: {one.text}  [{one.label}] {sorted(codes)}")


if __name__ == "__main__":
    main()
