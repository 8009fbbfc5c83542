"""A book that is looked at while it is written: its pages, their pictures, what the check finds, files to take."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple
from zipfile import ZipFile, ZipInfo

from handbook.foundation.kept import Same
from handbook.foundation.marks import HandbookError, Problem
from handbook.foundation.pausing import Pause
from handbook.paint.holding import hold
from handbook.press import build, check
from handbook.press.makers import make
from handbook.press.memory import Memory, lasting
from handbook.press.opening import read, styles_of
from handbook.press.raster import drawn
from handbook.press.wishes import ordered

if TYPE_CHECKING:
    from handbook.layout.pages.page import Page, Publication


class Sheet(NamedTuple):
    """A page or sheet to be shown: the name of its picture, its size in points, its folio."""

    id: str
    width: float
    height: float
    label: str


class Entry(NamedTuple):
    """A heading that leads to one of the sheets, counted from 0."""

    level: int
    title: str
    sheet: int


class Proof(NamedTuple):
    """A product as it would be printed now."""

    sheets: tuple[Sheet, ...]
    contents: tuple[Entry, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    """A calendar's days as a plain list."""
    dated: bool = False
    """Whether there is an .ics file."""
    regimen: str = ""
    """Whose days they are, if another than the book's was wished for."""


class _Shown(NamedTuple):
    page: Page
    product: str
    links: bool
    """Whether its publication has any."""


_PICTURES = 160
"""So many pictures are kept for another look; a hundred kilobytes each."""
_TOGETHER = 4
"""Sheets that are drawn at once: their type is cut for all of them together."""
_PROOFS = 3
"""Of each product, whose pictures can still be asked for; and the last one that was fit to be printed."""


