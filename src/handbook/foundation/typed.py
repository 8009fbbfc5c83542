"""Numbers, dates, ids and yes or no, read strictly from the text as typed."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Self

from pydantic_core import PydanticCustomError, core_schema

from handbook.foundation.marks import Mark
from handbook.foundation.nearest import as_id, suggest
from handbook.foundation.regex import Regex
from handbook.foundation.values import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from pydantic_core import CoreSchema

_WHOLE = Regex(r"0|-?[1-9]\d{0,8}")
_NUMBER = Regex(r"-?(0|[1-9]\d{0,8})(\.\d{1,9})?")
_NAME = Regex(r"[a-z0-9]+(-[a-z0-9]+)*")
_DAY = Regex(r"(\d{4})-(\d{2})-(\d{2})")
_LOOSE_DAY = Regex(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")


def fault(code: str, message: str, hint: str = "", mark: Mark | None = None, mend: str = "") -> PydanticCustomError:
    """What a validator raises: a problem of this code, at the value unless a mark says otherwise.

    `mend` is what to write in place of the whole value, if there is no doubt about it.
    """
    told = {"message": message, "hint": hint, "mark": mark, "mend": mend}
    return PydanticCustomError(code, "{message}", told)


def text_of(value: Any, wanted: str) -> Scalar:
    """The text of a value; a fault if it is empty, a list or a mapping."""
    if isinstance(value, Scalar) and value:
        return value
    found = {Scalar: "nothing", Sequence: "a list", Mapping: "a mapping"}.get(type(value), "no text")
    raise fault("SCHEMA-05" if value == "" else "SCHEMA-03", f"{found} stands here", f"write {wanted}")


def _anchored(pattern: Regex) -> str:
    return f"^({pattern.pattern})$"


class Strict:
    """What is read by its own `read`, keeps its place, and has a shape to tell editors."""

    mark: Mark | None = None
    shape: ClassVar[dict[str, Any]]

    @classmethod
    def read(cls, value: Any) -> Self:
        """The value in what is written; a fault if it is none."""
        raise NotImplementedError

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(cls.read)

    @classmethod
    def __get_pydantic_json_schema__(cls, _: CoreSchema, handler: Any) -> dict[str, Any]:
        return dict(cls.shape)


class Whole(Strict, int):
    """A whole number that knows its place; refuses 1.0, 1e3 and 010."""

    shape: ClassVar = {"type": ["integer", "string"], "pattern": _anchored(_WHOLE)}

    @classmethod
    def read(cls, value: Any) -> Self:
        """The number in a Scalar; a fault (SCHEMA-06) if it is none."""
        text = text_of(value, "a whole number: 2")
        if not _WHOLE.fullmatch(text):
            raise fault("SCHEMA-06", f'"{text}" is not a whole number', _whole_hint(text))
        made = cls(text)
        made.mark = text.mark
        return made


class Number(Strict, float):
    """A number that knows its place; refuses .5, 1e3 and 05."""

    shape: ClassVar = {"type": ["number", "string"], "pattern": _anchored(_NUMBER)}

    @classmethod
    def read(cls, value: Any) -> Self:
        """The number in a Scalar; a fault (SCHEMA-06) if it is none."""
        text = text_of(value, "a number: 1.5")
        if not _NUMBER.fullmatch(text):
            raise fault("SCHEMA-06", f'"{text}" is not a number', "write digits and a point: 0.5")
        made = cls(text)
        made.mark = text.mark
        return made


class Day(Strict, date):
    """A date that knows its place, written year-month-day (ISO 8601)."""

    shape: ClassVar = {"type": "string", "format": "date", "pattern": _anchored(_DAY)}

    @classmethod
    def read(cls, value: Any) -> Self:
        """The date in a Scalar; a fault (SCHEMA-07) if it is none."""
        text = text_of(value, "a date: 2026-03-02")
        if not _DAY.fullmatch(text):
            raise fault("SCHEMA-07", f'"{text}" is not a date', f"write {_day_hint(text)}")
        try:
            made = cls(int(text[:4]), int(text[5:7]), int(text[8:]))
        except ValueError:
            raise fault("SCHEMA-07", f"there is no day {text}", "check the month and the day") from None
        made.mark = text.mark
        return made


def _whole_hint(text: str) -> str:
    """The number of `2.0`; of a word that is no number none is proposed."""
    found = re.fullmatch(r"0*([1-9]\d{0,8})(?:\.0+)?", text)
    return f"write {found[1]}" if found else "write a number in digits, or delete the key if none is stated"


def _day_hint(text: str) -> str:
    loose = _LOOSE_DAY.fullmatch(text)
    return f"{loose[1]}-{loose[2]:0>2}-{loose[3]:0>2}" if loose else "year-month-day: 2026-03-02"


def _flag(value: Any) -> bool:
    text = text_of(value, "yes or no")
    known = {"yes": True, "true": True, "no": False, "false": False}
    if text not in known:
        raise fault("SCHEMA-09", f'"{text}" is neither yes nor no', "write yes or no")
    return known[text]


def _name(value: Scalar) -> Scalar:
    if not _NAME.fullmatch(text_of(value, "an id: small letters, digits and hyphens")):
        made = as_id(value)
        hint = f"write {made}" if made else "write small letters, digits and hyphens"
        raise fault("SCHEMA-08", f'"{value}" is not an id (small letters, digits, hyphens)', hint)
    return value


def _filled(value: Scalar) -> Scalar:
    return text_of(value, "a text, or delete the key")


class Checked:
    """For `Annotated[Scalar, …]`: how a text is checked, and what an editor's schema tells of it.

    Pydantic's own validators ask each function for its signature, at every field that it stands at.
    """

    def __init__(self, check: Callable[[Any], Any], tells: dict[str, Any], plain: bool = False) -> None:
        self.check, self.tells, self.plain = check, tells, plain

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> CoreSchema:
        if self.plain:
            return core_schema.no_info_plain_validator_function(self.check)
        return core_schema.no_info_after_validator_function(self.check, core_schema.is_instance_schema(Scalar))

    def __get_pydantic_json_schema__(self, _: CoreSchema, handler: Any) -> dict[str, Any]:
        return dict(self.tells)


class Before:
    """For `Annotated[…]`: what is written short is read as what it stands for; editors are told of both forms.

    `short` makes the schema of the short form from that of the long one; left out, editors are told of no other.
    """

    def __init__(
        self, widen: Callable[[Any], Any], short: Callable[[dict[str, Any]], dict[str, Any]] | None = None
    ) -> None:
        self.widen, self.short = widen, short

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> CoreSchema:
        return core_schema.no_info_before_validator_function(self.widen, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: Any) -> dict[str, Any]:
        own: dict[str, Any] = handler(schema)
        return {"anyOf": [own, self.short(own)]} if self.short else own


def under(key: str) -> Callable[[Any], Any]:
    """For `Before`: a text alone is the value of this key."""

    def widen(value: Any) -> Any:
        return Mapping({key: value}, value.source, value.span) if isinstance(value, Scalar) else value

    return widen


def one_of(*words: str) -> Checked:
    """For `Annotated[Scalar, one_of("self", "clinic")]`: one of these words, keeping its mark."""

    def check(value: Scalar) -> Scalar:
        if value not in words:
            raise misses(value, words)
        return value

    # A number written without quotes is a number to an editor.
    return Checked(check, {"enum": [*words, *(int(word) for word in words if word.isdecimal())]})


def misses(value: object, words: tuple[str, ...], more: str = "") -> PydanticCustomError:
    """The fault of a value that is none of the words which are known there; `more` is told where none is near."""
    what = f'"{value}" is not known here' if value != "" else "a word is missing here"
    hint = suggest(str(value), words)
    return fault("SCHEMA-04", what, hint if hint.startswith("did you mean") else f"{hint}{more}")


Flag = Annotated[bool, Checked(_flag, {"enum": [True, False, "yes", "no", "true", "false"]}, plain=True)]
"""Yes or no."""
Name = Annotated[Scalar, Checked(_name, {"type": ["string", "integer"], "pattern": _anchored(_NAME)})]
"""An id: small letters, digits and hyphens."""
Text = Annotated[Scalar, Checked(_filled, {"type": ["string", "number", "boolean"], "minLength": 1})]
"""A text that must not be empty."""
WORDS = {"type": ["string", "number", "boolean"]}
"""What an editor takes a text for that is written without quotes."""
