"""One part of a made book: sections, regimens, terms and references as the Semax book has, in new words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import cycle

from entries import Entries, Entry, ids
from phrases import Phrases
from vocabulary import Vocabulary
from yamlfile import Value

Block = Mapping[str, Value]

_DESIGNS = (
    ("randomised trial", "human", "2"),
    ("controlled cohort", "human", "3"),
    ("case series", "human", "4"),
    ("laboratory study", "animal", "5"),
    ("laboratory study", "in-vitro", "5"),
)
_TIMES = (
    ("10 to 30 minutes", "10 min", "30 min"),
    ("1 to 4 hours", "1 hours", "4 hours"),
    ("3 to 7 days", "3 days", "7 days"),
    ("Week 2", "7 days", "14 days"),
    ("After the course", "2 weeks", "open"),
)
_TERMS = 30
_CASES = ("cognition", "recovery", "mood", "learning", "training", "balance")


class Part:
    """The matter of one Semax book; every id in it ends in the part's number, so that parts can share a book."""

    def __init__(self, number: int, vocabulary: Vocabulary, forms: Sequence[str]) -> None:
        self.number = number
        self.vocabulary = vocabulary
        self.random = vocabulary.random
        self.phrases = Phrases(vocabulary)
        entries = Entries(number, vocabulary)
        self.terms = [entries.term(index) for index in range(_TERMS)]
        self.references = [entries.reference(index) for index in range(6)]
        self.regimens = [entries.regimen(index, case, forms[index % len(forms)]) for index, case in enumerate(_CASES)]
        self._term_ids: Iterator[str] = cycle(ids(self.terms))
        self._mentions = 0
        self._reference_ids: Iterator[str] = cycle(ids(self.references))
        self._regimen_ids: Iterator[str] = cycle(ids(self.regimens))

    def sections(self) -> Iterator[tuple[str, Entry]]:
        """The sections in order, each with the name of its file."""
        makers: tuple[tuple[str, Callable[[], Entry]], ...] = (
            ("overview", self._overview),
            ("facts", self._facts),
            ("evidence", self._evidence),
            ("mechanism", self._mechanism),
            ("forms", self._forms),
            ("use-cases", self._use_cases),
            ("dosing", self._dosing),
            ("administration", self._administration),
            ("timing", self._timing),
            ("timeline", self._timeline),
            ("risk", self._risk),
            ("combinations", self._combinations),
            ("limitations", self._limitations),
        )
        for kind, make in makers:
            yield self.name(kind), make()

    def name(self, kind: str) -> str:
        """The id of this part's section of a kind."""
        return f"{kind}-{self.number}"

    # Prose ---------------------------------------------------------------------------------------------

    def _prose(self, sentences: int) -> str:
        return " ".join(self._sentence() for _ in range(sentences))

    def _sentence(self) -> str:
        text, chance = self.phrases.sentence(), self.random.random()
        if chance < 0.12:
            return f"{text} {{ref:{next(self._reference_ids)}}}."
        if chance < 0.30:
            return f"{text}, and {self._mention()} {next(self.vocabulary.third)}."
        if chance < 0.35:
            return f"{text}. See {{see:{self.name(self.random.choice(('risk', 'timing', 'limitations')))}}}."
        if chance < 0.39:
            return f"{text}. It is given as {{dose:{next(self._regimen_ids)}}}."
        if chance < 0.44:
            first, rest = text.split(" ", 1)
            return f"{first} {self._weighed(rest)}."
        return text + "."

    def _mention(self) -> str:
        self._mentions += 1
        return f"{{term:{next(self._term_ids)}}}"

    def _unmentioned(self) -> Iterator[Block]:
        """Paragraphs with the terms that no sentence brought in so far: a glossary entry must be used."""
        while self._mentions < _TERMS:
            yield {"p": f"{self.phrases.sentence()}, as {self._mention()} and {self._mention()} do."}

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
        return {
            "finding": {
                "in": self.phrases.cell(),
                "species": species,
                "design": design,
                "level": level,
                "says": self._prose(2),
                "refs": [next(self._reference_ids)],
            }
        }

    def _table(self, id: str) -> Block:
        columns = self.random.choice((3, 4))
        rows = [[self.phrases.cell() for _ in range(columns)] for _ in range(self.random.randint(8, 14))]
        for row in rows:
            row[-1] = self.phrases.sentence() if columns == 3 else row[-1]
        return {
            "table": {
                "id": f"table-{id}-{self.number}",
                "caption": self.phrases.heading(),
                "columns": [self.phrases.cell() for _ in range(columns)],
                "rows": rows,
                "notes": [self.phrases.sentence() + "."],
            }
        }

    # Sections ------------------------------------------------------------------------------------------

    def _section(self, kind: str, body: list[Block], **fields: Value) -> Entry:
        title = self.phrases.heading()
        return {"kind": kind, "title": title, "source": title, **fields, "body": body}

    def _overview(self) -> Entry:
        return self._section("overview", [*self._paragraphs(2), self._callout("note")], lead=self._prose(3))

    def _facts(self) -> Entry:
        rows = [[self.phrases.heading(), self._prose(1)] for _ in range(8)]
        return self._section("facts", [], rows=rows)

    def _evidence(self) -> Entry:
        body = [
            self._heading("recovery"),
            *self._paragraphs(2),
            self._finding(),
            self._finding(),
            self._heading("healthy"),
            *self._paragraphs(2),
            self._finding(),
            self._finding(),
            self._heading(),
            self._table("studies"),
            *self._paragraphs(1),
        ]
        return self._section("evidence", body, lead=self._prose(3))

    def _mechanism(self) -> Entry:
        return self._section("prose", [*self._paragraphs(6), self._callout("caution")])

    def _forms(self) -> Entry:
        """The forms are the book's: the first part compares them, the others bring a table of their own."""
        body = [*self._paragraphs(1), self._table("forms")]
        if self.number == 1:
            return self._section("comparison", body, caption=self.phrases.heading())
        return self._section("prose", body)

    def _use_cases(self) -> Entry:
        cases: list[Value] = [
            {
                "id": case,
                "title": self.phrases.heading(),
                "regimen": f"{case}-{self.number}",
                "body": [*self._paragraphs(2), {"anecdote": self._prose(1)}],
            }
            for case in _CASES
        ]
        return self._section("use-cases", [], cases=cases)

    def _dosing(self) -> Entry:
        regimens = ids(self.regimens)
        body = [*self._paragraphs(4), self._callout("warning"), *self._paragraphs(1)]
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
        body = [
            *self._paragraphs(5),
            self._heading(),
            self._bullets(),
            self._callout("caution"),
            *self._paragraphs(1),
        ]
        return self._section("risk", body)

    def _combinations(self) -> Entry:
        partners: list[Value] = [
            {
                "id": id,
                "title": self.phrases.heading(),
                "regimen": f"{case}-{self.number}",
                "body": self._paragraphs(2),
            }
            for id, case in (("calming", "balance"), ("similar", "learning"))
        ]
        return self._section("combinations", [], partners=partners)

    def _limitations(self) -> Entry:
        points = [self._prose(2) for _ in range(6)]
        return self._section("limitations", [*self._paragraphs(1), *self._unmentioned()], points=points)
