"""Numbers and anchors: sections 1, 1.1; appendices A, A.1; tables and figures through the whole book."""

from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple, TypeVar
from unicodedata import normalize

from handbook.document.blocks import Block, Definitions, Figure, Heading, Section, Spans, Table
from handbook.document.editorsnotes import own_id
from handbook.document.prose import words as words_of
from handbook.foundation.marks import Mark, Problem
from handbook.foundation.nearest import as_id

Kind = Literal["section", "appendix", "plain", "table", "figure", "entry"]

_Captioned = TypeVar("_Captioned", Table, Figure)


class Target(NamedTuple):
    """Something that the text may lead to."""

    kind: Kind
    number: str
    title: str

    def says(self, words: Mapping[str, str]) -> str:
        """What a cross reference to it says: section 3, Timing."""
        kind = self.kind if self.number and self.kind != "entry" else "plain"
        said = words[f"see-{kind}"].format(number=self.number, title=self.title)
        return said.replace(f" {self.number}", f"\u00a0{self.number}", 1) if self.number else said


class Numbering:
    """The counters of one document, the targets numbered so far, and the ids that were used twice."""

    def __init__(self) -> None:
        self.targets: dict[str, Target] = {}
        self.references: list[str] = []
        self.notes: dict[str, Mark | None] = {}
        self.problems: list[Problem] = []
        self._counts = {"section": 0, "appendix": 0, "table": 0, "figure": 0}
        self._inner = 0
        self._used: dict[str, int] = {}

    def section(self, section: Section) -> Section:
        """The section with its numbers and ids in place."""
        number = self._section_number(section)
        self._inner = 0
        blocks = tuple(self._block(block, section, number) for block in section.blocks)
        return section._replace(number=number, blocks=blocks)

    def _section_number(self, section: Section) -> str:
        if section.kind == "plain":
            return ""
        count = self._count(section.kind)
        return _letters(count) if section.kind == "appendix" else str(count)

    def _count(self, kind: str) -> int:
        self._counts[kind] += 1
        return self._counts[kind]

    def _block(self, block: Block, section: Section, number: str) -> Block:
        match block:
            case Heading(level=1):
                self._target(section.id, Target(section.kind, number, words_of(block.spans)), block.mark)
                return block._replace(id=section.id, number=number)
            case Heading():
                return self._heading(block, section, number)
            case Table():
                return self._captioned(block, "table")
            case Figure():
                return self._captioned(block, "figure")
            case Definitions():
                self._entries(block)
        return block

    def _heading(self, block: Heading, section: Section, number: str) -> Heading:
        """Headings of the second level are numbered; deeper ones are told by the number above them."""
        if block.level == 2 and number:
            self._inner += 1
        told = f"{number}.{self._inner}" if number and self._inner else number
        id = block.id or self._free(f"{section.id}.{slug(block.spans)}")
        self._target(id, Target(section.kind, told, words_of(block.spans)), block.mark)
        return block._replace(id=id, number=told if block.level == 2 else "")

    def _free(self, id: str) -> str:
        """This id, or with a number behind it if it is taken."""
        free = id
        while free in self.targets:
            self._used[id] = self._used.get(id, 1) + 1
            free = f"{id}-{self._used[id]}"
        return free

    def _captioned(self, block: _Captioned, kind: Literal["table", "figure"]) -> _Captioned:
        number = str(self._count(kind)) if block.caption else ""
        if block.id:
            self._target(block.id, Target(kind, number, words_of(block.caption)), block.mark)
        return block._replace(number=number) if number else block

    def _entries(self, block: Definitions) -> None:
        for entry in block.entries:
            if entry.id:
                self._target(entry.id, Target("entry", "", words_of(entry.term)), entry.mark)
            if block.kind == "references":
                self.references.append(entry.id.removeprefix("ref-"))
            elif block.kind == "notes":
                self.notes[own_id(entry)] = entry.mark

    def _target(self, id: str, target: Target, mark: Mark | None) -> None:
        if id in self.targets:
            message = f"two things have the id `{id}`"
            self.problems.append(Problem("LINK-09", message, mark, "give one of them another id"))
        self.targets[id] = target


def slug(spans: Spans) -> str:
    """An id made from the words of a heading."""
    plain = normalize("NFKD", words_of(spans)).encode("ascii", "ignore").decode()
    return as_id(plain) or "part"


def _letters(number: int) -> str:
    """A to Z, then AA, AB, …"""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def target_ids(targets: Mapping[str, Target]) -> Iterator[str]:
    """The ids that {see:…} may name."""
    return (id for id, target in targets.items() if target.kind != "entry")
