"""The author's own pieces as they are written: `{lozenge: lozenges}`, or every plural that the language has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

from pydantic_core import core_schema

from handbook.foundation.model import fault, misses
from handbook.foundation.values import Mapping, Scalar
from handbook.medicine.notation import Notation
from handbook.medicine.ownpieces import code_of, is_word
from handbook.medicine.product import FORMS
from handbook.medicine.units import UNITS
from handbook.medicine.written import notation_in

if TYPE_CHECKING:
    from pydantic_core import CoreSchema
    from pydantic_core.core_schema import ValidationInfo


@dataclass(frozen=True, slots=True)
class PieceTable:
    """Pieces that the program has no word for: singular and plural, or a word for each plural of the language."""

    codes: tuple[tuple[str, str], ...] = ()
    """Each with the code of its unit."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> CoreSchema:
        return core_schema.with_info_plain_validator_function(cls.read)

    @classmethod
    def __get_pydantic_json_schema__(cls, _: CoreSchema, handler: Any) -> dict[str, Any]:
        plurals = {"type": "object", "additionalProperties": {"type": "string"}}
        return {"type": "object", "additionalProperties": {"anyOf": [{"type": "string"}, plurals]}}

    @classmethod
    def read(cls, value: Any, info: ValidationInfo) -> Self:
        """The table in a mapping; a fault DOSE-27 (a word is taken), -28 (plurals), -29 (no word)."""
        if not isinstance(value, Mapping):
            raise fault("SCHEMA-03", "`piece: its plural` lines must stand here", "write lozenge: lozenges")
        taken: dict[str, str] = {}
        made = []
        for name, mark, told in value.marks():
            forms = _forms(name, told, mark, notation_in(info).plurals)
            for word in dict.fromkeys((name, *forms.values())):
                _check(word, name, taken, mark)
                taken[word] = name
            made.append((name, code_of(forms)))
        return cls(tuple(made))


def with_pieces(figures: Notation, written: Mapping) -> Notation:
    """The notation of a book with the pieces that its regimens.yaml declares; what is unsound there is left out."""
    return figures._replace(pieces=tuple(dict(_spelled(written.get("pieces"))).items()))


def _spelled(table: Any) -> Iterator[tuple[str, str]]:
    """Every word for a piece, with the code of it."""
    for name, told in table.items() if isinstance(table, Mapping) else ():
        forms = {"one": name, "other": told} if isinstance(told, Scalar) else told
        words = (name, *forms.values()) if isinstance(forms, dict) and "one" in forms else ("",)
        if all(isinstance(word, str) and is_word(word) for word in words):
            code = code_of(forms)
            yield from ((str(word), code) for word in words)


def _forms(name: str, told: Any, mark: Any, plurals: tuple[str, ...]) -> dict[str, str]:
    """The words by plural; a fault DOSE-28 if they are not those that the language has."""
    forms = {"one": name, "other": told} if isinstance(told, Scalar) else told
    if not isinstance(forms, dict) or not all(isinstance(word, str) for word in forms.values()):
        raise fault("SCHEMA-03", f"`{name}` needs the words that several are called", _wanted(plurals), mark)
    if "one" not in forms or (plurals and set(forms) != set(plurals)):
        raise fault("DOSE-28", f"`{name}` has not the plurals that the book's language has", _wanted(plurals), mark)
    return {plural: str(word) for plural, word in forms.items()}


def _wanted(plurals: tuple[str, ...]) -> str:
    if len(plurals) > 2:
        return f"write a word for each: {{{', '.join(f'{plural}: …' for plural in plurals)}}}"
    return "write the plural alone (lozenge: lozenges), or {one: …, other: …}"


def _check(word: str, name: str, taken: dict[str, str], mark: Any) -> None:
    """Whether a word can stand for this piece, and for nothing else."""
    from handbook.medicine.lenient import LOOSE, known_unit  # few books have pieces of their own

    if not is_word(word):
        message = f'"{word}" is no word for a piece'
        raise fault("DOSE-29", message, "write letters only; no figures, and neither “to” nor “per”", mark)
    ours = known_unit(word)
    if ours or word.casefold() in (*FORMS, *LOOSE):
        hint = f"take it out: `{ours}` is understood without it" if ours in _FORM_OF else "take it out"
        raise fault("DOSE-27", f'"{word}" is ours already', hint, mark)
    if taken.get(word, name) != name:
        message = f'"{word}" would stand for {taken[word]} and for {name}'
        raise fault("DOSE-27", message, "give one of them another word", mark)


_FORM_OF = frozenset(word for unit in UNITS.values() for word in (*unit.us, *unit.uk))


class OwnForm(Scalar):
    """A form that is one of the author's pieces."""

    __slots__ = ("piece",)
    piece: str
    """The code of its unit."""


class FormName:
    """For `Annotated[Scalar, FormName()]`: a form that is known, or one of the author's own pieces."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> CoreSchema:
        check = core_schema.with_info_plain_validator_function(_form)
        return core_schema.chain_schema([core_schema.is_instance_schema(Scalar), check])

    def __get_pydantic_json_schema__(self, _: CoreSchema, handler: Any) -> dict[str, Any]:
        return {"anyOf": [{"enum": [*FORMS]}, {"type": "string"}]}


def _form(value: Scalar, info: ValidationInfo) -> Scalar:
    if value in FORMS:
        return value
    own = dict(notation_in(info).pieces)
    if value not in own:
        raise misses(value, (*FORMS, *own), "; a piece of your own stands under `pieces:`, with its plural")
    made = OwnForm(value, value.source, value.span)
    made.piece = own[value]
    return made


def piece_of(form: Scalar) -> str:
    """The code of the piece that a form of the author's own is counted in; empty for a form that is known."""
    return form.piece if isinstance(form, OwnForm) else ""
