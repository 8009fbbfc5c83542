"""The gate between a folder and a book: every file read and typed, every problem told at once."""

from __future__ import annotations

from collections import abc
from collections.abc import Callable, Iterator
from hashlib import sha256
from itertools import islice
from os.path import isdir, isfile, lexists
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from handbook.book.book import Book
from handbook.book.crossings import crossings
from handbook.book.edition import Frame
from handbook.book.filed import FILES, model_of
from handbook.book.piecetable import with_pieces
from handbook.book.prescribed import Regimens
from handbook.book.routing import routed, set_nowhere
from handbook.book.section import Section
from handbook.book.soundness import unsound
from handbook.book.wording import misplaced
from handbook.foundation.entry import unseen
from handbook.foundation.files import Shelf, shown
from handbook.foundation.kept import Kept, Same
from handbook.foundation.marks import HandbookError, Problem, refuse
from handbook.foundation.model import Model, misses, validate
from handbook.foundation.nearest import as_id, suggest
from handbook.foundation.overrides import Override, apply
from handbook.foundation.reader import MAX_BYTES, decoded, start_of
from handbook.foundation.values import Mapping, Scalar, Sequence
from handbook.language.locale import ENGLISH, Language, language
from handbook.medicine.notation import ENGLISH_FIGURES, Notation, notation

if TYPE_CHECKING:
    from handbook.document.drawings import Picture

Kinds = abc.Mapping[str, type[Section]]
"""The kinds of section by name."""
_T = TypeVar("_T")
_MOST = 200
"""Problems of one kind: nobody mends more at once."""


def opened(folder: Path, kinds: Kinds, overrides: tuple[Override, ...] = (), kept: Kept | None = None) -> Book:
    """The book in a folder; HandbookError with every problem of reading, typing and cross-checking.

    `kinds` are the kinds of section, each with the model that its files are read by. A file whose bytes are
    those that are kept is neither taken apart nor typed again.
    """
    gate = _Gate(folder, kinds, overrides, Kept() if kept is None else kept)
    book = gate.book()
    if gate.problems or book is None:
        raise HandbookError(tuple(sorted(gate.problems, key=lambda problem: problem.place)))
    return book


