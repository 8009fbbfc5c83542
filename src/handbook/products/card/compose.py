"""The card of a book: its words resolved, and set as the user wishes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from handbook.book.book import Book
from handbook.book.noted import Noted
from handbook.document.blocks import Column, Paragraph, Span, Spans, Table
from handbook.document.prose import words as words_of
from handbook.document.resolve import alone
from handbook.foundation.kept import Kept, Same
from handbook.foundation.marks import HandbookError, Problem, refuse
from handbook.language.spoken import Spoken
from handbook.layout.pages.page import Publication
from handbook.layout.type.setting import Setting
from handbook.products.bookfacts import metadata_of
from handbook.products.card.quickcard import CardWishes, compose_card
from handbook.products.card.words import CardRow, CardWords
from handbook.style.sheet import Style
from handbook.telling import card as written
from handbook.telling.card import CardFact
from handbook.telling.endmatter import known, mentioned_terms
from handbook.telling.speaker import speak
from handbook.telling.voice import Voice

_SHORT = 20
"""A value of so few letters fits a line of every card."""


def compose(
    book: Book,
    style: Style,
    wishes: CardWishes,
    shop: bool = False,
    recipient: str = "",
    noted: Noted | None = None,
) -> Publication:
    """The book's quick-card; BOOK-30 if it has none, BOOK-32 if a study's dose stands on it.

    `noted` is where a process that makes many keeps what the cards of all people share: the words, set in each size.
    """
    if book.card is None:
        hint = f"write {book.folder.name}/card.yaml: `regimens: [ID]` is all that it must say"
        raise refuse("BOOK-30", f"{book.name} has no card.yaml, so there is nothing to put on a card", None, hint)
    if not book.card.regimens:
        hint = "write `regimens: [ID]` with ids of regimens.yaml"
        message = f"the card.yaml of {book.name} names no regimen, so it has no dose to show"
        raise refuse("BOOK-30", message, None, hint)
    _refuse_studies(book)
    voice = speak(book)
    metadata = metadata_of(book, voice.say("quick-card"))
    noted = Noted(book, Kept()) if noted is None else noted
    words = noted.made("words", lambda: card_words(voice))
    setting = noted.kept.made(("setting", Same(words), Same(style)), lambda: _setting(voice, style))
    return compose_card(words, wishes, voice.language, setting, metadata, shop, recipient, noted.kept)


def _setting(voice: Voice, style: Style) -> Setting:
    return Setting(style, voice.language.tag, None, False, voice.words, Spoken(voice.language))


def _refuse_studies(book: Book) -> None:
    """A dose met in a study is none to take, so it cannot stand among those that are."""
    assert book.card
    named = (id for id in book.card.regimens if book.regimens[id].audience == "study")
    problems = [
        Problem("BOOK-32", f"`{id}` is a dose from a study, and a card holds doses to take", id.mark, "take it out")
        for id in named
    ]
    if problems:
        raise HandbookError(tuple(problems))


def card_words(voice: Voice) -> CardWords:
    """What the card says, as it stands without the book: no citations, terms by name."""
    said = written.say(voice)
    contact = next((fact for fact in said.facts if fact.key == "contact"), None)
    facts = [
        fact._replace(label=fact.label.upper(), items=_alone(voice, fact.items))
        for fact in said.facts
        if fact.key != "contact"
    ]
    entries = tuple(voice.spans(line) for line in voice.book.not_covered)
    uncovered = CardFact(voice.say("not-covered").upper(), _alone(voice, entries), "not-covered")
    edition, speech = voice.book.edition, voice.language
    version = voice.say("card-foot", version=edition.version, date=_tied(speech.long(edition.updated).rstrip(".")))
    source = _tied(f"{voice.say('fingerprint')} {voice.book.fingerprint}.") if voice.book.fingerprint else ""
    (notice,) = _alone(voice, (said.notice,))
    return CardWords(
        said.title,
        _form(said, voice),
        (said.heads[0].upper(), said.heads[1].upper(), said.heads[2].upper()),
        tuple(_rows(said, voice)),
        tuple(facts),
        " ".join(filter(None, (version, where(voice), source))),
        _evidence(voice),
        (uncovered,) if entries else (),
        (contact.label if contact else voice.say("contact")).upper(),
        said.contacts,
        voice.say("goes-on-over"),
        speech.say("to-write").upper(),
        notice,
        said.mark,
    )


def _form(said: written.CardMatter, voice: Voice) -> str:
    """Form and strength, without the name that is the title already, and the route that all doses share."""
    assert voice.book.card
    form = said.form.removeprefix(said.title).strip(" \u00a0")
    routes = {str(voice.book.regimens[id].route) for id in voice.book.card.regimens}
    route = routes.pop() if len(routes) == 1 else ""
    return " · ".join(filter(None, (form, route)))


def _evidence(voice: Voice) -> str:
    """The standing fact on evidence; a short value stays on one line."""
    fact = next((fact for fact in voice.book.standing if fact.fact == "evidence"), None)
    if fact is None:
        return ""
    value = _tied(fact.value) if len(fact.value) <= _SHORT else fact.value
    colon = voice.language.say("colon")
    return words_of(voice.plain(f"{fact.label}{colon}{value}"))


def _rows(said: written.CardMatter, voice: Voice) -> Iterator[CardRow]:
    """The doses; one for clinical care says so before anything else (it is none to take by oneself)."""
    assert voice.book.card
    table = Table((Column(()),) * 3, tuple((dose.title, dose.amount, dose.often) for dose in said.doses))
    (resolved,) = alone((table,), mentioned_terms(voice.book), known(voice.book))
    assert isinstance(resolved, Table)
    regimens = (voice.book.regimens[id] for id in voice.book.card.regimens)
    audiences = {one.id.mark: one.audience for one in regimens}
    for dose, (title, amount, often) in zip(said.doses, resolved.rows, strict=True):
        clinic = bool(often) and audiences[dose.mark] == "clinic"
        warned = (Span(voice.say("tag-clinic"), "strong"), Span(", "), *often) if clinic else often
        yield CardRow(title, amount, warned, dose.part)


def _alone(voice: Voice, lines: Iterable[Spans]) -> tuple[Spans, ...]:
    """Lines as they stand without the book."""
    made = alone(tuple(Paragraph(line) for line in lines), mentioned_terms(voice.book), known(voice.book))
    return tuple(block.spans for block in made if isinstance(block, Paragraph))


def where(voice: Voice) -> str:
    """Where in the handbook to read on: numbers of sections, which no paper or style changes."""
    numbers = {kind: number for number, kind in reversed(list(enumerate(voice.book.kinds, 1)))}
    parts = [voice.say(f"see-{kind}", number=numbers[kind]) for kind in ("dosing", "risk") if kind in numbers]
    said = "; ".join(_tied(part) for part in parts)
    return f"{said[:1].upper()}{said[1:]}." if parts else ""


def _tied(words: str) -> str:
    """Words that no line end parts."""
    return words.replace(" ", "\u00a0")
