"""How values are written in a style sheet; each reader says what to write instead of a wrong one."""

from typing import Any, NamedTuple, Protocol

from handbook.foundation.nearest import suggest
from handbook.foundation.regex import Regex
from handbook.foundation.units import Colour, colour, length


class Unfit(Exception):
    """A text that cannot be the value of its key; `code` as in `handbook explain`."""

    def __init__(self, code: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.code, self.message, self.hint = code, message, hint
        self.variable = ""
        """The variable in whose text the fault lies, if it is not in the value's own."""


class Reader(Protocol):
    """Reads one kind of value; `Unfit` if the text is none."""

    @property
    def computed(self) -> bool:
        """Whether `$names` and sums are worked out before it is read."""

    def __call__(self, text: str) -> Any: ...


class Length(NamedTuple):
    """A length with its unit, in points; the limits are points too."""

    low: float
    high: float
    computed: bool = True

    def __call__(self, text: str) -> float:
        try:
            points = length(text)
        except ValueError:
            bare = not text.strip("0123456789.")
            hint = f"write {text} pt or {text} mm" if bare else "write a number and a unit: 12 mm, 9.5 pt, 1 in"
            raise Unfit("STYLE-03", f"`{text}` is not a length", hint) from None
        if not self.low <= points <= self.high:
            short = points < self.low
            hint = f"write {self.low:g} pt or more" if short else f"write {self.high:g} pt or less"
            raise Unfit("STYLE-06", f"`{text}` is too {'little' if short else 'much'}", hint)
        return points


class Hue(NamedTuple):
    """A colour, or a shade of one: `"#0b5563"`, `black`, `white`."""

    computed: bool = True

    def __call__(self, text: str) -> Colour:
        try:
            return colour(text)
        except ValueError:
            hint = 'write six hexadecimal digits in quotes: "#0b5563"'
            raise Unfit("STYLE-04", f"`{text}` is not a colour", hint) from None


_NUMBER = Regex(r"(-?\d{1,9}(?:\.\d{1,9})?)( ?%)?")


class Number(NamedTuple):
    """A number without a unit; a share may be written in per cent."""

    low: float
    high: float
    whole: bool = False
    computed: bool = True

    def __call__(self, text: str) -> float:
        found = _NUMBER.fullmatch(text)
        value = float(found[1]) / (100 if found[2] else 1) if found else 0.0
        kind = "whole number" if self.whole else "number"
        hint = f"write a {kind} from {self.low:g} to {self.high:g}"
        if not found or (self.whole and (found[2] or value != int(value))):
            raise Unfit("STYLE-05", f"`{text}` is not a {kind}", hint)
        if not self.low <= value <= self.high:
            raise Unfit("STYLE-06", f"`{text}` is out of range", hint)
        return int(value) if self.whole else value


class OneOf(NamedTuple):
    """One of a few words."""

    words: tuple[str, ...]
    computed: bool = True

    def __call__(self, text: str) -> str:
        if text in self.words:
            return text
        raise Unfit("STYLE-05", f"`{text}` is not known here", suggest(text, self.words))


class Flag(NamedTuple):
    """Yes or no."""

    computed: bool = True

    def __call__(self, text: str) -> bool:
        if text in ("yes", "true", "no", "false"):
            return text in ("yes", "true")
        raise Unfit("STYLE-05", f"`{text}` is neither yes nor no", "write yes or no")


class Words(NamedTuple):
    """Words that are taken as they stand."""

    longest: int
    computed: bool = False

    def __call__(self, text: str) -> str:
        if len(text) > self.longest:
            raise Unfit("STYLE-06", f"{len(text)} characters are too many", f"write at most {self.longest}")
        return text
