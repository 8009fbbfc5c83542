"""What type is set with: the cuts of a style, the hyphenation of a language, page numbers that are known."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from handbook.document.blocks import Look, Span, Spans
from handbook.foundation.kept import Kept
from handbook.foundation.units import Colour
from handbook.layout.type.faces import Face, FaceKey, face
from handbook.style.sheet import Style, Type

Spoken = Callable[[str], Sequence[tuple[int, int, str]]]
"""Where the abbreviations of a text start and end, and what each stands for; from left to right."""


class Cut(NamedTuple):
    """A face at a size in an ink."""

    face: Face
    size: float
    ink: Colour
    space: float
    """Width of a word space, points; behind a raised number that of the words beside it."""
    hyphenate: bool
    rise: float = 0.0
    """How far its baseline stands above that of the line, points."""


_MOST_WORDS = 50_000
"""Words whose hyphenation is remembered: more than any book has."""


class Setting:
    """A style at work in one language; remembers the cuts and hyphenations it has looked up."""

    __slots__ = (
        "_cuts",
        "_hyphens",
        "_positions",
        "folios",
        "language",
        "links",
        "spoken",
        "style",
        "texts",
        "words",
    )

    def __init__(
        self,
        style: Style,
        language: str,
        folios: Mapping[str, str] | None = None,
        links: bool = True,
        words: Mapping[str, str] = MappingProxyType({}),
        spoken: Spoken | None = None,
        texts: Kept | None = None,
    ) -> None:
        self.style, self.language, self.links = style, language, links
        self.folios = folios
        """Page numbers by anchor, to be printed with cross references; None where links do that work."""
        self.words = words
        """The publication's own words (Note, Caution, Table, …) in its language."""
        self.spoken = spoken
        """Finds the abbreviations of a text for those who hear it; None if they are to be heard as they stand."""
        self.texts = Kept() if texts is None else texts
        """Texts that are set already, where the same few come again and again: the days of calendars."""
        self._cuts: dict[tuple[Type, Look, bool], Cut] = {}
        self._hyphens: dict[str, tuple[int, ...]] = {}
        self._positions: Callable[[str], list[int]] | None = None

    @property
    def joins(self) -> str:
        """The word between the figures of a range, such as “to”."""
        return self.words.get("range", "").partition("{low}")[2].partition("{high}")[0].strip()

    def with_folios(self, folios: Mapping[str, str] | None) -> "Setting":
        """The same setting with page numbers known, or with none."""
        made = Setting(self.style, self.language, folios, self.links, self.words, self.spoken)
        made._cuts, made._hyphens, made._positions = self._cuts, self._hyphens, self._positions
        return made

    def with_style(self, style: Style) -> "Setting":
        """The same setting in another style."""
        texts = self.texts if self.texts.forgets else self.texts.beside()
        made = Setting(style, self.language, self.folios, self.links, self.words, self.spoken, texts)
        made._hyphens, made._positions = self._hyphens, self._positions
        return made

    def cut_of(self, kind: Type, span: Span) -> Cut:
        """The cut of a span. A term that leads to the glossary keeps the ink of its neighbours."""
        made = self.cut(kind, span.look, self.links and span.link is not None and not span.term)
        # The hyphens of the book's language are wrong in words of another.
        return made._replace(hyphenate=False) if span.lang and made.hyphenate else made

    def cuts(self, kind: Type, spans: Spans) -> list[Cut]:
        """The cut of each span."""
        own = self.cut(kind)
        return [
            own if span.look == "plain" and span.link is None and not span.lang else self.cut_of(kind, span)
            for span in spans
        ]

    def baseline(self, kind: Type) -> float:
        """From the top of a line to its baseline: capitals stand in the middle of the line."""
        own = self.cut(kind)
        return kind.leading / 2 + own.face.cap_height * own.size / 2000

    def cut(self, kind: Type, look: Look = "plain", linked: bool = False) -> Cut:
        """The cut that a role's words have in this look."""
        key = (kind, look, linked)
        found = self._cuts.get(key)
        if found is None:
            found = self._cuts[key] = self._choose(kind, look, linked)
        return found

    def _choose(self, kind: Type, look: Look, linked: bool) -> Cut:
        weight, italic, size, figures = kind.weight, kind.italic, kind.size, kind.figures
        family, ink = kind.family, self.style.link if linked else kind.colour
        if look == "em":
            italic = not italic
        elif look == "strong":
            weight = min(900, max(600, weight + 200))
        elif look == "amount":
            weight, figures = max(self.style.amount_weight, weight), "tabular"
        elif look == "code":
            # Beside a serif, sans looks larger.
            family, size = "sans", size * (0.96 if kind.family == "serif" else 1.0)
        elif look == "folio":
            figures = "tabular"
        elif look == "label":
            card = self.style.card
            weight, size, ink = card.strong, size * card.label / card.text, self.style.accent
        rise = 0.0
        if look == "note":
            share = self.style.note_mark
            # What the figure is smaller by, and a little more: it ends above the capitals beside it.
            size, rise = kind.size * share, kind.size * (_CAPITALS * (1 - share) + 0.1)
        optical = _step(kind.optical or size) if family == "serif" else 10.0
        chosen = face(FaceKey(family, weight, italic, optical, figures, kind.small_caps))
        beside = kind.size if rise else size
        return Cut(
            chosen, size, ink, chosen.space.width * beside / 1000, kind.hyphenate and look in _HYPHENATED, rise
        )

    def hyphens(self, word: str) -> tuple[int, ...]:
        """Where a word may be hyphenated: at least two letters before and three after."""
        found = self._hyphens.get(word)
        if found is None:
            if len(self._hyphens) == _MOST_WORDS:  # a desk sees every stage of every word that is typed
                self._hyphens.clear()
            found = self._hyphens[word] = self._hyphenate(word)
        return found

    def _hyphenate(self, word: str) -> tuple[int, ...]:
        core = word.strip(".,;:()[]“”‘’\"'!?…")
        if len(core) < 6 or not core.isalpha() or core.isupper():
            return ()
        if self._positions is None:
            from handbook.layout.type.hyphenation import hyphenator

            self._positions = hyphenator(self.language)
        start = word.index(core)
        return tuple(start + at for at in self._positions(core))


_CAPITALS = 0.67
"""Height of the capitals and figures of our faces, in em."""
_HYPHENATED: tuple[Look, ...] = ("plain", "em", "strong")


def _step(optical: float) -> float:
    """Optical sizes are shared between near sizes, so that few faces are embedded."""
    return min((8.0, 10.0, 14.0, 20.0, 28.0, 40.0, 60.0), key=lambda step: abs(step - optical))
