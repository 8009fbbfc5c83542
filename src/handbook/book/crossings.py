"""What the files of a book say of each other: ids used once, and ids that lead somewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from handbook.book.calendar import Calendar
from handbook.book.edition import Frame
from handbook.book.prescribed import Regimens, WrittenRegimen
from handbook.book.section import Section, cases_of
from handbook.document.addresses import astray
from handbook.document.blocks import Span
from handbook.document.numbering import slug
from handbook.foundation.marks import Problem, spelt
from handbook.foundation.nearest import suggest
from handbook.foundation.values import Scalar

if TYPE_CHECKING:
    from collections.abc import Mapping

RESERVED = ("at-a-glance", "dosing-summary", "card-and-calendar", "glossary", "editors-notes", "references", "about")
"""Ids of what the program itself adds to a book."""


def crossings(
    files: Mapping[str, Any], sections: Sequence[Section], whole: bool = True, absent: Sequence[str] = ()
) -> Iterator[Problem]:
    """Every problem between the files that could be typed; one that could not takes no part.

    An absent file takes part as one that holds nothing.

    If the sections are not the `whole` of them, nothing is said to be missing in them.
    """
    yield from _used_twice(files, sections)
    yield from _reserved(sections)
    regimens: Regimens | None = Regimens() if "regimens" in absent else files["regimens"]
    if regimens:
        yield from _forms(regimens, files)
        yield from _regimens(regimens, files, sections)
        yield from _also(regimens.regimens)
        if whole:
            yield from _places(regimens.regimens, sections)
    if files["glossary"]:
        known = dict.fromkeys(term.id for term in files["glossary"].terms)
        yield from (_unknown("LINK-03", "term", id, known) for one in files["glossary"].terms
                    for id in one.see if id not in known)  # fmt: skip
    if files["calendar"]:
        yield from _plan(files["calendar"])
    yield from _figures(sections)
    yield from _addresses(files)


_WRITTEN_IN = {"regimen": "regimens.yaml", "form": "regimens.yaml", "term": "glossary.yaml"}


def _unknown(code: str, what: str, id: Scalar, known: Iterable[str]) -> Problem:
    hint = suggest(id, known, file=_WRITTEN_IN.get(what, ""))
    return Problem(code, f"there is no {what} {spelt(id)}", id.mark, hint)


def _used_twice(files: Mapping[str, Any], sections: Sequence[Section]) -> Iterator[Problem]:
    frame: Frame | None = files["handbook"]
    regimens: Regimens = files["regimens"] or Regimens()
    groups: list[tuple[str, list[Scalar]]] = [
        ("standing facts", [one.fact for one in frame.standing] if frame else []),
        ("forms", [one.id for one in regimens.forms]),
        ("medicines", [one.id for one in regimens.medicines]),
        *((f"products of `{one.id}`", [part.id for part in one.products]) for one in regimens.medicines),
        ("regimens", [one.id for one in regimens.regimens]),
        *((f"statements of `{one.id}`", [also.id for also in one.also_stated]) for one in regimens.regimens),
        ("terms", [one.id for one in files["glossary"].terms] if files["glossary"] else []),
        ("references", [one.id for one in files["references"].references] if files["references"] else []),
        ("notes", [one.id for one in files["notes"].notes] if files["notes"] else []),
        ("sections", [one.id for one in sections]),
    ]
    for what, ids in groups:
        seen: set[str] = set()
        for id in ids:
            if id in seen:
                yield Problem("BOOK-10", f"two {what} have the id `{id}`", id.mark, "give one of them another id")
            seen.add(id)


def _reserved(sections: Iterable[Section]) -> Iterator[Problem]:
    for section in sections:
        if section.id in RESERVED:
            message = f"`{section.id}` is the id of a part that every book gets"
            yield Problem("BOOK-11", message, section.id.mark, f"write `id: {section.id}-notes`, or rename the file")


def _forms(regimens: Regimens, files: Mapping[str, Any]) -> Iterator[Problem]:
    known = dict.fromkeys(form.id for form in regimens.forms)
    named = [one.form for one in regimens.regimens]
    if files["card"]:
        named.append(files["card"].form)
    yield from (_unknown("LINK-10", "form", id, known) for id in named if id is not None and id not in known)
    medicines = dict.fromkeys(one.id for one in regimens.medicines)
    told = [one.medicine for one in regimens.regimens]
    yield from (
        _unknown("LINK-15", "medicine", id, medicines) for id in told if id is not None and id not in medicines
    )


def _regimens(regimens: Regimens, files: Mapping[str, Any], sections: Iterable[Section]) -> Iterator[Problem]:
    known = dict.fromkeys(one.id for one in regimens.regimens)
    named: list[Scalar] = []
    if files["card"]:
        named += files["card"].regimens
    if files["calendar"]:
        named += files["calendar"].regimens
    for section in sections:
        named += getattr(section, "regimens", ())
        named += [id for case in cases_of(section) for id in case.regimen]
        named += [part.value.regimen for part in section.parts("figure") if part.value.regimen]
    yield from (_unknown("LINK-04", "regimen", id, known) for id in named if id not in known)


def _plan(calendar: Calendar) -> Iterator[Problem]:
    """A calendar is of one regimen, or of a plan of several; no regimen stands in it twice."""
    if calendar.regimen is not None and calendar.plan:
        hint = "move the regimen into `plan:`"
        yield Problem("SCHEMA-13", "`regimen` and `plan` are one too many", calendar.regimen.mark, hint)
    seen: set[str] = set()
    for line in calendar.plan:
        if line.regimen in seen:
            yield Problem(
                "BOOK-10", f"the plan has `{line.regimen}` twice", line.regimen.mark, "delete one of the two"
            )
        seen.add(line.regimen)


def _places(regimens: Iterable[WrittenRegimen], sections: Sequence[Section]) -> Iterator[Problem]:
    """Where a regimen says that it is stated: a section, or a heading or case in it."""
    known = set(anchors(sections))
    for regimen in regimens:
        places = (regimen.stated_in, *(also.stated_in for also in regimen.also_stated))
        yield from (_unknown("LINK-02", "section", id, known) for id in places if id and id not in known)


def _also(regimens: Iterable[WrittenRegimen]) -> Iterator[Problem]:
    for regimen in regimens:
        for also in regimen.also_stated:
            if not (also.dose or also.frequency or also.course or also.rest):
                hint = "add dose, frequency, course or break"
                yield Problem("SCHEMA-02", f"`{also.id}` states nothing that differs", also.id.mark, hint)


def anchors(sections: Iterable[Section]) -> Iterator[str]:
    for section in sections:
        yield section.id
        yield from (f"{section.id}.{case.id}" for case in cases_of(section))
        for part in section.parts("h"):
            yield f"{section.id}.{part.value.id or slug((Span(part.value.text),))}"


def _figures(sections: Iterable[Section]) -> Iterator[Problem]:
    """A figure has what its kind is drawn from, and an image has words for those who cannot see it."""
    for section in sections:
        for part in section.parts("figure"):
            figure = part.value
            if figure.kind == "course" and not figure.regimen:
                yield Problem("SCHEMA-02", "`regimen` is missing", part.mark, "add `regimen:` and an id")
            if figure.kind == "image" and not figure.file:
                yield Problem("SCHEMA-02", "`file` is missing", part.mark, "add `file: images/name.png`")
            if figure.kind == "image" and not figure.alt:
                hint = "add `alt:` and say what the image shows"
                yield Problem("IMAGE-06", "this image says nothing to those who cannot see it", part.mark, hint)


def _addresses(files: Mapping[str, Any]) -> Iterator[Problem]:
    for one in files["references"].references if files["references"] else ():
        problem = astray(one.url, one.url.mark) if one.url else None
        if problem:
            yield problem
