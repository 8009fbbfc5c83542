"""One part of a made book: the thirteen sections of the Semax book, its regimens, terms and references, in new words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import cycle

from phrases import Phrases
from vocabulary import Vocabulary
from yamlfile import Value

Block = Mapping[str, Value]
Entry = dict[str, Value]

_DESIGNS = (("randomised trial", "human", "2"), ("controlled cohort", "human", "3"), ("case series", "human", "4"),
            ("laboratory study", "animal", "5"), ("laboratory study", "in-vitro", "5"))
_TIMES = (("10 to 30 minutes", "10 min", "30 min"), ("1 to 4 hours", "1 hours", "4 hours"),
          ("3 to 7 days", "3 days", "7 days"), ("Week 2", "7 days", "14 days"), ("After the course", "2 weeks", "open"))
_CASES = ("cognition", "recovery", "mood", "learning", "training", "balance")


class Part:
    """The matter of one Semax book; every id in it ends in the part's number, so that parts can share a book."""

    def __init__(self, number: int, vocabulary: Vocabulary, forms: Sequence[str]) -> None:
        self.number = number
        self.vocabulary = vocabulary
        self.random = vocabulary.random
        self.phrases = Phrases(vocabulary)
        self.forms = forms
        self.terms = [self._term(index) for index in range(9)]
        self.references = [self._reference(index) for index in range(6)]
        self.regimens = [self._regimen(index, case) for index, case in enumerate(_CASES)]
        self._term_ids: Iterator[str] = cycle([str(term["id"]) for term in self.terms])
        self._reference_ids: Iterator[str] = cycle([str(entry["id"]) for entry in self.references])
        self._regimen_ids: Iterator[str] = cycle([str(regimen["id"]) for regimen in self.regimens])

    def sections(self) -> Iterator[tuple[str, Entry]]:
        """The sections in order, each with the name of its file."""
        makers: tuple[tuple[str, Callable[[], Entry]], ...] = (
            ("overview", self._overview), ("facts", self._facts), ("evidence", self._evidence),
            ("mechanism", self._mechanism), ("forms", self._forms), ("use-cases", self._use_cases),
            ("dosing", self._dosing), ("administration", self._administration), ("timing", self._timing),
            ("timeline", self._timeline), ("risk", self._risk), ("combinations", self._combinations),
            ("limitations", self._limitations),
        )
        for kind, make in makers:
            yield self.name(kind), make()

    def name(self, kind: str) -> str:
        """The id of this part's section of a kind."""
        return f"{kind}-{self.number}"

    # Entries of the other files ------------------------------------------------------------------------

    def _term(self, index: int) -> Entry:
        acronym = index < 3
        term = self.vocabulary.acronym() if acronym else self.vocabulary.name(4)
        entry: Entry = {"id": f"term-{self.number}-{index}", "term": term}
        if acronym:
            entry["expansion"] = self.phrases.heading()
        entry["meaning"] = self.phrases.sentence() + "."
        if index:
            entry["see"] = [f"term-{self.number}-{index - 1}"]
        return entry

    def _reference(self, index: int) -> Entry:
        name, number = self.vocabulary.name, self.random.randint
        first, page = name(2), number(1, 900)
        return {
            "id": f"ref-{self.number}-{index}",
            "authors": [f"{first} {self.vocabulary.acronym()[:2]}", f"{name(3)} {self.vocabulary.acronym()[:1]}"],
            "title": self.phrases.sentence(),
            "journal": f"{name(2)} {name(3)} Res",
            "year": str(number(1985, 2024)),
            "volume": str(number(1, 90)),
            "issue": str(number(1, 12)),
            "pages": f"{page} to {page + number(4, 20)}",
            "doi": f"10.{number(1000, 9999)}/{first.lower()}.{self.number}.{index}",
            "language": "English",
            "species": "human",
        }

    def _regimen(self, index: int, case: str) -> Entry:
        low = 50 * self.random.randint(2, 6)
        high = low + 50 * self.random.randint(1, 3)
        entry: Entry = {
            "id": f"{case}-{self.number}",
            "title": self.phrases.heading(),
            "form": self.forms[index % len(self.forms)],
            "dose": f"{low} to {high} mcg",
            "route": "intranasal",
            "frequency": "1 to 2 per day",
            "slots": ["morning", "early afternoon"],
            "not_after": "Early afternoon.",
            "course": "10 to 14 days",
            "break": "at least the course",
            "max_per_day": f"{2 * high} mcg",
            "min_interval": "4 hours",
            "audience": "self",
            "in": f"use-cases-{self.number}.{case}",
            "note": self.phrases.sentence() + ".",
        }
        if index == 0:
            entry["also_stated"] = [{
                "id": "summary", "dose": f"{low} to {high + 50} mcg", "frequency": "2 per day",
                "in": f"dosing-{self.number}", "note": self.phrases.sentence() + ".",
            }]
        return entry

    # Prose ---------------------------------------------------------------------------------------------

    def _prose(self, sentences: int) -> str:
        return " ".join(self._sentence() for _ in range(sentences))

    def _sentence(self) -> str:
        text, chance = self.phrases.sentence(), self.random.random()
        if chance < 0.12:
            return f"{text} {{ref:{next(self._reference_ids)}}}."
        if chance < 0.30:
            return f"{text}, and {{term:{next(self._term_ids)}}} {next(self.vocabulary.third)}."
        if chance < 0.35:
            return f"{text}. See {{see:{self.name(self.random.choice(('risk', 'timing', 'limitations')))}}}."
        if chance < 0.39:
            return f"{text}. It is given as {{dose:{next(self._regimen_ids)}}}."
        if chance < 0.44:
            first, rest = text.split(" ", 1)
            return f"{first} {self._weighed(rest)}."
        return text + "."

    def _weighed(self, words: str) -> str:
        first, _, rest = words.partition(" ")
        mark = self.random.choice(("*", "**"))
        return f"{mark}{first}{mark} {rest}" if first.isalpha() else words

    def _paragraphs(self, count: int) -> list[Block]:
        return [{"p": self._prose(self.random.randint(3, 5))} for _ in range(count)]

    def _heading(self, id: str = "") -> Block:
        text = self.phrases.heading()
        return {"h": {"text": text, "id": id}} if id else {"h": text}

    def _callout(self, kind: str) -> Block:
        return {kind: {"title": self.phrases.heading(), "text": self._prose(2)}}

    def _bullets(self, kind: str = "list") -> Block:
        return {kind: [self.phrases.sentence() + "." for _ in range(self.random.randint(3, 6))]}

    def _finding(self) -> Block:
        design, species, level = self.random.choice(_DESIGNS)
        return {"finding": {
            "in": self.phrases.cell(), "species": species, "design": design, "level": level,
            "says": self._prose(2), "refs": [next(self._reference_ids)],
        }}

    def _table(self, id: str) -> Block:
        columns = self.random.choice((3, 4))
        rows = [[self.phrases.cell() for _ in range(columns)] for _ in range(self.random.randint(8, 14))]
        for row in rows:
            row[-1] = self.phrases.sentence() if columns == 3 else row[-1]
        return {"table": {
            "id": f"{id}-{self.number}", "caption": self.phrases.heading(),
            "columns": [self.phrases.cell() for _ in range(columns)], "rows": rows,
            "notes": [self.phrases.sentence() + "."],
        }}

    # Sections ------------------------------------------------------------------------------------------

    def _section(self, kind: str, body: list[Block], **fields: Value) -> Entry:
        title = self.phrases.heading()
        return {"kind": kind, "title": title, "source": title, **fields, "body": body}

    def _overview(self) -> Entry:
        return self._section("overview", [*self._paragraphs(2), self._callout("note")], lead=self._prose(3))

    def _facts(self) -> Entry:
        rows = [[self.phrases.heading(), self.phrases.cell()] for _ in range(7)]
        return self._section("facts", [], rows=rows)

    def _evidence(self) -> Entry:
        body = [self._heading("recovery"), *self._paragraphs(2), self._finding(), self._finding(),
                self._heading("healthy"), *self._paragraphs(2), self._finding(), self._finding(),
                self._heading(), self._table("studies"), *self._paragraphs(1)]
        return self._section("evidence", body, lead=self._prose(3))

    def _mechanism(self) -> Entry:
        return self._section("prose", [*self._paragraphs(5), self._callout("caution")])

    def _forms(self) -> Entry:
        """The forms are the book's: the first part compares them, the others bring a table of their own."""
        body = [*self._paragraphs(1), self._table("forms")]
        if self.number == 1:
            return self._section("comparison", body, caption=self.phrases.heading())
        return self._section("prose", body)

    def _use_cases(self) -> Entry:
        cases: list[Value] = [
            {"id": case, "title": self.phrases.heading(), "regimen": f"{case}-{self.number}",
             "body": [*self._paragraphs(2), {"anecdote": self._prose(1)}]}
            for case in _CASES
        ]
        return self._section("use-cases", [], cases=cases)

    def _dosing(self) -> Entry:
        regimens = [str(regimen["id"]) for regimen in self.regimens]
        body = [*self._paragraphs(1), self._callout("warning")]
        return self._section("dosing", body, regimens=regimens, also="yes")

    def _administration(self) -> Entry:
        steps = [self.phrases.step() + "." for _ in range(6)]
        return self._section("steps", [self._heading(), self._bullets()], steps=steps)

    def _timing(self) -> Entry:
        rows = [[self.phrases.heading(), self.phrases.cell()] for _ in range(5)]
        return self._section("timing", [], rows=rows, avoid=self._prose(1))

    def _timeline(self) -> Entry:
        rows: list[Value] = [
            {"when": when, "start": start, "end": end, "says": self.phrases.cell()} for when, start, end in _TIMES
        ]
        return self._section("timeline", [], caption=self.phrases.heading(), rows=rows)

    def _risk(self) -> Entry:
        body = [*self._paragraphs(4), self._heading(), self._bullets(), self._callout("caution")]
        return self._section("risk", body)

    def _combinations(self) -> Entry:
        partners: list[Value] = [
            {"id": id, "title": self.phrases.heading(), "regimen": f"{case}-{self.number}",
             "body": self._paragraphs(2)}
            for id, case in (("calming", "balance"), ("similar", "learning"))
        ]
        return self._section("combinations", [], partners=partners)

    def _limitations(self) -> Entry:
        return self._section("limitations", [], points=[self.phrases.sentence() + "." for _ in range(5)])
