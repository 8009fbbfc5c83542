"""Doses and frequencies of a regimen, whose refusal says in the keys beside them what no text there can."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from handbook.foundation.model import fault
from handbook.foundation.values import Scalar
from handbook.medicine.written import Written, notation_in

if TYPE_CHECKING:
    from pydantic_core import CoreSchema
    from pydantic_core.core_schema import ValidationInfo


class InKeys:
    """For `Annotated[Amount, InKeys("dose")]`: a value of a regimen, which has keys for how often, when, how long.

    A step, a limit, a slot or another statement has fewer of them; a hint that names one would lead to a fault there.
    """

    def __init__(self, key: str) -> None:
        self.key = key

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> CoreSchema:
        from pydantic_core import core_schema

        return core_schema.with_info_plain_validator_function(partial(_read, source, self.key))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: Any) -> dict[str, Any]:
        return {"type": ["string", "number"]}


def _read(kind: type[Written], key: str, value: Any, info: ValidationInfo) -> Written:
    """The value; its fault says what to write beside it, where that is the whole of what was typed."""
    from pydantic_core import PydanticCustomError

    try:
        return kind.placed(value, info)
    except PydanticCustomError as error:
        told: dict[str, Any] = error.context or {}
        said = ""
        if isinstance(value, Scalar) and not told["mend"] and error.type in _OPEN:
            figures = notation_in(info)
            said = figures.local(_in_keys(key, figures.plain(value)))
        raise fault(error.type, told["message"], said or told["hint"], told["mark"], told["mend"]) from None


_OPEN = ("DOSE-04", "DOSE-06", "DOSE-07", "DOSE-15", "SCHED-05")
"""What more words than a grammar knows are refused as."""


def _in_keys(key: str, text: str) -> str:
    if key == "dose":
        from handbook.medicine.amounthints import elsewhere
        from handbook.medicine.beside import beside
        from handbook.medicine.lenient import in_figures, mended

        return beside(in_figures(text)) or ("" if mended(text) else elsewhere(text))
    if key in ("step", "limit"):
        from handbook.medicine.beside import in_limit, in_step

        return in_step(text) if key == "step" else in_limit(text)
    from handbook.medicine.frequencyhints import often_in_keys

    return often_in_keys(text)
