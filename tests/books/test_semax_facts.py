"""The Semax book carries every fact of its source, shows the source's contradictions, and adds nothing.

`missing`, `unwanted` and `miscounted` take plain text, so they judge the text of a built PDF as well.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from handbook.document.blocks import Figure
from handbook.document.prose import words as words_of
from handbook.document.resolve import resolve
from handbook.document.walk import spans_of
from handbook.telling.matter import matter
from handbook.telling.opening import load as load_book
from handbook.telling.speaker import speak

BOOK = Path(__file__).parents[2] / "source" / "semax"
LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
FACTS = yaml.load(Path(__file__).with_name("semax_facts.yaml").read_text("utf-8"), LOADER)
CLAIMS = [(group["section"], *fact) for group in FACTS["facts"] for fact in group["facts"]]

# Values that are read by the builder and never printed.
UNPRINTED = {"kind", "id", "regimen", "regimens", "refs", "see", "start", "end", "low", "high", "updated"}
PLAIN = str.maketrans("\u00a0\u202f\u2011’“”", '  -\'""', "\u00ad")
CITED = re.compile(r" ?\[\d+(?:, ?\d+)*\]")
SPREAD = re.compile(r"([\d,.]+) (mcg|mg) to ([\d,.]+) \2\b")


def plain(text: str) -> str:
    """Text for comparing: plain spaces and quotes, no hyphenation, no citations, a range's unit said once."""
    joined = CITED.sub("", re.sub(r"(?<=[a-z])-\n(?=[a-z])", "", text.translate(PLAIN)))
    return SPREAD.sub(r"\1 to \3 \2", re.sub(r"\s+", " ", joined)).casefold()


def says(needle: Any, text: str) -> bool:
    """Whether the text contains the needle, or any one of a list of them."""
    choices = needle if isinstance(needle, list) else [needle]
    return any(re.search(rf"(?<![\w.]){re.escape(plain(choice))}(?!\w)", text) for choice in choices)


def missing(text: str) -> list[str]:
    """The facts of the source, and the notes on its contradictions, that the text of a book lacks."""
    words = plain(text)
    wanted = [(f"line {line}", needle) for _, line, needle, _ in CLAIMS]
    wanted += [(finding, needle) for finding, needle, _ in FACTS["shown"]]
    return [f"{place}: {needle}" for place, needle in wanted if not says(needle, words)]


def unwanted(text: str) -> list[str]:
    """The words in the text of a book that its source gives no ground for."""
    words = plain(text)
    return [word for word in FACTS["absent"] if says(word, words)]


def miscounted(text: str) -> list[str]:
    """Words that stand more or less often than they should; upper and lower case are told apart."""
    found = {word: len(re.findall(rf"\b{word}\b", text)) for word, _ in FACTS["counts"]}
    return [f"{word}: {found[word]} times" for word, times in FACTS["counts"] if found[word] != int(times)]


def load(name: str) -> Any:
    return yaml.load((BOOK / name).read_text("utf-8"), LOADER)


@cache
def doses() -> dict[str, dict[str, str]]:
    """What a `{dose:...}` may print, by its id."""
    parts = {}
    for regimen in load("regimens.yaml")["regimens"]:
        parts[regimen["id"]] = regimen
        parts |= {f"{regimen['id']}.{also['id']}": also for also in regimen.get("also_stated", [])}
    return parts


@cache
def terms() -> dict[str, str]:
    return {term["id"]: term["term"] for term in load("glossary.yaml")["terms"]}


def dose(match: re.Match[str]) -> str:
    name, _, part = match[1].partition("/")
    return doses()[name][part or "dose"].replace(" per day", " times a day")


def unmarked(text: str) -> str:
    """Prose as it is printed: doses and terms filled in, cross references, citations and note marks taken out."""
    text = re.sub(r"\{dose:([^}]+)\}", dose, text)
    text = re.sub(r"\{term:([^}|]+)\}", lambda match: terms()[match[1]], text)
    text = re.sub(r"\{term:[^}|]+\|([^}]+)\}", r"\1", text)
    text = re.sub(r"\{(?:see|ref|note):[^}]*\}", "", text)
    return re.sub(r"\*\*|\*", "", re.sub(r" +([.,;:)])", r"\1", text)).replace("[Auth", "Auth")


def printed(value: Any) -> list[str]:
    """The words of a file that reach the reader, in order."""
    if isinstance(value, dict):
        return [text for key, inner in value.items() if key not in UNPRINTED for text in printed(inner)]
    if isinstance(value, list):
        return [text for inner in value for text in printed(inner)]
    return [unmarked(value)]


