"""Doses and frequencies of a regimen, whose refusal says in the keys beside them what no text there can."""

from __future__ import annotations

from typing import Any

from handbook.foundation.fault import Fault, Reader, fault
from handbook.foundation.values import Scalar
from handbook.medicine.written import notation_in


class InKeys:
    """For `Annotated[Amount, InKeys("dose")]`: a value of a regimen, which has keys for how often, when, how long.

    A step, a limit, a slot or another statement has fewer of them; a hint that names one would lead to a fault there.
    """

    def __init__(self, key: str) -> None:
        self.key = key

    def read(self, inner: Reader, value: Any, told: object) -> Any:
        """The value; its fault says what to write beside it, where that is the whole of what was typed."""
        try:
            return inner(value, told)
        except Fault as error:
            said = ""
            if isinstance(value, Scalar) and not error.mend and error.code in _OPEN:
                figures = notation_in(told)
                said = figures.local(_in_keys(self.key, figures.plain(value)))
            raise fault(error.code, error.message, said or error.hint, error.mark, error.mend) from None

    def json_schema(self, own: dict[str, Any]) -> dict[str, Any]:
        """What an editor is told."""
        return {"type": ["string", "number"]}


_OPEN = ("DOSE-04", "DOSE-06", "DOSE-07", "DOSE-15", "SCHED-05")
"""What more words than a grammar knows are refused as."""


def _in_keys(key: str, text: str) -> str:
    if key == "dose":
        from handbook.medicine.amounthints import elsewhere
        from handbook.medicine.beside import beside

        return beside(text) or elsewhere(text)
    if key in ("step", "limit"):
        from handbook.medicine.beside import in_limit, in_step

        return in_step(text) if key == "step" else in_limit(text)
    from handbook.medicine.frequencyhints import often_in_keys

    return often_in_keys(text)
