"""Every input of the tables of findings, row by row: what it must be answered with, or how it must be printed."""

import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

import tongues
from handbook.document.resolve import resolve
from handbook.telling.card import say
from handbook.telling.matter import matter
from handbook.telling.speaker import speak

sys.path.insert(0, str(Path(__file__).parents[2] / "bench"))
import sentences as bench

HERE = Path(__file__).parent
_BASE = bench.Asked()
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""Every process of the tests reads the tables before it begins."""
_INPUT = {"at", "text", "night", "form", "change", "to", "file", "new", "more"}
_ANSWER = {"told", "hint", "never", "once", "prints", "card"}


class Row(NamedTuple):
    """An input and what it must be answered with."""

    kind: str
    said: dict[str, Any]

    @property
    def name(self) -> str:
        shown = self.said.get("text") or self.said.get("night") or self.said.get("to") or self.said.get("new")
        return f"{self.kind} {shown}"[:90]

    def list(self, key: str) -> list[str]:
        return str(self.said.get(key, "")).split()


def rows() -> list[Row]:
    """The rows of every table; a text that stands for several is written once."""
    found = []
    for path in sorted(HERE.glob("*.yaml")):
        for kind, each in yaml.load(path.read_text("utf-8"), LOADER).items():
            found += [Row(f"{path.stem[:1].upper()} {kind}", one) for one in each]
    assert not [one for one in found if set(one.said) - _INPUT - _ANSWER]
    return found


def lay(row: Row) -> Path:
    """The base book with the input in it."""
    said = row.said
    place = str(said.get("at", ""))
    language, _ = bench.spoken(bench.Sentence("", place, "", ""))
    book = _BASE.book(language)
    if "text" in said:
        bench.lay(bench.Sentence("", place, str(said["text"]), ""), book)
    for key, value in said.get("night", {}).items():
        bench.PLACES["regimens"](book, f"{key}: {value}" if value is not None else f"no {key}")
    regimens = book / "regimens.yaml"
    if "form" in said:
        text = regimens.read_text("utf-8")
        end = text.index("regimens:\n")
        regimens.write_text(f"forms:\n  - {said['form']}\n{text[end:]}", "utf-8")
    file, more = said.get("file", "sections/text.yaml"), said.get("more", [])
    for name, old, new in [*more, (file, said["change"], said["to"])] if "change" in said else more:
        was = (book / name).read_text("utf-8")
        assert old in was, (name, old)
        (book / name).write_text(was.replace(old, new, 1), "utf-8")
    if "new" in said:
        with (book / file).open("a", encoding="utf-8") as added:
            added.write(said["new"])
    return book


@pytest.mark.parametrize("row", rows(), ids=lambda row: row.name)
def test_an_input_of_the_tables(row: Row) -> None:
    language, _ = bench.spoken(bench.Sentence("", str(row.said.get("at", "")), "", ""))
    book = _BASE.book(language)
    try:
        lay(row)
        _answered(row, _BASE.new(language, book))
        if "prints" in row.said or "card" in row.said:
            _printed(row, book)
    finally:
        _BASE.restore(book)


def _answered(row: Row, new: list[Any]) -> None:
    said = row.said
    shown = [f"{one.code} {one.mark}: {one.message} = {one.hint}" for one in new]
    codes = {one.code for one in new}
    if "told" in said:
        wanted = set(row.list("told")) - {"none"}
        assert wanted <= codes if wanted else not codes, shown
    if "never" in said:
        assert not any(words in one for words in str(said["never"]).split(" | ") for one in shown), shown
    if "hint" in said:
        assert any(str(said["hint"]) in one.hint for one in new), shown
    if "once" in said:
        (only,) = [one for one in new if one.severity == "error"] or [None]
        assert (
            only
            and only.mark
            and only.mark.source.line(only.mark.line)[only.mark.column - 1 :].startswith(str(said["once"]))
        ), shown


def _printed(row: Row, book: Path) -> None:
    """What stands in print of the handbook, or on the card."""
    voice = speak(_BASE.read(book))
    if "prints" in row.said:
        words = "\n".join(tongues.said(resolve(matter(voice))))
        assert str(row.said["prints"]) in words.replace("\u00a0", " "), words
    if "card" in row.said:
        card = say(voice)
        spans = [span for dose in card.doses for part in (dose.title, dose.amount, dose.often) for span in part]
        spans += [span for fact in card.facts for item in fact.items for span in item]
        words = f"{card.title} {''.join(span.text for span in spans)}".replace("\u00a0", " ")
        assert all(one in words for one in str(row.said["card"]).split(" | ")), words
