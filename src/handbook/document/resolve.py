"""Open spans are filled in: numbers of citations and of notes, words of cross references, names and links of terms.

Every problem that prose can have is told here, at its place: a flaw in the markup, or an id that leads nowhere.
"""

from collections.abc import Iterable, Mapping
from functools import partial
from types import MappingProxyType
from typing import NamedTuple

from handbook.document.blocks import Block, Blocks, Definitions, Document, Link, Section, Span, Spans
from handbook.document.editorsnotes import first_marked, in_order, is_note_mark, noted_id, raised
from handbook.document.flaw import Flaw
from handbook.document.glossary import Term, terms_of
from handbook.document.numbering import Numbering, target_ids
from handbook.document.references import bracketed, cited_id, is_citation, listed, numbered
from handbook.document.seams import begins, capital, close_up
from handbook.document.surveyed import itself, surveyed
from handbook.document.walk import Place, changed
from handbook.foundation.kept import Kept, Same
from handbook.foundation.marks import HandbookError, Mark, Problem, spelt
from handbook.foundation.nearest import suggest


class Matter(NamedTuple):
    """Sections in order, their numbers and links still open; a generator is taken section by section."""

    sections: Iterable[Section]
    front: Iterable[Section] = ()
    terms: tuple[Term, ...] = ()
    words: Mapping[str, str] = MappingProxyType({})
    """The words of cross references in the language of the book: `see-section`, `reference`, `glossary-entry`, …"""
    quiet: tuple[str, ...] = ()
    """Ids of the sections in which no term is marked."""


def resolve(matter: Matter, kept: Kept | None = None) -> Document:
    """The document with every number, label and link in place; HandbookError (LINK) with all that fail.

    Where something is kept, a section is filled in anew only if it was told anew, or if a number, a title or a term
    of the book has changed.
    """
    kept = Kept() if kept is None else kept
    numbering = Numbering()
    cited: dict[str, None] = {}
    marked: list[str] = []
    front = list(surveyed(matter.front, numbering, cited, marked, kept))
    sections = list(surveyed(matter.sections, numbering, cited, marked, kept))
    filler = _Filler(matter, numbering, cited, marked)
    filler.miss_notes(numbering.notes)
    fill = partial(filler.section, kept=kept, known=None if kept.forgets else filler.known(kept))
    document = Document(tuple(map(fill, sections)), tuple(map(fill, front)))
    _raise(filler.problems)
    return document


class Known(NamedTuple):
    """What a text that is printed without its book may still name: it leaves no trace, but a slip is told."""

    references: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


_NONE = Known()


def alone(blocks: Blocks, terms: tuple[Term, ...] = (), known: Known = _NONE) -> Blocks:
    """Blocks that are printed without the book: terms by name, no citations, no marks of notes.

    A {see:…} needs words of its own.
    """
    filler = _Filler(Matter((), terms=terms), Numbering(), (), (), alone=known)
    made = changed(blocks, filler.change)
    _raise(filler.problems)
    return made


def _raise(problems: Iterable[Problem]) -> None:
    told = {(problem.place, problem.message): problem for problem in problems}
    if told:
        raise HandbookError(tuple(sorted(told.values(), key=lambda problem: problem.place)))


_WRITTEN_IN = {"reference": "references.yaml", "term": "glossary.yaml"}
"""Where to write what the book has none of."""