class Live:
    """One book, kept warm. Not for several threads at once."""

    def __init__(self, folder: Path, memory: Memory | None = None) -> None:
        self.folder = folder
        self.memory = memory or lasting()
        self.picture_folders: frozenset[Path] = frozenset()
        """Where the pictures of the book lie, as it was last read."""
        self._names: dict[Same, str] = {}
        self._pages: dict[str, _Shown] = {}
        self._proofs: dict[str, list[Proof]] = {}
        self._fit: dict[str, Proof] = {}
        self._pictures: OrderedDict[str, bytes] = OrderedDict()
        self._count = 0

    def proof(self, product: str, wishes: Mapping[str, str]) -> Proof:
        """The product as it is wished for; HandbookError if it cannot be laid out."""
        order = ordered(self.folder, product, wishes)
        book = read(order, self.memory)
        made = make(product, order, book, styles_of(order, self.memory), self.memory)
        self.picture_folders = frozenset((self.folder / name).parent for name in book.pictures)
        pages = _bound(made.publication.pages)
        links = made.publication.annotations
        hold(pages, links, self.memory.of(product))
        sheets = tuple(self._sheet(_Shown(page, product, links)) for page in pages)
        contents, wished = tuple(_contents(made.publication, pages)), wishes.get("regimen", "")
        proof = Proof(sheets, contents, made.facts(), made.ics is not None, wished)
        self._proofs[product] = [*self._proofs.get(product, ()), proof][-_PROOFS:]
        self._let_go()
        return proof

    def check(self, product: str, wishes: Mapping[str, str], pause: Pause | None = None) -> Sequence[Problem]:
        """The problems of the book and of all that is made of it, this product as it is wished for.

        A proof may be made, or a picture, in one of its pauses.
        """
        order, regimen = ordered(self.folder, product, wishes), wishes.get("regimen", "")
        shown = [proof for proof in self._proofs.get(product, ()) if proof.regimen == regimen][-1:]
        try:
            every = order._replace(products=("handbook", "card", "calendar"))
            found = check([every], memory=self.memory, pause=pause).warnings
        except HandbookError as error:
            return error.problems
        for proof in shown:
            self._fit[product] = proof
        return found

    def fit(self, product: str, wishes: Mapping[str, str]) -> Proof | None:
        """The last proof that the check let pass; None if there is none, or it is of another regimen."""
        found = self._fit.get(product)
        return found if found and found.regimen == wishes.get("regimen", "") else None

    def picture(self, name: str) -> bytes | None:
        """The picture (JPEG) of a sheet that was told of lately; None for any other name."""
        if name not in self._pages:
            return None
        if name not in self._pictures:
            self._draw(self._beside(name))
        self._pictures.move_to_end(name)
        return self._pictures[name]

    def _beside(self, name: str) -> list[str]:
        """The sheets to be drawn with one that is asked for: the few of a calendar are looked at all together."""
        proofs = (some[-1] for some in self._proofs.values() if some)
        few = next((proof.sheets for proof in proofs if any(sheet.id == name for sheet in proof.sheets)), ())
        together = [sheet.id for sheet in few if sheet.id not in self._pictures]
        return together if len(few) <= _TOGETHER and name in together else [name]

    def _draw(self, names: Sequence[str]) -> None:
        pages, (_, product, links) = [self._pages[name].page for name in names], self._pages[names[0]]
        for name, picture in zip(names, drawn(pages, links, self.memory.of(product)), strict=True):
            self._pictures[name] = picture
            if len(self._pictures) > _PICTURES:
                self._pictures.popitem(last=False)

    def take(self, product: str, wishes: Mapping[str, str], kind: str = "pdf") -> list[tuple[str, bytes]]:
        """The files that the command would write, by name: `pdf`, `ics` or `png`. HandbookError as the command."""
        with TemporaryDirectory(prefix="handbook-") as folder:
            order = ordered(self.folder, product, wishes, Path(folder))._replace(png=kind == "png")
            if kind == "ics":
                order = order._replace(calendar=order.calendar._replace(ics=True))
            paths = build([order], memory=self.memory).outputs
            files = [(path.name, path.read_bytes()) for path in paths if path.suffix == f".{kind}"]
        return files if len(files) < 2 else [(f"{self.folder.resolve().name}-{product}.zip", _packed(files))]

    @property
    def size(self) -> int:
        """How many things are kept; it does not grow from edit to edit."""
        return self.memory.size + len(self._names) + len(self._pages) + len(self._pictures)

    def _sheet(self, shown: _Shown) -> Sheet:
        page = shown.page
        name = self._names.get(Same(page))
        if name is None:
            self._count += 1
            name = self._names[Same(page)] = f"{self._count:x}"
        self._pages[name] = shown
        return Sheet(name, page.width, page.height, page.label)

    def _let_go(self) -> None:
        """Only sheets that somebody may still be looking at have a name."""
        proofs = [*self._fit.values(), *(proof for some in self._proofs.values() for proof in some)]
        wanted = {sheet.id for proof in proofs for sheet in proof.sheets}
        self._names = {page: name for page, name in self._names.items() if name in wanted}
        self._pages = {name: shown for name, shown in self._pages.items() if name in wanted}
        for name in [name for name in self._pictures if name not in wanted]:
            del self._pictures[name]


def _packed(files: Sequence[tuple[str, bytes]]) -> bytes:
    """Many files as one; the same files give the same bytes."""
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for name, data in files:
            archive.writestr(ZipInfo(name), data)
    return out.getvalue()


def _bound(pages: object) -> list[Page]:
    """The pages in the order in which they are bound: front matter first."""
    made: list[Page] = list(pages)  # type: ignore[call-overload]
    return [page for page in made if page.front] + [page for page in made if not page.front]


def _contents(publication: Publication, pages: Sequence[Page]) -> Iterator[Entry]:
    at = {anchor.id: number for number, page in enumerate(pages) for anchor in page.anchors}
    for bookmark in publication.outline:
        if bookmark.anchor in at:
            yield Entry(bookmark.level, bookmark.title, at[bookmark.anchor])