class _Gate:
    """One folder on its way to become a book, with the problems met so far."""

    def __init__(self, folder: Path, kinds: Kinds, overrides: tuple[Override, ...], kept: Kept) -> None:
        self.folder, self.kinds, self.kept = folder, kinds, kept
        self.shelf, self.told = Shelf(folder), shown(folder)
        self.problems: list[Problem] = []
        self.overrides = routed(overrides, FILES)
        self.pictures: dict[str, Picture] = {}
        self.figures = ENGLISH_FIGURES

    def attempt(self, step: Callable[..., _T], *given: Any) -> _T | None:
        """What a step makes; None if it was refused, with its problems kept."""
        try:
            return step(*given)
        except HandbookError as error:
            self.problems += error.problems
            return None

    def book(self) -> Book | None:
        if not isfile(self.folder / "handbook.yaml"):
            raise _no_book(self.folder)
        _refuse_odd_name(self.folder)
        self.problems += _strangers(self.folder)
        self.figures = self._notation()
        made: dict[str, Any] = {name: self._file(name) for name in FILES}
        absent = [name for name in FILES if not self._there(name)]
        names = list(self._names(made["handbook"]))
        sections = [section for name in names if (section := self._section(name))]
        whole = made["handbook"] is not None and len(sections) == len(made["handbook"].sections)
        self.problems += islice(crossings(made, sections, whole, absent), _MOST)
        self._look_at_pictures(sections)
        frame = made["handbook"]
        speech = self.attempt(language, frame.edition.language) if isinstance(frame, Frame) else None
        if made["regimens"]:
            self.problems += unsound(made["regimens"].regimens, speech.times if speech else {})
        self.problems += set_nowhere(self.overrides)
        if self.problems or not isinstance(frame, Frame) or speech is None:
            return None
        return self._bound(frame, made, tuple(sections), speech)

    # --- files -------------------------------------------------------------------------------------------

    def _file(self, name: str) -> Model | None:
        mapping = self.attempt(self._mapping, f"{name}.yaml", name) if self._there(name) else None
        return None if mapping is None else self.attempt(self._model, name, mapping)

    def _model(self, name: str, mapping: Mapping) -> Model:
        return self.kept.made(
            (name, Same(mapping), self.figures), lambda: validate(model_of(name), mapping, told=self.figures)
        )

    def _notation(self) -> Notation:
        """How the book writes amounts: by the language that handbook.yaml names, sound or not, and its own pieces."""
        try:
            written = self._written("handbook.yaml")
            now = _language_of(apply(written, self.overrides.get("handbook", ())))
            figures = notation(now, _language_of(written))
        except HandbookError:
            figures = ENGLISH_FIGURES
        try:
            return with_pieces(figures, apply(self._written("regimens.yaml"), self.overrides.get("regimens", ())))
        except HandbookError:  # it is told when the file is read
            return figures

    def _there(self, name: str) -> bool:
        return lexists(self.folder / f"{name}.yaml")

    def _mapping(self, file: str, name: str) -> Mapping:
        """What a file says, with the values that the command line sets instead."""
        made = apply(self._written(file), self.overrides.pop(name, ()))
        self.problems += self.kept.made(("misplaced", Same(made)), lambda: tuple(misplaced(made)))
        return made

    def _written(self, file: str) -> Mapping:
        """What stands in a file; it is read at every build, and taken apart only if its bytes are others."""
        data = self.shelf.bytes(file, MAX_BYTES)
        key = (self.told, file, data)
        return self.kept.made(key, lambda: decoded(self.folder / file, data))

    def _names(self, frame: Frame | None) -> Iterator[Scalar]:
        """The sections that are listed and exist; what is missing or listed twice is told."""
        listed = frame.sections if frame else self._names_as_written()
        known = bool(frame or listed)
        found = {path.stem: path for path in sorted((self.folder / "sections").glob("*.yaml"))}
        for name in dict.fromkeys(listed):
            if name in found:
                yield name
            else:
                what = f"there is no file sections/{name}.yaml"
                self.problems.append(Problem("BOOK-06", what, name.mark, suggest(name, found)))
        self.problems += _listed_twice(listed)
        if known:
            kept = set(listed)
            self.problems += [_unlisted(found[name]) for name in found if name not in kept]

    def _names_as_written(self) -> tuple[Scalar, ...]:
        """The list of sections in a handbook.yaml that has other faults."""
        try:
            names = self._written("handbook.yaml").get("sections")
        except HandbookError:
            return ()
        return tuple(name for name in names if isinstance(name, Scalar)) if isinstance(names, Sequence) else ()

    def _section(self, name: Scalar) -> Section | None:
        mapping = self.attempt(self._mapping, f"sections/{name}.yaml", f"sections.{name}")
        return None if mapping is None else self.attempt(self._typed, mapping, name)

    def _typed(self, mapping: Mapping, name: Scalar) -> Section:
        return self.kept.made((Same(mapping), Same(name)), lambda: _typed(mapping, name, self.kinds))

    # --- what belongs together ---------------------------------------------------------------------------

    def _look_at_pictures(self, sections: list[Section]) -> None:
        for section in sections:
            for part in section.parts("figure"):
                if part.value.kind == "image" and part.value.file:
                    from handbook.book.images import picture

                    found = self.attempt(picture, part.value.file, self.shelf, self.kept)
                    if found:
                        self.pictures[part.value.file] = found

    def _bound(self, frame: Frame, made: dict[str, Any], sections: tuple[Section, ...], speech: Language) -> Book:
        regimens = made["regimens"] or Regimens()
        return Book(
            folder=self.folder,
            edition=frame.edition,
            notice=frame.notice,
            sections=sections,
            standing=frame.standing,
            at_a_glance=frame.at_a_glance,
            not_covered=frame.not_covered,
            waivers=frame.waivers,
            severity=frame.severity,
            course_limit=regimens.course_limit,
            figures=self.figures,
            forms={form.id: form for form in regimens.forms},
            medicines={one.id: one for one in regimens.medicines},
            regimens={regimen.id: regimen for regimen in regimens.regimens},
            terms=made["glossary"].terms if made["glossary"] else (),
            references=made["references"].references if made["references"] else (),
            notes=made["notes"].notes if made["notes"] else (),
            card=made["card"],
            calendar=made["calendar"],
            pictures=self.pictures,
            files=self.shelf.read,
            fingerprint=fingerprint(self.shelf.read),
            language=speech,
        )


