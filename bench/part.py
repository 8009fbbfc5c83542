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
_TERMS = 50
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
        return [{"p": self._prose(self.random.choice((1, 2, 3, 3)))} for _ in range(count)]

    def _heading(self, id: str = "") -> Block:
        text = self.phrases.heading()
        return {"h": {"text": text, "id": id}} if id else {"h": text}

    def _callout(self, kind: str) -> Block:
        return {kind: {"title": self.phrases.heading(), "text": self._prose(self.random.randint(1, 2))}}

    def _stretch(self, *kinds: str) -> list[Block]:
        """A heading, a paragraph or two, and callouts of these kinds."""
        callouts = [self._finding() if kind == "finding" else self._callout(kind) for kind in kinds]
        return [self._heading(), *self._paragraphs(self.random.randint(1, 2)), *callouts]

    def _bullets(self, kind: str = "list") -> Block:
        return {kind: [self.phrases.sentence() + "." for _ in range(self.random.randint(3, 6))]}

    def _finding(self) -> Block:
        design, species, level = self.random.choice(_DESIGNS)
        fields = {"in": self.phrases.cell(), "species": species, "design": design, "level": level}
        return {"finding": {**fields, "says": self._prose(1), "refs": [next(self._reference_ids)]}}

    def _table(self, id: str) -> Block:
        columns = self.random.choice((3, 4))
        rows = [[self.phrases.cell() for _ in range(columns)] for _ in range(self.random.randint(8, 14))]
        return {
            "table": {
                "id": f"table-{id}-{self.number}",
                "caption": self.phrases.heading(),
                "columns": [self.phrases.cell() for _ in range(columns)],
                "rows": rows,
                "notes": [self.phrases.sentence() + "."],
            }
        }

    def _figure(self, name: str, kind: str, **fields: Value) -> Block:
        caption, alt = self.phrases.heading(), self.phrases.sentence() + "."
        return {
            "figure": {"kind": kind, "id": f"figure-{name}-{self.number}", **fields, "caption": caption, "alt": alt}
        }

    def _strip(self, name: str) -> Block:
        days = str(self.random.randint(10, 14))
        return self._figure(name, "course", regimen=f"cognition-{self.number}", on=days, off=days)

    def _quote(self) -> Block:
        return {"quote": {"text": self.phrases.heading(), "from": self.phrases.cell()}}

    # Sections ------------------------------------------------------------------------------------------

    def _section(self, kind: str, body: list[Block], **fields: Value) -> Entry:
        title = self.phrases.heading()
        return {"kind": kind, "title": title, "source": title, **fields, "body": body}

    def _overview(self) -> Entry:
        body = [*self._paragraphs(5), *self._stretch("note", "note", "caution")]
        return self._section("overview", body, lead=self._prose(2))

    def _facts(self) -> Entry:
        rows = [[self.phrases.heading(), self.phrases.cell()] for _ in range(8)]
        return self._section("facts", [*self._stretch("caution"), *self._stretch("note", "note")], rows=rows)

    def _evidence(self) -> Entry:
        kinds = (("finding",), ("finding", "note"), ("finding",), ("finding", "caution"), ("note",))
        body = [block for kind in kinds for block in self._stretch(*kind)]
        return self._section("evidence", [*body, self._table("studies")], lead=self._prose(3))

    def _mechanism(self) -> Entry:
        kinds = (("caution",), ("finding",), ("note",), (), ("note",), ())
        return self._section("prose", [block for kind in kinds for block in self._stretch(*kind)])

    def _forms(self) -> Entry:
        """The forms are the book's: the first part compares them, the others bring a table of their own."""
        callouts = [self._callout(kind) for kind in ("caution", "caution", "note")]
        if self.number == 1:
            body = [*self._paragraphs(2), self._figure("potency", "potency"), *callouts]
            return self._section("comparison", body, caption=self.phrases.heading())
        return self._section("prose", [*self._paragraphs(2), self._table("forms"), *callouts])

    def _use_cases(self) -> Entry:
        cases: list[Value] = [self._case(case) for case in _CASES]
        return self._section("use-cases", self._paragraphs(2), cases=cases)

    def _case(self, case: str) -> Entry:
        callouts = [self._callout(self.random.choice(("note", "caution", "warning"))) for _ in range(2)]
        anecdote: Block = {"anecdote": self._prose(1)}
        body = [*self._paragraphs(3), *callouts, anecdote, self._quote()]
        return {"id": case, "title": self.phrases.heading(), "regimen": f"{case}-{self.number}", "body": body}

    def _dosing(self) -> Entry:
        strip = self._strip("course")
        body = [*self._stretch("caution", "note"), strip, *self._stretch("note", "warning"), self._table("doses")]
        return self._section("dosing", body, regimens=ids(self.regimens), also="yes")

    def _administration(self) -> Entry:
        steps = [self.phrases.step() + "." for _ in range(6)]
        return self._section("steps", [self._callout("caution"), self._heading(), self._bullets()], steps=steps)

    def _timing(self) -> Entry:
        rows = [[self.phrases.heading(), self.phrases.cell()] for _ in range(5)]
        callouts = [self._callout("note"), self._callout("note")]
        return self._section("timing", [*self._paragraphs(1), *callouts], rows=rows, avoid=self._prose(1))

    def _timeline(self) -> Entry:
        """Rows with hours go on the axis of the book's one timeline, so only the first part has them."""
        only = self.number == 1
        rows: list[Value] = [
            {"when": when, "says": self.phrases.cell(), **({"start": start, "end": end} if only else {})}
            for when, start, end in _TIMES
        ]
        figure = self._figure("timeline", "timeline") if only else self._strip("timeline")
        body = [*self._paragraphs(1), figure, self._callout("note"), self._callout("note")]
        return self._section("timeline", body, caption=self.phrases.heading(), rows=rows)

    def _risk(self) -> Entry:
        kinds = (("caution",), ("warning",), (), ("finding",), ("note",))
        body = [block for kind in kinds for block in self._stretch(*kind)]
        return self._section("risk", [*body, self._table("risks"), self._heading(), self._bullets("steps")])

    def _combinations(self) -> Entry:
        partners: list[Value] = [
            self._partner(id, case) for id, case in (("calming", "balance"), ("similar", "learning"))
        ]
        return self._section("combinations", self._paragraphs(1), partners=partners)

    def _partner(self, id: str, case: str) -> Entry:
        body = [*self._paragraphs(4), self._callout("caution"), self._callout("note")]
        return {"id": id, "title": self.phrases.heading(), "regimen": f"{case}-{self.number}", "body": body}

    def _limitations(self) -> Entry:
        points = [self._prose(1) for _ in range(5)]
        body = [*self._stretch("note"), *self._stretch(), self._table("limits"), *self._unmentioned()]
        return self._section("limitations", body, points=points)