class _Filler:
    """Fills in one document, section after section."""

    def __init__(
        self,
        matter: Matter,
        numbering: Numbering,
        cited: Iterable[str],
        marked: Iterable[str],
        alone: Known | None = None,
    ) -> None:
        self.words = matter.words
        self.targets = numbering.targets
        known = dict.fromkeys(alone.references if alone else numbering.references)
        self.numbers = numbered((id for id in cited if id in known), known)
        self.notes: Iterable[str] = alone.notes if alone else tuple(numbering.notes)
        self.note_numbers = first_marked(id for id in marked if id in numbering.notes)
        self.terms = terms_of(matter.terms)
        self.problems = list(numbering.problems)
        self.alone, self._quiet = alone is not None, matter.quiet
        self._linked: set[str] = set()
        self._marks_terms, self._own, self._in_notes = True, "", False

    def miss_notes(self, notes: Mapping[str, Mark | None]) -> None:
        """Tell of the notes that no text marks: nobody would know what they are about."""
        for id, mark in notes.items():
            if id not in self.note_numbers:
                hint = f"write {{note:{id}}} behind the words that it is about, or delete it"
                self._miss("LINK-12", f"no text marks the note `{id}`", mark, hint)

    def known(self, kept: Kept) -> Same:
        """All of the book that a section can be filled in with; the same thing as long as it says the same."""
        facts = (
            tuple(self.words.items()), tuple(self.targets.items()), tuple(self.numbers.items()), tuple(self.notes),
            tuple(self.note_numbers.items()), tuple(self.terms.terms.items()), self._quiet,
        )  # fmt: skip
        return Same(kept.made(("known", facts), lambda: facts))

    def section(self, section: Section, kept: Kept, known: Same | None) -> Section:
        """The section with its spans filled in; the one that was filled in before, if it can say nothing else."""
        made, problems = kept.made((known, Same(section)), partial(self._section, section, kept))
        self.problems += problems
        return made

    def _section(self, section: Section, kept: Kept) -> tuple[Section, tuple[Problem, ...]]:
        """A term is linked where the section mentions it first."""
        problems, self.problems = self.problems, []
        self._linked, self._marks_terms = set(), section.id not in self._quiet
        made = section._replace(blocks=tuple(self._block(block) for block in section.blocks))
        told = (kept.made(("filled", made), partial(itself, made)), tuple(self.problems))
        self.problems = problems
        return told

    def _block(self, block: Block) -> Block:
        if isinstance(block, Definitions) and block.kind == "references":
            return self._references(block)
        if isinstance(block, Definitions) and block.kind == "glossary":
            return self._glossary(block)
        if isinstance(block, Definitions) and block.kind == "notes":
            return self._notes(block)
        return changed((block,), self.change)[0]

    def _references(self, block: Definitions) -> Block:
        """Titles of papers are left as they are: no term is marked in them."""
        marked, self._marks_terms = self._marks_terms, False
        made = changed((block,), self.change)[0]
        self._marks_terms = marked
        return listed(made, self.numbers) if isinstance(made, Definitions) else made

    def _notes(self, block: Definitions) -> Block:
        self._in_notes = True
        made = changed((block,), self.change)[0]
        self._in_notes = False
        return in_order(made, self.note_numbers) if isinstance(made, Definitions) else made

    def _glossary(self, block: Definitions) -> Block:
        """An entry leads to the others that it mentions, never to itself, and counts as no mention."""
        entries = []
        for entry in block.entries:
            self._linked, self._own = set(), entry.mentions or entry.id.removeprefix("term-")
            entries.append(entry._replace(meaning=changed(entry.meaning, self.change)))
        self._own, self._linked = "", set()
        return block._replace(entries=tuple(entries))

    # --- spans -------------------------------------------------------------------------------------------

    def change(self, spans: Spans, place: Place) -> Spans:
        """The spans filled in; the same tuple if there is nothing to fill in."""
        made: list[Span] = []
        at, same = 0, True
        while at < len(spans):
            span, group = spans[at], 1
            if is_citation(span):
                while at + group < len(spans) and is_citation(spans[at + group]):
                    group += 1
                self._cite(spans[at : at + group], made)
                same = False
            else:
                before = len(made)
                made.extend(self._filled(span, place, made))
                same = same and len(made) == before + 1 and made[-1] is span
            at += group
        return spans if same else tuple(made)

    def _filled(self, span: Span, place: Place, before: list[Span]) -> Iterable[Span]:
        if isinstance(span, Flaw):
            if span.problem:
                self.problems.append(span.problem)
            return (span,)
        if is_note_mark(span):
            return self._note(span, before)
        if span.term and not span.link:
            return (self._term(span, before),)
        if span.link:
            opens = span.link.target.startswith("#") and not span.link.says and span.look != "folio"
            return self._see(span, span.link.target[1:], before) if opens else (span,)
        marked = place == "words" and self._marks_terms and span.look in ("plain", "em", "strong") and not span.lang
        return self._mentions(span) if marked else (span,)

    def _note(self, span: Span, before: list[Span]) -> Iterable[Span]:
        """A mark stands close behind the words that it is about, and never behind a figure."""
        id = noted_id(span)
        if not self._known("LINK-11", "note", id, self.notes, span):
            return (span,)
        close_up(before)
        if self.alone:
            return ()
        if self._in_notes:
            self._miss("LINK-13", "a note marks another note", span.mark, "say in the first what is to be known")
        elif before and (before[-1].look == "amount" or before[-1].text[-1:].isdecimal()):
            what = "a raised number behind a figure can be read as a part of it"
            self._miss("LINK-13", what, span.mark, "mark the note behind a word or at the end of the sentence")
        return (raised(span, self.note_numbers.get(id, 0), self.words["editors-note"]),)

    def _cite(self, group: Spans, made: list[Span]) -> None:
        known = [span for span in group if self._known("LINK-01", "reference", cited_id(span), self.numbers, span)]
        if self.alone:
            close_up(made)
        elif known:
            if made and made[-1].text.endswith(" "):
                made[-1] = made[-1]._replace(text=f"{made[-1].text[:-1]}\u00a0")
            made.extend(bracketed(known, self.numbers, self.words["reference"]))

    def _known(self, code: str, what: str, id: str, among: Iterable[str], span: Span) -> bool:
        if id in among:
            return True
        hint = suggest(id, among, file=_WRITTEN_IN.get(what, ""))
        self._miss(code, f"there is no {what} {spelt(id)}", span.mark, hint)
        return False

    def _miss(self, code: str, message: str, mark: Mark | None, hint: str) -> None:
        self.problems.append(Problem(code, message, mark, hint))

    def _see(self, span: Span, id: str, before: list[Span]) -> Iterable[Span]:
        if self.alone:
            if not span.text:
                hint = f"write what it is called: {{see:{id}|the handbook}}"
                self._miss("LINK-08", "there are no sections to lead to outside the handbook", span.mark, hint)
            return (span._replace(link=None),)
        target = self.targets.get(id)
        if target is None or target.kind == "entry":
            self._known("LINK-02", "section, table or figure", id, tuple(target_ids(self.targets)), span)
            return (span,)
        says = target.says(self.words)
        text = span.text or (capital(says) if begins(before) else says)
        link = Link(f"#{id}", says)
        return (span._replace(text=text, link=link), Span("", "folio", link, mark=span.mark))

    def _term(self, span: Span, before: list[Span]) -> Span:
        """A term that the text names: by its name unless other words are given."""
        if not self._known("LINK-03", "term", span.term, self.terms.terms, span):
            return span
        name = self.terms.terms[span.term].name
        text = span.text or (capital(name) if begins(before) else name)
        return self._mention(span, text, span.term)

    def _mentions(self, span: Span) -> Iterable[Span]:
        """A span cut where it mentions terms; the span itself if it mentions none."""
        made: list[Span] = []
        at = 0
        for start, end, term in self.terms.mentions(span.text):
            if term == self._own:
                continue
            if start > at:
                made.append(Span(span.text[at:start], span.look, mark=span.mark))
            made.append(self._mention(span, span.text[start:end], term))
            at = end
        if not made:
            return (span,)
        if at < len(span.text):
            made.append(Span(span.text[at:], span.look, mark=span.mark))
        return made

    def _mention(self, span: Span, text: str, term: str) -> Span:
        """A mention carries its term, and the first one of a section leads to the glossary."""
        link = None
        if term not in self._linked and term != self._own and f"term-{term}" in self.targets:
            self._linked.add(term)
            says = self.words["glossary-entry"].format(term=self.terms.terms[term].name)
            link = Link(f"#term-{term}", says)
        if self._own:
            return Span(text, span.look, link, mark=span.mark)
        return Span(text, span.look, link, term, span.mark)