def _language_of(written: Mapping) -> Language:
    edition = written.get("edition")
    tag = edition.get("language") if isinstance(edition, Mapping) else None
    return language(tag) if isinstance(tag, Scalar) else ENGLISH


def _typed(mapping: Mapping, name: Scalar, kinds: Kinds) -> Section:
    """A section in the model of its kind; its id is the file's name unless it has one of its own."""
    kind = mapping.get("kind")
    if not isinstance(kind, Scalar):
        raise refuse("SCHEMA-02", "`kind` is missing", mapping.mark, f"write `kind:` first: {', '.join(kinds)}")
    if kind not in kinds:
        told: Any = misses(kind, tuple(kinds))
        raise refuse("SCHEMA-04", f'"{kind}" is no kind of section', kind.mark, told.context["hint"])
    named = mapping if "id" in mapping else mapping.having("id", name, name.mark)
    return validate(kinds[kind], named)


# --- the folder ------------------------------------------------------------------------------------------


def _no_book(folder: Path) -> HandbookError:
    if not isdir(folder):
        return refuse("BOOK-01", f"there is no folder {shown(folder)}", None, "name a folder with a handbook.yaml")
    hint = "add a handbook.yaml, or name the folder of a book"
    message = f"{shown(folder)} has no handbook.yaml, so it is no book"
    return refuse("BOOK-02", message, start_of(folder / "handbook.yaml"), hint)


def _refuse_odd_name(folder: Path) -> None:
    """Products and events of a calendar bear the folder's name."""
    name = folder.resolve().name
    if unseen(name):
        message = "the name of this folder has signs in it that cannot be written"
        raise refuse("BOOK-09", message, start_of(folder), "rename it: small letters, digits and hyphens")


def _strangers(folder: Path) -> Iterator[Problem]:
    """YAML files that nothing would read: a slip in the name would lose what they say."""
    found = (path for each in (folder, folder / "sections") for path in each.glob("*.[yY]*[mM][lL]"))
    for path in sorted(one for one in found if one.suffix.lower() in (".yaml", ".yml")):
        if path.suffix != ".yaml":
            hint = f"rename it to {path.stem.lower()}.yaml"
            yield Problem("BOOK-03", "YAML files of a book end in .yaml", start_of(path), hint)
        elif path.parent == folder and path.stem not in FILES:
            hint = suggest(path.name, [f"{name}.yaml" for name in FILES])
            yield Problem("BOOK-03", f"a book has no file {path.name}", start_of(path), hint)


def _unlisted(path: Path) -> Problem:
    message = f"this section is not listed in handbook.yaml, so it would not be printed: {path.stem}"
    if as_id(path.stem) == path.stem:
        mend = f"add `- {path.stem}` under `sections:`"
    else:
        mend = "rename it with small letters, digits and hyphens"
    return Problem("BOOK-07", message, start_of(path), f"{mend}, or delete the file")


def _listed_twice(names: tuple[Scalar, ...]) -> Iterator[Problem]:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            yield Problem("BOOK-08", f"the section `{name}` is listed twice", name.mark, "delete one of the two")
        seen.add(name)


def fingerprint(files: abc.Mapping[str, bytes]) -> str:
    """The first 12 hexadecimal digits of the SHA-256 over names and bytes of a book's files, in their order."""
    digest = sha256()
    for name, data in sorted(files.items()):
        digest.update(f"{name}\0".encode())
        digest.update(sha256(data).digest())
    return digest.hexdigest()[:12]