@cache
def chapter(name: str) -> str:
    """The text of a section, or of a file of the book; forms and doses stand where they are tabulated."""
    regimens = load("regimens.yaml")
    tables = {"forms": regimens["forms"], "dosing": regimens["regimens"]}
    sections = load("handbook.yaml")["sections"]
    value = load(f"sections/{name}.yaml" if name in sections else f"{name}.yaml")
    return "\n".join(printed(value) + printed(tables.get(name, [])))


@cache
def book() -> str:
    """The text of the whole book."""
    sections = load("handbook.yaml")["sections"]
    files = ["handbook", *sections, "notes", "glossary", "references", "card", "calendar"]
    return "\n".join(chapter(name) for name in dict.fromkeys(files))


def test_the_list_of_facts_is_long_enough_to_be_a_list_of_every_fact() -> None:
    assert len(CLAIMS) > 250
    assert len({needle if isinstance(needle, str) else needle[0] for _, _, needle, _ in CLAIMS}) > 220


def test_every_part_of_the_source_is_on_the_list() -> None:
    assert len(FACTS["facts"]) == 16
    lines = [int(line) for _, line, _, _ in CLAIMS]
    assert lines == sorted(lines)
    assert lines[0] == 1
    assert lines[-1] == 268


@pytest.mark.parametrize("part", [group["section"] for group in FACTS["facts"]])
def test_every_fact_stands_in_its_section(part: str) -> None:
    lost = [
        f"line {line}: {needle} (wanted in {place})"
        for section, line, needle, place in CLAIMS
        if section == part and not says(needle, plain(chapter(place)))
    ]
    assert not lost, "\n".join(lost)


def test_contradictions_of_the_source_are_shown() -> None:
    lost = [
        f"{finding}: {needle} (wanted in {place})"
        for finding, needle, place in FACTS["shown"]
        if not says(needle, plain(chapter(place)))
    ]
    assert not lost, "\n".join(lost)


def test_nothing_is_missing_from_the_whole_book() -> None:
    assert missing(book()) == []


def test_nothing_is_added_to_the_source() -> None:
    assert unwanted(book()) == []


def test_the_resolved_book_says_the_same() -> None:
    document = resolve(matter(speak(load_book(BOOK))))
    sections = (*document.front, *document.sections)
    told = [words_of(spans) for section in sections for spans in spans_of(section.blocks)]
    drawn = [block.alt for section in sections for block in section.blocks if isinstance(block, Figure)]
    text = "\n".join((*told, *drawn))
    assert missing(text) == []
    assert unwanted(text) == []
    assert miscounted(text) == []


def test_the_misleading_abbreviation_stands_once() -> None:
    assert miscounted(book()) == []


def test_the_checks_see_what_they_look_for() -> None:
    assert missing("nothing of the kind")
    assert unwanted("Approved in 1996, contains 1 mL") == ["1996", "mL"]
    assert miscounted("NASA and NASA") == ["NASA: 2 times"]
    assert plain("neuro-\nplastic 200\u00a0mcg to 600\u00a0mcg “low”") == 'neuroplastic 200 to 600 mcg "low"'


def test_every_dose_in_a_text_is_looked_up() -> None:
    files = [path for path in BOOK.rglob("*.yaml") if path.name not in {"regimens.yaml", "glossary.yaml"}]
    amount = re.compile(r"\d\s?(?:mcg|mg|micrograms?|milligrams?)\b")
    typed = [
        f"{path.name}:{number}: {line.strip()}"
        for path in files
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if amount.search(line) and not line.lstrip().startswith("#")
    ]
    assert not typed, "\n".join(typed)


def test_no_sign_in_the_text_can_be_misread_as_part_of_a_dose() -> None:
    text = re.sub(r"(?:^|\s)\[[^\]]*\]\(https?:[^)]*\)", "", book())
    found = re.findall(r".{0,20}(?:[~+<>@&/]|\d-\d|\d ?x\b).{0,20}", text.replace("4-10", "").replace("g/mol", ""))
    assert not found


def test_every_section_names_the_place_in_the_source() -> None:
    for name in load("handbook.yaml")["sections"]:
        assert load(f"sections/{name}.yaml")["source"], name


def test_every_file_of_the_book_says_what_it_holds() -> None:
    assert all(path.read_text("utf-8").startswith("# ") for path in BOOK.rglob("*.yaml"))
